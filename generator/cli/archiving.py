"""The conversation behind `explainer source add`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.exits import CannotRunError, ExitCode
from generator.cli.questions import Check, Questions
from generator.cli.terminal import say, tell
from generator.cli.trial import Trial, report_problems, try_changes, write_and_say
from generator.problem_report import visible

if TYPE_CHECKING:
    from generator.authoring.new_sources import SourceDraft
    from generator.authoring.source_guesses import LineGuess
    from generator.loading.project import LoadedProject
    from generator.verify.project import Verdict

_NO_LINES = ("none",)
_QUESTIONS = {
    "publisher": "Who published it",
    "author": "Who wrote it",
    "issued": "When it was published (2025-06-10)",
    "url": "Where the original stands (https://…)",
}


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the command line says of a source; empty where it says nothing."""

    fields: Mapping[str, str]
    name: str
    paragraphs: str
    structure: tuple[str, ...]
    rights: str
    coverage: str
    found_outside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Archiving:
    """Asks for what is open, tries the description, and writes it or nothing."""

    root: Path
    loaded: LoadedProject
    questions: Questions
    is_draft: bool

    def archive(self, file: Path, content: bytes, given: Metadata) -> ExitCode:
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
        draft = self._draft(file, content, text, given)
        return self._settle(draft, verify_project(self.loaded))

    def _draft(self, file: Path, content: bytes, text: str, given: Metadata) -> SourceDraft:
        from generator.authoring.new_sources import SourceDraft, propose_source_id
        from generator.authoring.source_guesses import guess_paragraphs
        from generator.model.entities import Coverage, ParagraphMode, Rights

        lines = self._structure(text, given.structure)
        fields = self._fields(given.fields, lines)
        ask = self.questions.may
        guessed = guess_paragraphs(text).value
        mode = ask(
            given.paragraphs,
            "--paragraphs",
            "Paragraphs end with blank_lines or lines",
            _one_word_of(ParagraphMode),
            guessed,
        )
        rights = ask(
            given.rights, "--rights", "Rights: quotation or full", _one_word_of(Rights), "quotation"
        )
        coverage = ask(
            given.coverage,
            "--coverage",
            "Coverage: partial or complete",
            _one_word_of(Coverage),
            "partial",
        )
        self.questions.finish()
        taken = list(self.loaded.dataset.sources)
        proposed = propose_source_id(fields, taken)
        name = ask(given.name, "--id", "Its id", _free_name(taken), proposed)
        path = self._archive_path(file, name)
        outside = dict(_pair(one) for one in given.found_outside)
        return SourceDraft(name, path, content, fields, mode, lines, rights, coverage, outside)

    def _fields(self, given: Mapping[str, str], lines: tuple[LineGuess, ...]) -> dict[str, str]:
        """Ask for the metadata; the title is proposed from the text."""
        from generator.authoring.new_sources import usual_language

        titles = [line.words for line in lines if line.kind.value == "title"]
        if titles:
            title = self.questions.may(given["title"], "--title", "Its title", default=titles[0])
        else:
            title = self.questions.need(given["title"], "--title", "Its title")
        fields = {"title": title}
        bylines = [line.words for line in lines if line.kind.value == "byline"]
        author = bylines[0].partition(" ")[2] if bylines else ""
        for key, question in _QUESTIONS.items():
            default = author if key == "author" else ""
            fields[key] = self.questions.may(given[key], f"--{key}", question, default=default)
        usual = usual_language(self.loaded)
        if usual:
            fields["language"] = self.questions.may(
                given["language"], "--language", "Its language", default=usual
            )
        else:
            fields["language"] = self.questions.need(
                given["language"], "--language", "Its language (en, uk, pt-BR)"
            )
        return fields

    def _structure(self, text: str, given: tuple[str, ...]) -> tuple[LineGuess, ...]:
        """Take the lines that the options name, else the guesses, shown for review."""
        from generator.authoring.source_guesses import guess_structure

        if given == _NO_LINES:
            return ()
        if given:
            return tuple(_line(one, text) for one in given)
        guesses = guess_structure(text)
        if guesses:
            say("Lines that don't look like body:")
        for guess in guesses:
            say(f"  {guess.line}:{guess.kind.value}  {visible(guess.words)}")
        if guesses and self.questions.can_ask:
            kept = self.questions.may(
                "",
                "--structure",
                "Those that are right (such as 1:title 3:date, or 'none')",
                default="all",
            )
            if kept == _NO_LINES[0]:
                return ()
            return guesses if kept == "all" else tuple(_line(one, text) for one in kept.split())
        return guesses

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

    def _settle(self, draft: SourceDraft, before: Verdict) -> ExitCode:
        from generator.authoring.new_sources import source_changes

        while True:
            changes = source_changes(draft, self.loaded)
            trial = try_changes(self.root, before, changes)
            report_problems(trial.new_problems, trial.loaded.lines.line)
            if not trial.breaks_something or self.is_draft:
                say(f"source {draft.id}")
                write_and_say(self.root, changes, trial)
                return ExitCode.PROJECT_IS_WRONG if trial.breaks_something else ExitCode.FINE
            mended = self._mend(draft, trial)
            if mended is None:
                tell("If a field was found elsewhere, say where: --found-outside publisher='…'")
                tell("Nothing was written. Change an answer, or write it as it is with --draft.")
                return ExitCode.PROJECT_IS_WRONG
            draft = mended

    def _mend(self, draft: SourceDraft, trial: Trial) -> SourceDraft | None:
        """Ask where metadata was found that the text doesn't carry; None to leave it."""
        outside = dict(draft.found_outside)
        for problem in trial.new_problems if self.questions.can_ask else ():
            row = trial.loaded.lines.line(draft.path, problem.location.line) or ""
            field = row.partition(":")[0]
            if problem.location.path == draft.path and field in {*draft.metadata} - {*outside}:
                where = self.questions.may("", "--found-outside", f"Where was '{field}' found")
                if where:
                    outside[field] = where
        same = outside == draft.found_outside
        return None if same else replace(draft, found_outside=outside)


def _one_word_of(words: type[StrEnum]) -> Check:
    def check(word: str) -> str | None:
        known = [one.value for one in words]
        return None if word in known else f"expected {' or '.join(known)}"

    return check


def _free_name(taken: list[str]) -> Check:
    from generator.loading.kinds import ID

    def check(name: str) -> str | None:
        if not ID.fullmatch(name):
            return f"'{name}' can't be an id: small letters, digits, single hyphens between"
        return f"there is a source '{name}' already" if name in taken else None

    return check


def _pair(given: str) -> tuple[str, str]:
    field, sign, where = given.partition("=")
    if not sign or not where.strip():
        raise CannotRunError(f"--found-outside: expected FIELD=WHERE, not '{given}'")
    return field.strip(), where.strip()


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
