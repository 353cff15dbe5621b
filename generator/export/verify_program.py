"""Re-check an explainer that somebody gave you, with Python's standard library alone.

    python3 verify.py [FILE.zip | FILE.html | claims.json | FOLDER] [--seeds DIR]

Checks that nothing was changed since the edition was made, that what its pages show is what its
data says, and that every passage stands in its archived source at the place that the data names.
The sources' texts may not all be part of the edition: give the folder of the archived files with
--seeds. Without an argument the folder in which this program lies is checked.

Exit codes: 0 nothing is wrong, but see what could not be checked; 1 something is wrong;
2 there is nothing to check. Nothing is written, and no network is used.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import io
import json
import re
import sys
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

MANIFEST = "MANIFEST.sha256"
DATASET = "claims.json"
SEAL = re.compile(rb"<!-- sha256 of all bytes before this line: ([0-9a-f]{64}) -->\n\Z")
TEXTS = re.compile(rb'<script type="application/json" id="x--texts">([^<]*)</script>')
PASSAGE = re.compile(r"(?:(.*)--)?p-(\d+)-(\d+)")
SPACE = re.compile(r"[ \t\n\r\f]+")
CLOSES = {"p": ("p",), "li": ("p", "li"), "dd": ("dt",), "td": ("td", "th"), "th": ("td", "th")}
CLOSES["tr"] = ("td", "th", "tr")  # whose start ends what has no end of its own in the one file
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"}
MARKS = {"data-claim", "data-uncited", "data-quotation", "data-gap"}
LARGEST = 1 << 30  # bytes; an explainer is a thousandth of that

Place = tuple[str, int, int]
"""A source's id, and a span in code points of its file."""


class CannotCheckError(Exception):
    """There is nothing to check; the message says why."""


@dataclass
class Report:
    """What was checked, what is wrong, and what would need a file that is not at hand."""

    right: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    unchecked: list[str] = field(default_factory=list)

    @property
    def exit_code(self) -> int:
        """Give 1 if anything is wrong, else 0."""
        return 1 if self.wrong else 0

    def lines(self) -> Iterator[str]:
        """Write the report for people."""
        yield from (f"right        {text}" for text in self.right)
        yield from (f"not checked  {text}" for text in self.unchecked)
        yield from (f"WRONG        {text}" for text in self.wrong)
        if self.wrong:
            count = len(self.wrong)
            yield f"{count} {'thing is' if count == 1 else 'things are'} wrong."
        elif self.unchecked:
            yield "Nothing is wrong in what could be checked; the rest needs the files named above."
        else:
            yield "Everything was checked, and nothing is wrong."
        if not self.wrong:
            yield (
                "Hashes inside an edition show damage. Whoever rewrites sentences can write them "
                "anew: compare the SHA-256 of the whole with the one that its publisher gives."
            )


def verify(target: Path, seeds: Path | None = None) -> Report:
    """Check an archive, a one-file edition, a data file or an extracted folder.

    `seeds` is a folder with archived source files. Raises CannotCheckError and OSError.
    """
    report = Report()
    if target.is_dir():
        files = {p.relative_to(target).as_posix(): p.read_bytes() for p in _files_below(target)}
        _check_folder(files, seeds, report)
        return report
    content = target.read_bytes()
    if content[:2] == b"PK" or target.suffix == ".zip":
        files = _archive(content, report)
        if not report.wrong:
            _check_folder(files, seeds, report)
    elif target.suffix == ".json":
        data = _dataset(content, target.name, report)
        _check_sources(data["sources"], _places(data), seeds, {}, report)
    else:
        _check_document(content, target.name, seeds, report)
    return report


def _files_below(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _archive(content: bytes, report: Report) -> dict[str, bytes]:
    """Read an archive whose comment is the hash of all bytes before it."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            comment = archive.comment
            infos = archive.infolist()
            if sum(info.file_size for info in infos) > LARGEST:
                report.wrong.append("the archive would fill more than a gigabyte")
                return {}
            files = {info.filename: archive.read(info) for info in infos}
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError) as error:
        report.wrong.append(f"the archive is damaged: {error}")
        return {}
    seal = b"sha256:" + sha256_of(content[: len(content) - len(comment)]).encode()
    changed = [] if comment == seal else ["the archive is not byte for byte as it was made"]
    _note(report, "the archive is byte for byte as it was made", changed)
    tops = {name.partition("/")[0] for name in files}
    unsafe = [name for name in files if ".." in name.split("/") or name.startswith("/")]
    if len(tops) != 1 or unsafe:
        report.wrong.append("the archive should hold one folder and nothing outside of it")
        return {}
    return {name.partition("/")[2]: data for name, data in files.items()}


def _check_folder(files: Mapping[str, bytes], seeds: Path | None, report: Report) -> None:
    for name in (MANIFEST, DATASET):
        if name not in files:
            raise CannotCheckError(f"this is no explainer: it holds no {name}")
    _check_manifest(files, report)
    data = _dataset(files[DATASET], DATASET, report)
    pages = {name: files[name] for name in files if name.endswith(".html")}
    _check_pages(data, pages, report)
    _check_sources(data["sources"], _places(data), seeds, files, report)


def _check_manifest(files: Mapping[str, bytes], report: Report) -> None:
    lines = files[MANIFEST].decode("utf-8", "replace").splitlines()
    listed = {name: hash_ for hash_, _, name in (line.partition("  ") for line in lines)}
    here = [name for name in listed if name in files]
    bad = [f"{name} was changed" for name in here if sha256_of(files[name]) != listed[name]]
    bad += [f"{name} is missing" for name in listed if name not in files]
    bad += [f"{name} was added" for name in files if name not in listed and name != MANIFEST]
    _note(report, f"all {len(listed)} files are as {MANIFEST} names them", bad)


def _check_document(content: bytes, name: str, seeds: Path | None, report: Report) -> None:
    page = read_page(content.decode("utf-8", "replace"))
    if page.sealed_words is None:
        raise CannotCheckError(f"{name}: neither an archive, nor a data file, nor an explainer")
    seal = SEAL.search(content)
    whole = seal is not None and sha256_of(content[: seal.start()]).encode() == seal[1]
    _note(report, "the file is byte for byte as it was made", [] if whole else ["it was changed"])
    shown = f"claims {len(page.claims)} times and passages {len(page.passages)} times"
    changed = [] if words_hash("".join(page.words)) == page.sealed_words else ["words were changed"]
    _note(report, f"its words are as they were made, {shown} among them", changed)
    try:
        match = TEXTS.search(content)
        packed = json.loads(match[1]) if match else {}
        texts = {k: zlib.decompress(base64.b64decode(v, validate=True)) for k, v in packed.items()}
        sources = [{"id": k, "file": v[0], "sha256": v[1]} for k, v in page.sources.items()]
    except (ValueError, AttributeError, IndexError, TypeError, zlib.error) as error:
        report.wrong.append(f"the data inside {name} is damaged: {error}")
        return
    places = page.places("")
    if {place[0] for place in places} - set(page.sources):
        report.wrong.append(f"{name}: the source of some passages is not named")
    _check_sources(sources, places, seeds, texts, report)


def words_hash(words: str) -> str:
    """Give the hash of a text's words, however the text is broken into lines."""
    return sha256_of(SPACE.sub("", words).encode())


def _dataset(content: bytes, name: str, report: Report) -> dict[str, Any]:
    """Read the data, whose member `sha256` is the hash of the rest as it is written."""
    try:
        data = json.loads(content.decode("utf-8"))
        rest = {key: value for key, value in data.items() if key != "sha256"}
        whole = written(data) == content and sha256_of(written(rest)) == data.get("sha256")
        _places(data)
    except (ValueError, AttributeError, KeyError, TypeError, RecursionError) as error:
        raise CannotCheckError(f"{name} is damaged: {error}") from error
    _note(report, f"{name} is as it was made", [] if whole else [f"{name} was changed"])
    return rest


def written(data: Mapping[str, Any]) -> bytes:
    """Write data in the one form in which it is hashed."""
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _places(data: Mapping[str, Any]) -> dict[Place, str]:
    """List every place that the data names, with the characters that stand there."""
    entries = [entry for item in data["claims"] for entry in item["evidence"]]
    for item in data["quotations"]:
        entries += [*item["evidence"], *item["attribution"]]
    entries += [entry for item in data["gaps"] for entry in item["seen"]]
    return {(entry["source"], entry["start"], entry["end"]): entry["exact"] for entry in entries}


def _check_sources(
    sources: Sequence[Mapping[str, Any]],
    places: Mapping[Place, str],
    seeds: Path | None,
    at_hand: Mapping[str, bytes],
    report: Report,
) -> None:
    for source in sources:
        own = {place: exact for place, exact in places.items() if place[0] == source["id"]}
        content = at_hand.get(source["file"])
        found = _search(seeds, source) if content is None and seeds else content
        if found is None:
            need = f"{source['file'].rpartition('/')[2]} with SHA-256 {source['sha256']}"
            report.unchecked.append(f"{source['id']}: {len(own)} passages need the file {need}")
        else:
            _check_source(source, found, own, report)


def _search(seeds: Path, source: Mapping[str, Any]) -> bytes | None:
    """Find a source's file: by its name, else by its hash under another name."""
    named = seeds / str(source["file"]).rpartition("/")[2]
    if named.is_file():
        return named.read_bytes()
    for path in _files_below(seeds):
        content = path.read_bytes()
        if sha256_of(content) == source["sha256"]:
            return content
    return None


def _check_source(
    source: Mapping[str, Any], content: bytes, places: Mapping[Place, str], report: Report
) -> None:
    if sha256_of(content) != source["sha256"]:
        report.wrong.append(f"{source['id']}: {source['file']} is not the file that was cited")
        return
    text = content.decode("utf-8", "replace")
    bad = [
        f"{id_}: at {start} to {end} does not stand {exact!r}"
        for (id_, start, end), exact in places.items()
        if text[start:end] != exact
    ]
    _note(report, f"{source['id']}: all {len(places)} passages stand in {source['file']}", bad)


def _check_pages(data: Mapping[str, Any], pages: Mapping[str, bytes], report: Report) -> None:
    """Compare the words of claims and of passages on the pages with the data."""
    words = {
        claim["id"]: {_plain(claim[key]) for key in ("text", "short") if claim[key]}
        for claim in data["claims"]
    }
    places = _places(data)
    claims = passages = 0
    bad: list[str] = []
    for name, content in pages.items():
        page = read_page(content.decode("utf-8", "replace"))
        claims += len(page.claims)
        passages += len(page.passages)
        shown = page.places(name.rpartition("/")[2].rpartition(".")[0])
        reworded = [id_ for id_, text in page.claims if text not in words.get(id_, ())]
        altered = [place for place, text in shown.items() if places.get(place) != text]
        bad += [f"{name}: the claim {id_} stands in other words" for id_ in reworded]
        bad += [f"{name}: the passage {a}-{b} of {i} stands in other words" for i, a, b in altered]
    times = f"claims {claims} times and passages {passages} times"
    _note(report, f"{len(pages)} pages show {times}, each as in the data", bad)


def _plain(text: str) -> str:
    return " ".join(text.split())


def read_page(markup: str) -> _Page:
    """Read what a page, or a part of one, shows."""
    page = _Page()
    page.feed(markup)
    page.close()
    return page


class _Page(HTMLParser):
    """Collects the words of claims and the characters of passages of one page.

    Of a one-file edition also its `words`, the hash that they had, and the sources' files.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.claims: list[tuple[str, str]] = []
        self.passages: dict[str, str] = {}
        self.sources: dict[str, list[str]] = {}
        self.words: list[str] = []
        self.sealed_words: str | None = None
        self._parts: dict[str, str] = {}
        self._open: list[tuple[str, dict[str, str | None]]] = []
        self._claim: list[list[str]] = []

    def places(self, stem: str) -> dict[Place, str]:
        """Give the characters of each passage by its place; `stem` is the page's own source."""
        named = {PASSAGE.fullmatch(token): text for token, text in self.passages.items()}
        return {
            (self._parts.get(m[1], stem), int(m[2]), int(m[3])) if m else ("", 0, 0): text
            for m, text in named.items()
        }

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        while self._open and self._open[-1][0] in CLOSES.get(tag, ()):
            self._close()
        if tag in VOID:
            return
        attributes = dict(attrs)
        if "doc-noteref" in (attributes.get("role") or "").split():
            attributes["data-uncited"] = "navigation"
        if tag == "a" and (item := self._within("data-source")):
            self._parts[unquote(attributes.get("href") or "")[1 : -len("--top")]] = item
        self._open.append((tag, attributes))
        if "data-claim" in attributes:
            self._claim.append([])
        self.sealed_words = attributes.get("data-words", self.sealed_words)

    def handle_endtag(self, tag: str) -> None:
        while any(name == tag for name, _ in self._open):
            if self._close() == tag:
                return

    def _close(self) -> str:
        name, have = self._open.pop()
        text = _plain("".join(self._claim.pop())) if "data-claim" in have else ""
        if text:
            self.claims.append((have["data-claim"] or "", text))
        return name

    def _within(self, attribute: str) -> str | None:
        """Give the value of an attribute of an element that is open."""
        return next((have[attribute] for _, have in self._open if attribute in have), None)

    def handle_data(self, data: str) -> None:
        names = {name for name, _ in self._open}
        if "main" in names and "button" not in names and self.sealed_words is None:
            self.words.append(data)
        if "code" in names and (source := self._within("data-source")):
            self.sources.setdefault(source, []).append(data)
        for name, attributes in self._open:
            for token in (attributes.get("data-passage") or "").split() if name == "mark" else ():
                self.passages[token] = self.passages.get(token, "") + data
        own = next((have for _, have in reversed(self._open) if have.keys() & MARKS), {})
        if own.keys() & MARKS == {"data-claim"}:
            self._claim[-1].append(data)


def sha256_of(content: bytes) -> str:
    """Give the hash in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def _note(report: Report, right: str, wrong: Sequence[str]) -> None:
    """Record the outcome of one check: what is wrong, else that all is right."""
    if wrong:
        report.wrong.extend(wrong)
    else:
        report.right.append(right)


def main(arguments: Sequence[str] | None = None) -> int:
    """Check what the command line names and print the report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("target", nargs="?", type=Path, default=Path(__file__).resolve().parent)
    parser.add_argument("--seeds", type=Path, metavar="DIR", help="folder of archived sources")
    options = parser.parse_args(arguments)
    try:
        report = verify(options.target, options.seeds)
    except (CannotCheckError, OSError) as error:
        sys.stderr.write(f"verify: {error}\n")
        return 2
    for line in report.lines():
        sys.stdout.write(line + "\n")
    return report.exit_code


if __name__ == "__main__":
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    sys.exit(main())
