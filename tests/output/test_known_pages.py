"""A page that was checked before is not examined again, and nothing else changes by that."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from generator.output.check import check_tree, examine_page, facts_of
from generator.output.known_pages import KnownPages
from generator.output.page_facts import PageFacts
from generator.output.policy import CONTENT_SECURITY_POLICY

HEAD = (
    f'<head><meta http-equiv="Content-Security-Policy" content="{CONTENT_SECURITY_POLICY}"></head>'
)
FIRST = HEAD + (
    '<article><p data-claim="boat" id="boat">There is a boat.'
    '<a role="doc-noteref" href="#note-1">1</a></p>'
    '<p id="note-1" data-uncited="label"><a href="log.html#p-3-9">Log</a></p></article>'
)
SECOND = HEAD + (
    '<article><p data-uncited="label"><mark id="p-3-9" data-passage="p-3-9">a boat</mark></p>'
    "</article>"
)
CLAIM = {"id": "boat", "text": "There is a boat.", "pages": ["index.html#boat"]}


def written(folder: Path, first: str = FIRST, second: str = SECOND, text: str = "") -> Path:
    (folder / "index.html").write_text(first, "utf-8")
    (folder / "log.html").write_text(second, "utf-8")
    claim = {**CLAIM, "text": text or CLAIM["text"]}
    (folder / "claims.json").write_text(json.dumps({"claims": [claim]}), "utf-8")
    return folder


def known_after(folder: Path) -> KnownPages:
    """Check a site, and bring what is known of it to a later run."""
    known = KnownPages()
    check_tree(folder, origins={}, known=known)
    return KnownPages(json.loads(json.dumps(known.written())))


def test_facts_survive_from_run_to_run(tmp_path: Path) -> None:
    known = known_after(written(tmp_path))
    for path, markup in (("index.html", FIRST), ("log.html", SECOND)):
        facts = facts_of(examine_page(markup), path, "/")
        digest = hashlib.sha256(markup.encode()).hexdigest()
        assert known.facts(path, f"{digest} /", not_again) == facts


def not_again() -> PageFacts:
    raise AssertionError


def test_a_known_page_whose_digest_is_told_is_not_read(tmp_path: Path) -> None:
    known = known_after(written(tmp_path))
    digests = {
        path: hashlib.sha256((tmp_path / path).read_bytes()).hexdigest()
        for path in ("index.html", "log.html")
    }
    (tmp_path / "index.html").write_bytes(b"\xff")  # nobody can read it as UTF-8
    assert check_tree(tmp_path, origins={}, known=known, digests=digests) == ()


def test_an_unknown_page_is_examined_whoever_tells_its_digest(tmp_path: Path) -> None:
    written(tmp_path, first=FIRST + "<p>")
    digests = {"index.html": hashlib.sha256(FIRST.encode()).hexdigest()}
    found = check_tree(tmp_path, origins={}, known=KnownPages(), digests=digests)
    assert {problem.rule for problem in found} == {"output/malformed"}


def rules(folder: Path, known: KnownPages) -> set[str]:
    return {problem.rule for problem in check_tree(folder, origins={}, known=known)}


def test_what_others_no_longer_bear_out_is_found_on_a_known_page(tmp_path: Path) -> None:
    known = known_after(written(tmp_path))
    assert rules(written(tmp_path), known) == set()
    moved = SECOND.replace("p-3-9", "p-4-9")
    assert rules(written(tmp_path, second=moved), known) == {
        "output/lost-citation",
        "output/dead-fragment",
    }
    assert rules(written(tmp_path, text="A ship."), known) == {"output/reworded-claim"}


def test_a_changed_page_is_examined(tmp_path: Path) -> None:
    known = known_after(written(tmp_path))
    assert rules(written(tmp_path, first=FIRST + "<p>"), known) == {"output/malformed"}


def test_a_page_with_a_fault_is_examined_each_time(tmp_path: Path) -> None:
    broken = written(tmp_path, first=FIRST + "<p>")
    known = known_after(broken)
    assert rules(broken, known) == {"output/malformed"}


def test_a_process_that_builds_again_keeps_the_pages_of_the_last_build_only(
    tmp_path: Path,
) -> None:
    known = KnownPages()
    check_tree(written(tmp_path), origins={}, known=known)
    (tmp_path / "log.html").unlink()
    for _ in range(2):
        known.begin_again()
        check_tree(tmp_path, origins={}, known=known)
    (tmp_path / "index.html").write_text(SECOND, "utf-8")
    check_tree(tmp_path, origins={}, known=known)
    assert set(known.written()) == {"index.html", "claims.json"}


def listing(folder: Path, entries: list[Any], indent: int | None = 2) -> Path:
    """Write claims.json of some claims; with an indentation of two as a build does."""
    text = json.dumps({"claims": entries, "disputes": []}, indent=indent)
    (folder / "claims.json").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("indent", [2, 4, None])
def test_an_entry_is_held_against_the_pages_however_the_file_is_written(
    tmp_path: Path, indent: int | None
) -> None:
    other = {"id": "ship", "text": "A ship.", "pages": ["index.html"]}
    known = KnownPages()
    assert rules(listing(written(tmp_path), [dict(CLAIM), other], indent), known) == set()
    for changed, rule in (
        ({"pages": ["index.html#ship"]}, "output/lost-entry"),
        ({"pages": ["gone.html"]}, "output/lost-entry"),
        ({"text": "There is a ship."}, "output/reworded-claim"),
        ({"id": "ship"}, "output/unknown-claim"),
        (
            {"evidence": [{"source": "log", "exact": "a", "start": 1, "end": 2}]},
            "output/lost-passage",
        ),
    ):
        assert rules(listing(tmp_path, [{**CLAIM, **changed}, other], indent), known) == {rule}


def test_of_two_claims_with_one_id_the_last_one_counts(tmp_path: Path) -> None:
    known, other = KnownPages(), {**CLAIM, "text": "There is a ship."}
    assert rules(listing(written(tmp_path), [other, dict(CLAIM)]), known) == set()
    assert rules(listing(tmp_path, [dict(CLAIM), other]), known) == {"output/reworded-claim"}
