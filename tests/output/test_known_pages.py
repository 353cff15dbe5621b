"""A page that was checked before is not examined again, and nothing else changes by that."""

from __future__ import annotations

import json
from pathlib import Path

from generator.output.check import check_tree, examine_page
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
    for markup in (FIRST, SECOND):
        assert known.facts(markup.encode(), not_again) == examine_page(markup)


def not_again(markup: str) -> PageFacts:
    raise AssertionError(markup)


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
    known.begin_again()
    check_tree(written(tmp_path, first=SECOND), origins={}, known=known)
    known.begin_again()
    check_tree(tmp_path, origins={}, known=known)
    assert len(known.written()) == 1
