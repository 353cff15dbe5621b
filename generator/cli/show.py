"""`explainer show`: one entry with everything a reviewer wants to see."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from generator.cli.exits import CannotRunError, ExitCode
from generator.cli.passages import excerpt_lines, joined, out_style
from generator.cli.projects import project_of, project_option
from generator.cli.terminal import say
from generator.cli.trial import report_problems
from generator.problem_report import BOLD, CYAN, RED, YELLOW, visible

if TYPE_CHECKING:
    from generator.authoring.portraits import GuardVerdict, Portrait
    from generator.loading.project import LoadedProject

_WIDTH = 14
_COLOURS = {"holds": CYAN, "excused": YELLOW, "broken": RED}


@click.command(
    epilog="""\b
Examples:
  explainer show ID
  explainer show ferry-vote

\b
Exit codes: 0 fine; 1 something is wrong with the entry;
2 there is no such id."""
)
@click.argument("name", metavar="ID")
@project_option
@click.pass_context
def show(context: click.Context, name: str) -> ExitCode:
    """Show a claim, quotation, dispute or term with its passages in context.

    Also the lines of the source, the pages that use it, and what each guard says: a guard is a
    rule that weighs words, and an exemption excuses one of its findings with a reason.
    """
    root = project_of(context)
    from generator.authoring.portraits import portrait_of
    from generator.loading.project import load_project
    from generator.verify.project import examine_project, verify_project

    loaded = load_project(root)
    kind = _kind_of(loaded, name)
    portrait = portrait_of(loaded, examine_project(loaded), verify_project(loaded), kind, name)
    say(joined(_lines(portrait)))
    report_problems(portrait.problems, loaded.lines.line)
    is_wrong = any(problem.is_error for problem in portrait.problems)
    return ExitCode.PROJECT_IS_WRONG if is_wrong else ExitCode.FINE


def _kind_of(loaded: LoadedProject, name: str) -> str:
    from generator.authoring.mentions import entries_of
    from generator.authoring.portraits import PORTRAYED
    from generator.text.nearest import did_you_mean

    known = {one: kind for kind in PORTRAYED for one in entries_of(loaded.dataset, kind)}
    if name in known:
        return known[name]
    permalinks = loaded.dataset.permalinks
    gone = {old.value: f"it was renamed: '{new}'" for old, new in permalinks.redirects}
    gone |= {old.value: f"it was withdrawn: {reason}" for old, reason in permalinks.withdrawn}
    others = [kind for kind in ("subject", "process") if name in entries_of(loaded.dataset, kind)]
    hints = did_you_mean(name, known)
    if name in gone:
        hints = (gone[name],)
    elif others:
        hints = (f"it is the id of a {others[0]}",)
    elif name in loaded.dataset.sources:
        hints = ("it is the id of a source: the data stands in data/sources/",)
    message = f"there is no claim, quotation, dispute or term '{name}'"
    raise CannotRunError("; ".join((message, *hints)))


def _lines(portrait: Portrait) -> Iterator[str]:
    style = out_style()
    yield style.paint(f"{portrait.kind} {portrait.id}", BOLD) + f"   {portrait.at}"
    for label, value in portrait.facts:
        yield from _fact(label, value, style.width)
    for passage in portrait.passages:
        yield f"  {passage.role}"
        if passage.excerpt is not None:
            yield from excerpt_lines(passage.excerpt)
        else:
            yield f"    not found in {visible(passage.source)}: {visible(passage.words)}"
    yield from _fact("pages", ", ".join(portrait.pages) or "none", style.width)
    if portrait.mentions:
        named = dict.fromkeys(mention.by for mention in portrait.mentions)
        yield from _fact("named by", ", ".join(named), style.width)
    yield from _guard_lines(portrait.guards)


def _fact(label: str, value: str, width: int) -> Iterator[str]:
    head = f"  {label:<{_WIDTH - 2}}"
    rows = textwrap.wrap(visible(value), max(width - _WIDTH, 30)) or [""]
    yield head + rows[0]
    yield from (" " * _WIDTH + row for row in rows[1:])


def _guard_lines(guards: tuple[GuardVerdict, ...] | None) -> Iterator[str]:
    if guards is None:
        yield "  guards    can't judge: a passage is missing"
        return
    style = out_style()
    holding = [guard.rule for guard in guards if guard.outcome == "holds"]
    if holding:
        yield from _fact("holds", ", ".join(holding), style.width)
    for guard in guards:
        if guard.outcome != "holds":
            mark = style.paint(f"{guard.outcome:<{_WIDTH - 2}}", _COLOURS[guard.outcome])
            yield f"  {mark}{guard.rule}"
            yield from (f"    {visible(detail)}" for detail in guard.details)
