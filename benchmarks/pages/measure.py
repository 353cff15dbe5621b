"""Measure the pages of the site beside the same articles in stock themes; write README.md.

Usage: .venv/bin/python -m benchmarks.pages.measure

Fetches Lighthouse (npm) and Zensical (pip) into `.cache` at first; needs Chromium, Node and npm.
The comparison takes each article's HTML as our build wrote it, so that only the page around it
differs: navigation, search, styles and scripts.
"""

from __future__ import annotations

import gzip
import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

from benchmarks.peers import STOCK

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache"
DOCUMENT = Path(__file__).with_name("README.md")
LIGHTHOUSE = CACHE / "lighthouse/node_modules/.bin/lighthouse"
ZENSICAL = CACHE / "zensical/bin/zensical"
AUDITED = ("index.html", "states/ukraine.html", "sources/moscow-times-2025-06-29.html")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TARGET = 60_000  # bytes of HTML a page


@dataclass(frozen=True, slots=True)
class Weight:
    """What a first visit of a page loads, in bytes: its HTML, and all of its files."""

    html: int
    html_gzip: int
    total: int
    total_gzip: int


class GzipHandler(http.server.SimpleHTTPRequestHandler):
    """Serve files compressed, as hosts of static sites do."""

    def do_GET(self) -> None:
        """Send a file, or 404."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        body = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=31536000")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Say nothing."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder on loopback; give its address."""
    handler = partial(GzipHandler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def run(*command: str | Path, cwd: Path, tries: int = 1, **environ: str) -> str:
    """Run a command, quietly unless it fails at every try; give what it prints."""
    for _ in range(tries):
        done = subprocess.run(
            [str(word) for word in command],
            cwd=cwd,
            env={**os.environ, **environ},
            capture_output=True,
            text=True,
            check=False,
        )
        if not done.returncode:
            return done.stdout
    sys.exit(f"{command[0]} failed:\n{done.stdout}{done.stderr}")


def fetch_tools() -> None:
    """Fetch what is compared and what measures it, unless it is there."""
    CACHE.mkdir(exist_ok=True)
    if not LIGHTHOUSE.exists():
        prefix = CACHE / "lighthouse"
        prefix.mkdir(exist_ok=True)
        run(
            "npm",
            "install",
            "--prefix",
            prefix,
            "--no-audit",
            "--no-fund",
            "lighthouse@12",
            cwd=CACHE,
        )
    if not ZENSICAL.exists():
        run(sys.executable, "-m", "venv", CACHE / "zensical", cwd=CACHE)
        run(CACHE / "zensical/bin/pip", "install", "--quiet", "zensical", cwd=CACHE)


def build_ours(folder: Path) -> Path:
    """Build the project in a copy; give the site's folder."""
    folder.mkdir()
    for name in ("content", "data", "seeds", "site_templates"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    run(sys.executable, "-m", "generator", "-C", folder, "build", cwd=ROOT)
    return folder / "site"


def write_articles(site: Path, folder: Path) -> None:
    """Write a stock project whose pages hold the articles of a built site."""
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(
        f"site_name: The same articles in a stock theme\n{STOCK}", encoding="utf-8"
    )
    for page in site.rglob("*.html"):
        markup = page.read_text(encoding="utf-8")
        found = re.search(r"<article[^>]*>(.*)</article>", markup, re.DOTALL)
        if page.name == "404.html" or found is None:
            continue
        title = re.search(r"<title>(.*?)</title>", markup, re.DOTALL)
        target = folder / "docs" / page.relative_to(site).with_suffix(".md")
        target.parent.mkdir(exist_ok=True)
        head = json.dumps({"title": title[1] if title else page.stem})
        target.write_text(f"---\n{head}\n---\n\n<div>{found[1]}</div>\n", encoding="utf-8")


def build_stock(site: Path, home: Path) -> dict[str, Path]:
    """Build the same articles with both stock themes."""
    sites = {}
    for name, command in (
        ("Material for MkDocs, stock", (Path(sys.executable).with_name("mkdocs"), "build", "-q")),
        ("Zensical, stock", (ZENSICAL, "build")),
    ):
        folder = home / name.split()[0].lower()
        write_articles(site, folder)
        run(*command, cwd=folder, NO_MKDOCS_2_WARNING="1")
        sites[name] = folder / "site"
    return sites


def weigh(site: Path, chromium: str) -> dict[str, Weight]:
    """Open every page with an empty cache and add up the files that it loads."""
    weights = {}
    with serve(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        for page_file in sorted(site.rglob("*.html")):
            name = page_file.relative_to(site).as_posix()
            loaded = files_loaded(browser, f"{address}/{name}")
            weights[name] = weight(site, page_file, loaded)
        browser.close()
    return weights


def files_loaded(browser: Browser, address: str) -> set[str]:
    """Open a page with an empty cache and list what it asks for."""
    loaded: set[str] = set()
    context = browser.new_context()
    page = context.new_page()
    page.on("request", lambda request: loaded.add(request.url))
    page.goto(address, wait_until="networkidle")
    context.close()
    return loaded


def weight(site: Path, page: Path, loaded: set[str]) -> Weight:
    """Add up a page and the files of the site that it loads."""
    paths = {site / urlsplit(url).path.lstrip("/") for url in loaded if url.startswith("http")}
    files = [path.read_bytes() for path in paths if path.is_file()]
    html = page.read_bytes()
    return Weight(
        len(html),
        len(gzip.compress(html, mtime=0)),
        sum(map(len, files)),
        sum(len(gzip.compress(data, mtime=0)) for data in files),
    )


def audit(address: str, *, desktop: bool, chromium: str) -> dict[str, Any]:
    """Run Lighthouse on a page; give its report."""
    flags = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"
    options = ["--output=json", "--quiet", f"--chrome-flags={flags}"]
    if desktop:
        options.append("--preset=desktop")
    report: dict[str, Any] = json.loads(
        # On a busy machine a page may come too late for it.
        run(LIGHTHOUSE, address, *options, cwd=CACHE, tries=3, CHROME_PATH=chromium)
    )
    return report


def scores(report: dict[str, Any]) -> list[str]:
    """Give the categories' scores, of 100, and the two timings that readers feel."""
    found = [f"{100 * report['categories'][name]['score']:.0f}" for name in CATEGORIES]
    audits = report["audits"]
    return [
        *found,
        f"{audits['largest-contentful-paint']['numericValue'] / 1000:.1f} s",
        f"{audits['cumulative-layout-shift']['numericValue']:.3f}",
    ]


def table(head: list[str], rows: list[list[str]]) -> str:
    """Write a table in Markdown; all columns but the first hold numbers."""
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def weight_rows(weights: dict[str, Weight]) -> list[list[str]]:
    """Give a row for each page."""
    return [
        [name, *(kilobytes(n) for n in (w.html, w.html_gzip, w.total, w.total_gzip))]
        for name, w in weights.items()
    ]


def kilobytes(count: int) -> str:
    """Give thousands of bytes with one decimal."""
    return f"{count / 1000:.1f}"


def compare_weights(weighed: dict[str, dict[str, Weight]]) -> list[list[str]]:
    """Give a row for each page and site."""
    return [
        [f"`{page}`, {name}", *row[1:]]
        for page in AUDITED
        for name, weights in weighed.items()
        for row in weight_rows({page: weights[page]})
    ]


def audit_rows(sites: dict[str, Path], chromium: str) -> tuple[list[list[str]], str]:
    """Audit the chosen pages of all sites; give the rows and Lighthouse's version."""
    rows = []
    version = ""
    for name, site in sites.items():
        with serve(site) as address:
            for page in AUDITED:
                for desktop in (True, False):
                    report = audit(f"{address}/{page}", desktop=desktop, chromium=chromium)
                    version = report["lighthouseVersion"]
                    form = "desktop" if desktop else "mobile"
                    rows.append([f"`{page}`, {name}, {form}", *scores(report)])
    return rows, version


def document(
    weighed: dict[str, dict[str, Weight]], rows: list[list[str]], versions: dict[str, str]
) -> str:
    """Write the document."""
    ours = next(iter(weighed.values()))
    heavy = ", ".join(f"`{name}`" for name, one in ours.items() if one.html > TARGET) or "none"
    columns = ["kB", "HTML", "HTML, gzip", "all files", "all files, gzip"]
    return f"""\
# Pages: weight and Lighthouse

Written by `.venv/bin/python -m benchmarks.pages.measure`; the numbers are measured, not typed.
{"; ".join(f"{name} {version}" for name, version in versions.items())}.

The stock themes hold the very same articles, as HTML, under their defaults (without web fonts,
which would be fetched from another host). What differs is all that stands around an article.

## Weight of every page of the site

1 kB is 1000 bytes. *All files* is what a first visit loads: styles, scripts, pictures, the page.
The target is {TARGET // 1000} kB of HTML a page; above it: {heavy}.

{table(columns, weight_rows(ours))}

## Beside stock themes

{table(columns, compare_weights(weighed))}

## Lighthouse

Scores are of 100. Files were served compressed on loopback. The scores for accessibility, best
practices and search engines (SEO) don't depend on the machine; performance, the largest
contentful paint (LCP) and the layout shift (CLS) come from one run on a machine with much other
work: they tell that a page is not slow, and nothing about small differences.

{table(["", "performance", "accessibility", "best practices", "SEO", "LCP", "CLS"], rows)}
"""


def tool_versions(lighthouse: str, chromium: str) -> dict[str, str]:
    """Ask the tools for their versions."""
    listed = run(sys.executable, "-m", "pip", "list", "--format=json", cwd=ROOT)
    ours = {package["name"]: package["version"] for package in json.loads(listed)}
    listed = run(CACHE / "zensical/bin/pip", "list", "--format=json", cwd=ROOT)
    theirs = {package["name"]: package["version"] for package in json.loads(listed)}
    browser = run(chromium, "--version", cwd=ROOT).split()
    return {
        "Lighthouse": lighthouse,
        "Chromium": next(word for word in browser if word[0].isdigit()),
        "Material for MkDocs": ours["mkdocs-material"],
        "Zensical": theirs["zensical"],
    }


def main() -> None:
    """Build, weigh, audit, write."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or ""
    if not chromium or not shutil.which("npm"):
        sys.exit("This needs Chromium (or CHROMIUM=/path/to/it), Node and npm.")
    fetch_tools()
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary)
        ours = build_ours(home / "ours")
        sites = {"this site": ours, **build_stock(ours, home)}
        weighed = {name: weigh(site, chromium) for name, site in sites.items()}
        rows, version = audit_rows(sites, chromium)
    text = document(weighed, rows, tool_versions(version, chromium))
    DOCUMENT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
