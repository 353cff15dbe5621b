"""The generators that are measured beside ours, and their projects with the same content."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.content import Explainer
from benchmarks.documents import documents
from benchmarks.projects import GENERAL_PAGES, ROOT, data_files

PLACE = ROOT / ".cache/peers"
FILES = Path(__file__).with_name("peer_files")
PYTHON = PLACE / "python/bin"
MODULES = PLACE / "node/node_modules"
STOCK = FILES.joinpath("material.yml").read_text(encoding="utf-8")
"""The theme as it comes, without fonts from another host; ends with the list of plugins."""
_SETTINGS = f"""\
site_name: The mills of the valleys
docs_dir: content
markdown_extensions:
  - footnotes
  - tables
{STOCK}"""


@dataclass(frozen=True, slots=True)
class Peer:
    """A generator: how it is called, and where its site and a mill's page lie."""

    id: str
    name: str
    command: Sequence[str | Path]
    needs: Sequence[Path]
    site: str = "site"
    page: str = "{section}/{mill}.html"
    index: str = "search/search_index.json"
    environ: Mapping[str, str] = field(default_factory=dict)

    @property
    def missing(self) -> str:
        """Say why it can't be measured; empty if it can."""
        lacking = [path for path in self.needs if not path.exists()]
        if not lacking:
            return ""
        kind = lacking[0].relative_to(PLACE).parts[0]
        said = PLACE / f"{kind}.missing"
        return said.read_text(encoding="utf-8").strip() if said.exists() else "it isn't installed"


def _hugo() -> Path:
    found = sorted((PLACE / "python/lib").glob("python*/site-packages/hugo/binaries/hugo*"))
    return found[0] if found else PLACE / "python/lib/hugo"


QUIET = {"NO_MKDOCS_2_WARNING": "1"}
PEERS = (
    Peer(
        "macros",
        "MkDocs, Material, macros",
        [PYTHON / "mkdocs", "build", "-q"],
        [PYTHON / "mkdocs"],
        environ=QUIET,
    ),
    Peer(
        "plain",
        "MkDocs, Material",
        [PYTHON / "mkdocs", "build", "-q"],
        [PYTHON / "mkdocs"],
        environ=QUIET,
    ),
    Peer(
        "zensical",
        "Zensical",
        [PYTHON / "zensical", "build", "--clean"],
        [PYTHON / "zensical"],
        index="search.json",
    ),
    Peer(
        "hugo",
        "Hugo, theme Doks",
        [_hugo(), "build", "--environment", "development", "--cleanDestinationDir"],
        [_hugo(), MODULES / "@thulite/doks-core"],
        site="public",
        page="docs/{section}/{mill}/index.html",
        index="search-index.json",
    ),
    Peer(
        "eleventy",
        "Eleventy, one layout",
        ["node", MODULES / "@11ty/eleventy/cmd.cjs", "--quiet"],
        [MODULES / "@11ty/eleventy/cmd.cjs"],
        page="{section}/{mill}/index.html",
        index="",
    ),
)


def write_peer(peer: str, content: Explainer, folder: Path) -> None:
    """Write the project of a peer into a new folder."""
    folder.mkdir(parents=True)
    {
        "macros": _write_macros,
        "plain": _write_mkdocs,
        "zensical": _write_mkdocs,
        "hugo": _write_hugo,
        "eleventy": _write_eleventy,
    }[peer](content, folder)


def _write(folder: Path, path: str, text: str) -> None:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def _navigation(content: Explainer) -> str:
    lines = ["nav:", *(f"  - {name}.md" for name in ("index", *GENERAL_PAGES))]
    for section in content.sections:
        lines += [f"  - {section.name}:", f"      - {section.id}/index.md"]
        lines += [f"      - {section.id}/{page.mill.id}.md" for page in section.pages]
    return "\n".join(lines) + "\n"


def _write_mkdocs(content: Explainer, folder: Path) -> None:
    _write(folder, "mkdocs.yml", _SETTINGS + _navigation(content))
    for path, text in documents(content):
        _write(folder, f"content/{path}", text)


def _write_macros(content: Explainer, folder: Path) -> None:
    _write(folder, "mkdocs.yml", f"{_SETTINGS}  - macros\n{_navigation(content)}")
    shutil.copy(FILES / "macros/main.py", folder)
    for path, text in documents(content, macros=True):
        _write(folder, f"content/{path}", text)
    for path, text in data_files(content):
        _write(folder, path, text)


def _write_hugo(content: Explainer, folder: Path) -> None:
    allowed = json.dumps([str(MODULES.resolve())])
    settings = (FILES / "hugo/hugo.toml").read_text(encoding="utf-8")
    settings += f"[security.node.permissions]\nallowRead = {allowed}\n"
    _write(folder, "hugo.toml", settings)
    (folder / "node_modules").symlink_to(MODULES.resolve())
    for name in ("scss/common/_variables-custom.scss", "scss/common/_custom.scss", "js/custom.js"):
        _write(folder, f"assets/{name}", "")  # which the theme reads and leaves to its users
    for name in ("footer/script-footer-custom.html", "head/custom-head.html"):
        _write(folder, f"layouts/_partials/{name}", "")
    for path, text in documents(content):
        named = path.replace("index.md", "_index.md")
        inside = named if path == "index.md" else f"docs/{named}"
        _write(folder, f"content/{inside}", text.replace("](sources/", "](docs/sources/"))


def _write_eleventy(content: Explainer, folder: Path) -> None:
    shutil.copy(FILES / "eleventy/eleventy.config.js", folder)
    shutil.copy(FILES / "package.json", folder)
    (folder / "_includes").mkdir()
    shutil.copy(FILES / "eleventy/page.njk", folder / "_includes")
    (folder / "node_modules").symlink_to(MODULES.resolve())
    for path, text in documents(content):
        _write(folder, f"content/{path}", text)
