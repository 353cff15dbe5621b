"""The pages on grammar and word lists say what the program does today."""

from __future__ import annotations

import enum
from collections.abc import Mapping

import pytest

from generator.pages.grammar import KINDS
from generator.verify import wordlists
from tests.support.program import REPO, RunExplainer

LISTS = {
    name: value
    for name, value in vars(wordlists).items()
    if name.isupper() and isinstance(value, tuple | frozenset | Mapping)
}


def words_of(value: object) -> list[str]:
    """List the words of one list, whatever its form."""
    if isinstance(value, enum.Enum):
        return [str(value.value)]
    if isinstance(value, str):
        return [value]
    if isinstance(value, wordlists.WordGroup):
        return list(value.forms)
    assert isinstance(value, tuple | frozenset | Mapping)
    return [word for item in value for word in words_of(item)]


@pytest.mark.parametrize("name", ["grammar", "word-lists"])
def test_a_page_of_the_documentation_is_fresh(run_explainer: RunExplainer, name: str) -> None:
    done = run_explainer("explain", name)
    advice = f"run `explainer explain {name} > docs/{name}.md`"
    assert done.stdout == (REPO / f"docs/{name}.md").read_text("utf-8"), advice


@pytest.mark.parametrize("kind", KINDS)
def test_the_grammar_shows_every_kind_of_reference(kind: str) -> None:
    assert f"| `{KINDS[kind].usage}` |" in (REPO / "docs/grammar.md").read_text("utf-8")


@pytest.mark.parametrize("name", LISTS)
def test_no_word_of_a_closed_list_is_kept_from_readers(name: str) -> None:
    page = " ".join((REPO / "docs/word-lists.md").read_text("utf-8").split())
    assert LISTS[name]
    assert not [word for word in words_of(LISTS[name]) if word not in page]
