"""What `data/subjects.yml` may hold."""

from __future__ import annotations

from generator.loading.binding import Findings, Values
from generator.loading.entities.shared import PASSAGE, PREFIX, SOURCE, SUFFIX, evidence_from
from generator.loading.entities.source import LANGUAGE_TAG
from generator.loading.fields import Field, ListOf, Record
from generator.loading.kinds import Choice, Pattern, Text
from generator.model.entities import Alias, Subject, SubjectKind

_NAME = Field("name", Text(), "the other name", required=True)
_ALIAS_SOURCE = Field(SOURCE.key, SOURCE.kind, "the id of the source in which the name stands")
_ALIAS_PASSAGE = Field(PASSAGE.key, PASSAGE.kind, "the words that show whom the name means")
_OURS = Field("ours", Text(), "why we may use a name that no source uses")


def _alias(values: Values) -> Alias:
    source = values.get(_ALIAS_SOURCE)
    evidence = None if source is None else evidence_from(values, source)
    return Alias(values.need(_NAME), evidence, values.get(_OURS), values.at)


def _check_alias(values: Values, found: Findings) -> bool:
    """Accept an alias with a passage and its source, or with a reason of ours."""
    proved = [f.key for f in (_ALIAS_SOURCE, _ALIAS_PASSAGE) if values.get(f) is not None]
    ours = values.get(_OURS)
    if bool(ours) != (len(proved) == 2) and (not ours or not proved):  # noqa: PLR2004
        return True
    message = "an alias needs the source and the passage where it stands, or 'ours' with a reason"
    found.error("data/alias", message, values.at, "give one of the two, not both")
    return False


_ALIAS = Record(
    "an alias", (_NAME, _ALIAS_SOURCE, _ALIAS_PASSAGE, PREFIX, SUFFIX, _OURS), _alias, _check_alias
)

_LABEL = Field("label", Text(), "the name that the site uses", required=True)
_KIND = Field("kind", Choice(SubjectKind), "what the subject is", required=True)
_REGION = Field(
    "region",
    Pattern("[A-Z]{2}", "two capital letters (ISO 3166-1 alpha-2)"),
    "the code of the subject's shape on the map",
    examples=("NZ",),
)
_LANG = Field("lang", LANGUAGE_TAG, "the language of a label in another language")
_ADJECTIVE = Field(
    "adjective",
    Text(),
    "the adjective to the label, which a claim may use for it",
    examples=("French",),
)
_ALIASES = Field("aliases", ListOf(_ALIAS), "other names, each with the passage where it stands")


def _build(values: Values) -> Subject:
    return Subject(
        id=values.name,
        at=values.at,
        label=values.need(_LABEL),
        kind=values.need(_KIND),
        aliases=values.get_or(_ALIASES, ()),
        region=values.get(_REGION),
        lang=values.get(_LANG),
        adjective=values.get(_ADJECTIVE),
    )


SUBJECT_RECORD = Record("a subject", (_LABEL, _KIND, _REGION, _LANG, _ADJECTIVE, _ALIASES), _build)
