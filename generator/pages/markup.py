"""A page's tree as parts: markup from an allow-list, with references and links between.

What isn't named here can't reach the published page, whatever Markdown makes of its input:
an unknown element leaves its text alone, no attribute is copied, all text is escaped here.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace
from xml.etree.ElementTree import Element

from generator.model.scalar import Scalar
from generator.pages.document import Html, PageLink, Part, Reference
from generator.pages.grammar import UncitedReason
from generator.pages.headings import Headings, plain_text
from generator.pages.inline import BROKEN_TAG, LINK_TAG, REFERENCE_TAG, Found
from generator.pages.labels import first_number, report_number
from generator.pages.layout import Fence
from generator.pages.links import ToPage
from generator.pages.marks import without_marks
from generator.pages.prose import ProseJudge
from generator.pages.uncited import says_something_itself, uncited_text

_CONTAINERS = frozenset({"ul", "ol", "table", "thead", "tbody", "blockquote"})
_BLOCKS = _CONTAINERS | {"p", "li", "tr", "td", "th"}
_INLINE = frozenset({"em", "strong", "code"})
_VOID = frozenset({"hr", "br"})
_HEADING = re.compile(r"h[1-6]")
_CELLS = frozenset({"td", "th"})
MAX_NESTING = 24
"""Elements inside each other: five levels of lists with emphasis in them need about half."""

DEPTH_HELP = "leave out a level: four are more than readers can follow"

_ALIGNMENTS = frozenset({"left", "center", "right"})


class Writer:
    """Writes the sections of one page, in order."""

    def __init__(self, found: Found) -> None:
        """Start an empty page."""
        self._found = found
        self._judge = ProseJudge(found)
        self._parts: list[Part] = []
        self._markup: list[str] = []
        self._ancestors: list[str] = []
        self._too_deep = False
        self.headings = Headings(found.source)
        self.uncited: list[Scalar] = []

    def open_block(self, reason: UncitedReason) -> None:
        """Open a block that needs no citation."""
        self._markup.append(f'<div data-uncited="{reason}">\n')
        self._judge.set_reason(reason)

    def close_block(self) -> None:
        """Close that block."""
        self._markup.append("</div>\n")
        self._judge.set_reason(None)

    def write_fence(self, fence: Fence) -> None:
        """Write a block of code."""
        language = f' class="language-{fence.language}"' if fence.language else ""
        self._judge.pass_code(fence.code, fence.start)
        self._markup.append(f"<pre><code{language}>{_escape(fence.code)}</code></pre>\n")

    def write_tree(self, root: Element, start: int) -> None:
        """Write a piece of Markdown whose text begins at offset `start`."""
        self._judge.start_piece(start)
        for child in root:
            self._write(child)

    def finish(self) -> tuple[Part, ...]:
        """Give the parts of the whole page."""
        self._flush()
        return tuple(self._parts)

    def _flush(self) -> None:
        markup = "".join(self._markup)
        if markup:
            self._parts.append(Html(markup))
        self._markup.clear()

    def _write(self, element: Element) -> None:
        tag = element.tag
        if len(self._ancestors) >= MAX_NESTING:
            self._refuse_depth(element)
        elif tag in _BLOCKS:
            self._write_block(element)
        elif tag in _INLINE:
            self._write_inline(element)
        elif tag in _VOID:
            self._markup.append(f"<{tag}>\n")
        elif tag == REFERENCE_TAG:
            self._write_reference(self._reference(element))
        elif tag == LINK_TAG:
            self._write_link(element)
        elif tag == BROKEN_TAG:
            with self._judge.reason(UncitedReason.LABEL):
                self._write_content(element)
        elif tag == "pre":
            self._write_indented_code(element)
        elif _HEADING.fullmatch(tag):
            self._write_heading(element)
        else:
            self._write_content(element)

    def _refuse_depth(self, element: Element) -> None:
        if not self._too_deep:
            message = "lists, quotes or emphasis stand too deep inside each other"
            place = self._place(element)
            self._found.source.report("page/too-deep", message, place, help=(DEPTH_HELP,))
        self._too_deep = True

    def _write_content(self, element: Element) -> None:
        self._write_text(element.text)
        for child in element:
            self._write(child)
            self._write_text(child.tail)

    def _write_text(self, text: str | None) -> None:
        if text:
            self._judge.pass_text(text)
            self._markup.append(_escape(without_marks(text)))

    # Blocks

    def _write_block(self, element: Element) -> None:
        self._judge.start_run()
        block = self._lone_block_reference(element)
        if block:
            self._flush()
            self._parts.append(block)
            self._markup.append("\n")
            return
        if element.tag == "blockquote" and self._judge.needs_evidence:
            self._refuse_blockquote(element)
            return
        self._note_uncited(element)
        is_label = element.tag == "th" and element.find(f".//{REFERENCE_TAG}") is None
        self._markup.append(_start_tag(element, is_label=is_label))
        self._ancestors.append(element.tag)
        if is_label:
            self._write_label(element, "a table's head")
        else:
            self._write_content(element)
        self._ancestors.pop()
        self._markup.append(f"</{element.tag}>" + ("" if element.tag in _CELLS else "\n"))
        self._judge.start_run()

    def _note_uncited(self, element: Element) -> None:
        """Keep what a block says without a citation, for the rules about it."""
        if not self._judge.needs_evidence and says_something_itself(element):
            text = uncited_text(element, self._found.marks, self._found.source)
            self.uncited += [text] if text is not None else []

    def _refuse_blockquote(self, element: Element) -> None:
        self._found.source.report(
            "page/blockquote",
            "a quotation can't be typed into a page",
            self._place(element),
            help=("quote from the data: '{{ quotation mayor-on-bridge }}'",),
        )
        with self._judge.reason(UncitedReason.LABEL):
            self._write_block(element)

    def _write_indented_code(self, element: Element) -> None:
        self._judge.start_run()
        self._markup.append("<pre>")
        for code in element.findall("code"):
            code.text = _unescape_code(code.text or "")
            self._write_inline(code)
        self._markup.append("</pre>\n")

    def _write_heading(self, element: Element) -> None:
        level = int(element.tag[1])
        offset = self._place(element)
        if self._ancestors:
            self.headings.refuse_nesting(offset)
        title = plain_text(element)
        references = [self._reference(e) for e in element.iter(REFERENCE_TAG)]
        claim = next((r for r in references if r.kind == "claim"), None)
        if not references and not any(character.isalnum() for character in title):
            self.headings.refuse_empty(offset)
        heading = self.headings.add(level, title, claim, offset)
        label = "" if references else f' data-uncited="{UncitedReason.LABEL}"'
        self._markup.append(f'<h{level} id="{_escape(heading.id)}"{label}>')
        self._judge.start_run()
        self._ancestors.append("heading")
        if references:
            with self._judge.reason(None):
                self._write_content(element)
        else:
            self._write_label(element, "a heading")
        self._ancestors.pop()
        self._judge.start_run()
        self._markup.append(f"</h{level}>\n")

    def _write_label(self, element: Element, name: str) -> None:
        text = "".join(element.itertext())
        number = first_number(text)
        if number is not None:
            at = self._found.source.location(self._judge.place(text, number), 1)
            report_number(self._found.source, name, at)
        self.headings.add_label(plain_text(element), self._place(element))
        with self._judge.reason(UncitedReason.LABEL):
            self._write_content(element)

    # In a line of text

    def _write_inline(self, element: Element) -> None:
        self._markup.append(f"<{element.tag}>")
        self._ancestors.append(element.tag)
        self._write_content(element)
        self._ancestors.pop()
        self._markup.append(f"</{element.tag}>")

    def _write_link(self, element: Element) -> None:
        if "link" in self._ancestors:
            self._write_content(element)
            return
        target, offset = self._found.links[int(element.attrib["number"])]
        self._markup.append('<a href="')
        if isinstance(target, ToPage):
            self._flush()
            at = self._found.source.location(offset)
            self._parts.append(PageLink(target.src_uri, target.fragment, at))
        else:
            self._markup.append(_escape(target.address))
        self._markup.append('">')
        self._ancestors.append("link")
        self._write_content(element)
        self._ancestors.pop()
        self._markup.append("</a>")

    # References

    def _reference(self, element: Element) -> Reference:
        return self._found.references[int(element.attrib["number"])]

    def _lone_block_reference(self, element: Element) -> Reference | None:
        """Give the block reference that is all of a paragraph at the page's own level."""
        if element.tag != "p" or self._ancestors or len(element) != 1:
            return None
        child = element[0]
        around = (element.text or "") + (child.tail or "")
        if child.tag != REFERENCE_TAG or around.strip():
            return None
        reference = self._reference(child)
        return reference if reference.block else None

    def _write_reference(self, reference: Reference) -> None:
        self._judge.pass_reference(self._found.source.offset(reference.at) + reference.at.length)
        fault = self._place_fault(reference)
        if fault:
            help_line = "a kind that stands alone has an empty line above and below it"
            help_lines = (help_line,) if reference.block else ()
            message = f"'{reference.kind}' {fault}"
            self._found.source.report_at(
                "page/reference-place", message, reference.at, help=help_lines
            )
        self._flush()
        self._parts.append(replace(reference, block=False) if reference.block else reference)

    def _place_fault(self, reference: Reference) -> str | None:
        if reference.block:
            return "stands alone in its paragraph, not in a line, list, table, quote or heading"
        if "link" in self._ancestors:
            return "can't stand in a link's words: it leads somewhere itself"
        if "heading" in self._ancestors and reference.kind != "claim":
            return "can't stand in a heading: a heading is a label or a claim"
        return None

    def _place(self, element: Element) -> int:
        """Give the page's offset where an element's text begins, or one shortly before."""
        text = "".join(element.itertext())
        reference = element.find(f".//{REFERENCE_TAG}")
        if reference is None:
            return self._judge.place(text)
        offset = self._found.source.offset(self._reference(reference).at)
        return min(offset, self._judge.place(text)) if text.strip() else offset


def _start_tag(element: Element, *, is_label: bool) -> str:
    attributes = ' scope="col"' if element.tag == "th" else ""
    if element.tag in _CELLS and element.get("align") in _ALIGNMENTS:
        attributes += f' class="align-{element.get("align")}"'
    if is_label and plain_text(element):
        attributes += f' data-uncited="{UncitedReason.LABEL}"'
    return f"<{element.tag}{attributes}>" + ("\n" if element.tag in _CONTAINERS else "")


def _escape(text: str) -> str:
    return html.escape(text, quote=True)


def _unescape_code(text: str) -> str:
    """Undo what Markdown does to code, so that all text is escaped here and only here."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
