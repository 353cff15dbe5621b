"""Markdown to a tree of elements: the one place that starts Python-Markdown.

Of its steps only parsing into the tree is used. Its HTML preprocessor, its stash of raw HTML
and its serializer are not: `generator.pages.markup` writes the markup from an allow-list.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.tables import TableExtension

from generator.pages.inline import Found, register_inline

_BLANK_LINE = re.compile(r"^[ \t]+$", re.MULTILINE)
_TAB_LENGTH = 4


class TreeReader:
    """Reads the pieces of one page; what their elements stand for gathers in `found`."""

    def __init__(self, found: Found) -> None:
        """Set up Markdown with our grammar."""
        self.found = found
        self._md = Markdown(extensions=[TableExtension(use_align_attribute=True)])
        self._md.parser.blockprocessors.deregister("reference")
        register_inline(self._md, found)

    def read(self, text: str, base: int) -> Element:
        """Parse a piece of the page that starts at offset `base`."""
        marked = self.found.marks.insert(text, base).expandtabs(_TAB_LENGTH)
        text_of_blocks = _BLANK_LINE.sub("", marked).strip("\n")
        root = Element("div")
        self._md.parser.parseChunk(root, text_of_blocks)
        self._md.treeprocessors["inline"].run(root)
        return root
