"""What `explainer source add` asks, in the order of asking."""

from __future__ import annotations

from enum import StrEnum

from generator.cli.questions import Check, Question

TITLE = Question("--title", "Its title", "The title, as the text gives it.", required=True)
LANGUAGE = Question(
    "--language",
    "Its language (en, uk, pt-BR)",
    "The code of the language in which the text is written, as web pages give it.",
    required=True,
)
FIELDS = {
    "publisher": Question(
        "--publisher",
        "Who published it",
        "The newspaper, agency, body or person who published the text.",
    ),
    "author": Question("--author", "Who wrote it", "The author, as the text names them."),
    "issued": Question(
        "--issued",
        "When it was published (2025-06-10)",
        "The day of publication: year, month, day. Dates in claims may follow from it.",
    ),
    "url": Question(
        "--url",
        "Where the original stands (https://…)",
        "The address of the page from which the text was taken.",
    ),
}
STRUCTURE = Question(
    "--structure",
    "Those that are right (such as 1:title 3:date, or 'none')",
    "Lines that are not body can't be evidence. Give the line and what it is: title, byline, date, "
    "caption, heading, pointer (to another article) or address.",
    required=True,
)
PARAGRAPHS = Question(
    "--paragraphs",
    "Paragraphs end with blank_lines or lines",
    "blank_lines: a blank line stands between paragraphs. lines: each line is a paragraph.",
    required=True,
)
RIGHTS = Question(
    "--rights",
    "Rights: quotation or full",
    "quotation: only cited passages may be shown. full: the site may show the whole text.",
    required=True,
)
COVERAGE = Question(
    "--coverage",
    "Coverage: partial or complete",
    "complete: every sentence has to be used by a claim or excused. partial: it needn't.",
    required=True,
)
ID = Question(
    "--id",
    "Its id",
    "A short name in small letters, digits and hyphens; claims name the source by it.",
    required=True,
)


def found_outside(name: str) -> Question:
    """Ask where a field was found that the text doesn't carry."""
    return Question(
        "--found-outside",
        f"Where was '{name}' found, if it is right",
        f"The text itself doesn't say the {name}. Say where you read it, such as: the head of the "
        "page. Enter lets you correct it.",
    )


def one_word_of(words: type[StrEnum]) -> Check:
    """Make a check that accepts one word of a closed list."""

    def check(word: str) -> str | None:
        known = [one.value for one in words]
        return None if word in known else f"expected {' or '.join(known)}"

    return check


def free_name(taken: list[str]) -> Check:
    """Make a check that accepts an id which no source has."""
    from generator.loading.kinds import ID as FORM

    def check(name: str) -> str | None:
        if not FORM.fullmatch(name):
            return f"'{name}' can't be an id: small letters, digits, single hyphens between"
        return f"there is a source '{name}' already" if name in taken else None

    return check
