"""The content grammar on one page, as Markdown, from the tables by which pages are read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.pages.grammar import FRONT_MATTER_KEYS, KINDS, UNCITED_EXAMPLE, Kind, UncitedReason
from generator.pages.refused import REFUSED
from generator.rulebook.tables import as_page, table_rows

_QUOTED = re.compile(r"(?<!\w)'([^']+)'(?!\w)")

_REASONS = {
    UncitedReason.NAVIGATION: "words that lead to other pages",
    UncitedReason.METHOD: "how this site was made, and how far it can be trusted",
    UncitedReason.LABEL: "names of things, which state nothing",
    UncitedReason.READING_AID: "how to read what follows",
    UncitedReason.MAP: "words that belong to a map",
    UncitedReason.SOURCE_METADATA: "what a source is, not what it says",
}
"""What each reason of a block without citations is for."""


def grammar_page() -> str:
    """Write the page."""
    return as_page(
        "The content grammar",
        """\
        What a page in `content/` may hold. Pages are Markdown with front matter; what they say
        about the topic stands in `data/`, and a page refers to it. Everything that isn't named
        here is an error of `explainer check`, with its place. This page is what
        `explainer explain grammar` prints.""",
        _rows(),
    )


def _rows() -> Iterator[str]:
    yield from ("## Front matter", "", "Between two lines `---` at the top of the page:", "")
    yield from table_rows(("key", "holds"), ((f"`{k}`", v) for k, v in FRONT_MATTER_KEYS.items()))
    yield from ("", "## References in a line of text", "")
    yield "Between references of one paragraph stand only spaces and punctuation."
    yield ""
    yield from _kinds(kind for kind in KINDS.values() if not kind.block)
    yield from ("", "## References that stand alone in their paragraph", "")
    yield from _kinds(kind for kind in KINDS.values() if kind.block)
    yield ""
    yield "Capitals stand for an id of the data; what is in square brackets may be left out."
    yield from ("", "## Words of ours", "")
    yield f"Between a line `{UNCITED_EXAMPLE}` and a line `:::` stand words that claim nothing"
    yield "about the topic. The word behind `uncited` is the reason:"
    yield ""
    yield from table_rows(("reason", "for"), ((f"`{r}`", _REASONS[r]) for r in UncitedReason))
    yield from ("", "## Headings", "")
    yield "They begin with `##` (the title is in the front matter), skip no level, and either name"
    yield "what follows, without a number, or are one claim: `## {{ claim sky-is-blue }}`."
    yield from ("", "## Markdown", "")
    yield "Paragraphs, lists, tables, block quotes, *emphasis*, **strong emphasis**, `code`, blocks"
    yield "of code between lines of three backticks, links to pages (`[words](other-page.md)`) and"
    yield "to addresses that begin with https:// or http://. References in code are left alone."
    yield from ("", "## What pages don't have", "")
    yield from table_rows(("what", "instead", "rule"), _refused())


def _kinds(kinds: Iterator[Kind]) -> Iterator[str]:
    rows = ((f"`{kind.usage}`", kind.summary, f"`{kind.example}`") for kind in kinds)
    return table_rows(("reference", "shows", "for example"), rows)


def _refused() -> list[tuple[str, str, str]]:
    """Give each form that is refused, with what to write instead."""
    rows = (
        (_quoted(r.message), _quoted(r.help), f"[{r.rule}](rules/{r.rule}.md)") for r in REFUSED
    )
    return list(dict.fromkeys(rows))


def _quoted(text: str) -> str:
    """Show signs that a message quotes as code, which Markdown leaves as it is."""
    return _QUOTED.sub(r"`\1`", text)
