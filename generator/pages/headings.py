"""Headings and table heads: labels that state nothing, or claims."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from xml.etree.ElementTree import Element

from generator.model.scalar import Scalar
from generator.pages.document import Heading, Reference
from generator.pages.marks import without_marks
from generator.pages.page_source import PageSource

ID_PREFIX = "section_"
"""Ids of the data hold no underscore, so a heading's id is never that of a claim."""

_NOT_IN_SLUG = re.compile(r"[\W_]+")
_LEVEL_OF_TITLE = 1


class Headings:
    """The headings and labels of one page, checked as they come."""

    def __init__(self, source: PageSource) -> None:
        """Start with none."""
        self._source = source
        self.entries: list[Heading] = []
        self.labels: list[Scalar] = []
        self._slugs: Counter[str] = Counter()

    def add(self, level: int, title: str, claim: Reference | None, offset: int) -> Heading:
        """Add a heading that is a label (`title`) or a claim, and give it an id of its own."""
        self._check_level(level, offset)
        slug = claim.arguments[0] if claim else title
        heading = Heading(level, self._unique_id(slug), "" if claim else title, claim)
        self.entries.append(heading)
        return heading

    def add_label(self, text: str, offset: int) -> None:
        """Add the text of a label that begins at an offset."""
        if text:
            self.labels.append(Scalar(text, self._source.location(offset)))

    def refuse_empty(self, offset: int) -> None:
        """Report a heading that names nothing."""
        self._report("the heading is empty", offset)

    def refuse_nesting(self, offset: int) -> None:
        """Report a heading inside a list, a quote or a table."""
        self._report("a heading can't stand in a list or a quote", offset)

    def _check_level(self, level: int, offset: int) -> None:
        before = self.entries[-1].level if self.entries else _LEVEL_OF_TITLE
        if level == _LEVEL_OF_TITLE:
            message = "the page's title stands in its front matter; headings start with '##'"
            self._report(message, offset)
        elif level > before + 1:
            message = f"a heading of level {level} follows one of level {before}"
            self._report(message, offset)

    def _report(self, message: str, offset: int) -> None:
        example = "a heading is a label, '## How it works', or a claim, '## {{ claim some-id }}'"
        self._source.report("page/heading", message, offset, help=(example,))

    def _unique_id(self, text: str) -> str:
        slug = _NOT_IN_SLUG.sub("-", unicodedata.normalize("NFC", text).lower()).strip("-")
        base = f"{ID_PREFIX}{slug or 'heading'}"
        self._slugs[base] += 1
        # A slug holds no underscore, so the numbered id is no other heading's plain one.
        return base if self._slugs[base] == 1 else f"{base}_{self._slugs[base]}"


def plain_text(element: Element) -> str:
    """Give an element's text with single spaces and without marks."""
    return " ".join(without_marks("".join(element.itertext())).split())
