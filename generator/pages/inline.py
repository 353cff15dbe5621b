"""What stands in a line of Markdown: our references and links, and the syntax we refuse.

Each processor hangs an element of its own into the tree, which `generator.pages.markup` turns
into parts of the page. Nothing that Markdown would pass on as raw HTML is left registered.
"""

from __future__ import annotations

import re
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

REFERENCE_TAG = "x-reference"
"""An element that stands for a reference; `number` leads to it."""

LINK_TAG = "x-link"
"""An element that stands for a link; `number` leads to where it goes."""

BROKEN_TAG = "x-broken"
"""An element whose text was refused and reported: it is shown, and not judged again."""

_Match = tuple[Element | str, int, int]
_ESCAPED = re.compile("\x02([0-9]+)\x03")


@dataclass(slots=True)
class Found:
    """What the elements of a page's tree stand for."""

    source: PageSource
    marks: Marks = field(default_factory=Marks)
    references: list[Reference] = field(default_factory=list)
    links: list[tuple[ToSite | ToPage, int]] = field(default_factory=list)


class _Processor(InlineProcessor):
    def __init__(self, pattern: str, found: Found, md: Markdown) -> None:
        super().__init__(pattern, md)
        self.found = found

    def offset(self, match: re.Match[str], index: int) -> int:
        """Give the page's offset of a character of the marked text."""
        return self.found.marks.locate(match.string, index) or 0


class ReferenceProcessor(_Processor):
    """Reads `{{ … }}` from the page itself; the tree only says where one stands."""

    def handleMatch(self, m: re.Match[str], data: str) -> _Match:  # type: ignore[override]  # noqa: N802 - Markdown's name
        """Hang a reference into the tree, or what is written if it isn't one."""
        reference = read_reference(self.found.source, self.offset(m, m.start("sign")))
        closing = data.find("}}", m.end())
        line_end = data.find("\n", m.end())
        if closing < 0 or 0 <= line_end < closing:
            end = line_end if line_end >= 0 else len(data)
        else:
            end = closing + 2
        if reference is None:
            return _broken(data[m.start() : end]), m.start(), end
        element = Element(REFERENCE_TAG, number=str(len(self.found.references)))
        self.found.references.append(reference)
        return element, m.start(), end


class LinkProcessor(_Processor):
    """Reads `[words](address)` if the address is one that a link may have."""

    def handleMatch(self, m: re.Match[str], data: str) -> _Match:  # type: ignore[override]  # noqa: N802, ARG002 - as above
        """Hang a link into the tree, or its words if it is refused."""
        raw = m["address"]
        address = _ESCAPED.sub(lambda escape: chr(int(escape[1])), without_marks(raw))
        at = self.offset(m, m.start("address")) if address else self.offset(m, m.start("words"))
        target = read_address(address, self.found.source.src_uri)
        if m["title"]:
            target = Refused("a link has no title: nobody sees it on a phone or on paper")
        return _link(self.found, target, m["words"], at, len(address)), m.start(), m.end()


class AutolinkProcessor(_Processor):
    """Reads `<https://example.org/>` and `<name@example.org>`."""

    def handleMatch(self, m: re.Match[str], data: str) -> _Match:  # type: ignore[override]  # noqa: N802, ARG002 - as above
        """Hang a link into the tree whose words are its address."""
        address = _ESCAPED.sub(lambda e: chr(int(e[1])), without_marks(m["address"]))
        target = read_address(address if ":" in address else f"mailto:{address}", "")
        at = self.offset(m, m.start("address"))
        element = _link(self.found, target, AtomicString(m["address"]), at, len(address))
        return element, m.start(), m.end()


@dataclass(frozen=True, slots=True)
class _Syntax:
    pattern: str
    rule: str
    message: str
    help: str


_NO_HTML = "use Markdown; a sign `<` that is meant as such is written `\\<`"
_REFUSED = (
    _Syntax(r"\{%(?:[^\n]*?%\})?", "page/template", "`{% … %}` is template syntax, of which "
            "pages have none", "refer to the data with `{{ … }}`"),
    _Syntax(r"\{\#(?:[^\n]*?\#?\})?", "page/template", "`{#` starts no comment and no name here",
            "delete it"),
    _Syntax(r"\{(?:[:.]|[ ]\.)[^\n{}]*\}?", "page/attributes", "attributes can't be given to "
            "a part of a page", "delete it; a `{` that is meant as such is written `\\{`"),
    _Syntax(r"\}\}", "page/reference-unclosed", "`}}` ends no reference",
            "a reference stands on one line: `{{ claim sky-is-blue }}`"),
    _Syntax(r"!\[[^\[\]]*\](?:\([^()]*\))?", "page/image", "a page holds no images of its own",
            "a map or a chart is made from the data: `{{ map joining }}`"),
    _Syntax(r"\[\^[^\[\]]*\]:?", "page/footnote", "footnotes are made by the generator alone",
            "refer to a claim, `{{ claim sky-is-blue }}`, and its notes come with it"),
    _Syntax(r"\[[^\[\]\n]*\](?::|\[[^\[\]\n]*\])", "page/link", "a link's address stands right "
            "behind its words", LINK_EXAMPLES),
    _Syntax(r"<(?:!--.*?-->|[^<>]*>?)", "page/raw-html", "HTML is not interpreted in pages",
            _NO_HTML),
    _Syntax(r"&\#?\w+;", "page/raw-html", "names of characters are not interpreted in pages",
            "write the character itself; a sign `&` that is meant as such is written `\\&`"),
)  # fmt: skip


class RefusedProcessor(_Processor):
    """Reports one form of syntax that pages don't have, and shows it as it is written."""

    def __init__(self, syntax: _Syntax, found: Found, md: Markdown) -> None:
        """Take the syntax that is refused."""
        super().__init__(f"{MARK}(?P<sign>{_marked(syntax.pattern)})", found, md)
        self.syntax = syntax

    def handleMatch(self, m: re.Match[str], data: str) -> _Match:  # type: ignore[override]  # noqa: N802, ARG002 - as above
        """Report the syntax."""
        offset = self.offset(m, m.start("sign"))
        length = len(without_marks(m["sign"]).partition("\n")[0])
        syntax = self.syntax
        self.found.source.report(syntax.rule, syntax.message, offset, length, help=(syntax.help,))
        return _broken(m[0]), m.start(), m.end()


class LeftoverProcessor(_Processor):
    """Reports `](`: the author meant a link, and readers would see brackets."""

    def handleMatch(self, m: re.Match[str], data: str) -> _Match:  # type: ignore[override]  # noqa: N802, ARG002 - as above
        """Report the malformed link."""
        offset = self.offset(m, m.start())
        self.found.source.report(
            "page/link", "this link is malformed", offset, 2, help=(LINK_EXAMPLES,)
        )
        return _broken(m[0]), m.start(), m.end()


def register_inline(md: Markdown, found: Found) -> None:
    """Replace Markdown's links, images, HTML and entities by our own processors.

    Code spans (190) and escapes (180) come before, emphasis (60 and below) behind them.
    """
    for name in ("reference", "link", "image_link", "image_reference", "short_reference",
                 "short_image_ref", "autolink", "automail", "html", "entity"):  # fmt: skip
        md.inlinePatterns.deregister(name)
    reference = rf"{MARK}(?P<sign>\{{\{{)"
    md.inlinePatterns.register(ReferenceProcessor(reference, found, md), "our_reference", 178)
    autolink = rf"{MARK}<(?P<address>{MARK}?(?:https?:[^<>\s]*|[^<>\s@:]+@[^<>\s@:]+))>"
    md.inlinePatterns.register(AutolinkProcessor(autolink, found, md), "our_autolink", 177)
    for number, syntax in enumerate(_REFUSED):
        processor = RefusedProcessor(syntax, found, md)
        md.inlinePatterns.register(processor, f"refused_{number}", 176 - number)
    link = (
        rf"{MARK}\[(?P<words>[^\[\]]*)\]"
        r"\([ ]*(?P<address>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?P<title>\s[^()]*)?\)"
    )
    md.inlinePatterns.register(LinkProcessor(link, found, md), "our_link", 160)
    md.inlinePatterns.register(LeftoverProcessor(r"\]\(", found, md), "leftover_link", 150)


def _marked(pattern: str) -> str:
    """Let marks stand where a pattern asks for a single word character."""
    return pattern.replace(r"\w+", rf"(?:{MARK}|\w)+")


def _broken(text: str) -> Element:
    element = Element(BROKEN_TAG)
    element.text = AtomicString(text)
    return element


def _link(
    found: Found, target: ToSite | ToPage | Refused, words: str, at: int, length: int
) -> Element:
    if isinstance(target, Refused):
        found.source.report("page/link", target.why, at, length, help=(LINK_EXAMPLES,))
        return _broken(words)
    element = Element(LINK_TAG, number=str(len(found.links)))
    element.text = words
    found.links.append((target, at))
    return element
