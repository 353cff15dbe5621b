"""Do the least that a build from verified data could do, as a limit to measure against.

Usage: .venv/bin/python -m benchmarks.floor PROJECT [SITE]

Reads the YAML with positions, finds every passage word for word in its folded source, and with
SITE fills one template a page and writes it. There are no rules, no messages, no theme, no search.
Prints the seconds of CPU that each part took.
"""

from __future__ import annotations

import html
import sys
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

_FOLDED = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "‐": "-", "‑": "-"})
_TEMPLATE = "<!doctype html><html lang=en><title>{title}</title><h1>{title}</h1>{body}</html>"


def parse(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    """Read a YAML file: lists, mappings, and strings as (text, line, column)."""
    stack: list[Any] = [[]]
    keys: list[str | None] = [None]
    events: Iterator[Any] = yaml.parse(path.read_text(encoding="utf-8"), Loader=yaml.CLoader)
    for event in events:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            holder = stack[-1]
            if type(holder) is dict and keys[-1] is None:
                keys[-1] = event.value
                continue
            _put(stack, keys, (event.value, event.start_mark.line, event.start_mark.column))
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            made: Any = {} if kind is yaml.MappingStartEvent else []
            _put(stack, keys, made)
            stack.append(made)
            keys.append(None)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            stack.pop()
            keys.pop()
    return stack[0][0]


def _put(stack: list[Any], keys: list[str | None], value: Any) -> None:  # noqa: ANN401
    if type(stack[-1]) is dict:
        stack[-1][keys[-1]] = value
        keys[-1] = None
    else:
        stack[-1].append(value)


def read_data(project: Path) -> dict[str, dict[str, Any]]:
    """Read all files of data; those of one kind are taken together."""
    data: dict[str, dict[str, Any]] = {}
    for path in sorted((project / "data").rglob("*.yml")):
        loaded = parse(path)
        if path.parent.name == "sources":
            loaded = {"sources": {path.stem: loaded}}
        for kind, entries in loaded.items():
            if type(entries) is dict:
                data.setdefault(kind, {}).update(entries)
    return data


def fold(text: str) -> str:
    """Make those characters equal that count as the same."""
    composed = unicodedata.normalize("NFC", text)
    return " ".join(composed.translate(_FOLDED).replace("...", "…").split())


def match(project: Path, data: dict[str, dict[str, Any]]) -> int:
    """Find every passage in its source; give how many there are, or end with the lost one."""
    texts = {
        name: fold((project / entry["text"][0]).read_text(encoding="utf-8"))
        for name, entry in data["sources"].items()
    }
    found = 0
    for source, passage in _passages(data):
        if texts[source].find(fold(passage)) < 0:
            sys.exit(f"not in {source}: {passage}")
        found += 1
    return found


def _passages(data: dict[str, dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for claim in data["claims"].values():
        for evidence in claim["evidence"]:
            passage = evidence["passage"]
            for piece in passage if type(passage) is list else [passage]:
                yield evidence["source"][0], piece[0]
    for quotation in data.get("quotations", {}).values():
        yield quotation["source"][0], quotation["passage"][0]
        for attribution in quotation["attribution"]:
            yield quotation["source"][0], attribution["passage"][0]


def write(project: Path, data: dict[str, dict[str, Any]], site: Path) -> int:
    """Fill one template for each file of claims and write it; give how many there are."""
    claims = data["claims"]
    subjects: dict[str, list[str]] = {}
    for claim in claims.values():
        subjects.setdefault(claim["subjects"][0][0], []).append(claim["text"][0])
    pages = sorted((project / "content").rglob("*.md"))
    for page in pages:
        target = (site / page.relative_to(project / "content")).with_suffix(".html")
        target.parent.mkdir(parents=True, exist_ok=True)
        body = "".join(f"<p>{html.escape(text)}" for text in subjects.get(page.stem, ()))
        target.write_text(_TEMPLATE.format(title=html.escape(page.stem), body=body))
    return len(pages)


def main() -> None:
    """Read the command line, do the work, print what each part took."""
    project = Path(sys.argv[1])
    started = time.process_time()
    data = read_data(project)
    parsed = time.process_time()
    passages = match(project, data)
    matched = time.process_time()
    print(f"parse {parsed - started:.3f}")
    print(f"match {matched - parsed:.3f} ({passages} passages)")
    if len(sys.argv) > 2:  # noqa: PLR2004
        pages = write(project, data, Path(sys.argv[2]))
        print(f"write {time.process_time() - matched:.3f} ({pages} pages)")


if __name__ == "__main__":
    main()
