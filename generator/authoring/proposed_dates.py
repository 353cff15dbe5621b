"""The date that the words around a passage suggest, for a person to confirm."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Day  # noqa: N812 - a proposal has a field of that name

from generator.authoring.excerpts import Excerpt
from generator.verify.dated import nearest_before
from generator.verify.wording import DateMention, date_mentions

_YEAR_OF_ARTICLE = "the year is that of the article"


@dataclass(frozen=True, slots=True)
class ProposedDate:
    """A date with the source's words for it, and how it follows from them."""

    edtf: str
    as_stated: str
    basis: str
    reason: str = ""
    from_issued: bool = False


def propose_date(excerpt: Excerpt, issued: Day | None) -> ProposedDate | None:
    """Read the first date of the sentences of a passage, those of the passage itself first."""
    passage = " … ".join(words for is_passage, words in excerpt.parts if is_passage)
    sentences = "".join(words for _, words in excerpt.parts)
    for text in (passage, sentences):
        for mention in date_mentions(text):
            found = _read(mention, text[mention.span.start : mention.span.end], issued)
            if found is not None:
                return found
    return None


def _read(mention: DateMention, words: str, issued: Day | None) -> ProposedDate | None:
    if mention.year is not None and mention.month is None:
        return ProposedDate(f"{mention.year:04}", words, "stated")
    edtf = nearest_before(mention, issued or Day.max) if issued or mention.year else None
    if edtf is None:
        return None
    if mention.vague or mention.month is None:
        return ProposedDate(edtf, words, "computed", from_issued=mention.year is None)
    if mention.year is None:
        return ProposedDate(edtf, words, "inferred", _YEAR_OF_ARTICLE, from_issued=True)
    return ProposedDate(edtf, words, "stated")
