"""What stands in a line of Markdown: our references and links, and the syntax we refuse.

Each processor hangs an element of its own into the tree, which `generator.pages.markup` turns
into parts of the page. Nothing that Markdown would pass on as raw HTML is left registered.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from generator.pages.document import Reference
from generator.pages.links import LINK_EXAMPLES, Refused, ToPage, ToSite, read_address
from generator.pages.marks import MARK, Marks, without_marks
from generator.pages.page_source import PageSource
from generator.pages.references import read_reference
from generator.pages.refused import LEFTOVER_LINK, REFUSED, Syntax

REFERENCE_TAG = "x-reference"
"""An element that stands for a reference; `number` leads to it."""

LINK_TAG = "x-link"
"""An element that stands for a link; `number` leads to where it goes."""

BROKEN_TAG = "x-broken"
"""An element whose text was refused and reported: it is shown, and not judged again."""

_ESCAPED = re.compile("\x02([0-9]+)\x03")
"""A character that had a backslash before it, as Markdown keeps it in the meantime."""

_LINK = (
    rf"{MARK}\[(?P<words>[^\[\]]*)\]"
    r"\([ ]*(?P<address>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?P<title>\s[^()]*)?\)"
)
_AUTOLINK = rf"{MARK}<(?P<address>{MARK}?(?:https?:[^<>\s]*|[^<>\s@:]+@[^<>\s@:]+))>"


@dataclass(slots=True)
class Found:
    """What the elements of a page's tree stand for."""

    source: PageSource
    marks: Marks = field(default_factory=Marks)
    references: list[Reference] = field(default_factory=list)
    links: list[tuple[ToSite | ToPage, int]] = field(default_factory=list)

    def offset(self, match: re.Match[str], group: str) -> int:
        """Give the page's offset of what a group of a match over marked text found."""
        return self.marks.locate(match.string, match.start(group)) or 0


Read = Callable[[Found, re.Match[str]], tuple[Element, int]]
"""Makes an element of a match and says where in the text it ends."""


class _Processor(InlineProcessor):
    """Lets Markdown call a function of ours for each match of a pattern."""

    def __init__(self, pattern: str, read: Read, found: Found, md: Markdown) -> None:
        super().__init__(pattern, md)
        self._read = read
        self._found = found

    def handleMatch(  # type: ignore[override]  # noqa: N802 - as in Markdown's own subclass
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        del data  # it is the match's own string
        element, end = self._read(self._found, m)
        return element, m.start(), end


def register_inline(md: Markdown, found: Found) -> None:
    """Replace Markdown's links, images, HTML and entities by our own processors.

    Code spans (190) and escapes (180) come before, emphasis (60 and below) behind them.
    """
    for name in ("reference", "link", "image_link", "image_reference", "short_reference",
                 "short_image_ref", "autolink", "automail", "html", "entity"):  # fmt: skip
        md.inlinePatterns.deregister(name)
    processors = [
        (rf"{MARK}(?P<sign>\{{\{{)", _read_reference),
        (_AUTOLINK, _read_autolink),
        *(_refusal(syntax) for syntax in REFUSED),
        (_LINK, _read_link),
        _refusal(LEFTOVER_LINK),
    ]
    for number, (pattern, read) in enumerate(processors):
        processor = _Processor(pattern, read, found, md)
        md.inlinePatterns.register(processor, f"ours_{number}", 178 - number)


def _read_reference(found: Found, match: re.Match[str]) -> tuple[Element, int]:
    """Read `{{ … }}` from the page itself; the tree only says where one stands."""
    reference = read_reference(found.source, found.offset(match, "sign"))
    line = match.string[match.end() :].partition("\n")[0]
    before, closing, _ = line.partition("}}")
    end = match.end() + len(before) + len(closing)
    if reference is None:
        return _broken(match.string[match.start("sign") : end]), end
    element = Element(REFERENCE_TAG, number=str(len(found.references)))
    found.references.append(reference)
    return element, end


def _read_link(found: Found, match: re.Match[str]) -> tuple[Element, int]:
    """Read `[words](address)` if the address is one that a link may have."""
    target = read_address(_address(match), found.source.src_uri)
    if match["title"]:
        target = Refused("a link has no title: nobody sees it on a phone or on paper")
    return _link(found, target, match, match["words"]), match.end()


def _read_autolink(found: Found, match: re.Match[str]) -> tuple[Element, int]:
    """Read `<https://example.org/>` or `<name@example.org>`."""
    address = _address(match)
    target = read_address(address if ":" in address else f"mailto:{address}", "")
    words = match["address"] if isinstance(target, Refused) else AtomicString(match["address"])
    return _link(found, target, match, words), match.end()


def _address(match: re.Match[str]) -> str:
    return _ESCAPED.sub(lambda escape: chr(int(escape[1])), without_marks(match["address"]))


def _link(
    found: Found, target: ToSite | ToPage | Refused, match: re.Match[str], words: str
) -> Element:
    address = _address(match)
    offset = found.offset(match, "address" if address else "words")
    if isinstance(target, Refused):
        found.source.report("page/link", target.why, offset, len(address), help=(LINK_EXAMPLES,))
        return _broken(words)
    element = Element(LINK_TAG, number=str(len(found.links)))
    element.text = words
    found.links.append((target, offset))
    return element


def _refusal(syntax: Syntax) -> tuple[str, Read]:
    """Make the pattern and the function that report a form of syntax."""

    def refuse(found: Found, match: re.Match[str]) -> tuple[Element, int]:
        offset = found.offset(match, "sign")
        length = len(without_marks(match["sign"]).partition("\n")[0])
        found.source.report(syntax.rule, syntax.message, offset, length, help=(syntax.help,))
        return _broken(match["sign"]), match.end()

    return f"{MARK}(?P<sign>{_marked(syntax.pattern)})", refuse


def _marked(pattern: str) -> str:
    """Let marks stand where a pattern asks for a single word character."""
    return pattern.replace(r"\w+", rf"(?:{MARK}|\w)+")


def _broken(text: str) -> Element:
    """Show what is wrong as it is written; without its marks no part of it is read again."""
    element = Element(BROKEN_TAG)
    element.text = without_marks(text)
    return element
