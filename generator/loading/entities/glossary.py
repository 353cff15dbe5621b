"""What `data/glossary.yml` may hold."""

from __future__ import annotations

from generator.loading.binding import Values
from generator.loading.entities.source import LANGUAGE_TAG
from generator.loading.fields import Field, Record
from generator.loading.kinds import Reference, Text
from generator.model.entities import GlossaryTerm

_TERM = Field("term", Text(), "the term as the pages show it", required=True)
_LANG = Field("lang", LANGUAGE_TAG, "the language of a term in another language")
_DEFINITION = Field(
    "definition", Reference("claim"), "the id of the claim that defines it", required=True
)


def _build(values: Values) -> GlossaryTerm:
    return GlossaryTerm(
        id=values.name,
        at=values.at,
        term=values.need(_TERM),
        definition=values.need(_DEFINITION),
        lang=values.get(_LANG),
    )


TERM_RECORD = Record("a term", (_TERM, _LANG, _DEFINITION), _build)
