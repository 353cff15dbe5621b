"""`claims.json` as what its entries need of the pages, and what they allow these to say.

A run of entries is looked at once: its facts follow from its own bytes and its kind. Which entries
there are is read each time, from a file in which a number stands for each entry.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

from generator.output.places import NOWHERE, PAGE, marked_words, said, way

LISTING = "claims.json"
KINDS = ("claims", "quotations", "disputes")
"""The entries that stand on pages."""
_BEGIN, _END = b"\n    {\n", b"\n    }"
"""What is around an entry as we write it. JSON has no line's end within a string (RFC 8259), so
that these are never words of an entry; whether what is between them is an entry is tried."""


_RUN = 32
"""About how many entries are a run. It ends with one whose length can be divided by this, so that
a new entry leaves all runs but its own as they are."""


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """What follows from some entries."""

    claims: tuple[str, ...] = ()
    """The ids of claims."""
    sayings: tuple[str, ...] = ()
    """Claims in each of their wordings, as `places.said` writes them."""
    places: tuple[str, ...] = ()
    """Where entries are said to stand, as `places.way` writes it."""
    passages: tuple[str, ...] = ()
    """The words of their passages, as `places.marked_words` writes them."""


Recall = Callable[[str, Callable[[], EntryFacts]], EntryFacts]
"""Gives the facts of entries by the digest of their kind and bytes, or has them worked out."""


class Listing:
    """The content of the file; nothing if there is none."""

    def __init__(self, content: bytes, recall: Recall) -> None:
        """Read the file; raises ValueError where it isn't JSON."""
        self._content = content
        self.entries: Sequence[EntryFacts] = tuple(_entries(content, recall))

    @cached_property
    def sayings(self) -> frozenset[str]:
        """All claims in all their wordings; none if two have one id, since one of them counts."""
        claims = [claim for entries in self.entries for claim in entries.claims]
        if len(set(claims)) < len(claims):
            return frozenset()
        return frozenset(chain.from_iterable(entries.sayings for entries in self.entries))

    @cached_property
    def whole(self) -> Mapping[str, Any]:
        """The file as JSON, for whoever has to say what is wrong with it."""
        found: Mapping[str, Any] = _json(self._content) if self._content else {}
        return found

    @cached_property
    def wordings(self) -> Mapping[str, frozenset[str]]:
        """The words in which each claim may stand on a page."""
        return {claim["id"]: frozenset(_words(claim)) for claim in self.whole.get("claims", ())}


def _entries(content: bytes, recall: Recall) -> Iterator[EntryFacts]:
    """Take the file entry by entry; where it isn't written as we do, as a whole."""
    pieces, skeleton = _cut(content)
    numbers = _numbers(skeleton)
    if sorted(chain.from_iterable(numbers.values())) != list(range(len(pieces))) or not pieces:
        return _whole(content)
    try:
        found = [
            _recalled(kind, run, recall)
            for kind, listed in numbers.items()
            for run in _runs([pieces[number] for number in listed])
        ]
    except ValueError:
        return _whole(content)
    return iter(found)


def _whole(content: bytes) -> Iterator[EntryFacts]:
    whole = _json(content) if content else {}
    for kind in KINDS:
        yield _facts_of(kind, whole.get(kind, ()))


def _runs(pieces: Iterable[bytes]) -> Iterator[list[bytes]]:
    run: list[bytes] = []
    for piece in pieces:
        run.append(piece)
        if len(piece) % _RUN == 0:
            yield run
            run = []
    yield run


def _recalled(kind: str, run: Sequence[bytes], recall: Recall) -> EntryFacts:
    digest = hashlib.sha256(b",".join((kind.encode(), *run))).hexdigest()
    return recall(digest, lambda: _facts_of(kind, [_json(piece) for piece in run]))


def _json(content: bytes) -> Any:  # noqa: ANN401 - JSON
    return json.loads(content.decode("utf-8"))


def _cut(content: bytes) -> tuple[list[bytes], bytes]:
    """Cut out the entries: they, and the rest with a number in the place of each."""
    first, *rest = content.split(_BEGIN)
    pieces, skeleton = [], [first]
    for number, piece in enumerate(rest):
        entry, end, after = piece.partition(_END)
        pieces.append(b"{" + entry + end.strip())
        skeleton.append(b" %d %s" % (number, after))
    return pieces, b"".join(skeleton)


def _numbers(skeleton: bytes) -> dict[str, list[int]]:
    """Read which entries are of which kind; nothing where that can't be read."""
    try:
        found = _json(skeleton)
    except ValueError:
        return {}
    found = found if isinstance(found, dict) else {}
    lists = {kind: value for kind, value in found.items() if isinstance(value, list)}
    whole = all(type(one) is int for value in lists.values() for one in value)
    return lists if whole and all(isinstance(found.get(kind, []), list) for kind in KINDS) else {}


def _facts_of(kind: str, entries: Sequence[Mapping[str, Any]]) -> EntryFacts:
    if kind not in KINDS:
        return EntryFacts()
    claims = entries if kind == "claims" else ()
    return EntryFacts(
        claims=tuple(claim["id"] for claim in claims),
        sayings=tuple(said(claim["id"], one) for claim in claims for one in _words(claim)),
        places=tuple(_page(one) for entry in entries for one in entry.get("pages", ())),
        passages=tuple(
            marked_words(one["source"], passage_name(one), " ".join(one["exact"].split()))
            for entry in entries
            for one in (*entry.get("evidence", ()), *entry.get("attribution", ()))
        ),
    )


def _words(claim: Mapping[str, Any]) -> list[str]:
    return [" ".join(claim[key].split()) for key in ("text", "short") if claim.get(key)]


def _page(written: str) -> str:
    found = way("", written, "/")
    return found if found.partition("//")[0].endswith(PAGE) else NOWHERE


def passage_name(passage: Mapping[str, Any]) -> str:
    """Name the marks of a passage on its source's page."""
    return f"p-{passage['start']}-{passage['end']}"
