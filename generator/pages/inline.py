"""What stands in a line of Markdown: references, links, emphasis, code, and what we refuse.

Each processor hangs an element into the tree, which `generator.pages.markup` turns into parts
of the page. None of Python-Markdown's own is kept: those for links, images and HTML let raw
markup through, and the one for emphasis drops characters (`*a**b*cd` in 3.11).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import InlineProcessor as InlineTreeProcessor
from markdown.util import AtomicString

from generator.pages.document import Reference
from generator.pages.links import LINK_EXAMPLES, Refused, ToPage, ToSite, read_address
from generator.pages.marks import ESCAPE, MARK, Marks, without_marks
from generator.pages.page_source import PageSource
from generator.pages.references import read_reference
from generator.pages.refused import LEFTOVER_LINK, REFUSED, Syntax

REFERENCE_TAG = "x-reference"
"""An element that stands for a reference; `number` leads to it."""

LINK_TAG = "x-link"
"""An element that stands for a link; `number` leads to where it goes."""

ESCAPED_TAG = "x-escaped"
"""An element whose text is a sign that is meant as such."""

BROKEN_TAG = "x-broken"
"""An element whose text was refused and reported: it is shown, and not judged again."""

_CODE_OR_ESCAPE = (
    rf"(?P<escape>{ESCAPE})|(?<!`)(?P<ticks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)"
)
_REST_OF_REFERENCE = re.compile(r"[^{}]*\}\}")
_LINK = (
    rf"{MARK}\[(?P<words>[^\[\]]*?){MARK}?\]"
    r"\([ ]*(?P<address>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?P<rest>\s[^()]*)?\)"
)
_AUTOLINK = rf"{MARK}<(?P<address>{MARK}?(?:https?:[^<>\s]*|[^<>\s@:]+@[^<>\s@:]+))>"
_EMPHASIS = (
    ("**", r"\*\*(?=\S)(?P<text>(?:[^*]|\*(?!\*)|\*(?=\*\*(?!\*)))+?)(?<=\S)\*\*(?!\*)", "strong"),
    (
        "__",
        rf"(?<!\w)__(?=\S)(?P<text>(?:[^_]|_(?!_)|_(?=__(?!_)))+?)(?<=\S)__(?!{MARK}?\w)",
        "strong",
    ),
    ("*", r"(?<!\*)\*(?=\S)(?P<text>[^*]+)(?<=\S)\*(?!\*)", "em"),
    ("_", rf"(?<!\w)_(?=\S)(?P<text>(?:[^_]|(?<=\w)_(?=\w))+)(?<=\S)_(?!{MARK}?\w)", "em"),
)
"""Emphasis, the strong one first; a sign that could open another one ends the search."""


@dataclass(slots=True)
class Found:
    """What the elements of a page's tree stand for."""

    source: PageSource
    marks: Marks = field(default_factory=Marks)
    references: list[Reference] = field(default_factory=list)
    links: list[tuple[ToSite | ToPage, int]] = field(default_factory=list)
    refused: set[tuple[str, int]] = field(default_factory=set)


class Processor(InlineProcessor):
    """Lets Markdown call a function of ours for each match of a pattern.

    `found` is that of the page which is read. A text that holds none of `signs` has no match.
    """

    found: Found

    def __init__(self, signs: tuple[str, ...], pattern: str, read: Read, md: Markdown) -> None:
        """Prepare for any number of pages."""
        super().__init__(pattern, md)
        self._read = read
        self.signs = signs

    def handleMatch(  # type: ignore[override]  # noqa: N802 - as in Markdown's own subclass
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        """Make an element of a match; also tell where in the text it begins and ends."""
        del data  # it is the match's own string
        element, end = self._read(self, m)
        return element, m.start(), end

    def offset(self, match: re.Match[str], group: str) -> int:
        """Give the page's offset of what a group of a match over marked text found."""
        return self.found.marks.locate(match.string, match.start(group)) or 0

    def address(self, match: re.Match[str]) -> str:
        """Give a link's address as it was meant: without marks and backslashes."""
        return without_marks(self.unescape(match["address"]))


Read = Callable[[Processor, re.Match[str]], tuple[Element, int]]
"""Makes an element of a match and says where in the text it ends."""


class LineReader:
    """Reads what stands in the lines of a tree, in place of all that Markdown reads there."""

    def __init__(self, md: Markdown) -> None:
        """Prepare for any number of pages."""
        readers: list[tuple[tuple[str, ...], str, Read]] = [
            (("`", "\\"), _CODE_OR_ESCAPE, _read_code_or_escape),
            (("{{",), rf"{MARK}(?P<sign>\{{\{{)", _read_reference),
            (("<",), _AUTOLINK, _read_autolink),
            *(_refusal(syntax) for syntax in REFUSED),
            (("](",), _LINK, _read_link),
            _refusal(LEFTOVER_LINK),
            (("  ",), r"[ ]{2,}\n", _read_break),
            *(((sign,), pattern, _emphasis(tag)) for sign, pattern, tag in _EMPHASIS),
        ]
        self._all = [Processor(signs, pattern, read, md) for signs, pattern, read in readers]
        self._walk = InlineTreeProcessor(md)
        md.treeprocessors.register(self._walk, "inline", 20)

    def read(self, root: Element, text: str, found: Found) -> None:
        """Read the lines of a tree that was made of a text; only what its signs allow is tried."""
        tried = [one for one in self._all if any(sign in text for sign in one.signs)]
        for processor in tried:
            processor.found = found
        self._walk.inlinePatterns = tried  # type: ignore[assignment] # it only counts and indexes
        self._walk.run(root)


def _read_code_or_escape(_: Processor, match: re.Match[str]) -> tuple[Element, int]:
    """Read a code span, or a sign with a backslash before it; neither is looked into."""
    element = Element("code" if match["ticks"] else ESCAPED_TAG)
    text = match["code"].strip() if match["ticks"] else match["escape"][1]
    element.text = AtomicString(text)
    return element, match.end()


def _read_break(_: Processor, match: re.Match[str]) -> tuple[Element, int]:
    """Read two spaces at the end of a line."""
    return Element("br"), match.end()


def _emphasis(tag: str) -> Read:
    def read(_: Processor, match: re.Match[str]) -> tuple[Element, int]:
        element = Element(tag)
        element.text = match["text"]
        return element, match.end()

    return read


def _read_reference(processor: Processor, match: re.Match[str]) -> tuple[Element, int]:
    """Read `{{ … }}` from the page itself; the tree only says where one stands."""
    found = processor.found
    reference = read_reference(found.source, processor.offset(match, "sign"))
    closing = _REST_OF_REFERENCE.match(match.string, match.end())
    end = closing.end() if closing else _end_of_line(match.string, match.end())
    if reference is None:
        return _broken(match.string[match.start("sign") : end]), end
    element = Element(REFERENCE_TAG, number=str(len(found.references)))
    found.references.append(reference)
    return element, end


def _end_of_line(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


def _read_link(processor: Processor, match: re.Match[str]) -> tuple[Element, int]:
    """Read `[words](address)` if the address is one that a link may have."""
    target = read_address(processor.address(match), processor.found.source.src_uri)
    rest = (match["rest"] or "").strip()
    if rest.startswith(("'", '"')):
        target = Refused("a link has no title: nobody sees it on a phone or on paper")
    elif rest:
        target = Refused("an address holds no space; in a file's name write '%20' for it")
    return _link(processor, target, match, match["words"]), match.end()


def _read_autolink(processor: Processor, match: re.Match[str]) -> tuple[Element, int]:
    """Read `<https://example.org/>` or `<name@example.org>`."""
    address = processor.address(match)
    target = read_address(address if ":" in address else f"mailto:{address}", "")
    words = match["address"] if isinstance(target, Refused) else AtomicString(match["address"])
    return _link(processor, target, match, words), match.end()


def _link(
    processor: Processor, target: ToSite | ToPage | Refused, match: re.Match[str], words: str
) -> Element:
    found, length = processor.found, len(processor.address(match))
    offset = processor.offset(match, "address" if length else "words")
    if isinstance(target, Refused):
        found.source.report("page/link", target.why, offset, length, help=(LINK_EXAMPLES,))
        return _broken(words)
    element = Element(LINK_TAG, number=str(len(found.links)))
    element.text = words
    found.links.append((target, offset))
    return element


def _refusal(syntax: Syntax) -> tuple[tuple[str, ...], str, Read]:
    """Make the signs, pattern and function that report a form of syntax, once a line."""

    def refuse(processor: Processor, match: re.Match[str]) -> tuple[Element, int]:
        found, offset = processor.found, processor.offset(match, "sign")
        place = (syntax.message, found.source.location(offset).line)
        if place not in found.refused:
            length = len(without_marks(match["sign"]).partition("\n")[0])
            found.source.report(syntax.rule, syntax.message, offset, length, help=(syntax.help,))
        found.refused.add(place)
        return _broken(match["sign"]), match.end()

    return syntax.signs, f"{MARK}(?P<sign>{syntax.pattern})", refuse


def _broken(text: str) -> Element:
    """Show what is wrong as it is written; without its marks no part of it is read again."""
    element = Element(BROKEN_TAG)
    element.text = without_marks(text)
    return element
