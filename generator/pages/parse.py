"""The way from a page's file to its parts."""

from __future__ import annotations

import re

from generator.pages.document import Page
from generator.pages.front_matter import PageMetadata, read_front_matter
from generator.pages.inline import Found
from generator.pages.layout import Closing, Fence, Opening, Prose, find_front_matter, read_layout
from generator.pages.markup import DEPTH_HELP, Writer
from generator.pages.page_source import PageSource
from generator.pages.tree import TreeReader
from generator.problems import Problem, in_reading_order

MAX_LENGTH = 100_000
"""Code points in a page's file: ten times what anybody reads on one page."""

MAX_BLOCK_LENGTH = 10_000
"""Code points without an empty line between: Markdown's time grows with their square."""

_REPLACEMENT = "\ufffd"
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]")


def parse_page(src_uri: str, path: str, content: str) -> tuple[Page | None, list[Problem]]:
    """Read a page of `content/`.

    `src_uri` is the path relative to `content/`, `path` the one relative to the project's
    root. A page with problems is returned wherever it can be read, so that its references can
    be checked; its markup is safe even then. None means that it has no usable title, or that
    it is too long. Never raises.
    """
    source = PageSource(src_uri, path, content)
    if len(source.content) > MAX_LENGTH:
        message = f"the page has more than {MAX_LENGTH} characters"
        help_line = "make several pages of it"
        source.report("page/too-long", message, MAX_LENGTH, help=(help_line,))
        return None, source.problems
    _replace_forbidden(source)
    found = find_front_matter(source)
    metadata = read_front_matter(source, found)
    page = _read_body(source, found.end, metadata)
    return page, in_reading_order(source.problems)


def _replace_forbidden(source: PageSource) -> None:
    """Report characters that would be taken for marks or can't stand in XML."""
    for match in _FORBIDDEN.finditer(source.content):
        message = f"the character U+{ord(match[0]):04X} can't stand in a page"
        help_line = "delete it, and type the words around it anew if that doesn't help"
        source.report("page/character", message, match.start(), 1, help=(help_line,))
    source.content = _FORBIDDEN.sub(_REPLACEMENT, source.content)


def _has_too_long_block(source: PageSource, begin: int, end: int) -> bool:
    block_start = begin
    for offset, line in source.lines(begin):
        if offset >= end:
            break
        if not line.strip():
            block_start = offset + len(line) + 1
        elif offset + len(line) - block_start > MAX_BLOCK_LENGTH:
            message = f"more than {MAX_BLOCK_LENGTH} characters stand here without an empty line"
            help_line = "put an empty line between paragraphs"
            source.report("page/too-long", message, block_start, help=(help_line,))
            return True
    return False


def _read_body(source: PageSource, start: int, metadata: PageMetadata | None) -> Page | None:
    found = Found(source)
    reader, writer = TreeReader(found), Writer(found)
    try:
        for section in read_layout(source, start):
            match section:
                case Prose(begin, end):
                    if _has_too_long_block(source, begin, end):
                        return None
                    piece = source.content[begin:end]
                    blank = len(piece) - len(piece.lstrip())
                    writer.write_tree(reader.read(piece, begin), begin + blank)
                case Fence():
                    writer.write_fence(section)
                case Opening(reason):
                    writer.open_block(reason)
                case Closing():
                    writer.close_block()
    except RecursionError:
        message = "lists, quotes or emphasis stand too deep inside each other"
        source.report("page/too-deep", message, start, help=(DEPTH_HELP,))
        return None
    if metadata is None:
        return None
    return Page(
        source.src_uri,
        source.path,
        metadata.title,
        writer.finish(),
        tuple(writer.headings.entries),
        metadata.description,
        metadata.summary,
        metadata.subject,
        tuple(writer.headings.labels),
        tuple(writer.uncited),
    )
