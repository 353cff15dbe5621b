"""What is said of a source stands in its text, or it is said where else it was found."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.scalar import Scalar
from generator.problems import Problem
from generator.verify.context import Context
from generator.verify.corpus import VerifiedSource
from generator.verify.example_project import gazette_example
from generator.verify.names import stands_anywhere
from generator.verify.rule import Finding, Rule
from generator.verify.suggestions import meant_or_known
from generator.verify.wording import date_mentions

NOT_IN_TEXT = "metadata/not-in-text"
IN_TEXT = "metadata/in-text"


_NAMES = {
    "title": "title",
    "publisher": "publisher",
    "author": "author",
    "issued": "day of issue",
    "url": "address",
}
"""What the fields are called in messages."""


def check_not_in_text(context: Context) -> Iterator[Finding]:
    """Find fields of a source that are neither in its text nor found outside of it."""
    for source in _described(context):
        outside = {found.field for found in source.source.found_outside}
        for name, value in _fields(source).items():
            if name not in outside and not _stands_in(source, name, value):
                message = f"the text of '{source.id}' doesn't say the {_NAMES[name]} '{value}'"
                in_structure = ("name the line that has it under `structure`, with `kind: date`",)
                hints = (
                    *(in_structure if name == "issued" else ()),
                    "correct it to the text's own words",
                    f"or say under `found_outside` where the {_NAMES[name]} was found",
                )
                at = value.location_of(0, len(value.value))
                yield Finding(Problem(NOT_IN_TEXT, message, at, help=hints))


def check_in_text(context: Context) -> Iterator[Finding]:
    """Find entries of `found_outside` for what the text says itself, or for nothing."""
    for source in _described(context):
        fields = _fields(source)
        for found in source.source.found_outside:
            value = fields.get(found.field)
            if value is None:
                message = f"'{found.field}' is no field that this source gives"
                hints = meant_or_known(found.field, fields)
                yield Finding(Problem(IN_TEXT, message, found.where.at, help=hints))
            elif _stands_in(source, found.field, value):
                message = f"the text itself says the {_NAMES[found.field]} '{value}'"
                hint = "delete the line under `found_outside`"
                yield Finding(Problem(IN_TEXT, message, found.where.at, help=(hint,)))


def _described(context: Context) -> Iterator[VerifiedSource]:
    """Give the sources whose description was read without fault."""
    for source in context.sources.values():
        if source.id not in context.reading.faulty_ids:
            yield source


def _fields(source: VerifiedSource) -> dict[str, Scalar]:
    written = source.source
    fields = {
        "title": written.title,
        "publisher": written.publisher,
        "author": written.author,
        "issued": written.issued,
        "url": written.url,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _stands_in(source: VerifiedSource, name: str, value: Scalar) -> bool:
    if name == "url":
        return value.value in source.text.content.split()
    if name == "issued":
        return _is_dated(source)
    return stands_anywhere(source.text, value.value)


def _is_dated(source: VerifiedSource) -> bool:
    """Look for the day of issue in the structure lines: a date in the body tells of something."""
    if source.issued is None:
        return False
    for line in source.text.structure:
        for mention in date_mentions(source.text.content, line.span):
            parts = (mention.year, mention.month, mention.day)
            written = "-".join(f"{part:02}" for part in parts if part is not None)
            if written == source.issued.text:
                return True
    return False


RULES = (
    Rule(
        id=NOT_IN_TEXT,
        title="A source's metadata stand in its text, or it is said where they were found",
        explanation=(
            "Title, author and publisher stand in the archived text as whole words, the address "
            "as it is, and the day of issue in a line of its `structure`: a date in the body tells "
            "of something else. What the text doesn't say goes under `found_outside`, with where "
            "it was found; the site shows that."
        ),
        bad=gazette_example("author: Ada North", "author: Ada South"),
        good=gazette_example("", ""),
        check=check_not_in_text,
    ),
    Rule(
        id=IN_TEXT,
        title="What the text says itself was not found outside of it",
        explanation=(
            "`found_outside` is for fields that the text doesn't carry. An entry for one that it "
            "does carry, or for a field that isn't given, is wrong: delete it."
        ),
        bad=gazette_example("found_outside:\n", "found_outside:\n  author: the printed page\n"),
        good=gazette_example("", ""),
        check=check_in_text,
    ),
)
