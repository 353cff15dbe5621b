"""The offline folder: a built site as it opens from a USB stick."""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.export import verify_program
from generator.export.assets import Assets, small_css
from generator.export.edition import Edition
from generator.export.policy import self_contained_policy
from generator.render.editions import StartView, render_start

START = "START-HERE.html"
PRINT = "print.html"
MANIFEST = verify_program.MANIFEST
PROGRAM = "verify.py"
ADDED = (START, PRINT, MANIFEST, PROGRAM)
"""The names of what the folder has and the site has not."""

SEARCH_INDEX = "search/search_index.json"
SEARCH_SCRIPT = SEARCH_INDEX.removesuffix("on")
"""Where the theme's search looks for its index: on a server, and in a folder."""
_SERVER_ONLY = re.compile(
    r"404\.html|sitemap\.xml(\.gz)?|_headers|_redirects|CNAME|robots\.txt|assets/social\.png"
    r"|(.*/)?(feed|rss|atom)[^/]*\.(xml|json)|.*\.map|(.*/)?\.[^/]+"
)
_LANGUAGES = "assets/javascripts/lunr/"
_FOR_LANGUAGES = {"tinyseg.js": "ja", "wordcut.js": "th"}
_LITTLE = 0.1
_WORD = re.compile(r"\w+")
_SOURCE_MAP = re.compile(rb"\n?(//# sourceMappingURL=\S+|/\*# sourceMappingURL=.*?\*/)\s*\Z")


def offline_folder(
    tree: Mapping[str, bytes],
    document: bytes,
    texts: Mapping[str, bytes],
    start: bytes,
) -> Mapping[str, bytes]:
    """Make the folder from a built site; keys are paths with forward slashes.

    `document` is the one-file edition, which serves as the page to print; `texts` are archived
    files, by their paths in the project, that may be passed on; `start` is the first page.
    """
    files = {path: _fitted(path, data) for path, data in _kept(tree)}
    if SEARCH_INDEX in tree:
        files[SEARCH_INDEX] = _ranked(tree[SEARCH_INDEX])
        files[SEARCH_SCRIPT] = index_as_script(files[SEARCH_INDEX])
    files |= texts
    files |= {START: start, PRINT: document, PROGRAM: _program()}
    return {**files, MANIFEST: _manifest(files)}


def index_as_script(index: bytes) -> bytes:
    """Write the search index so that a page opened from a folder, which reads no file, runs it."""
    return b"var __index = " + index


def start_page(edition: Edition, templates_dir: Path, assets: Assets) -> bytes:
    """Write the page that says how to begin, readable even inside the archive."""
    style = small_css(assets.start)
    view = StartView(
        title=edition.title,
        public_address=edition.address,
        policy=self_contained_policy(style),
        site_name=edition.site_name,
        stamp=edition.stamp,
        style=style,
        file=edition.document_name,
    )
    return render_start(templates_dir, view).encode()


def _kept(tree: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Leave out what only a server needs, and the search's words of other languages."""
    languages = _search_languages(tree)
    for path, data in tree.items():
        if _SERVER_ONLY.fullmatch(path):
            continue
        if path.startswith(_LANGUAGES) and not _needed(posixpath.basename(path), languages):
            continue
        yield path, data


def _search_languages(tree: Mapping[str, bytes]) -> frozenset[str]:
    """Read for which languages the theme's search asks, besides the English it has."""
    config = json.loads(tree[SEARCH_INDEX])["config"] if SEARCH_INDEX in tree else {}
    return frozenset(config.get("lang", ())) - {"en"}


def _needed(name: str, languages: frozenset[str]) -> bool:
    if name in _FOR_LANGUAGES:
        return _FOR_LANGUAGES[name] in languages
    kind = name.removeprefix("lunr.").removesuffix(".min.js")
    return bool(languages) and (kind in languages or kind in {"stemmer.support", "multi"})


def _fitted(path: str, data: bytes) -> bytes:
    """Take out the way to a source map."""
    return _SOURCE_MAP.sub(b"\n", data) if path.endswith((".js", ".css")) else data


def _ranked(index: bytes) -> bytes:
    """Let a page be found first by its title, and before those whose titles say more.

    The theme's search weighs tags above all else and does not look at the length of a title; a
    page has no `#` in its address. The theme's style shows no tags.
    """
    data = json.loads(index)
    for entry in data["docs"]:
        if "#" not in entry["location"]:
            entry["tags"] = [*entry.get("tags", ()), entry["title"]]
            entry["boost"] = 1 + _LITTLE / max(1, len(_WORD.findall(entry["title"])))
    return json.dumps(data, separators=(",", ":")).encode()


def _program() -> bytes:
    return Path(verify_program.__file__).read_bytes()


def _manifest(files: Mapping[str, bytes]) -> bytes:
    """List every file with its hash, as `sha256sum --check` reads it."""
    lines = (f"{hashlib.sha256(files[path]).hexdigest()}  {path}\n" for path in sorted(files))
    return "".join(lines).encode()
