"""The coarse shape of a page: front matter, marked blocks, fences, and Markdown between.

What is recognised here starts at the very beginning of its line, so that it can be told from
the lines alone and never stands inside a list, a quote or a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.pages.grammar import UNCITED_EXAMPLE, UncitedReason
from generator.pages.page_source import PageSource
from generator.text.nearest import did_you_mean

_DELIMITER = re.compile(r"---[ \t]*")
_FENCE = re.compile(r"(?P<sign>`{3,}|~{3,})[ \t]*(?P<info>[^`]*)")
_INDENTED = re.compile(r"[ \t]+(?P<sign>`{3,}|~{3,}|:::)")
_INDENTED_ITEM = re.compile(r"[ ]{1,3}(?P<sign>[*+-]|[0-9]+\.)[ ]")
_LANGUAGE = re.compile(r"[a-z0-9+-]*")

_REASONS = "the reasons are " + ", ".join(UncitedReason)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The YAML between the two `---` lines, from `start` on; the body begins at `end`.

    `text` is None where there is none, or no second line.
    """

    start: int
    text: str | None
    end: int


@dataclass(frozen=True, slots=True)
class Prose:
    """Lines of Markdown from one offset to another."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fence:
    """Code between fences, from `start` on; `language` is a plain word or empty."""

    language: str
    start: int
    code: str


@dataclass(frozen=True, slots=True)
class Opening:
    """A line that opens a block which needs no citation."""

    reason: UncitedReason


@dataclass(frozen=True, slots=True)
class Closing:
    """The end of such a block."""


Section = Prose | Fence | Opening | Closing


def find_front_matter(source: PageSource) -> FrontMatter:
    """Find the page's front matter; report it if it isn't there or isn't closed."""
    lines = source.lines(0)
    _, first = next(lines)
    if not _DELIMITER.fullmatch(first):
        _report_front_matter(source, "the page has no front matter")
        return FrontMatter(0, None, 0)
    start = min(len(first) + 1, len(source.content))
    for offset, line in lines:
        if _DELIMITER.fullmatch(line):
            end = min(offset + len(line) + 1, len(source.content))
            return FrontMatter(start, source.content[start:offset], end)
    _report_front_matter(source, "the front matter isn't closed by a line '---'")
    return FrontMatter(start, None, len(source.content))


def _report_front_matter(source: PageSource, message: str) -> None:
    example = "a page starts with the lines '---', 'title: A title' and '---'"
    source.report("page/front-matter", message, 0, help=(example,))


def read_layout(source: PageSource, start: int) -> Iterator[Section]:
    """Cut the page from offset `start` on into its sections; report what doesn't fit.

    Openings and closings alternate, whatever the page says.
    """
    return _Layout(source, start).read()


class _Layout:
    """Reads the lines one after another.

    `_resume` is where Markdown goes on; `_cut_off` tells that an open fence took the rest.
    """

    def __init__(self, source: PageSource, start: int) -> None:
        self._source = source
        self._lines = source.lines(start)
        self._resume = start
        self._opened_at: int | None = None
        self._cut_off = False

    def read(self) -> Iterator[Section]:
        for offset, line in self._lines:
            fence = _FENCE.fullmatch(line)
            if not fence and not line.startswith(":::"):
                self._check_indented(offset, line)
                continue
            yield Prose(self._resume, offset)
            self._resume = self._behind(offset, line)
            section = self._fence(fence, offset) if fence else self._marker(offset, line)
            if section:
                yield section
        yield Prose(self._resume, len(self._source.content))
        if self._opened_at is not None:
            if not self._cut_off:
                self._report_block("the block isn't closed by a line ':::'", self._opened_at, 3)
            yield Closing()

    def _behind(self, offset: int, line: str) -> int:
        return min(offset + len(line) + 1, len(self._source.content))

    def _marker(self, offset: int, line: str) -> Opening | Closing | None:
        words = line[3:].split()
        if line.startswith("::::"):
            self._report_block("a block is marked by three colons", offset, len(line))
            return None
        if not words:
            return self._close(offset)
        return self._open(words, offset, line)

    def _close(self, offset: int) -> Closing | None:
        if self._opened_at is None:
            self._report_block("there is no open block that this ':::' could end", offset, 3)
            return None
        self._opened_at = None
        return Closing()

    def _open(self, words: list[str], offset: int, line: str) -> Opening | None:
        reason = self._reason(words, offset, line)
        if self._opened_at is not None:
            line_of_first = self._source.location(self._opened_at).line
            message = f"a block can't stand in a block: line {line_of_first} opened one"
            self._report_block(message, offset, len(line))
            return None
        self._opened_at = offset
        return Opening(reason)

    def _reason(self, words: list[str], offset: int, line: str) -> UncitedReason:
        """Read the reason; a wrong one is reported and stood in for, to read on behind it."""
        if words[0] != "uncited":
            near = did_you_mean(words[0], ["uncited"])
            self._report_block(f"'{words[0]}' is no kind of block", offset, len(line), near)
            return UncitedReason.READING_AID
        if len(words) == 2 and words[1] in list(UncitedReason):  # noqa: PLR2004 - two words
            return UncitedReason(words[1])
        if len(words) == 1:
            message, near = "the block gives no reason", ()
        else:
            given = " ".join(words[1:])
            message = f"'{given}' is no reason to leave out citations"
            near = did_you_mean(given, UncitedReason)
        self._report_block(message, offset, len(line), near)
        return UncitedReason.READING_AID

    def _report_block(
        self, message: str, offset: int, length: int, near: tuple[str, ...] = ()
    ) -> None:
        help_lines = [*near, f"open a block with '{UNCITED_EXAMPLE}', end it with ':::'", _REASONS]
        self._source.report("page/uncited-block", message, offset, length, help=help_lines)

    def _fence(self, opening: re.Match[str], at: int) -> Fence:
        sign, info = opening["sign"], opening["info"].strip()
        if not _LANGUAGE.fullmatch(info):
            message = "behind a fence stands the name of a language or nothing"
            self._report_fence(message, at + opening.start("info"), len(info))
        language = info if _LANGUAGE.fullmatch(info) else ""
        start, content = self._resume, self._source.content
        for offset, line in self._lines:
            text = line.rstrip()
            if len(text) >= len(sign) and not text.strip(sign[0]):
                self._resume = self._behind(offset, line)
                return Fence(language, start, content[start:offset])
        self._report_fence("the code isn't closed by a second fence", at, len(sign))
        self._resume = len(content)
        self._cut_off = True
        return Fence(language, start, content[start:])

    def _check_indented(self, offset: int, line: str) -> None:
        """Report what would be read as something else because it is indented."""
        if match := _INDENTED.match(line):
            sign = match["sign"]
            rule = "page/uncited-block" if sign == ":::" else "page/fence"
            message = f"'{sign}' stands at the very beginning of its line"
            help_line = "begin it at the very left, outside of lists and quotes"
            place = offset + match.start("sign")
            self._source.report(rule, message, place, len(sign), help=(help_line,))
        elif match := _INDENTED_ITEM.match(line):
            message = "an inner item of a list is indented by four spaces for each level"
            help_line = "indent it by four spaces, or not at all"
            length = match.start("sign")
            self._source.report("page/list", message, offset, length, help=(help_line,))

    def _report_fence(self, message: str, offset: int, length: int) -> None:
        example = "a line '```yaml', the code, a line '```'"
        self._source.report("page/fence", message, offset, length, help=(example,))
