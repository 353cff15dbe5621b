"""Edits touch what they are about, and no other byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.authoring.drafts import ClaimDraft, DraftPassage, claim_rows
from generator.authoring.entries import add_to_list, append_to_mapping
from generator.authoring.file_edits import EditError, FileEdits
from generator.authoring.formatting import format_text
from generator.loading.files import FileLines
from generator.problems import Location
from tests.authoring.messy_yaml import claims_file

PATH = "data/claims/any.yml"
DRAFT = ClaimDraft(
    "new-one",
    "It's: a claim #1",
    ("northport",),
    (
        DraftPassage("gazette", ("the council", "voted")),
        DraftPassage("gazette", ("Ida Berg said",), role="context", prefix="Mayor"),
    ),
    date={"edtf": "2025-06-03", "as_stated": "On June 3"},
)
WRITTEN = """\
new-one:
  text: "It's: a claim #1"
  subjects:
    - northport
  date:
    edtf: 2025-06-03
    as_stated: On June 3
  evidence:
    - source: gazette
      passage:
        - |-
          the council
        - |-
          voted
    - source: gazette
      role: context
      passage: |-
        Ida Berg said
      prefix: Mayor
"""


def edits_of(content: bytes, path: str = PATH) -> FileEdits:
    return FileEdits(FileLines({path: content}))


def test_a_claim_is_written_in_the_form_that_fmt_gives() -> None:
    assert "\n".join(claim_rows(DRAFT)) + "\n" == WRITTEN


@given(claims_file(), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]))
def test_a_claim_is_added_to_any_file_without_touching_another_byte(
    text: str, newline: str, mark: str
) -> None:
    edits = edits_of((mark + text.replace("\n", newline)).encode())
    append_to_mapping(edits, PATH, "claims", claim_rows(DRAFT), spaced=True)
    after = (edits.changes()[PATH] or b"").decode()
    assert after.startswith(mark)
    assert after.count("\r\n") == (after.count("\n") if newline == "\r\n" else 0)
    rows = after.removeprefix(mark).replace("\r\n", "\n").split("\n")
    start = next(number for number, row in enumerate(rows) if row.strip() == "new-one:")
    above, below = rows[:start], rows[start + len(WRITTEN.splitlines()) :]
    assert text in {"\n".join([*above, *below]), "\n".join([*above[:-1], *below])}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "published:\n  - b\n"),
        ("published:\n", "published:\n  - b\n"),
        ("published:", "published:\n  - b\n"),
        ("published: []\n", "published: [b]\n"),
        ("published: [a, c] # x\n", "published: [a, c, b] # x\n"),
        ("published:\n  - a\n  - c\n", "published:\n  - a\n  - b\n  - c\n"),
        ("published:\n- c\n- a\n", "published:\n- c\n- a\n- b\n"),
        ("published:\n  - a", "published:\n  - a\n  - b\n"),
        ("published:\n  # x\n  - c\nredirects:\n", "published:\n  # x\n  - b\n  - c\nredirects:\n"),
        ("redirects:\n  x: y\n", "redirects:\n  x: y\npublished:\n  - b\n"),
    ],
)
def test_an_id_finds_its_place_in_a_list_however_it_is_written(before: str, after: str) -> None:
    edits = edits_of(before.encode(), "data/permalinks.yml")
    add_to_list(edits, "data/permalinks.yml", "published", ["b"])
    changed = edits.changes()["data/permalinks.yml"]
    assert changed is not None
    assert changed.decode() == after


def test_words_that_do_not_stand_there_are_not_replaced() -> None:
    edits = edits_of(b"claims:\n  a:\n")
    with pytest.raises(EditError, match="expected here"):
        edits.replace(Location(PATH, 2, 3), "b", "c")


def test_two_edits_of_one_place_are_refused() -> None:
    edits = edits_of(b"claims:\n  a:\n")
    edits.delete_rows(PATH, 2, 2)
    with pytest.raises(EditError, match="meet"):
        edits.replace(Location(PATH, 2, 3), "a", "b")


def test_what_is_added_to_a_canonical_file_leaves_it_canonical() -> None:
    text = f"claims:\n  {WRITTEN.replace('new-one', 'old-one', 1)}".replace("\n", "\n  ")
    tidy = format_text(PATH, text.rstrip(" ").replace("claims:\n    ", "claims:\n  ")).text
    assert tidy is not None
    edits = edits_of(tidy.encode())
    append_to_mapping(edits, PATH, "claims", claim_rows(DRAFT), spaced=True)
    changed = edits.changes()[PATH]
    assert changed is not None
    assert format_text(PATH, changed.decode()).text == changed.decode()
