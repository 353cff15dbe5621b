"""`explainer add`: from words of a source to a claim in the right file."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.exits import CannotRunError, ExitCode
from generator.cli.passages import failure_lines, joined, place_lines
from generator.cli.projects import project_of, project_option
from generator.cli.questions import Questions, one_of
from generator.cli.terminal import say, tell
from generator.cli.trial import Trial, report_problems, try_changes, write_and_say

if TYPE_CHECKING:
    from generator.authoring.drafts import ClaimDraft, DraftPassage
    from generator.authoring.words_search import Place
    from generator.loading.files import Changes
    from generator.loading.project import LoadedProject
    from generator.verify.context import Context

_ADVICE = {
    "said-by/missing": "give --said-by with the subject who says so, and name it in --text",
    "page/orphan": "give --page with the page that shall show it",
    "values/unsupported": "give --context with words that carry it, or change --text",
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
    draft: bool


@click.command(
    epilog="""\b
Examples:
  explainer add                           asks for everything
  explainer add --find 'the council voted'
                                          only shows who carries the words
  explainer add 'the council voted to keep the ferry' \\
      --text 'The council voted to keep the ferry.' \\
      --subject northport --date 2025-06-03 --as-stated 'On June 3' \\
      --basis inferred --reason 'the year is that of the article' --from-issued

\b
Write […] in WORDS where words are left out, and - to read them from standard input.
Exit codes: 0 fine; 1 no source carries the words, or the claim would break a
rule (nothing is written); 2 the command could not run, or an answer is missing."""
)
@click.argument("words", nargs=-1)
@click.option("--find", is_flag=True, help="Only show the sources that carry the words.")
@click.option("--text", default="", help="The claim: one sentence that the words carry.")
@click.option("--short", default="", help="The same for table cells, in a few words.")
@click.option("--subject", "subjects", multiple=True, help="Whom it is about; may be repeated.")
@click.option("--said-by", default="", help="The subject whose statement it reports.")
@click.option("--date", default="", help="When it happened: 2025-06-03, 2025-06, 2025.")
@click.option("--as-stated", default="", help="The source's words for the date.")
@click.option("--basis", default="", help="stated, inferred or computed.")
@click.option("--reason", default="", help="Why the source's words mean this date.")
@click.option("--from-issued", is_flag=True, help="The date of publication completes the date.")
@click.option("--id", "name", default="", help="The claim's id; else made from its text.")
@click.option("--file", default="", help="The file of claims; else that of the same subjects.")
@click.option("--page", default="", help="A page at whose end the claim is put.")
@click.option("--source", "sources", multiple=True, help="The source, if several carry the words.")
@click.option(
    "--context", "around", multiple=True, help="Words that say what 'it' refers to; may repeat."
)
@click.option("--prefix", default="", help="The words in front, if the words stand twice.")
@click.option("--suffix", default="", help="The words behind, if the words stand twice.")
@click.option("--draft", is_flag=True, help="Write it even if the check finds problems.")
@project_option
@click.pass_context
def add(
    context: click.Context,
    /,
    words: tuple[str, ...],
    *,
    find: bool,
    **options: Any,  # noqa: ANN401 - as many as Answers has fields
) -> ExitCode:
    """Add the claim that WORDS of a source carry.

    Shows where the words stand and which claims use them, asks for what the options leave
    open, writes the claim and its id, and checks. The rest of each file stays as it is.
    """
    root = project_of(context)
    from generator.loading.project import load_project
    from generator.verify.project import examine_project

    questions = Questions()
    answers = Answers(words=_words(words, questions), **options)
    loaded = load_project(root)
    seen = examine_project(loaded).context
    places = _places(answers, seen)
    if find or not places:
        return ExitCode.FINE if places else ExitCode.PROJECT_IS_WRONG
    evidence = _evidence(answers, seen, _chosen(places, answers, questions))
    draft = _draft(answers, loaded, evidence, questions)
    path = _file(answers, loaded, draft, questions)
    return _Addition(root, loaded, seen, path, questions).settle(draft, answers)


def _words(words: tuple[str, ...], questions: Questions) -> str:
    given = sys.stdin.read() if words == ("-",) else " ".join(words)
    found = questions.need(given, "WORDS", "Words of a source")
    questions.finish()
    return found


def _places(answers: Answers, seen: Context) -> tuple[Place, ...]:
    """Look the words up and show what was found."""
    from generator.authoring.words_search import search_words

    search = search_words(seen, answers.words, prefix=answers.prefix, suffix=answers.suffix)
    places = [one for one in search.places if one.source in (answers.sources or (one.source,))]
    numbered = len(places) > 1
    for number, place in enumerate(places, start=1):
        say(joined(place_lines(place, number if numbered else None)))
    if not places:
        say(joined(failure_lines(search)))
    return tuple(places)


def _chosen(places: tuple[Place, ...], answers: Answers, questions: Questions) -> tuple[Place, ...]:
    """Choose among several places: each source that is named, or the one that a person picks."""
    sources = [place.source for place in places]
    if len(places) == 1 or (answers.sources and len(set(sources)) == len(sources)):
        return places
    if not questions.can_ask:
        option = "--source" if len(set(sources)) == len(sources) else "--prefix or --suffix"
        raise CannotRunError(f"the words stand in {len(places)} places: choose with {option}")
    return (places[questions.choose(len(places), "Which of them") - 1],)


def _evidence(
    answers: Answers, seen: Context, places: tuple[Place, ...]
) -> tuple[DraftPassage, ...]:
    from generator.authoring.drafts import DraftPassage

    found = [
        DraftPassage(place.source, place.pieces, "support", place.prefix, place.suffix)
        for place in places
    ]
    for words in answers.around:
        passage = _context(words, seen, {place.source for place in places})
        if passage is None:
            raise CannotRunError(f"--context: '{words}' doesn't stand in the same source")
        found.append(passage)
    return tuple(found)


def _context(words: str, seen: Context, sources: set[str]) -> DraftPassage | None:
    """Find words that say what others refer to; None where no source of the claim has them."""
    from generator.authoring.drafts import DraftPassage
    from generator.authoring.words_search import search_words

    near = [one for one in search_words(seen, words, minimum=False).places if one.source in sources]
    if not words or not near:
        return None
    first = near[0]
    return DraftPassage(first.source, first.pieces, "context", first.prefix, first.suffix)


def _draft(
    answers: Answers,
    loaded: LoadedProject,
    evidence: tuple[DraftPassage, ...],
    questions: Questions,
) -> ClaimDraft:
    """Ask for what the options leave open."""
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
    return ClaimDraft(name, text, ids, evidence, short, said_by, date)


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


def _file(answers: Answers, loaded: LoadedProject, draft: ClaimDraft, questions: Questions) -> str:
    from generator.authoring.drafts import FOLDER, propose_file
    from generator.loading.files import is_safe_path

    def check(name: str) -> str | None:
        is_right = name.startswith(f"{FOLDER}/") and name.endswith(".yml") and is_safe_path(name)
        return None if is_right else f"expected a file {FOLDER}/….yml"

    proposed = propose_file(loaded, draft.subjects)
    return questions.may(answers.file, "--file", "The file for it", check, default=proposed)


@dataclass(frozen=True, slots=True)
class _Addition:
    """What it takes to try a draft again and again until it fits, and to write it."""

    root: Path
    loaded: LoadedProject
    seen: Context
    path: str
    questions: Questions

    def settle(self, draft: ClaimDraft, answers: Answers) -> ExitCode:
        """Try the draft, let it be mended, and write it or leave everything as it was."""
        from generator.verify.project import verify_project

        before = verify_project(self.loaded)
        page = answers.page
        while True:
            changes = self._changes(draft, page)
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
        from generator.authoring.file_edits import EditError, FileEdits

        edits = FileEdits(self.loaded.lines)
        try:
            add_claim(edits, self.loaded, draft, self.path)
            if page:
                if page not in {file.path for file in self.loaded.page_files}:
                    raise CannotRunError(f"--page: there is no page '{page}'")
                show_on_page(edits, page, draft.id)
        except EditError as error:
            raise CannotRunError(f"{error}; `explainer check` says more") from error
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
            passage = _context(around, self.seen, {one.source for one in draft.evidence})
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
