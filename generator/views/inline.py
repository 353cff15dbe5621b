"""References inside of a paragraph: a claim, a term."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.document import Reference
from generator.views.context import PageContext
from generator.views.items import ClaimView, claim_view


@dataclass(frozen=True, slots=True)
class InlineClaim:
    """A claim in the run of the text."""

    claim: ClaimView


@dataclass(frozen=True, slots=True)
class TermLink:
    """A term that leads to its definition; `anchor` is the link's own id, if it needs one."""

    term: str
    lang: str | None
    href: str | None
    anchor: str | None


def claim_block(context: PageContext, reference: Reference) -> InlineClaim:
    """Show `{{ claim ID form=short }}`."""
    claim = context.corpus.claims[reference.arguments[0]]
    return InlineClaim(claim_view(context, claim, short=reference.option("form") == "short"))


def term_block(context: PageContext, reference: Reference) -> TermLink:
    """Show `{{ term ID }}`."""
    entry = context.corpus.glossary[reference.arguments[0]]
    lang = entry.term.lang.value if entry.term.lang else None
    context.first_use(entry)
    way = context.term_way(entry)
    return TermLink(entry.term.term.value, lang, way.href, way.anchor)
