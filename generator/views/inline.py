"""References inside of a paragraph: a claim, a term."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.document import Reference
from generator.views.context import ClaimView, PageContext


@dataclass(frozen=True, slots=True)
class InlineClaim:
    """A claim in the run of the text."""

    claim: ClaimView


@dataclass(frozen=True, slots=True)
class TermLink:
    """A term that leads to its place in the glossary; `href` is None where no page has one."""

    term: str
    lang: str | None
    href: str | None


def claim_block(context: PageContext, reference: Reference) -> InlineClaim:
    """Show `{{ claim ID form=short }}`."""
    claim = context.corpus.claims[reference.arguments[0]]
    return InlineClaim(context.claim(claim, short=reference.option("form") == "short"))


def term_block(context: PageContext, reference: Reference) -> TermLink:
    """Show `{{ term ID }}`."""
    term = context.corpus.glossary[reference.arguments[0]].term
    lang = term.lang.value if term.lang else None
    return TermLink(term.term.value, lang, context.permalink(term.id))
