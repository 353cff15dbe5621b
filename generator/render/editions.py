"""Fill the templates of the offline forms."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.render.environment import Renderer


@dataclass(frozen=True, slots=True)
class PartView:
    """One page as a part of the document; `inner` tells that it belongs to one before it.

    `reason` is why text of the part is without a citation where nothing nearer says so.
    """

    anchor: str
    title: str
    inner: bool
    reason: str | None
    markup: str


@dataclass(frozen=True, slots=True)
class BundledSource:
    """What a reader needs to re-check a source; `bundled` tells that its text is at hand.

    `anchor` is the id of its part of the document.
    """

    id: str
    anchor: str
    title: str
    file: str
    sha256: str
    bundled: bool


@dataclass(frozen=True, slots=True)
class DocumentView:
    """The one-file edition; markup, style, scripts and texts are printed as they are.

    `file` is its name, `words` the hash of all words of its parts and notes, `index` that of the
    search, packed, and `texts` the archived files that may be passed on, None if there are none.
    """

    file: str
    title: str
    description: str | None
    public_address: str | None
    policy: str
    site_name: str
    stamp: str
    style: str
    scripts: tuple[str, ...]
    parts: tuple[PartView, ...]
    notes: str
    sources: tuple[BundledSource, ...]
    words: str
    index: str
    texts: str | None


@dataclass(frozen=True, slots=True)
class StartView:
    """The page that says how to begin; `file` is the name of the one-file edition."""

    title: str
    public_address: str | None
    policy: str
    site_name: str
    stamp: str
    style: str
    file: str


def render_document(templates_dir: Path, view: DocumentView) -> str:
    """Render the one-file edition; raises OSError and jinja2.TemplateError."""
    return _render(templates_dir, "export/document.html", view)


def render_start(templates_dir: Path, view: StartView) -> str:
    """Render the first page of the offline folder; raises OSError and jinja2.TemplateError."""
    return _render(templates_dir, "export/start-here.html", view)


def _render(templates_dir: Path, name: str, view: DocumentView | StartView) -> str:
    return Renderer(templates_dir).form(name, view)
