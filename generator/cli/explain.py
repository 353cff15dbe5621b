"""`explainer explain`: what a rule asks and how to mend what it finds."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.exits import CannotRunError, ExitCode
from generator.cli.terminal import say


@click.command(
    epilog="""\b
Examples:
  explainer explain                    all rules
  explainer explain passage            the rules about passages
  explainer explain passage/not-found  one rule, with examples
  explainer explain grammar            what pages may hold
  explainer explain --write docs/rules   the documentation, a file for each rule"""
)
@click.argument("rule", required=False)
@click.option(
    "--write",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Write a page for each rule, and one that lists them, into DIR.",
)
def explain(rule: str | None, folder: Path | None) -> ExitCode:
    """Say what a rule asks, why, and how to mend a finding.

    RULE is the id in brackets behind `error` or `warning`, such as passage/not-found, or the
    name of a page: grammar, what pages may hold; word-lists, the words that rules know.
    """
    from generator.rulebook import RULEBOOK
    from generator.rulebook.content_grammar import grammar_page
    from generator.rulebook.pages import list_of_rules, page_of
    from generator.rulebook.word_lists import word_lists_page

    pages = {"grammar": grammar_page, "word-lists": word_lists_page}
    if folder is not None:
        return _write(folder)
    if rule is None:
        say(list_of_rules().rstrip("\n"))
    elif rule in pages:
        say(pages[rule]().rstrip("\n"))
    elif rule in RULEBOOK:
        say(page_of(RULEBOOK[rule]).rstrip("\n"))
    else:
        found = [entry for entry in RULEBOOK.values() if entry.group == rule.rstrip("/")]
        if not found:
            raise CannotRunError(_unknown(rule))
        say("\n".join(f"{entry.id}: {entry.title}" for entry in found))
    return ExitCode.FINE


def _unknown(rule: str) -> str:
    from difflib import get_close_matches

    from generator.rulebook import RULEBOOK

    near = get_close_matches(rule, RULEBOOK, n=3)
    hint = f"did you mean {' or '.join(near)}?" if near else "`explainer explain` lists all"
    return f"there is no rule '{rule}'; {hint}"


def _write(folder: Path) -> ExitCode:
    from generator.cli.writing import write_changes
    from generator.rulebook.pages import all_pages

    pages = {path: text.encode("utf-8") for path, text in all_pages().items()}
    written = write_changes(folder, pages)
    say(f"{len(written)} files written in {folder}")
    return ExitCode.FINE
