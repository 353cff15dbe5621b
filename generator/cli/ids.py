"""`explainer rename`, `merge`, `retire` and `permalinks`: what has an address keeps it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.exits import CannotRunError, ExitCode
from generator.cli.projects import project_of, project_option
from generator.cli.terminal import say, tell
from generator.cli.trial import report_problems, try_changes, write_and_say
from generator.problems import Problem

if TYPE_CHECKING:
    from generator.authoring.identities import Planned, Refused
    from generator.loading.project import LoadedProject

    Plan = Callable[[LoadedProject], Planned | Refused]

_KINDS = ("claim", "quotation", "dispute", "process", "term", "subject")

kind_option = click.option(
    "--kind", type=click.Choice(_KINDS), help="What ID names, if it names two things."
)

_EXITS = """\b
Exit codes: 0 fine; 1 refused, every file is as it was;
2 the command could not run."""


@click.command(
    epilog=f"""\b
Examples:
  explainer rename OLD NEW
  explainer rename ferry-vote ferry-vote-of-june

{_EXITS}"""
)
@click.argument("old")
@click.argument("new")
@kind_option
@project_option
@click.pass_context
def rename(context: click.Context, old: str, new: str, kind: str | None) -> ExitCode:
    """Give OLD the id NEW, in data and pages.

    If OLD was published, data/permalinks.yml lets its address lead to NEW.
    """
    from generator.authoring import identities

    return _carry_out(project_of(context), lambda loaded: identities.rename(loaded, old, new, kind))


@click.command(
    epilog=f"""\b
Examples:
  explainer merge OLD NEW
  explainer merge --without-evidence ferry-vote-again ferry-vote

{_EXITS}"""
)
@click.argument("old")
@click.argument("new")
@click.option("--without-evidence", is_flag=True, help="Leave the passages of OLD behind.")
@kind_option
@project_option
@click.pass_context
def merge(
    context: click.Context, old: str, new: str, kind: str | None, *, without_evidence: bool
) -> ExitCode:
    """Let NEW stand for OLD as well; both are of one kind.

    Whatever named OLD names NEW, the passages of a claim move along, OLD goes, and its address
    leads to NEW. The text of NEW stays as it is.
    """
    from generator.authoring import identities

    return _carry_out(
        project_of(context),
        lambda loaded: identities.merge(loaded, old, new, kind, with_evidence=not without_evidence),
    )


@click.command(
    epilog=f"""\b
Examples:
  explainer retire ID --reason 'the source has withdrawn the article'

{_EXITS}"""
)
@click.argument("name", metavar="ID")
@click.option("--reason", required=True, help="Why it is gone; its address will say so.")
@kind_option
@project_option
@click.pass_context
def retire(context: click.Context, name: str, reason: str, kind: str | None) -> ExitCode:
    """Take ID out of the data, with its reason in data/permalinks.yml.

    Refused while a page or another entry names it.
    """
    from generator.authoring import identities

    reason = " ".join(reason.split())
    if not reason:
        raise click.UsageError("--reason is empty: say in a few words why it is gone")
    return _carry_out(
        project_of(context), lambda loaded: identities.retire(loaded, name, reason, kind)
    )


@click.command(
    epilog="""\b
Examples:
  explainer permalinks              list every id as published
  explainer permalinks --check      only say which are missing

\b
Exit codes: 0 fine; 1 with --check, an id is missing;
2 the command could not run."""
)
@click.option("--check", "only_check", is_flag=True, help="Change nothing; end with 1 if it would.")
@project_option
@click.pass_context
def permalinks(context: click.Context, *, only_check: bool) -> ExitCode:
    """Add the ids that data/permalinks.yml doesn't list as published yet."""
    root = project_of(context)
    from generator.authoring.file_edits import EditError
    from generator.authoring.permalinks import fill_in, unlisted_ids
    from generator.loading.project import load_project
    from generator.verify.project import verify_project

    loaded = load_project(root)
    missing = unlisted_ids(loaded.dataset)
    if not missing:
        tell("every id is listed")
        return ExitCode.FINE
    if only_check:
        say("\n".join(f"missing {name}" for name in missing))
        return ExitCode.PROJECT_IS_WRONG
    try:
        changes = fill_in(loaded).changes()
    except EditError as error:
        tell(f"Nothing was written: {error}; `explainer check` says more.")
        return ExitCode.PROJECT_IS_WRONG
    trial = try_changes(root, verify_project(loaded), changes)
    if trial.breaks_something:
        return _refuse_broken(trial.new_problems, trial.loaded)
    say("\n".join(f"added {name}" for name in missing))
    write_and_say(root, changes, trial)
    return ExitCode.FINE


def _carry_out(root: Path, plan: Plan) -> ExitCode:
    """Make a plan, try it, and write it if the project stays whole."""
    from generator.authoring.identities import Refused
    from generator.loading.project import load_project
    from generator.problems import any_errors
    from generator.verify.project import verify_project

    loaded = load_project(root)
    before = verify_project(loaded)
    if any_errors(list(before.problems)):
        tell("Nothing was written: the project has problems; `explainer check` shows them.")
        return ExitCode.PROJECT_IS_WRONG
    planned = plan(loaded)
    if isinstance(planned, Refused):
        return _refuse(planned)
    trial = try_changes(root, before, planned.changes)
    if trial.breaks_something:
        return _refuse_broken(trial.new_problems, trial.loaded)
    for mention in planned.mentions:
        say(f"changed in {mention.by} ({mention.at})")
    write_and_say(root, planned.changes, trial)
    return ExitCode.FINE


def _refuse(refused: Refused) -> ExitCode:
    if refused.is_misnamed:
        raise CannotRunError(refused.why)
    tell(f"Nothing was written: {refused.why}")
    for mention in refused.places:
        tell(f"  {mention.at}: {mention.by}")
    return ExitCode.PROJECT_IS_WRONG


def _refuse_broken(problems: Sequence[Problem], loaded: LoadedProject) -> ExitCode:
    report_problems([p for p in problems if p.is_error], loaded.lines.line)
    tell("Nothing was written: these problems would arise, shown as the files would be.")
    return ExitCode.PROJECT_IS_WRONG
