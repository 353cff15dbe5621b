"""The offline folder: a built site as it opens from a USB stick."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
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

_SERVER_ONLY = re.compile(
    r"404\.html|sitemap\.xml(\.gz)?|_headers|_redirects|CNAME|robots\.txt|assets/social\.png"
    r"|search/.*"  # what MkDocs's own search writes where it is listed, too
    r"|(.*/)?(feed|rss|atom)[^/]*\.(xml|json)|.*\.map|(.*/)?\.[^/]+"
)
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
    kept = {path: data for path, data in tree.items() if not _SERVER_ONLY.fullmatch(path)}
    files = {path: _fitted(path, data) for path, data in kept.items()}
    files |= texts
    files |= {START: start, PRINT: document, PROGRAM: _program()}
    return {**files, MANIFEST: _manifest(files)}


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


def _fitted(path: str, data: bytes) -> bytes:
    """Take out the way to a source map."""
    return _SOURCE_MAP.sub(b"\n", data) if path.endswith((".js", ".css")) else data


def _program() -> bytes:
    return Path(verify_program.__file__).read_bytes()


def _manifest(files: Mapping[str, bytes]) -> bytes:
    """List every file with its hash, as `sha256sum --check` reads it."""
    lines = (f"{hashlib.sha256(files[path]).hexdigest()}  {path}\n" for path in sorted(files))
    return "".join(lines).encode()
