"""The conversation behind `explainer add`: its answers, and the claim that they make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.cli import claim_questions as the
from generator.cli.dating import DATE_OPTIONS, ask_date, date_of
from generator.cli.exits import CannotRunError
from generator.cli.passages import failure_lines, joined, place_lines
from generator.cli.questions import Question, one_of
from generator.cli.terminal import say

if TYPE_CHECKING:
    from generator.authoring.drafts import ClaimDraft, DraftPassage
    from generator.authoring.known_subjects import KnownSubjects, NewSubject
    from generator.authoring.proposed_dates import ProposedDate
    from generator.authoring.words_search import Place, Search
    from generator.cli.sheet import Sheet
    from generator.loading.project import LoadedProject
    from generator.verify.context import Context


@dataclass(slots=True)
class Conversation:
    """Asks for what the sheet leaves open, once or again, and makes the draft of its answers."""

    sheet: Sheet
    loaded: LoadedProject
    seen: Context
    places: tuple[Place, ...] = ()
    proposed_id: str = ""

    def find(self, *, only_show: bool = False) -> bool:
        """Look the words up and show where they stand; tells whether some source carries them.

        If none does, a person is asked for other words, or whether the closest ones are meant.
        """
        while True:
            search = self._search()
            found = self._of_named_sources(search)
            self._show(search, found)
            if found or only_show or not self.sheet.questions.can_ask:
                self.places = found if only_show or not found else self._chosen(found)
                return bool(found)
            self._ask_words(search.closest.exact if search.closest else "")

    def ask_everything(self) -> None:
        """Ask for all that a claim may say.

        Raises CannotRunError where an answer is missing or wrong and nobody can be asked.
        """
        self.sheet.ask(the.TEXT)
        self.sheet.ask(the.SHORT)
        self._ask_subjects()
        self._ask_speaker()
        ask_date(self.sheet, self._proposed_date())
        for (words,) in self.sheet.of("--context"):
            if self._context_passage(words) is None:
                raise CannotRunError(f"--context: '{words}' doesn't stand in the same source")
        self.sheet.questions.finish()
        self._ask_id()
        self._ask_file()
        if self.sheet["--page"]:
            self._ask_page()

    def ask_again(self, option: str) -> None:
        """Ask for one answer once more; Enter keeps the one there is."""
        special = {
            "--subject": self._ask_subjects,
            "--said-by": self._ask_speaker,
            "--id": self._ask_id,
            "--file": self._ask_file,
            "--page": self._ask_page,
        }
        if option == "WORDS":
            self._ask_words()
            self.find()
        elif option == "--context":
            self._ask_context()
        elif option in DATE_OPTIONS:
            ask_date(self.sheet, self._proposed_date(), option)
        elif option in special:
            special[option](again=True)
        else:
            self._ask_told({"--text": the.TEXT, "--short": the.SHORT}[option])

    def draft(self) -> ClaimDraft:
        """Make the claim of the answers."""
        from generator.authoring.drafts import ClaimDraft

        sheet = self.sheet
        return ClaimDraft(
            sheet["--id"],
            sheet["--text"],
            tuple(sheet["--subject"].split()),
            tuple(self._evidence()),
            sheet["--short"],
            sheet["--said-by"],
            date_of(self.sheet),
            tuple((rule, word, reason) for rule, word, reason in sheet.of("--exempt")),
        )

    @property
    def new_subjects(self) -> tuple[NewSubject, ...]:
        """The subjects that come with the claim."""
        from generator.authoring.known_subjects import NewSubject

        return tuple(NewSubject(*row) for row in self.sheet.of("--new-subject"))

    def _search(self) -> Search:
        from generator.authoring.words_search import search_words

        sheet = self.sheet
        prefix, suffix = sheet["--prefix"], sheet["--suffix"]
        return search_words(self.seen, sheet.words, prefix=prefix, suffix=suffix)

    def _of_named_sources(self, search: Search) -> tuple[Place, ...]:
        named = {source for (source,) in self.sheet.of("--source")}
        return tuple(one for one in search.places if not named or one.source in named)

    def _show(self, search: Search, places: tuple[Place, ...]) -> None:
        for number, place in enumerate(places, start=1):
            say(joined(place_lines(place, number if len(places) > 1 else None)))
        if not places:
            say(joined(failure_lines(search)))

    def _ask_words(self, closest: str = "") -> None:
        """Ask for other words; what chose a place of the old ones no longer counts."""
        questions, words = self.sheet.questions, " ".join(closest.split())
        if not (words and questions.confirm("Take the closest words?")):
            words = questions.paste(the.WORDS, "")
        self.sheet.words = words
        self.sheet.forget("--source", "--prefix", "--suffix")

    def _chosen(self, places: tuple[Place, ...]) -> tuple[Place, ...]:
        """Choose among several places: each named source, or the one that a person picks."""
        sheet, sources = self.sheet, [place.source for place in places]
        if len(places) == 1 or (sheet.of("--source") and len(set(sources)) == len(sources)):
            return places
        if not sheet.questions.can_ask:
            option = "--source" if len(set(sources)) == len(sources) else "--prefix or --suffix"
            raise CannotRunError(f"the words stand in {len(places)} places: choose with {option}")
        place = places[sheet.questions.choose(len(places), "Which of them") - 1]
        sheet.lists["--source"] = [(place.source,)]
        sheet.texts |= {"--prefix": place.prefix, "--suffix": place.suffix}
        return (place,)

    def _known(self) -> KnownSubjects:
        from generator.authoring.known_subjects import KnownSubjects

        return KnownSubjects(self.loaded.dataset, self.new_subjects)

    def _ask_subjects(self, *, again: bool = False) -> None:
        self._ask_named(the.SUBJECTS, again=again, several=True)

    def _ask_speaker(self, *, again: bool = False) -> None:
        self._ask_named(the.SAID_BY, again=again, several=False)

    def _ask_named(self, question: Question, *, again: bool, several: bool) -> None:
        """Ask for subjects by id or name; one that is new is added, one named no more dropped."""
        known = self._known()
        check = the.subjects_check(known, self._is_named, several=several)
        answer = self.sheet.ask(the.with_rows(question, known.listed()), check, again=again)
        old, sign, new = answer.partition(the.NEW)
        ids = known.read(old) if old.strip(" ,") else ()
        added = (self._add_subject(" ".join(new.split())),) if sign else ()
        self.sheet.texts[question.option] = " ".join((*ids, *added))
        named = {*self.sheet["--subject"].split(), self.sheet["--said-by"]}
        rows = self.sheet.of("--new-subject")
        if question is the.SAID_BY or again:
            rows[:] = [row for row in rows if row[0] in named]

    def _is_named(self, name: str) -> bool:
        from generator.verify.names import stands_anywhere

        texts = (source.text for source in self.seen.sources.values())
        return bool(name) and any(stands_anywhere(text, name) for text in texts)

    def _add_subject(self, label: str) -> str:
        """Ask what a new subject is; gives its id."""
        from generator.authoring.drafts import propose_id
        from generator.authoring.known_subjects import KINDS

        questions, taken = self.sheet.questions, list(self._known().ids)
        kind = questions.ask(the.NEW_KIND, "", one_of(lambda: list(KINDS), "kind"))
        proposed = propose_id(label, taken)
        name = questions.ask(the.NEW_ID, "", the.free_id(taken), default=proposed)
        self.sheet.of("--new-subject").append((name, label, kind))
        return name

    def _proposed_date(self) -> ProposedDate | None:
        """Read a date out of the first place, for those who can be asked whether it is right."""
        from generator.authoring.proposed_dates import propose_date

        if not self.places or not self.sheet.questions.can_ask or self.sheet["--date"]:
            return None
        issued = self.seen.sources[self.places[0].source].issued
        return propose_date(self.places[0].excerpt, issued.latest if issued else None)

    def _ask_context(self) -> None:
        """Ask for words that name who is meant, until a source of the claim has them."""

        def check(words: str) -> str | None:
            found = self._context_passage(words)
            return None if found else "these words don't stand in the same source"

        words = self.sheet.questions.ask(the.CONTEXT, "", check)
        if words:
            self.sheet.of("--context").append((words,))

    def _context_passage(self, words: str) -> DraftPassage | None:
        from generator.authoring.drafts import DraftPassage
        from generator.authoring.words_search import search_words

        sources = {place.source for place in self.places}
        found = search_words(self.seen, words, minimum=False).places if words else ()
        first = next((one for one in found if one.source in sources), None)
        if first is None:
            return None
        return DraftPassage(first.source, first.pieces, "context", first.prefix, first.suffix)

    def _evidence(self) -> list[DraftPassage]:
        from generator.authoring.drafts import DraftPassage

        support = [
            DraftPassage(place.source, place.pieces, "support", place.prefix, place.suffix)
            for place in self.places
        ]
        around = [self._context_passage(words) for (words,) in self.sheet.of("--context")]
        return [*support, *(passage for passage in around if passage is not None)]

    def _ask_id(self, *, again: bool = False) -> None:
        taken = self._taken_ids()
        self.proposed_id = self._proposed_id(taken)
        self.sheet.ask(the.ID, the.free_id(taken), default=self.proposed_id, again=again)

    def _ask_told(self, question: Question) -> None:
        """Ask for the text or the short form again; an id that was made of them follows."""
        self.sheet.ask(question, again=True)
        if self.sheet["--id"] == self.proposed_id:
            self.proposed_id = self._proposed_id(self._taken_ids())
            self.sheet.texts["--id"] = self.proposed_id

    def _proposed_id(self, taken: list[str]) -> str:
        from generator.authoring.drafts import propose_id

        return propose_id(self.sheet["--short"] or self.sheet["--text"], taken)

    def _taken_ids(self) -> list[str]:
        from generator.authoring.mentions import KIND_NAMES, entries_of

        data = self.loaded.dataset
        taken = [one for kind in KIND_NAMES if kind != "subject" for one in entries_of(data, kind)]
        gone = (*data.permalinks.redirects, *data.permalinks.withdrawn)
        return [*taken, *(old.value for old, _ in gone)]

    def _ask_file(self, *, again: bool = False) -> None:
        from generator.authoring.drafts import FOLDER, propose_file
        from generator.loading.files import is_safe_path

        def check(name: str) -> str | None:
            fits = name.startswith(f"{FOLDER}/") and name.endswith(".yml") and is_safe_path(name)
            return None if fits else f"expected a file {FOLDER}/….yml"

        proposed = propose_file(self.loaded, self.sheet["--subject"].split())
        self.sheet.ask(the.FILE, check, default=proposed, again=again)

    def _ask_page(self, *, again: bool = False) -> None:
        pages = one_of(lambda: [file.path for file in self.loaded.page_files], "page")
        self.sheet.ask(the.PAGE, pages, again=again)
