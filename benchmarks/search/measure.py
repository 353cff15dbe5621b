"""Measure the search of an explainer of 10,000 claims in Chromium; write README.md.

Usage: .venv/bin/python -m benchmarks.search.measure [CLAIMS]

Builds the invented explainer of `benchmarks/projects.py` with the theme's own search beside ours,
and searches it as a reader's first visit does: from the click that opens the search, with the
index still to be loaded, to the first result in the page.
"""

from __future__ import annotations

import gzip
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.content import explainer
from benchmarks.projects import write_project
from tests.conftest import BROWSER_FLAGS
from tests.support.sites import serve_folder

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = Path(__file__).with_name("README.md")
ROUNDS = 7
TARGET = 500
"""Milliseconds to the first result, the loading of the index included."""
LARGEST = 0.2
"""The index's size against that of the theme's."""
QUERIES = ("mill", "repairs of the mill", "the wheel and the weir", "xylophone mill")
SEARCH = """
async ([words, first]) => {
  const begin = performance.now();
  if (first) document.querySelector("[data-search-open]").click();
  const field = document.querySelector("#x--query");
  field.value = words;
  field.dispatchEvent(new Event("input"));
  const list = document.querySelector("[data-search-list]");
  const known = list.firstElementChild;
  while (!list.firstElementChild || list.firstElementChild === known) {
    await new Promise((done) => setTimeout(done));
  }
  return performance.now() - begin;
}
"""


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds to the first result of a query, one a round.

    `first` has the index still to be loaded and `cpu` is what the page's thread worked for that;
    `later` is the same query again.
    """

    form: str
    query: str
    results: int
    first: tuple[float, ...]
    cpu: tuple[float, ...]
    later: tuple[float, ...]


def main() -> None:
    """Build, measure and write the document."""
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        site = build(Path(folder), claims)
        sizes = {name: weights(site / name) for name in ("search-index.js", theme_index(site))}
        with sync_playwright() as playwright:
            path = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
            browser = playwright.chromium.launch(executable_path=path, args=list(BROWSER_FLAGS))
            version = browser.version
            times = tuple(measured(browser, site))
            browser.close()
    DOCUMENT.write_text(report(claims, version, sizes, times), encoding="utf-8")


def build(folder: Path, claims: int) -> Path:
    """Build the invented project, with the theme's own search listed, too; give the site."""
    write_project(folder, explainer(claims))
    config = folder / "mkdocs.yml"
    settings = config.read_text("utf-8").replace("plugins:\n", "plugins:\n  - search\n")
    config.write_text(settings, encoding="utf-8")
    command = (sys.executable, "-m", "generator", "-C", folder, "build")
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder / "site"


def theme_index(site: Path) -> str:
    """Name the index that MkDocs's search plugin for the theme has written."""
    return (site / "search/search_index.json").relative_to(site).as_posix()


def weights(path: Path) -> tuple[int, int]:
    """Give a file's size in bytes, plain and as a server sends it."""
    content = path.read_bytes()
    return len(content), len(gzip.compress(content, mtime=0))


def measured(browser: Browser, site: Path) -> Iterator[Times]:
    """Search from a server, and from the files."""
    with serve_folder(site) as address:
        for form, start in (
            ("served", f"{address}/index.html"),
            ("file", (site / "index.html").as_uri()),
        ):
            for query in QUERIES:
                rounds = [searched(browser, start, query) for _ in range(ROUNDS)]
                results, first, cpu, later = zip(*rounds, strict=True)
                yield Times(form, query, results[0], first, cpu, later)


def searched(browser: Browser, start: str, query: str) -> tuple[int, float, float, float]:
    """Visit, search, and search again: number of results, then milliseconds."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(start)
    client = context.new_cdp_session(page)
    client.send("Performance.enable", {"timeDomain": "threadTicks"})
    before = worked(client.send("Performance.getMetrics"))
    first = page.evaluate(SEARCH, [query, True])
    cpu = worked(client.send("Performance.getMetrics")) - before
    count = page.inner_text("[data-search-count]").split()[0]
    page.evaluate(SEARCH, ["mill stone", False])
    later = page.evaluate(SEARCH, [query, False])
    context.close()
    return int(count), first, cpu, later


def worked(answer: dict[str, list[dict[str, object]]]) -> float:
    """Read the milliseconds of CPU that the page's main thread has used for tasks."""
    values = {str(one["name"]): one["value"] for one in answer["metrics"]}
    return 1000 * float(str(values["TaskDuration"]))


def report(
    claims: int,
    version: str,
    sizes: dict[str, tuple[int, int]],
    times: Sequence[Times],
) -> str:
    """Write the document."""
    own, theme = sizes.values()
    slowest = max(statistics.median(one.first) for one in times)
    work = max(statistics.median(one.cpu) for one in times)
    rows = "\n".join(
        f"| {one.form} | {one.query} | {one.results} | {spread(one.first)} | {spread(one.cpu)} "
        f"| {spread(one.later)} |"
        for one in times
    )
    weights_ = "\n".join(
        f"| `{name}` | {plain / 1000:.0f} | {packed / 1000:.0f} |"
        for name, (plain, packed) in sizes.items()
    )
    return f"""\
# The search: its index and its speed

Written by `.venv/bin/python -m benchmarks.search.measure`; the numbers are measured, not typed.
Chromium {version}; {os.cpu_count()} cores, with a load of {os.getloadavg()[0]:.1f} at the end.

## Size

An invented explainer of {claims:,} claims (`benchmarks/projects.py`), built once with the theme's
own search listed beside ours. The index is {own[0] / theme[0]:.3f} times as large as the theme's
(target: at most {LARGEST}). MkDocs's own plugin, listed as `/search`, writes more than the theme's:
it keeps each text with its page and with its section. All find claims, quotations, titles and
headings; ours leaves out the notes, keeps each claim once, at its home, and has numbers for words.
The invented texts use few different words, so that this saves more here than in a small explainer.

| kB | plain | gzip |
| --- | --: | --: |
{weights_}

## Time

Milliseconds by the clock, median (least to most) of {ROUNDS} first visits, each in a browser
context of its own; they grow with the load of the machine. *First result* begins with the click
that opens the search and includes loading the index. *CPU* is what the page's main thread worked
meanwhile, and hardly grows with the load. *Later* is a query once the index is there. The slowest
median is {slowest:.0f} ms by the clock and {work:.0f} ms of work (target: under {TARGET} ms).

| form | query | results | first result | CPU | later |
| --- | --- | --: | --: | --: | --: |
{rows}
"""


def spread(values: Sequence[float]) -> str:
    """Write a median with its range."""
    return f"{statistics.median(values):.0f} ({min(values):.0f}–{max(values):.0f})"


if __name__ == "__main__":
    main()
