"""The conversation behind `explainer add`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.exits import CannotRunError, ExitCode
from generator.cli.questions import Questions, one_of
from generator.cli.terminal import say, tell
from generator.cli.trial import Trial, report_problems, try_changes, write_and_say

if TYPE_CHECKING:
    from generator.authoring.drafts import ClaimDraft, DraftPassage
    from generator.loading.files import Changes
    from generator.loading.project import LoadedProject
    from generator.verify.context import Context

_ADVICE = {
    "said-by/missing": "give --said-by with the subject who says so, and name it in --text",
    "said-by/not-in-evidence": "give --context with the words that name the speaker",
    "page/orphan": "give --page with the page that shall show it",
    "values/unsupported": "give --context with words that carry it, or change --text",
    "polarity/dropped": "say in --text what the source says, or give a reason with --exempt",
    "polarity/added": "say in --text no more than the source, or give a reason with --exempt",
}


@dataclass(frozen=True, slots=True)
class Answers:
    """What the command line says; empty where it says nothing."""

    words: str
    text: str
    short: str
    subjects: tuple[str, ...]
    said_by: str
    date: str
    as_stated: str
    basis: str
    reason: str
    from_issued: bool
    name: str
    file: str
    page: str
    sources: tuple[str, ...]
    around: tuple[str, ...]
    prefix: str
    suffix: str
    exemptions: tuple[tuple[str, str, str], ...]
    draft: bool


def context_passage(words: str, seen: Context, sources: set[str]) -> DraftPassage | None:
    """Find words that say what others refer to; None where no source of the claim has them."""
    from generator.authoring.drafts import DraftPassage
    from generator.authoring.words_search import search_words

    near = [one for one in search_words(seen, words, minimum=False).places if one.source in sources]
    if not words or not near:
        return None
    first = near[0]
    return DraftPassage(first.source, first.pieces, "context", first.prefix, first.suffix)


def draft_claim(
    answers: Answers,
    loaded: LoadedProject,
    evidence: tuple[DraftPassage, ...],
    questions: Questions,
) -> ClaimDraft:
    """Make the claim, asking for what the options leave open."""
    from generator.authoring.drafts import ClaimDraft, propose_id
    from generator.authoring.mentions import KIND_NAMES, entries_of

    data = loaded.dataset
    known = one_of(lambda: list(data.subjects), "subject")
    text = questions.need(answers.text, "--text", "The claim, as one sentence")
    short = questions.may(answers.short, "--short", "The same for table cells")
    listed = " ".join(answers.subjects)
    subjects = questions.need(listed, "--subject", "Ids of its subjects, the first first", known)
    said_by = questions.may(answers.said_by, "--said-by", "Whose statement it is, if any", known)
    date = _date(answers, questions)
    questions.finish()
    taken = [one for kind in KIND_NAMES if kind != "subject" for one in entries_of(data, kind)]
    taken += [old.value for old, _ in (*data.permalinks.redirects, *data.permalinks.withdrawn)]
    proposed = propose_id(short or text, taken)
    name = questions.may(answers.name, "--id", "Its id", _free_id(taken), default=proposed)
    ids = tuple(subjects.replace(",", " ").split())
    return ClaimDraft(name, text, ids, evidence, short, said_by, date, answers.exemptions)


def _free_id(taken: list[str]) -> Callable[[str], str | None]:
    from generator.loading.kinds import ID

    def check(name: str) -> str | None:
        if not ID.fullmatch(name):
            return f"'{name}' can't be an id: small letters, digits, single hyphens between"
        return f"the id '{name}' is taken" if name in taken else None

    return check


def _date(answers: Answers, questions: Questions) -> dict[str, str]:
    edtf = questions.may(answers.date, "--date", "When it happened (2025-06-03, …)", _edtf_fault)
    if not edtf:
        return {}
    as_stated = questions.may(answers.as_stated, "--as-stated", "The source's words for the date")
    basis = questions.may(
        answers.basis, "--basis", "stated, inferred or computed", _basis_fault, "stated"
    )
    reason = ""
    if basis != "stated" or answers.reason:
        reason = questions.may(answers.reason, "--reason", "Why the words mean this date")
    completes = answers.from_issued or (
        basis == "inferred"
        and not answers.date
        and questions.confirm("Does the date of publication complete it?")
    )
    return {
        "edtf": edtf,
        "as_stated": as_stated,
        "basis": "" if basis == "stated" else basis,
        "reason": reason,
        "from": "issued" if completes else "",
    }


def _edtf_fault(text: str) -> str | None:
    from generator.model.edtf import EdtfError, parse_edtf

    try:
        parse_edtf(text)
    except EdtfError as error:
        return str(error)
    return None


def _basis_fault(word: str) -> str | None:
    from generator.model.entities import Basis

    known = [basis.value for basis in Basis]
    return None if word in known else f"expected one of {', '.join(known)}"


def choose_file(
    answers: Answers, loaded: LoadedProject, draft: ClaimDraft, questions: Questions
) -> str:
    """Name the file for the claim: the one that is given, or that of the same subjects."""
    from generator.authoring.drafts import FOLDER, propose_file
    from generator.loading.files import is_safe_path

    def check(name: str) -> str | None:
        is_right = name.startswith(f"{FOLDER}/") and name.endswith(".yml") and is_safe_path(name)
        return None if is_right else f"expected a file {FOLDER}/….yml"

    proposed = propose_file(loaded, draft.subjects)
    return questions.may(answers.file, "--file", "The file for it", check, default=proposed)


@dataclass(frozen=True, slots=True)
class Addition:
    """What it takes to try a draft again and again until it fits, and to write it."""

    root: Path
    loaded: LoadedProject
    seen: Context
    path: str
    questions: Questions

    def settle(self, draft: ClaimDraft, answers: Answers) -> ExitCode:
        """Try the draft, let it be mended, and write it or leave everything as it was."""
        from generator.authoring.file_edits import EditError
        from generator.verify.project import verify_project

        before = verify_project(self.loaded)
        page = answers.page
        while True:
            try:
                changes = self._changes(draft, page)
            except EditError as error:
                tell(f"Nothing was written: {error}; `explainer check` says more.")
                return ExitCode.PROJECT_IS_WRONG
            trial = try_changes(self.root, before, changes)
            report_problems(trial.new_problems, trial.loaded.lines.line)
            if not trial.breaks_something or answers.draft:
                say(f"claim {draft.id}")
                write_and_say(self.root, changes, trial)
                return ExitCode.PROJECT_IS_WRONG if trial.breaks_something else ExitCode.FINE
            mended = self._mend(draft, page, trial)
            if mended is None:
                return _left_alone(trial)
            draft, page = mended

    def _changes(self, draft: ClaimDraft, page: str) -> Changes:
        from generator.authoring.drafts import add_claim, show_on_page
        from generator.authoring.file_edits import FileEdits

        edits = FileEdits(self.loaded.lines)
        add_claim(edits, self.loaded, draft, self.path)
        if page:
            if page not in {file.path for file in self.loaded.page_files}:
                raise CannotRunError(f"--page: there is no page '{page}'")
            show_on_page(edits, page, draft.id)
        return edits.changes()

    def _mend(self, draft: ClaimDraft, page: str, trial: Trial) -> tuple[ClaimDraft, str] | None:
        """Ask for what the problems seem to want; None to leave it."""
        if not self.questions.can_ask:
            return None
        if trial.has("page/orphan") and not page:
            pages = one_of(lambda: [file.path for file in self.loaded.page_files], "page")
            page = self.questions.may("", "--page", "A page that shall show it", pages)
            return (draft, page) if page else None
        if trial.has("values/unsupported"):
            around = self.questions.may(
                "", "--context", "Words of the same source that say who or what is meant"
            )
            passage = context_passage(around, self.seen, {one.source for one in draft.evidence})
            if passage is not None:
                return replace(draft, evidence=(*draft.evidence, passage)), page
            if around:
                say("these words don't stand in the same source")
        if trial.has("said-by/missing") and not draft.said_by:
            known = one_of(lambda: list(self.loaded.dataset.subjects), "subject")
            said_by = self.questions.may("", "--said-by", "Whose statement it is", known)
            if not said_by:
                return None
            draft = replace(draft, said_by=said_by)
        text = self.questions.may(
            "", "--text", "Another text, or 'no' to leave it", default=draft.text
        )
        return None if text == "no" else (replace(draft, text=text), page)


def _left_alone(trial: Trial) -> ExitCode:
    for rule, advice in _ADVICE.items():
        if trial.has(rule):
            tell(f"{rule}: {advice}")
    tell("Nothing was written. Change an answer, or write it as it is with --draft.")
    return ExitCode.PROJECT_IS_WRONG
