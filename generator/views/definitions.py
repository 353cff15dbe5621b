"""The definitions of the terms that a page uses, at its end beside the notes."""

from __future__ import annotations

from dataclasses import dataclass

from generator.views.context import PageContext
from generator.views.items import ClaimView, definition_view


@dataclass(frozen=True, slots=True)
class TermNote:
    """A term that a page uses, with its definition, and the way back to each use.

    `glossary` leads to the term's place in the glossary, None where no page has one.
    """

    anchor: str
    term: str
    lang: str | None
    definition: ClaimView
    glossary: str | None
    back: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermsView:
    """The terms that a page uses, in the order of their first use; `anchor` is the heading's."""

    anchor: str
    terms: tuple[TermNote, ...]


def terms_view(context: PageContext) -> TermsView | None:
    """Define every term that the page has linked so far, None if there are none."""
    if not context.term_uses:
        return None
    return TermsView(
        anchor=context.local("section_terms"),
        terms=tuple(_term_note(context, *used) for used in context.term_uses.items()),
    )


def _term_note(context: PageContext, term_id: str, uses: list[str]) -> TermNote:
    entry = context.corpus.glossary[term_id]
    return TermNote(
        anchor=context.anchor(f"term_{term_id}"),
        term=entry.term.term.value,
        lang=entry.term.lang.value if entry.term.lang else None,
        definition=definition_view(context, entry.definition),
        glossary=context.permalink(term_id),
        back=tuple(context.shared.links.href(context.page, context.page, use) for use in uses),
    )
