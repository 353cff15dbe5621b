"""The editor's snippets make data files that the loader takes."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from generator.authoring.formatting import format_text
from generator.loading.binding import Findings
from generator.loading.data_files import record_of
from generator.loading.yaml_nodes import read_yaml
from tests.support.program import REPO

SNIPPETS: dict[str, dict[str, Any]] = json.loads(
    (REPO / ".vscode/explainer.code-snippets").read_bytes()
)
PLACES = {
    "claim": ("data/claims/new.yml", "claims:\n"),
    "evidence": ("data/claims/new.yml", "claims:\n  a:\n    text: A text.\n    evidence:\n"),
    "quotation": ("data/quotations/new.yml", "quotations:\n"),
    "source": ("data/sources/new.yml", ""),
    "subject": ("data/subjects.yml", "subjects:\n"),
}


def expanded(body: list[str]) -> str:
    """Fill a snippet with what it proposes, the first word of each choice."""
    text = re.sub(r"\$\{\d+\|([^,|]+)[^}]*\|\}", r"\1", "\n".join(body))
    text = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", text)
    return re.sub(r"(?<!\\)\$\d", "", text).replace("\\$", "$").rstrip("\n") + "\n"


@pytest.mark.parametrize("name", SNIPPETS)
def test_a_snippet_makes_an_entry_without_a_problem(name: str) -> None:
    snippet = SNIPPETS[name]
    path, head = PLACES[snippet["prefix"]]
    text = head + expanded(snippet["body"])
    node, problems = read_yaml(text, path)
    found = Findings()
    found.add(problems)
    table = record_of(path)
    assert node
    assert table
    assert table.bind(node, "entry", found) is not None
    assert not found.in_reading_order()


@pytest.mark.parametrize("name", SNIPPETS)
def test_a_snippet_is_in_the_form_that_fmt_writes(name: str) -> None:
    snippet = SNIPPETS[name]
    path, head = PLACES[snippet["prefix"]]
    text = head + expanded(snippet["body"])
    assert format_text(path, text).text == text
