"""Ask people for what the options left open; where nobody can answer, say which option to give."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

from generator.cli.exits import CannotRunError

Check = Callable[[str], str | None]
"""Says what is wrong with an answer, None if it is right."""


class Questions:
    """Answers come from options, else from the person at the terminal.

    Without a terminal, open questions are collected, and `finish` names their options.
    """

    def __init__(self) -> None:
        """Begin without a question."""
        self.can_ask = sys.stdin.isatty() and sys.stdout.isatty()
        self._open: list[str] = []

    def need(self, given: str, option: str, question: str, check: Check | None = None) -> str:
        """Give a required answer; "" if it is missing and nobody can be asked."""
        answer = " ".join(given.split())
        if not answer and not self.can_ask:
            self._open.append(option)
            return ""
        return self._settle(answer, option, question, check, default=None)

    def paste(self, given: str, option: str, question: str) -> str:
        """Give a required answer that may have several lines, as words of a page do."""
        if given.strip() or not self.can_ask:
            return self.need(given, option, question)
        click.echo(f"{question} (an empty line ends them)")
        rows: list[str] = []
        while True:
            row = str(click.prompt("", prompt_suffix="> ", default="", show_default=False))
            if row.strip():
                rows.append(row)
            elif rows:
                return " ".join(" ".join(rows).split())

    def may(
        self, given: str, option: str, question: str, check: Check | None = None, default: str = ""
    ) -> str:
        """Give an optional answer; the default where there is none."""
        answer = " ".join(given.split())
        if not answer and not self.can_ask:
            return default
        return self._settle(answer, option, question, check, default=default)

    def choose(self, count: int, question: str) -> int:
        """Let one of several numbered things be chosen, from 1; only where one can ask."""
        chosen: int = click.prompt(question, type=click.IntRange(1, count), default=1)
        return chosen

    def confirm(self, question: str) -> bool:
        """Ask whether to go on; no where nobody can answer."""
        return self.can_ask and click.confirm(question, default=False)

    def finish(self) -> None:
        """Raise CannotRunError if a required answer is missing."""
        if self._open:
            raise CannotRunError(f"nobody can be asked here: give {', '.join(self._open)}")

    def _settle(
        self, answer: str, option: str, question: str, check: Check | None, default: str | None
    ) -> str:
        """Ask until the answer is right; one that came as an option is not asked again."""
        if answer:
            fault = check(answer) if check else None
            if fault is None:
                return answer
            raise CannotRunError(f"{option}: {fault}")
        while True:
            shown = question if default is None else f"{question} [{default or 'none'}]"
            asked = str(click.prompt(shown, default=default or "", show_default=False))
            answer = " ".join(asked.split())
            if not answer and default is not None:
                return default
            fault = check(answer) if check and answer else None
            if answer and fault is None:
                return answer
            click.echo(fault or "an answer is needed here (Ctrl-C ends)")


def one_of(known: Callable[[], list[str]], noun: str) -> Check:
    """Make a check that accepts known ids, separated by spaces."""

    def check(answer: str) -> str | None:
        from generator.text.nearest import did_you_mean

        ids = known()
        for word in answer.replace(",", " ").split():
            if word not in ids:
                return "; ".join((f"there is no {noun} '{word}'", *did_you_mean(word, ids)))
        return None

    return check
