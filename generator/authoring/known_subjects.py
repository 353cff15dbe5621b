"""Subjects as people look for them: by id, by name, or by part of one; and a new one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.authoring.drafts import rows_of_entry
from generator.authoring.entries import append_to_mapping
from generator.authoring.file_edits import FileEdits
from generator.authoring.json_schema import head_of_new_file
from generator.loading.entities.subject import SUBJECT_RECORD
from generator.loading.fields import MapOf
from generator.loading.project import LoadedProject
from generator.model.entities import Dataset, SubjectKind
from generator.text.nearest import nearest

FILE = "data/subjects.yml"
KINDS = tuple(kind.value for kind in SubjectKind)
_MOST_LISTED = 40


@dataclass(frozen=True, slots=True)
class NewSubject:
    """A subject that comes with a new claim."""

    id: str
    label: str
    kind: str


class UnknownSubjectError(Exception):
    """No subject has this id or name; the message says so, and what comes near."""


class KnownSubjects:
    """The subjects of a project and those that are about to be added, with all their names."""

    def __init__(self, dataset: Dataset, new: tuple[NewSubject, ...] = ()) -> None:
        """Collect names and kinds."""
        self._names: dict[str, tuple[str, ...]] = {}
        self._kinds: dict[str, str] = {}
        for name, subject in dataset.subjects.items():
            aliases = (alias.name.value for alias in subject.aliases)
            self._add(name, subject.kind.value, subject.label.value, *aliases)
        for one in new:
            self._add(one.id, one.kind, one.label)

    def _add(self, name: str, kind: str, *names: str) -> None:
        self._names[name], self._kinds[name] = names, kind

    @property
    def ids(self) -> tuple[str, ...]:
        """All ids, in the order of the data."""
        return tuple(self._names)

    def read(self, answer: str) -> tuple[str, ...]:
        """Give the ids that an answer means: ids or whole names, parted by commas or spaces.

        Raises UnknownSubjectError for the first word that is neither.
        """
        found: list[str] = []
        for part in answer.split(","):
            whole = self._called(part)
            words = [part] if whole else part.split()
            for word in words:
                name = whole or self._called(word)
                if name is None:
                    raise UnknownSubjectError(self._unknown(word.strip()))
                found.append(name)
        return tuple(dict.fromkeys(found))

    def listed(self, part: str = "") -> tuple[str, ...]:
        """Describe the subjects of which an id or a name has `part` in it, a row each."""
        matching = list(self._matching(part))
        rows = [self._row(name) for name in matching[:_MOST_LISTED]]
        more = len(matching) - len(rows)
        return (*rows, *((f"… and {more} more: type part of a name",) if more else ()))

    def _called(self, words: str) -> str | None:
        plain = words.strip().casefold()
        owners: Mapping[str, str] = {
            called.casefold(): name for name, all_ in self._names.items() for called in all_
        }
        return words.strip() if words.strip() in self._names else owners.get(plain)

    def _matching(self, part: str) -> Iterator[str]:
        plain = part.strip().casefold()
        for name, names in self._names.items():
            if any(plain in one.casefold() for one in (name, *names)):
                yield name

    def _row(self, name: str) -> str:
        called = ", ".join(dict.fromkeys(self._names[name]))
        return f"{name}  ({self._kinds[name]}: {called})"

    def _unknown(self, word: str) -> str:
        message = f"there is no subject '{word}'"
        near = list(self._matching(word)) if word else []
        if len(near) > 1:
            return "\n    ".join((f"{message}; with it in their names:", *self.listed(word)))
        names = (one for name in self.ids for one in (name, *self._names[name]))
        guess = near[0] if near else nearest(word, names)
        owner = self._called(guess) if guess else None
        return f"{message}; did you mean '{owner}'?" if owner else message


def add_subjects(edits: FileEdits, loaded: LoadedProject, new: tuple[NewSubject, ...]) -> None:
    """Put subjects at the end of the file of subjects, which is made where it is missing."""
    if new and not edits.exists(FILE):
        edits.insert_rows(FILE, 1, head_of_new_file(FILE, loaded.lines))
    rows: list[str] = []
    for one in new:
        value = {"label": one.label, "kind": one.kind}
        rows += rows_of_entry(one.id, value, MapOf(SUBJECT_RECORD, "the id of a subject"))
    if rows:
        append_to_mapping(edits, FILE, "subjects", rows)
