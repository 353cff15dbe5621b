"""Markdown to a tree of elements: the one place that starts Python-Markdown.

Of its steps only parsing into the tree is used. Its HTML preprocessor, its stash of raw HTML
and its serializer are not: `generator.pages.markup` writes the markup from an allow-list.
"""

from __future__ import annotations

import re
import threading
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.tables import TableExtension

from generator.pages.inline import Found, LineReader

_BLANK_LINE = re.compile(r"^[ \t]+$", re.MULTILINE)
_TAB_LENGTH = 4


class _Machine(threading.local):
    """Markdown with our grammar, set up once in each thread: that takes as long as a short page."""

    def __init__(self) -> None:
        self.begin_again()

    def begin_again(self) -> None:
        """Set all up; after an error something may be left over from the page."""
        self.md = Markdown(extensions=[TableExtension(use_align_attribute=True)])
        self.md.parser.blockprocessors.deregister("reference")
        self.lines = LineReader(self.md)


_machine = _Machine()


class TreeReader:
    """Reads the pieces of one page; what their elements stand for gathers in `found`."""

    def __init__(self, found: Found) -> None:
        """Prepare for one page."""
        self.found = found

    def read(self, text: str, base: int) -> Element:
        """Parse a piece of the page that starts at offset `base`."""
        marked = self.found.marks.insert(text, base).expandtabs(_TAB_LENGTH)
        text_of_blocks = _BLANK_LINE.sub("", marked).strip("\n")
        root = Element("div")
        machine = _machine
        try:
            machine.md.parser.parseChunk(root, text_of_blocks)
            machine.lines.read(root, text_of_blocks, self.found)
        except BaseException:
            machine.begin_again()
            raise
        return root
