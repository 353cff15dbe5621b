"""The one Jinja environment: everything escaped once, nothing undefined, no I/O but templates."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from generator.render.plain_code import PlainCode, escaped
from generator.views.colophon import ColophonView
from generator.views.definitions import TermsView
from generator.views.inline import InlineClaim, TermLink
from generator.views.lists import (
    ClaimsView,
    GlossaryView,
    QuotationBlock,
    TimelineView,
    VoicesView,
)
from generator.views.map import MapView
from generator.views.open_questions import DisputesView, DisputeView, GapsView
from generator.views.page import Block, NotesView, PageView, SeeView
from generator.views.process import MatrixView, ProgressView
from generator.views.record import EquivalencesView, LedgerView, SourcesView
from generator.views.source_page import SourceView
from generator.views.text import Address
from generator.views.text import Markup as PageMarkup
from generator.views.wording import WORDS, sentence

Foot = TermsView | NotesView | ColophonView

COMPONENTS: Mapping[type, str] = {
    InlineClaim: "claim",
    TermLink: "term",
    QuotationBlock: "quotation",
    MatrixView: "matrix",
    ProgressView: "progress",
    TimelineView: "timeline",
    MapView: "map",
    DisputeView: "dispute",
    DisputesView: "disputes",
    GapsView: "gaps",
    GlossaryView: "glossary",
    VoicesView: "voices",
    ClaimsView: "claims",
    SourcesView: "sources",
    LedgerView: "ledger",
    EquivalencesView: "equivalences",
    SourceView: "source",
    SeeView: "see",
}
"""The template below `components/` that shows each kind of view."""


class _ViewEnvironment(Environment):
    """An environment whose templates print views."""

    code_generator_class = PlainCode
    escaped = staticmethod(escaped)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Give a template its globals as a plain mapping, which each use of it copies."""
        return {**self.globals, **(d or {})}


class Renderer:
    """Turns views into HTML with the templates of a folder."""

    def __init__(self, templates: Path, bytecode: BytecodeCache | None = None) -> None:
        """Prepare the templates below `templates`; they are read once, when first used."""
        # autoescape is on for every template, whatever its name
        self._environment = _ViewEnvironment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=bytecode,
        )
        self._environment.globals["words"] = WORDS
        self._environment.filters["exact"] = exact
        self._environment.filters["sentence"] = sentence
        self._environment.filters["as_it_is"] = as_it_is

    def page(self, page: PageView) -> str:
        """Render the article of a page."""
        template = self._environment.get_template("pages/page.html")
        return template.render(
            page=page,
            body=self.body(page),
            feet=[self._component(name, view) for name, view in _feet(page) if view],
        )

    def body(self, page: PageView) -> Markup:
        """Render the text of a page, without its title and what stands behind the text."""
        return Markup("").join(self.block(block) for block in page.blocks)

    def notes(self, notes: NotesView) -> Markup:
        """Render a list of notes."""
        return self._component("notes", notes)

    def form(self, name: str, view: object) -> str:
        """Render a template of an offline form."""
        return self._environment.get_template(name).render(view=view)

    def block(self, block: Block) -> Markup:
        """Render one block."""
        if isinstance(block, PageMarkup):
            return Markup(block.markup)  # noqa: S704 - made by the pages layer from escaped text
        if isinstance(block, Address):
            return escape(block.href)
        return self._component(COMPONENTS[type(block)], block)

    def _component(self, name: str, view: Block | Foot) -> Markup:
        template = self._environment.get_template(f"components/{name}.html")
        return Markup(template.render(view=view))  # noqa: S704 - a template's output is escaped


def _feet(page: PageView) -> tuple[tuple[str, Foot | None], ...]:
    """List what stands behind the text, with the templates that show it."""
    return ("terms", page.terms), ("notes", page.notes), ("colophon", page.colophon)


def exact(text: str) -> Markup:
    """Escape the text of a source so that a browser gives back the same characters.

    HTML turns a carriage return into a line feed unless it is written as a reference.
    """
    whole = escape(text)
    return whole.replace("\r", Markup("&#13;")) if "\r" in text else whole


def as_it_is(text: str) -> Markup:
    """Print what this program made from escaped text, or took from a file of its own."""
    return Markup(text)  # noqa: S704 - see above
