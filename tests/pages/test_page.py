"""What a page knows beside its parts."""

from __future__ import annotations

import pytest

from generator.pages.document import Page, Reference
from generator.pages.parse import MAX_LENGTH, parse_page
from generator.pages.rules import PAGE_RULES
from generator.problems import Location

FULL = """\
---
title: "The \\"ferry\\""
description: Who keeps it running
summary: true
subject: northport
---

## How it works

| Town | |
|------|---|
| {{ claim ferry }} | |

### {{ claim bridge form=short }}
"""


def parse(content: str) -> Page:
    page, problems = parse_page("harbour/ferry.md", "content/harbour/ferry.md", content)
    assert problems == []
    assert page is not None
    return page


def test_the_front_matter_is_read_with_its_places() -> None:
    page = parse(FULL)
    assert page.title.value == 'The "ferry"'
    assert page.title.at == Location("content/harbour/ferry.md", 2, 9)
    assert page.description
    assert page.description.at.line == 3
    assert page.summary
    assert page.subject
    assert page.subject.value == "northport"


def test_a_page_that_says_nothing_else_is_no_summary_and_about_nobody() -> None:
    page = parse("---\ntitle: The ferry\n---\n")
    assert (page.summary, page.subject, page.description, page.parts) == (False, None, None, ())


def test_headings_are_listed_with_their_ids_and_claims() -> None:
    label, claim = parse(FULL).headings
    assert (label.level, label.id, label.title) == (2, "section_how-it-works", "How it works")
    assert label.claim is None
    assert (claim.level, claim.id, claim.title) == (3, "section_bridge", "")
    assert isinstance(claim.claim, Reference)
    assert claim.claim.option("form") == "short"


def test_labels_are_listed_for_the_rules_that_read_them() -> None:
    labels = parse(FULL).labels
    assert [label.value for label in labels] == ["How it works", "Town"]
    assert [(label.at.line, label.at.column) for label in labels] == [(8, 4), (10, 3)]


def test_a_reference_knows_where_it_stands_and_how_wide_it_is() -> None:
    at = parse(FULL).references()[0].at
    assert FULL.splitlines()[at.line - 1][at.column - 1 :][: at.length] == "{{ claim ferry }}"


@pytest.mark.parametrize("change", ["\r\n", "bom"])
def test_line_ends_and_byte_order_mark_change_no_place(change: str) -> None:
    content = "\ufeff" + FULL if change == "bom" else FULL.replace("\n", change)
    assert parse(content) == parse(FULL)


def test_a_page_at_the_limit_is_read_and_a_longer_one_is_not() -> None:
    head = "---\ntitle: The ferry\n---\n"
    parse(head + "\n" * (MAX_LENGTH - len(head)))
    page, (problem,) = parse_page("a.md", "content/a.md", head + "\n" * MAX_LENGTH)
    assert page is None
    assert problem.rule == "page/too-long"


def test_a_page_with_problems_still_gives_its_references() -> None:
    content = "---\ntitle: The ferry\n---\nFerry {{ claim ferry }} {{ matrix joining }} {{ clam }}"
    page, problems = parse_page("a.md", "content/a.md", content)
    assert len(problems) == 3
    assert page is not None
    assert [reference.kind for reference in page.references()] == ["claim", "matrix"]


def test_what_was_read_before_leaves_nothing_behind_in_another_page() -> None:
    body = f"---\ntitle: Deep\n---\n\n::: uncited method\n{'> ' * 2000}a\n:::\n\n3. b\n\n`"
    alone = parse_page("ferry.md", "content/ferry.md", FULL)
    parse_page("index.md", "content/index.md", body)
    for page in PAGE_RULES.values():
        parse_page("index.md", "content/index.md", page.bad)
        assert parse_page("ferry.md", "content/ferry.md", FULL) == alone
