"""The judge of prose: which letters of a page stand there without evidence.

Outside of marked blocks, headings and table heads, only references say something; between
them white space and punctuation are free, everything else is a problem.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager

from generator.pages.grammar import UNCITED_EXAMPLE, UncitedReason
from generator.pages.inline import Found

_FREE_CLASSES = frozenset("PZ")
_FREE_CATEGORIES = frozenset({"Cc", "Co"})  # line ends and marks
_REPLACED = "\ufffd"  # a character that was reported as such
_WORD = re.compile(r"\w+|\S")
_HELP = (
    "make it a claim in data/claims/ and refer to it: '{{ claim some-id }}'",
    f"if it says nothing about the topic: '{UNCITED_EXAMPLE}' above and ':::' below it",
)


class ProseJudge:
    """Passes over the texts of a page in order and reports each run of bare prose once.

    A run ends at a reference and at the edges of paragraphs, items and cells; emphasis and
    links don't end it.
    """

    def __init__(self, found: Found) -> None:
        """Start at the top of the page, outside of any block."""
        self._found = found
        self._reason: UncitedReason | None = None
        self._reported = False
        self._last_offset = 0

    @property
    def needs_evidence(self) -> bool:
        """Tell whether prose may not stand here."""
        return self._reason is None

    def set_reason(self, reason: UncitedReason | None) -> None:
        """Enter a block that needs no citation, or leave it."""
        self._reason = reason

    @contextmanager
    def reason(self, reason: UncitedReason | None) -> Iterator[None]:
        """Judge what comes by another reason for a while."""
        before, self._reason = self._reason, reason
        yield
        self._reason = before

    def start_piece(self, offset: int) -> None:
        """Go on at an offset: what stands there without a mark is about there."""
        self._last_offset = offset

    def start_run(self) -> None:
        """Begin a new run of prose."""
        self._reported = False

    def pass_reference(self, end: int) -> None:
        """Begin a new run behind a reference that ends at an offset."""
        self._reported = False
        self._last_offset = end

    def pass_text(self, text: str) -> None:
        """Judge a text with its marks."""
        if self._reason is None and not self._reported:
            self._judge(text)
        last = self._found.marks.last_offset(text)
        self._last_offset = self._last_offset if last is None else last

    def pass_code(self, code: str, start: int) -> None:
        """Judge code that stands in the page at an offset."""
        match = _WORD.search(code)
        if self._reason is None and match:
            self._report(start + match.start(), len(match[0]))

    def place(self, text: str, index: int = 0) -> int:
        """Give the offset of a marked text's character, or of something shortly before it."""
        at = self._found.marks.locate(text, index)
        return self._last_offset if at is None else at

    def _judge(self, text: str) -> None:
        for index, character in enumerate(text):
            if not _is_free(character):
                word = _WORD.match(text, index)
                self._report(self.place(text, index), len(word[0]) if word else 1)
                return

    def _report(self, offset: int, length: int) -> None:
        self._reported = True
        message = "text stands here that is neither a reference nor in a marked block"
        self._found.source.report("page/uncited-prose", message, offset, length, help=_HELP)


def _is_free(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in _FREE_CLASSES or category in _FREE_CATEGORIES or character == _REPLACED
