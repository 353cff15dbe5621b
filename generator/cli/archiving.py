"""The conversation behind `explainer source add`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli import source_questions as the
from generator.cli.exits import CannotRunError, ExitCode
from generator.cli.questions import date_fault
from generator.cli.sheet import Sheet
from generator.cli.terminal import say, tell
from generator.cli.trial import Trial, report_problems, try_changes, write_and_say
from generator.problem_report import visible

if TYPE_CHECKING:
    from generator.authoring.new_sources import SourceDraft
    from generator.authoring.source_guesses import LineGuess
    from generator.loading.project import LoadedProject
    from generator.problems import Problem
    from generator.verify.project import Verdict

_NO_LINES = "none"
_ALL_LINES = "all"
_NOT_IN_TEXT = "metadata/not-in-text"


@dataclass(frozen=True, slots=True)
class Archiving:
    """Asks for what is open, tries the description, and writes it or nothing."""

    root: Path
    loaded: LoadedProject
    sheet: Sheet

    def archive(self, file: Path, content: bytes) -> ExitCode:
        """Archive a text under the description that options and answers give."""
        from generator.authoring.new_sources import archived_as
        from generator.verify.project import verify_project

        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as error:
            tell(f"{file} is not UTF-8: byte {error.start + 1} belongs to no character.")
            tell("Save it as UTF-8 and archive that; nothing was written.")
            return ExitCode.PROJECT_IS_WRONG
        twin = archived_as(self.loaded, content)
        if twin is not None:
            tell(f"These very bytes are archived already, as the source '{twin}'.")
            return ExitCode.PROJECT_IS_WRONG
        self._ask_everything(text)
        return self._settle(file, content, text, verify_project(self.loaded))

    def _ask_everything(self, text: str) -> None:
        from generator.authoring.new_sources import propose_source_id
        from generator.authoring.source_guesses import guess_paragraphs
        from generator.model.entities import Coverage, ParagraphMode, Rights

        ask, sheet = self.sheet.ask, self.sheet
        for one in sheet.of("--found-outside"):
            _pair(*one)
        self._ask_structure(text)
        self._ask_fields(text)
        guessed = guess_paragraphs(text).value
        ask(the.PARAGRAPHS, the.one_word_of(ParagraphMode), default=guessed)
        ask(the.RIGHTS, the.one_word_of(Rights), default=Rights.QUOTATION.value)
        ask(the.COVERAGE, the.one_word_of(Coverage), default=Coverage.PARTIAL.value)
        sheet.questions.finish()
        taken = list(self.loaded.dataset.sources)
        proposed = propose_source_id(self._metadata(), taken)
        ask(the.ID, the.free_name(taken), default=proposed)

    def _ask_fields(self, text: str) -> None:
        """Ask for the metadata; what the text says is proposed."""
        from generator.authoring.new_sources import usual_language
        from generator.authoring.source_guesses import guess_metadata

        guessed = guess_metadata(text, self._lines(text))
        self.sheet.ask(the.TITLE, default=guessed.get("title", ""))
        for key, question in the.FIELDS.items():
            check = date_fault if key == "issued" else None
            self.sheet.ask(question, check, default=guessed.get(key, ""))
        self.sheet.ask(the.LANGUAGE, default=usual_language(self.loaded))

    def _metadata(self) -> dict[str, str]:
        keys = ("title", *the.FIELDS, "language")
        return {key: self.sheet[f"--{key}"] for key in keys}

    def _ask_structure(self, text: str) -> None:
        """Keep the lines that the options name, else the guesses, shown for review."""
        from generator.authoring.source_guesses import guess_structure

        if self.sheet.of("--structure"):
            return
        guesses = guess_structure(text)
        if guesses:
            say("Lines that don't look like body:")
        for guess in guesses:
            say(f"  {guess.line}:{guess.kind.value}  {visible(guess.words)}")
        kept = _ALL_LINES
        if guesses and self.sheet.questions.can_ask:
            check = lambda answer: _lines_fault(answer, text)  # noqa: E731 - two words of it differ
            kept = self.sheet.questions.ask(the.STRUCTURE, "", check, default=_ALL_LINES)
        named = [f"{one.line}:{one.kind.value}" for one in guesses]
        chosen = named if kept == _ALL_LINES else kept.split() or [_NO_LINES]
        self.sheet.lists["--structure"] = [(one,) for one in chosen]

    def _lines(self, text: str) -> tuple[LineGuess, ...]:
        named = [one for (one,) in self.sheet.of("--structure")]
        return () if named == [_NO_LINES] else tuple(_line(one, text) for one in named)

    def _draft(self, file: Path, content: bytes, text: str) -> SourceDraft:
        from generator.authoring.new_sources import SourceDraft

        sheet = self.sheet
        return SourceDraft(
            sheet["--id"],
            self._archive_path(file, sheet["--id"]),
            content,
            self._metadata(),
            sheet["--paragraphs"],
            self._lines(text),
            sheet["--rights"],
            sheet["--coverage"],
            dict(_pair(*one) for one in sheet.of("--found-outside")),
        )

    def _archive_path(self, file: Path, name: str) -> str:
        """Leave a file that stands in the archive where it is; else name it by its source."""
        from generator.authoring.new_sources import ARCHIVE

        folder = (self.root / ARCHIVE).resolve()
        full = file.resolve()
        if full.is_relative_to(folder):
            return full.relative_to(self.root.resolve()).as_posix()
        path = f"{ARCHIVE}/{name}.txt"
        if (self.root / path).exists():
            raise CannotRunError(f"{path} exists already: choose another --id")
        return path

    def _settle(self, file: Path, content: bytes, text: str, before: Verdict) -> ExitCode:
        from generator.authoring.new_sources import source_changes

        sheet = self.sheet
        while True:
            draft = self._draft(file, content, text)
            changes = source_changes(draft, self.loaded)
            trial = try_changes(self.root, before, changes)
            report_problems(trial.new_problems, trial.loaded.lines.line)
            if trial.breaks_something and self._is_mended(draft, trial):
                continue
            if trial.breaks_something and "--draft" not in sheet.flags:
                return self._left_alone()
            sheet.is_settled = True
            say(f"source {draft.id}")
            write_and_say(self.root, changes, trial)
            return ExitCode.PROJECT_IS_WRONG if trial.breaks_something else ExitCode.FINE

    def _is_mended(self, draft: SourceDraft, trial: Trial) -> bool:
        """Ask for what the problems seem to want; where nothing changes, it may be a draft."""
        sheet = self.sheet
        if "--draft" in sheet.flags or not sheet.questions.can_ask:
            return False
        before = sheet.line()
        for problem in trial.new_problems:
            if problem.location.path == draft.path:
                self._mend(problem, trial.loaded.lines.line(draft.path, problem.location.line))
        if sheet.line() != before:
            return True
        if sheet.questions.confirm("Write it as it is, to mend the files by hand?"):
            sheet.flags.add("--draft")
        return False

    def _mend(self, problem: Problem, row: str | None) -> None:
        """Ask where a field was found that the text doesn't carry, else for the field again."""
        field = (row or "").partition(":")[0]
        question = {"title": the.TITLE, "language": the.LANGUAGE, **the.FIELDS}.get(field)
        if question is None:
            return
        say(f"\n{problem.message}:")
        if problem.rule == _NOT_IN_TEXT:
            where = self.sheet.questions.ask(the.found_outside(field), "")
            if where:
                self.sheet.of("--found-outside").append((f"{field}={where}",))
                return
        self.sheet.ask(question, date_fault if field == "issued" else None, again=True)

    def _left_alone(self) -> ExitCode:
        if self.sheet.questions.can_ask:
            self.sheet.tell_how_to_go_on()
        else:
            tell("If a field was found elsewhere, say where: --found-outside publisher='…'")
            tell("Nothing was written. Change an answer, or write it as it is with --draft.")
        return ExitCode.PROJECT_IS_WRONG


def _pair(given: str) -> tuple[str, str]:
    field, sign, where = given.partition("=")
    if not sign or not where.strip():
        raise CannotRunError(f"--found-outside: expected FIELD=WHERE, not '{given}'")
    return field.strip(), where.strip()


def _lines_fault(answer: str, text: str) -> str | None:
    if answer in (_ALL_LINES, _NO_LINES):
        return None
    try:
        _ = [_line(one, text) for one in answer.split()]
    except CannotRunError as error:
        return str(error)
    return None


def _line(given: str, text: str) -> LineGuess:
    """Read `LINE:KIND`."""
    from generator.authoring.source_guesses import LineGuess, lines_of
    from generator.model.entities import LineKind

    number, _, kind = given.partition(":")
    rows = lines_of(text)
    known = [one.value for one in LineKind]
    if not number.isdecimal() or not 1 <= int(number) <= len(rows) or kind not in known:
        raise CannotRunError(
            f"--structure: expected LINE:KIND with a line of the text and one of "
            f"{', '.join(known)}, not '{given}'"
        )
    return LineGuess(int(number), LineKind(kind), " ".join(rows[int(number) - 1].split()))
