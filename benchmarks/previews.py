"""Live previews that an edit is timed in: ours, MkDocs with macros, and Hugo."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import serving
from benchmarks.content import Explainer
from benchmarks.peers import PEERS, write_peer
from benchmarks.projects import ROOT
from benchmarks.subjects import EXPLAINER, Project, make_project


@dataclass(frozen=True, slots=True)
class Preview:
    """A server, the page that is open, and what changes a text of that page and gives it."""

    id: str
    name: str
    command: Sequence[str | Path]
    folder: Path
    address: str
    edit: Callable[[], str]
    environ: Mapping[str, str] = field(default_factory=dict)


def previews(content: Explainer, home: Path, *, others: bool) -> Iterator[Preview]:
    """Write the project for our preview, and for each of the others that is installed."""
    yield _ours(make_project(content, home / "ours"))
    peers = {peer.id: peer for peer in PEERS if others and not peer.missing}
    for name, make in (("macros", _macros), ("hugo", _hugo)):
        if name in peers:
            write_peer(name, content, home / name)
            yield make(Project(content, home / name), peers[name].command[0])


def edits_to_browser(preview: Preview, number: int) -> list[float]:
    """Start the server, make a number of edits, and time each until the browser shows it."""
    with serving.serving(preview.command, preview.folder, preview.environ, preview.address):
        edits = (preview.edit() for _ in range(number))
        return serving.edits_to_browser(preview.address, edits)


def _ours(project: Project) -> Preview:
    host = f"127.0.0.1:{serving.free_port()}"
    command = [*EXPLAINER, "-C", project.folder, "serve", "--address", host]
    address = f"http://{host}/{project.page_of_edited()}"
    return Preview("ours", "ours", command, ROOT, address, project.edit, project.environ)


def _macros(project: Project, program: str | Path) -> Preview:
    host = f"127.0.0.1:{serving.free_port()}"
    command = [program, "serve", "-q", "-a", host, "--watch", "data"]
    address = f"http://{host}/{project.page_of_edited()}"
    environ = {"NO_MKDOCS_2_WARNING": "1"}
    name = "MkDocs, Material, macros"
    return Preview("macros", name, command, project.folder, address, project.edit, environ)


def _hugo(project: Project, program: str | Path) -> Preview:
    port = serving.free_port()
    page = project.page_of_edited().removesuffix(".html")
    command = [program, "server", "--port", str(port), "--environment", "development"]
    address = f"http://localhost:{port}/docs/{page}/"  # whose live reload knows no other name
    path = project.folder / f"content/docs/{page}.md"

    def edit() -> str:
        return project.exchange(path, "", "[^")

    return Preview("hugo", "Hugo, theme Doks", command, project.folder, address, edit)
