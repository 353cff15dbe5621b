"""Ask people for what the options left open; where nobody can answer, say which option to give."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass

import click

from generator.cli.exits import CannotRunError

NOTHING = "-"
"""Typed for an answer that shall be empty, where Enter would keep or take another one."""

Check = Callable[[str], str | None]
"""Says what is wrong with an answer, None if it is right."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the option that answers it; `help` is shown to those who type `?`."""

    option: str
    words: str
    help: str
    required: bool = False


class Questions:
    """Answers come from options, else from the person at the terminal.

    Without a terminal, open questions are collected, and `finish` names their options.
    """

    def __init__(self) -> None:
        """Begin without a question."""
        self.can_ask = sys.stdin.isatty() and sys.stdout.isatty()
        self._open: list[str] = []

    def ask(
        self,
        question: Question,
        given: str,
        check: Check | None = None,
        *,
        default: str = "",
        again: bool = False,
    ) -> str:
        """Give the answer that an option gave, else what a person says, else the default.

        `again` asks though there is an answer, which Enter keeps. A wrong answer is asked anew;
        where nobody can be asked, it raises CannotRunError, and a missing one that is required
        gives "" until `finish` is called.
        """
        answer = " ".join(given.split())
        fault = check(answer) if check and answer else None
        if answer and fault is None and not again:
            return answer
        if self.can_ask:
            if fault and not again:
                click.echo(f"{question.option} {answer}: {fault}")
            return self._settle(question, check, answer if again else default)
        if fault:
            raise CannotRunError(f"{question.option}: {fault}")
        if not answer and question.required and not default:
            self._open.append(question.option)
        return answer or default

    def paste(self, question: Question, given: str) -> str:
        """Give a required answer that may have several lines, as words of a page do."""
        if given.strip() or not self.can_ask:
            return self.ask(question, given)
        click.echo(f"{question.words} (an empty line ends them, ? explains)")
        rows: list[str] = []
        while True:
            row = str(click.prompt("", prompt_suffix="> ", default="", show_default=False))
            if row.strip() == "?":
                click.echo(f"  {question.help}")
            elif row.strip():
                rows.append(row)
            elif rows:
                return " ".join(" ".join(rows).split())

    def choose(self, count: int, question: str) -> int:
        """Let one of several numbered things be chosen, from 1; only where one can ask."""
        chosen: int = click.prompt(question, type=click.IntRange(1, count), default=1)
        return chosen

    def confirm(self, question: str, *, default: bool = False) -> bool:
        """Ask whether to go on; no where nobody can answer."""
        return self.can_ask and click.confirm(question, default=default)

    def finish(self) -> None:
        """Raise CannotRunError if a required answer is missing."""
        if self._open:
            raise CannotRunError(f"nobody can be asked here: give {', '.join(self._open)}")

    def _settle(self, question: Question, check: Check | None, default: str) -> str:
        """Ask until the answer is right."""
        while True:
            answer = self._typed(question, default)
            if answer == "?":
                click.echo(f"  {question.help}")
                continue
            if answer == NOTHING and not question.required:
                return ""
            answer = answer or default
            if not answer and not question.required:
                return ""
            fault = check(answer) if check and answer else None
            if answer and fault is None:
                return answer
            click.echo(f"{fault or 'an answer is needed here'} (? explains, Ctrl-C ends)")

    def _typed(self, question: Question, default: str) -> str:
        shown = question.words
        if default and not question.required:
            shown += f" [{default}; {NOTHING} for none]"
        elif default or not question.required:
            shown += f" [{default or 'none'}]"
        return " ".join(str(click.prompt(shown, default="", show_default=False)).split())


def one_of(known: Callable[[], list[str]], noun: str) -> Check:
    """Make a check that accepts one of these names."""

    def check(answer: str) -> str | None:
        from generator.text.nearest import did_you_mean

        names = known()
        if answer in names:
            return None
        hints = did_you_mean(answer, names) or (f"there are: {', '.join(names)}",)
        return "; ".join((f"there is no {noun} '{answer}'", *hints))

    return check


def date_fault(text: str) -> str | None:
    """Say what is wrong with a date in EDTF; None if nothing is."""
    from generator.model.edtf import EdtfError, parse_edtf

    try:
        parse_edtf(text)
    except EdtfError as error:
        return str(error)
    return None
