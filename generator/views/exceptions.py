"""What people looked at and accepted where a rule alone would refuse it, with their reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.entities import Exemption
from generator.views.context import PageContext
from generator.views.wording import WORDS


@dataclass(frozen=True, slots=True)
class ExceptionView:
    """An accepted exception: `what` is the rule or the kind of it, `word` what it is about.

    `id` names the entry of the data that has it, `href` leads there if a page shows it.
    """

    id: str
    href: str | None
    what: str
    word: str | None
    reason: str


def accepted_exceptions(context: PageContext) -> Iterator[ExceptionView]:
    """List the exemptions and computed values of claims and quotations, then names of ours."""
    corpus = context.corpus
    for claim in corpus.claims.values():
        data = claim.claim
        href = context.permalink(claim.id)
        if data.computed:
            yield ExceptionView(claim.id, href, WORDS.computed, None, data.computed.value)
        yield from _exemptions(claim.id, href, data.exemptions)
    for quotation in corpus.quotations.values():
        href = context.permalink(quotation.id)
        yield from _exemptions(quotation.id, href, quotation.quotation.exemptions)
    for subject in corpus.subjects.values():
        for alias in subject.aliases:
            if alias.ours:
                name, reason = alias.name.value, alias.ours.value
                yield ExceptionView(subject.id, None, WORDS.own_name, name, reason)


def _exemptions(
    id_: str, href: str | None, exemptions: tuple[Exemption, ...]
) -> Iterator[ExceptionView]:
    for one in exemptions:
        word = one.word.value if one.word else None
        yield ExceptionView(id_, href, one.rule.value, word, one.reason.value)
