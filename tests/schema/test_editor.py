"""What an editor makes of the schemas, asked of the language server that editors run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.schema.language_server import LanguageServer
from tests.support.program import REPO

DATA_FILES = sorted(path.relative_to(REPO).as_posix() for path in REPO.glob("data/**/*.yml"))

CLAIM = """\
claims:
  poland-decision-again:
    text: Poland decided to leave.
    subjects:
      - poland
    evidence:
      - source: rbc-ukraine-2025-06-29
        passage: |-
          Poland decided to leave
"""
SUBJECT = "      - poland\n"
SOURCE = "      - source: rbc-ukraine-2025-06-29\n"


def labels(editor: LanguageServer, path: str, text: str) -> set[str]:
    return {item["label"] for item in editor.complete(path, text)}


@pytest.mark.parametrize("path", DATA_FILES)
def test_nothing_is_underlined_in_a_data_file_that_the_check_accepts(
    editor: LanguageServer, path: str
) -> None:
    assert editor.diagnose(path, (REPO / path).read_text("utf-8")) == []


def test_a_file_without_a_modeline_gets_its_schema_from_the_settings(
    editor: LanguageServer,
) -> None:
    assert editor.diagnose("data/claims/new.yml", CLAIM) == []
    assert editor.diagnose("data/claims/new.yml", CLAIM.replace("text:", "txt:"))


def test_the_ids_of_the_archived_sources_are_offered(editor: LanguageServer) -> None:
    text = CLAIM.replace("rbc-ukraine-2025-06-29", "‸")
    known = {path.stem for path in (REPO / "data/sources").glob("*.yml")}
    assert labels(editor, "data/claims/new.yml", text) == known


def test_the_title_stands_beside_the_id_of_a_source(editor: LanguageServer) -> None:
    offered = editor.complete("data/claims/new.yml", CLAIM.replace("rbc-ukraine-2025-06-29", "‸"))
    assert any("Zelensky Signs Decree" in str(item["documentation"]) for item in offered)


def test_the_ids_of_subjects_are_offered(editor: LanguageServer) -> None:
    text = CLAIM.replace(SUBJECT, "      - ‸\n")
    assert {"poland", "ukraine", "ottawa-convention"} <= labels(editor, "data/claims/n.yml", text)


def test_the_keys_of_a_claim_that_are_not_there_yet_are_offered(editor: LanguageServer) -> None:
    text = CLAIM.replace("    evidence:", "    ‸\n    evidence:")
    offered = labels(editor, "data/claims/new.yml", text)
    assert {"short", "said_by", "date", "exemptions"} <= offered
    assert "evidence" not in offered


def test_the_steps_of_a_process_are_offered_for_a_subject(editor: LanguageServer) -> None:
    path = "data/processes/leaving.yml"
    text = (REPO / path).read_text("utf-8")
    first = text.replace("        decision:\n", "        ‸\n        gone:\n", 1)
    offered = labels(editor, path, first)
    assert "decision" in offered
    assert "parliament" not in offered, "it stands there already"


@pytest.mark.parametrize(
    ("right", "wrong", "underlined", "words"),
    [
        ("06-29", "06-28", "- source: rbc-ukraine-2025-06-28", "rbc-ukraine-2025-06-29"),
        ("- poland", "- polland", "- polland", "Value is not accepted"),
        ("    text: Poland decided to leave.\n", "", "poland-decision-again:", "text"),
        ("subjects:", "subject:", "subject:", "Property subject is not allowed"),
        ("passage:", "role: contxt\n        passage:", "role: contxt", '"context"'),
    ],
)
def test_a_mistake_is_underlined_on_its_line(
    editor: LanguageServer, right: str, wrong: str, underlined: str, words: str
) -> None:
    text = CLAIM.replace(right, wrong)
    found = editor.diagnose("data/claims/new.yml", text)
    assert len(found) == 1, found
    assert words in found[0]["message"]
    line = text.split("\n")[found[0]["range"]["start"]["line"]]
    assert line.strip() == underlined


def test_the_settings_and_the_modelines_name_the_same_schemas(
    editor_settings: dict[str, dict[str, str]],
) -> None:
    for path in DATA_FILES:
        first = (REPO / path).read_text("utf-8").split("\n", 1)[0]
        named = (REPO / path).parent / first.removeprefix("# yaml-language-server: $schema=")
        schemas = [
            REPO / schema
            for schema, glob in editor_settings["yaml.schemas"].items()
            if REPO / path in REPO.glob(glob)
        ]
        assert [schema.resolve() for schema in schemas] == [Path(named).resolve()]
