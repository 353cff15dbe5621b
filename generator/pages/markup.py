"""A page's tree as parts: markup from an allow-list, with references and links between.

What isn't named here can't reach the published page, whatever Markdown makes of its input.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from generator.model.scalar import Scalar
from generator.pages.document import Heading, Html, PageLink, Part, Reference
from generator.pages.grammar import UNCITED_EXAMPLE, UncitedReason
from generator.pages.inline import BROKEN_TAG, LINK_TAG, REFERENCE_TAG, Found
from generator.pages.layout import Fence
from generator.pages.links import ToPage
from generator.pages.marks import without_marks

_LINES_OF_THEIR_OWN = frozenset({"ul", "ol", "table", "thead", "tbody", "tr", "blockquote"})
_BLOCKS = frozenset({"p", "li", "td", "th"}) | _LINES_OF_THEIR_OWN
_INLINE = frozenset({"em", "strong", "code"})
_VOID = frozenset({"hr", "br"})
_ALIGNMENTS = frozenset({"left", "center", "right"})
_HEADING = re.compile(r"h[1-6]")
_QUIET_CATEGORIES = frozenset("PZ")
_NO_SLUG = re.compile(r"[\W_]+")


@dataclass(slots=True)
class Writer:
    """Writes the sections of one page, in order."""

    found: Found
    parts: list[Part] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    labels: list[Scalar] = field(default_factory=list)
    _markup: list[str] = field(default_factory=list)
    _reason: UncitedReason | None = None
    _judged: bool = False
    """Whether the run of text at hand was reported already, or needs no judgement."""
    _in_link: bool = False
    _nesting: list[str] = field(default_factory=list)
    _offset: int = 0
    """The offset of the last mark that was passed: where an unmarked text roughly stands."""
    _ids: set[str] = field(default_factory=set)

    def open_block(self, reason: UncitedReason) -> None:
        """Open a block that needs no citation."""
        self._markup.append(f'<div data-uncited="{reason}">\n')
        self._reason = reason

    def close_block(self) -> None:
        """Close that block."""
        self._markup.append("</div>\n")
        self._reason = None

    def write_fence(self, fence: Fence) -> None:
        """Write a block of code."""
        language = f' class="language-{fence.language}"' if fence.language else ""
        self._offset = fence.start
        self._judged = False
        self._markup.append(f"<pre><code{language}>")
        self._write_code(fence.code, fence.start)
        self._markup.append("</code></pre>\n")

    def write_tree(self, root: Element) -> None:
        """Write a piece of Markdown."""
        for child in root:
            self._write(child)

    def finish(self) -> tuple[Part, ...]:
        """Give the parts of the whole page."""
        self._flush()
        return tuple(self.parts)

    def _flush(self) -> None:
        markup = "".join(self._markup)
        if markup:
            self.parts.append(Html(markup))
        self._markup.clear()

    def _write(self, element: Element) -> None:
        tag = element.tag
        if tag == REFERENCE_TAG:
            self._write_reference(self._reference(element))
        elif tag == LINK_TAG:
            self._write_link(element)
        elif tag == BROKEN_TAG:
            self._markup.append(_escape(without_marks(element.text or "")))
        elif _HEADING.fullmatch(tag):
            self._write_heading(element)
        elif tag == "pre":
            self._write_code_block(element)
        elif tag in _VOID:
            self._markup.append(f"<{tag}>\n")
        elif tag in _BLOCKS:
            self._write_block(element)
        elif tag in _INLINE:
            self._write_inline(element)
        else:
            self._write_content(element)

    def _write_content(self, element: Element) -> None:
        self._write_text(element.text)
        for child in element:
            self._write(child)
            self._write_text(child.tail)

    def _write_inline(self, element: Element) -> None:
        self._markup.append(f"<{element.tag}>")
        if element.tag == "code":
            self._write_text(_unescape_code(element.text or ""))
        else:
            self._write_content(element)
        self._markup.append(f"</{element.tag}>")

    def _write_block(self, element: Element) -> None:
        self._judged = False
        block = self._lone_block_reference(element)
        if block is not None:
            self._write_block_reference(block)
            return
        if element.tag == "blockquote":
            self._check_blockquote(element)
        is_label = element.tag == "th" and not list(element.iter(REFERENCE_TAG))
        self._markup.append(self._start_tag(element, is_label=is_label))
        self._nesting.append(element.tag)
        if is_label:
            self._write_label(element, "a table's head")
        else:
            self._write_content(element)
        self._nesting.pop()
        self._markup.append(f"</{element.tag}>" + ("" if element.tag in {"td", "th"} else "\n"))
        self._judged = False

    def _start_tag(self, element: Element, *, is_label: bool) -> str:
        attributes = ' scope="col"' if element.tag == "th" else ""
        alignment = element.get("align")
        if element.tag in {"td", "th"} and alignment in _ALIGNMENTS:
            attributes += f' class="align-{alignment}"'
        if is_label and _plain_text(element).strip():
            attributes += f' data-uncited="{UncitedReason.LABEL}"'
        line_end = "\n" if element.tag in _LINES_OF_THEIR_OWN and element.tag != "tr" else ""
        return f"<{element.tag}{attributes}>{line_end}"

    def _check_blockquote(self, element: Element) -> None:
        if self._reason is None:
            self._judged = True
            self.found.source.report(
                "page/blockquote",
                "a quotation can't be typed into a page",
                self._first_offset(element),
                help=("quote from the data: `{{ quotation mayor-on-bridge }}`",),
            )

    def _write_code_block(self, element: Element) -> None:
        code = element.find("code")
        self._judged = False
        self._markup.append("<pre><code>")
        if code is not None:
            self._write_text(_unescape_code(code.text or ""))
        self._markup.append("</code></pre>\n")

    def _write_link(self, element: Element) -> None:
        target, at = self.found.links[int(element.get("number", ""))]
        if self._in_link:
            self._write_content(element)
            return
        self._markup.append('<a href="')
        if isinstance(target, ToPage):
            self._flush()
            place = self.found.source.location(at)
            self.parts.append(PageLink(target.src_uri, target.fragment, place))
        else:
            self._markup.append(_escape(target.address))
        self._markup.append('">')
        self._in_link = True
        self._write_content(element)
        self._in_link = False
        self._markup.append("</a>")

    # References

    def _reference(self, element: Element) -> Reference:
        return self.found.references[int(element.get("number", ""))]

    def _lone_block_reference(self, element: Element) -> Reference | None:
        """Give the block reference that is all of a paragraph at the page's own level."""
        if element.tag != "p" or self._nesting or len(element) != 1:
            return None
        child = element[0]
        if child.tag != REFERENCE_TAG or (element.text or "").strip() or (child.tail or "").strip():
            return None
        reference = self._reference(child)
        return reference if reference.block else None

    def _write_block_reference(self, reference: Reference) -> None:
        self._flush()
        self.parts.append(reference)
        self._markup.append("\n")

    def _write_reference(self, reference: Reference) -> None:
        self._judged = False
        fault = self._place_fault(reference)
        if fault:
            self.found.source.report_at(
                "page/reference-place",
                f"`{reference.kind}` {fault}",
                reference.at,
                help=("leave an empty line above and below a kind that stands alone",)
                if reference.block
                else (),
            )
        self._flush()
        inline = Reference(
            reference.kind, reference.arguments, reference.options, reference.at, block=False
        )
        self.parts.append(inline)

    def _place_fault(self, reference: Reference) -> str | None:
        if reference.block:
            return "stands alone in its paragraph, outside of lists, tables and headings"
        if self._in_link:
            return "can't stand in a link's words: it leads somewhere itself"
        if "heading" in self._nesting and reference.kind != "claim":
            return "can't stand in a heading: a heading is a label or a claim"
        return None

    # Headings and labels

    def _write_heading(self, element: Element) -> None:
        level = int(element.tag[1])
        self._judged = False
        self._check_level(level, element)
        references = [self._reference(e) for e in element.iter(REFERENCE_TAG)]
        claim = next((r for r in references if r.kind == "claim"), None)
        title = " ".join(_plain_text(element).split())
        if not references and not title:
            message = "the heading is empty"
            self._report_heading(message, self._first_offset(element))
        slug = claim.arguments[0] if claim else title
        heading = Heading(level, self._unique_id(slug), "" if claim else title, claim)
        self.headings.append(heading)
        label = "" if references else f' data-uncited="{UncitedReason.LABEL}"'
        self._markup.append(f'<h{level} id="{_escape(heading.id)}"{label}>')
        self._nesting.append("heading")
        if references:
            self._write_claim_heading(element)
        else:
            self._write_label(element, "a heading")
        self._nesting.pop()
        self._markup.append(f"</h{level}>\n")
        self._judged = False

    def _check_level(self, level: int, element: Element) -> None:
        offset = self._first_offset(element)
        before = self.headings[-1].level if self.headings else 1
        if self._nesting:
            self._report_heading("a heading can't stand in a list, a quote or a table", offset)
        elif level == 1:
            message = "the page's title stands in its front matter; headings start with `##`"
            self._report_heading(message, offset)
        elif level > before + 1:
            message = f"a heading of level {level} follows one of level {before}"
            self._report_heading(message, offset)

    def _write_claim_heading(self, element: Element) -> None:
        reason, self._reason = self._reason, None
        self._write_content(element)
        self._reason = reason

    def _write_label(self, element: Element, name: str) -> None:
        text = "".join(element.itertext())
        digit = next((i for i, c in enumerate(text) if unicodedata.category(c)[0] == "N"), None)
        if digit is not None:
            at = self.found.marks.locate(text, digit)
            self._report_heading(
                f"{name} is a label and holds no number",
                self._first_offset(element) if at is None else at,
            )
        plain = without_marks(text)
        if plain.strip():
            place = self.found.source.location(self._first_offset(element))
            self.labels.append(Scalar(plain, place))
        reason, self._reason = self._reason, UncitedReason.LABEL
        self._write_content(element)
        self._reason = reason

    def _report_heading(self, message: str, offset: int) -> None:
        example = "a heading is a label, `## How it works`, or a claim, `## {{ claim some-id }}`"
        self.found.source.report("page/heading", message, offset, help=(example,))

    def _unique_id(self, text: str) -> str:
        slug = _NO_SLUG.sub("-", unicodedata.normalize("NFC", text).lower()).strip("-")
        base = f"section_{slug or 'heading'}"
        number, unique = 1, base
        while unique in self._ids:
            number += 1
            unique = f"{base}-{number}"
        self._ids.add(unique)
        return unique

    # Text

    def _write_text(self, text: str | None) -> None:
        if not text:
            return
        if self._reason is None and not self._judged:
            self._check_prose(text)
        last = self.found.marks.last_offset(text)
        self._offset = self._offset if last is None else last
        self._markup.append(_escape(without_marks(text)))

    def _write_code(self, code: str, start: int) -> None:
        if self._reason is None:
            match = re.search(r"\S+", code)
            if match:
                self._report_prose(start + match.start(), len(match[0]))
        self._markup.append(_escape(code))

    def _check_prose(self, text: str) -> None:
        for index, character in enumerate(text):
            category = unicodedata.category(character)
            if category[0] in _QUIET_CATEGORIES or category in {"Co", "Cc"}:
                continue
            at = self.found.marks.locate(text, index)
            word = re.match(r"\w*", text[index:])
            length = max(len(word[0]) if word else 0, 1)
            self._report_prose(self._offset if at is None else at, length)
            return

    def _report_prose(self, offset: int, length: int) -> None:
        self._judged = True
        self.found.source.report(
            "page/uncited-prose",
            "prose of ours stands here without a claim and without a mark",
            offset,
            length,
            help=(
                "make it a claim in `data/claims/` and refer to it: `{{ claim some-id }}`",
                f"if it says nothing about the topic: `{UNCITED_EXAMPLE}` above, `:::` below it",
            ),
        )

    def _first_offset(self, element: Element) -> int:
        """Give the page's offset of the first mark in an element, or one near it."""
        for descendant in element.iter():
            if descendant.tag == REFERENCE_TAG:
                at = self._reference(descendant).at
                return self.found.source.offset(at)
            for text in (descendant.text, descendant.tail):
                at_offset = self.found.marks.locate(text or "", 0)
                if at_offset is not None:
                    return at_offset
        return self._offset


def _escape(text: str) -> str:
    return html.escape(text, quote=True)


def _unescape_code(text: str) -> str:
    """Undo what Markdown does to code, so that all text is escaped here and only here."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _plain_text(element: Element) -> str:
    return without_marks("".join(element.itertext()))
