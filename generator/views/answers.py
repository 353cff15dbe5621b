"""The answers to what a page asked, as digests: the same digest, the same page."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping

from generator.verify.versions import Versions
from generator.views.inputs import WHOLE, Asked
from generator.views.survey import Survey

_ENTRIES: Mapping[str, str] = {
    "source": "sources",
    "subject": "subjects",
    "claim": "claims",
    "quotation": "quotations",
    "dispute": "disputes",
    "process": "processes",
    "term": "glossary",
}
"""The kinds of entries, and the names of the mappings that hold them."""

_FACTS: Mapping[str, str] = {
    "former": "former_ids",
    "source-name": "source_names",
    "same-words": "same_words",
    "subject-page": "subject_pages",
    "page-subject": "page_subjects",
    "about": "claims_about",
    "quoted": "quoted",
    "reported": "reported",
}
"""The same for what a survey knows, which is worked out only if somebody asks."""


class Answers:
    """Asks the questions of pages again."""

    def __init__(self, survey: Survey, versions: Versions) -> None:
        """Take what answers: a survey, and the versions of the corpus's entries."""
        self._survey = survey
        self._versions = versions
        self._known: dict[str, dict[str, str]] = {}
        self._ways: Mapping[str, Callable[[str], object]] = {
            **{kind: self._entries(kind) for kind in _ENTRIES},
            "page": self._page,
            "gap": lambda key: versions.of("gap", key),
            "row": lambda key: versions.of("row", key),
            "passages": self._passages,
            "terms": self._terms,
            "shown": self._shown,
            "unused": self._unused,
            "home": lambda key: survey.places.home(key),  # noqa: PLW0108 - places change
            **{kind: self._facts(kind) for kind in _FACTS},
        }

    def digest(self, asked: Asked) -> str:
        """Digest the answers to these questions; ask after the homes are settled."""
        words: list[str] = []
        for kind, keys in asked.items():
            way, known = self._ways[kind], self._known.setdefault(kind, {})
            for key in keys:
                word = known.get(key)
                if word is None:
                    word = known[key] = f"{kind} {key} {way(key)!r}"
                words.append(word)
        return hashlib.sha256("\n".join(words).encode()).hexdigest()

    def _entries(self, kind: str) -> Callable[[str], str]:
        mapping: Mapping[str, object] = getattr(self._survey.corpus, _ENTRIES[kind])

        def answer(key: str) -> str:
            if key != WHOLE:
                return self._versions.of(kind, key)
            return _digest((id_, self._versions.of(kind, id_)) for id_ in mapping)

        return answer

    def _facts(self, kind: str) -> Callable[[str], object]:
        def answer(key: str) -> object:
            mapping: Mapping[str, object] = getattr(self._survey, _FACTS[kind])
            return mapping.get(key)

        return answer

    def _page(self, key: str) -> str:
        if key != WHOLE:
            return self._versions.of("page", key)
        pages = self._survey.corpus.pages
        return _digest((page.src_uri, self._versions.of("page", page.src_uri)) for page in pages)

    def _shown(self, key: str) -> tuple[str, ...]:
        number, _, page = key.partition(" ")
        uses = self._survey.corpus.uses[page]
        return tuple(use.id for use in uses[int(number)][1]) if int(number) < len(uses) else ()

    def _passages(self, key: str) -> object:
        index = self._survey.index
        return (index.count(), index.count_uses()) if key == WHOLE else index.of_source(key)

    def _terms(self, key: str) -> str:
        del key  # nobody asks for less than all
        terms = self._survey.corpus.glossary.values()
        return _digest((one.term.id, one.term.term.value) for one in terms)

    def _unused(self, key: str) -> str:
        del key  # as above
        entries = self._survey.corpus.unused
        return _digest(
            (one.source.id, self._versions.of("source", one.source.id), one.span, one.reason)
            for one in entries
        )


def _digest(rows: Iterable[tuple[object, ...]]) -> str:
    """Digest rows in their order."""
    content = "\n".join(map(repr, rows))
    return hashlib.sha256(content.encode()).hexdigest()
