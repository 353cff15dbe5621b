"""What is known of a corpus as a whole before any page is composed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from generator.model.entities import Permalinks
from generator.pages.document import Page
from generator.verify.corpus import VerifiedCorpus
from generator.views.notes import source_name
from generator.views.passages import PassageIndex
from generator.views.places import Places
from generator.views.terms import TermFinder

Ids = tuple[str, ...]


class Survey:
    """Answers about a corpus, each worked out once, when a page first asks.

    `places` is empty until somebody has found the homes of all ids.
    """

    def __init__(self, corpus: VerifiedCorpus, pages: Iterable[Page]) -> None:
        """Take a corpus, and its pages in the order of the navigation."""
        self.corpus = corpus
        self.places = Places()
        self._pages = tuple(pages)

    @cached_property
    def index(self) -> PassageIndex:
        """The cited passages of all sources."""
        return PassageIndex(self.corpus)

    @cached_property
    def terms(self) -> TermFinder:
        """What finds the terms of the glossary."""
        return TermFinder(self.corpus.glossary.values())

    @cached_property
    def source_names(self) -> Mapping[str, int]:
        """How many sources go by each name."""
        return Counter(map(source_name, self.corpus.sources.values()))

    @cached_property
    def former_ids(self) -> Mapping[str, Ids]:
        """The old ids that now lead to each id."""
        return _former_ids(self.corpus.permalinks)

    @cached_property
    def same_words(self) -> Mapping[str, Ids]:
        """The quotations whose words are another's, by the id of that one."""
        return _same_words(self.corpus)

    @cached_property
    def subject_pages(self) -> Mapping[str, str]:
        """The first page about each subject."""
        return {page.subject.value: page.src_uri for page in reversed(self._pages) if page.subject}

    @cached_property
    def page_subjects(self) -> Mapping[str, str]:
        """The subject that each page is about, if it is about one."""
        return {page.src_uri: page.subject.value for page in self._pages if page.subject}

    @cached_property
    def claims_about(self) -> Mapping[str, Ids]:
        """The claims about each subject, in the order of the data."""
        outlines = self.corpus.outlines
        return _grouped(
            (subject, id_) for id_ in self.corpus.claims for subject in outlines[id_].subjects
        )

    @cached_property
    def quoted(self) -> Mapping[str, Ids]:
        """The quotations of each speaker, in the order of the data."""
        return self._by_speaker(self.corpus.quotations)

    @cached_property
    def reported(self) -> Mapping[str, Ids]:
        """The claims that report what each speaker said, in the order of the data."""
        return self._by_speaker(self.corpus.claims)

    def _by_speaker(self, ids: Iterable[str]) -> Mapping[str, Ids]:
        pairs = ((self.corpus.outlines[id_].said_by, id_) for id_ in ids)
        return _grouped((speaker, id_) for speaker, id_ in pairs if speaker)


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, Ids]:
    """Collect the second of each pair by the first, each once."""
    groups: dict[str, dict[str, None]] = defaultdict(dict)
    for key, value in pairs:
        groups[key][value] = None
    return {key: tuple(values) for key, values in groups.items()}


def _same_words(corpus: VerifiedCorpus) -> Mapping[str, Ids]:
    """Collect for each quotation the others of the same words, in the order of the data."""
    pairs: dict[str, set[str]] = defaultdict(set)
    for id_ in corpus.quotations:
        same = corpus.outlines[id_].same_words_as
        if same:
            pairs[id_].add(same)
            pairs[same].add(id_)
    order = {id_: number for number, id_ in enumerate(corpus.quotations)}
    return {id_: tuple(sorted(others, key=order.__getitem__)) for id_, others in pairs.items()}


def _former_ids(permalinks: Permalinks) -> dict[str, Ids]:
    """Collect for each id the old ids that now lead to it, also by way of another old one."""
    targets = {old.value: new.value for old, new in permalinks.redirects}
    former: dict[str, Ids] = {}
    for old, next_ in targets.items():
        new, steps = next_, 0
        while new in targets and steps < len(targets):
            new, steps = targets[new], steps + 1
        former[new] = (*former.get(new, ()), old)
    return former
