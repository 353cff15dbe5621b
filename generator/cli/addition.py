"""Try the claim of a conversation until it fits, and write it or leave everything as it was."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.adding import Conversation
from generator.cli.exits import ExitCode
from generator.cli.mending import Mending
from generator.cli.terminal import say, tell
from generator.cli.trial import Trial, report_problems, try_changes, write_and_say

if TYPE_CHECKING:
    from generator.authoring.drafts import ClaimDraft
    from generator.loading.files import Changes

_ADVICE = {
    "said-by/missing": "give --said-by with the subject who says so, and name it in --text",
    "said-by/not-in-evidence": "give --context with the words that name the speaker",
    "page/orphan": "give --page with the page that shall show it",
    "values/unsupported": "give --context with words that carry it, or change --text",
    "polarity/dropped": "say in --text what the source says, or give a reason with --exempt",
    "polarity/added": "say in --text no more than the source, or give a reason with --exempt",
}


@dataclass(frozen=True, slots=True)
class Addition:
    """What it takes to try a claim again and again until it fits, and to write it."""

    root: Path
    conversation: Conversation

    def settle(self) -> ExitCode:
        """Try the draft, let it be mended, and write it or leave everything as it was."""
        from generator.verify.project import verify_project

        before = verify_project(self.conversation.loaded)
        while True:
            draft = self.conversation.draft()
            changes = self._changes(draft)
            if changes is None:
                return ExitCode.PROJECT_IS_WRONG
            trial = try_changes(self.root, before, changes)
            report_problems(trial.new_problems, trial.loaded.lines.line)
            if self._is_accepted(trial) or not self._is_mended(trial, draft):
                return self._end(draft, changes, trial)

    def _changes(self, draft: ClaimDraft) -> Changes | None:
        """Make the changes of files; asks for another file where one can't be edited."""
        from generator.authoring.drafts import add_claim, show_on_page
        from generator.authoring.file_edits import EditError, FileEdits
        from generator.authoring.known_subjects import add_subjects

        talk = self.conversation
        while True:
            edits = FileEdits(talk.loaded.lines)
            try:
                add_claim(edits, talk.loaded, draft, talk.sheet["--file"])
                add_subjects(edits, talk.loaded, talk.new_subjects)
                if talk.sheet["--page"]:
                    show_on_page(edits, talk.sheet["--page"], draft.id)
                return edits.changes()
            except EditError as error:
                tell(f"Nothing was written: {error}; `explainer check` says more.")
            before = talk.sheet["--file"]
            if talk.sheet.questions.can_ask:
                talk.ask_again("--file")
            if talk.sheet["--file"] == before:
                talk.sheet.tell_how_to_go_on()
                return None

    def _is_accepted(self, trial: Trial) -> bool:
        """Tell whether the claim may be written: without an error, and with warnings seen."""
        sheet = self.conversation.sheet
        if trial.breaks_something:
            return "--draft" in sheet.flags
        if not trial.new_problems or not sheet.questions.can_ask:
            return True
        return sheet.questions.confirm("Write it with these warnings?", default=True)

    def _is_mended(self, trial: Trial, draft: ClaimDraft) -> bool:
        """Let answers be mended; where none changes, the claim may be written as a draft."""
        sheet = self.conversation.sheet
        if not sheet.questions.can_ask:
            return False
        if Mending(self.conversation).mend(trial, draft, sheet["--file"]):
            return True
        if sheet.questions.confirm("Write it as it is, to mend the files by hand?"):
            sheet.flags.add("--draft")
        return False

    def _end(self, draft: ClaimDraft, changes: Changes, trial: Trial) -> ExitCode:
        sheet = self.conversation.sheet
        if trial.breaks_something and "--draft" not in sheet.flags:
            return self._left_alone(trial)
        sheet.is_settled = True
        say(f"claim {draft.id}")
        write_and_say(self.root, changes, trial)
        return ExitCode.PROJECT_IS_WRONG if trial.breaks_something else ExitCode.FINE

    def _left_alone(self, trial: Trial) -> ExitCode:
        sheet = self.conversation.sheet
        if sheet.questions.can_ask:
            sheet.tell_how_to_go_on()
            return ExitCode.PROJECT_IS_WRONG
        for rule, advice in _ADVICE.items():
            if trial.has(rule):
                tell(f"{rule}: {advice}")
        tell("Nothing was written. Change an answer, or write it as it is with --draft.")
        return ExitCode.PROJECT_IS_WRONG
