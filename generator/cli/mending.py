"""From what the check finds in a new claim back to the questions whose answers can mend it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.cli.adding import Conversation
from generator.cli.dating import FROM_ISSUED
from generator.cli.questions import Question
from generator.cli.terminal import say

if TYPE_CHECKING:
    from generator.authoring.drafts import ClaimDraft
    from generator.cli.trial import Trial
    from generator.problems import Problem

_OPTIONS_OF_RULE = {
    "data/duplicate-id": ("--id",),
    "subject/label": ("--subject",),
    "subject/name-clash": ("--subject",),
    "page/orphan": ("--page",),
    "said-by/missing": ("--said-by",),
    "said-by/not-in-evidence": ("--context",),
    "values/unsupported": ("--context",),
    "passage/unrelated": ("WORDS",),
    "date/stated": ("--as-stated", "--basis"),
    "date/inferred": ("--reason",),
    "date/computed": ("--date", "--basis"),
}
_OPTIONS_OF_KEY = {
    "": ("--id",),
    "text": ("--text",),
    "short": ("--short",),
    "subjects": ("--subject",),
    "said_by": ("--said-by",),
    "date": ("--date", "--as-stated"),
    "date.edtf": ("--date",),
    "date.as_stated": ("--as-stated",),
    "date.basis": ("--basis",),
    "date.reason": ("--reason",),
    "date.from": (FROM_ISSUED,),
    "evidence": ("--text",),
}
_LEAST_WORDS = 3


@dataclass(slots=True)
class Mending:
    """Asks again for what a trial found wrong, with all other answers kept."""

    conversation: Conversation

    def mend(self, trial: Trial, draft: ClaimDraft, path: str) -> bool:
        """Ask what could mend the problems of a trial; tells whether any answer has changed."""
        sheet = self.conversation.sheet
        before = sheet.line()
        asked: set[str] = set()
        errors = tuple(problem for problem in trial.new_problems if problem.is_error)
        problems = errors or trial.new_problems
        for problem in problems:
            if problem.rule == "exemption/unneeded":
                self._drop_exemptions(problem)
            self._ask_about(problem, _options(problem, trial, draft, path), asked)
        if sheet.line() == before:
            self._ask_for_reasons(problems)
        return sheet.line() != before

    def _ask_about(self, problem: Problem, options: Sequence[str], asked: set[str]) -> None:
        sheet = self.conversation.sheet
        open_ = [option for option in options if option not in asked]
        if open_:
            say(f"\n{problem.message}:")
        for option in open_:
            before = sheet.line()
            asked.add(option)
            self.conversation.ask_again(option)
            if sheet.line() != before:  # the next trial shows whether that was enough
                asked.update(options)
                return

    def _drop_exemptions(self, problem: Problem) -> None:
        """Leave out what an answer has made needless."""
        exemptions = self.conversation.sheet.of("--exempt")
        exemptions[:] = [one for one in exemptions if one[0] not in problem.message]

    def _ask_for_reasons(self, problems: Sequence[Problem]) -> None:
        """Ask why findings that give way to a reason are right all the same."""
        from generator.verify.suggestions import exempted_word

        sheet = self.conversation.sheet
        for problem in problems:
            word = exempted_word(problem.help)
            if word is None:
                continue
            say(f"\n{problem.message}:")
            what = f"'{word}'" if word else "that"
            question = Question(
                "--exempt",
                f"Why {what} is right all the same, if it is",
                "Your reason is shown on the site beside the claim, for readers to judge.",
            )
            reason = sheet.questions.ask(question, "", _thin_reason)
            if reason:
                sheet.of("--exempt").append((problem.rule, word, reason))


def _thin_reason(reason: str) -> str | None:
    enough = len(reason.split()) >= _LEAST_WORDS
    return None if enough else f"{_LEAST_WORDS} words or more, so that readers can judge it"


def _options(problem: Problem, trial: Trial, draft: ClaimDraft, path: str) -> tuple[str, ...]:
    """Name the options whose answers can mend a problem; none where no answer can."""
    by_rule = _OPTIONS_OF_RULE.get(problem.rule, ())
    if by_rule == () and problem.rule.startswith("passage/"):
        by_rule = ("WORDS",)
    key = _key(problem, trial, draft, path) if problem.location.path == path else None
    by_key = _OPTIONS_OF_KEY.get(key, ()) if key or (key == "" and not by_rule) else ()
    return tuple(dict.fromkeys((*by_rule, *by_key)))


def _key(problem: Problem, trial: Trial, draft: ClaimDraft, path: str) -> str | None:
    """Name the key of the new claim at which a problem stands; None outside of the claim."""
    from generator.authoring.drafts import claim_rows, key_at

    rows = list(_rows(trial, path))
    start = max((n for n, row in enumerate(rows, 1) if row.strip() == f"{draft.id}:"), default=0)
    index = problem.location.line - start
    return key_at(draft, index) if start and 0 <= index < len(claim_rows(draft)) else None


def _rows(trial: Trial, path: str) -> Iterator[str]:
    content = trial.loaded.lines.content(path) or b""
    yield from content.decode("utf-8", "replace").split("\n")
