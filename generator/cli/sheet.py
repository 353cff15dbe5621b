"""What has been answered so far, and the command that goes on from there."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import click

from generator.cli.projects import PROJECT_KEY
from generator.cli.questions import Check, Question, Questions
from generator.cli.terminal import tell


@dataclass(slots=True)
class Sheet:
    """Answers by option: texts, lists of texts or of several words, and flags.

    Whoever gives up gets all of them back as one command, quoted for a shell.
    """

    command: tuple[str, ...]
    questions: Questions
    words: str
    texts: dict[str, str]
    lists: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)
    typed: set[str] = field(default_factory=set)
    """The options that a person answered at the terminal."""
    is_settled: bool = False

    def __getitem__(self, option: str) -> str:
        """Give the answer to an option such as `--text`, "" for none."""
        return self.texts.get(option, "")

    def of(self, option: str) -> list[tuple[str, ...]]:
        """Give the list of answers to an option that may be repeated, to add to it."""
        return self.lists.setdefault(option, [])

    def ask(
        self,
        question: Question,
        check: Check | None = None,
        *,
        default: str = "",
        again: bool = False,
    ) -> str:
        """Settle the answer to a question, and keep it."""
        given = self[question.option]
        answer = self.questions.ask(question, given, check, default=default, again=again)
        if answer != " ".join(given.split()):
            self.typed.add(question.option)
        self.texts[question.option] = answer
        return answer

    def forget(self, *options: str) -> None:
        """Drop answers."""
        for option in options:
            self.texts.pop(option, None)
            self.lists.pop(option, None)
            self.flags.discard(option)

    def tell_how_to_go_on(self) -> None:
        """Print the command that has all answers so far, if there are any and nothing was written.

        Nobody who answered questions has to answer them again.
        """
        if self.questions.can_ask and not self.is_settled and (self.words or any(self._options())):
            tell("\nNothing was written. This command goes on from here:\n")
            tell(f"  {self.line()}")

    def line(self) -> str:
        """Write the command with all answers, an option a line."""
        beginning = shlex.join((*self.command, *((self.words,) if self.words else ())))
        return " \\\n      ".join([beginning, *self._options()])

    def _options(self) -> Iterator[str]:
        for option, text in self.texts.items():
            if text:
                yield shlex.join((option, text))
        for option, rows in self.lists.items():
            yield from (shlex.join((option, *row)) for row in rows)
        yield from sorted(self.flags)


def command_of(context: click.Context, *words: str) -> tuple[str, ...]:
    """Write the beginning of a command as it was called, with its project if one was named."""
    project: Path | None = context.meta.get(PROJECT_KEY)
    return ("explainer", *(("-C", str(project)) if project else ()), *words)


def given_texts(options: Mapping[str, str]) -> dict[str, str]:
    """Take the options that were given, by their names on the command line."""
    return {f"--{key.replace('_', '-')}": text for key, text in options.items() if text}
