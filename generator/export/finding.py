"""The index of the search inside one document, without what the document itself says.

A browser puts it back when a reader first turns to the search (`site_templates/export/
document.js`): the words of a claim, a quotation or a heading, and what stands below a heading.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from html import unescape
from itertools import pairwise
from typing import Any

from generator.views.search import Kind

_HEADING = re.compile(r'<h[2-6]\b[^>]*\bid="([^"]*)"[^>]*>(.*?)</h[2-6]>', re.DOTALL)
_PROSE = re.compile(r'<div(?: data-uncited="[^"]*")?>\n(.*?)</div>', re.DOTALL)
_PARAGRAPH = re.compile(r"<(p|li)\b[^>]*>(.*?)</\1>", re.DOTALL)
_CARD = re.compile(
    r'<figure [^>]*\bid="([^"]*)"[^>]*>.*?<blockquote[^>]*>(.*?)</blockquote>', re.DOTALL
)
_TAG = re.compile(r"<[^>]*>")
_LEFT_OUT = 0
_Said = Mapping[str, tuple[str, ...]]


def spare_index(index: str, articles: Iterable[str], claims: Iterable[tuple[str, str]]) -> str:
    """Leave out of the index, as JSON, each text that an article shows at the entry's place.

    A 0 stands for it. `claims` are the wordings in which the articles show claims, with the
    claims' ids.
    """
    data = json.loads(index)
    said = _said("\n".join(articles), claims)
    for _, _, rows in data["pages"]:
        for row, anchor in zip(rows, _anchors(rows), strict=True):
            for at, text in enumerate(said.get(row[0], {}).get(anchor, ())[: len(row) - 2]):
                row[2 + at] = _LEFT_OUT if text and row[2 + at] == text else row[2 + at]
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _anchors(rows: Iterable[list[Any]]) -> list[str]:
    """Read the anchors, each of which says how much of the one before it repeats."""
    anchors, before = [], ""
    for _, code, *_ in ((*row, "") for row in rows):
        anchors.append(before[: int(code[0], 36)] + code[1:] if code else "")
        before = anchors[-1] or before
    return anchors


def _said(markup: str, claims: Iterable[tuple[str, str]]) -> Mapping[int, _Said]:
    """Read what a browser will find, by the kind of an entry and the id of its place."""
    longest: dict[str, tuple[str, ...]] = {}
    for id_, text in claims:
        longest[id_] = max(longest.get(id_, ("",)), (text,), key=lambda one: len(one[0]))
    cards = {id_: (_plain(words),) for id_, words in _CARD.findall(markup)}
    return {Kind.QUOTATION: cards, Kind.CLAIM: longest, Kind.SECTION: _sections(markup)}


def _sections(markup: str) -> _Said:
    found = [*_HEADING.finditer(markup), None]
    sections = {}
    for heading, after in pairwise(found):
        if heading:
            below = markup[heading.end() : after.start() if after else len(markup)]
            inside = " ".join(_PROSE.findall(below))
            prose = " ".join(_plain(words) for _, words in _PARAGRAPH.findall(inside))
            sections[heading[1]] = (_plain(heading[2]), prose)
    return sections


def _plain(markup: str) -> str:
    return " ".join(unescape(_TAG.sub("", markup)).split())
