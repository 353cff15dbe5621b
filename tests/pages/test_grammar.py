"""The table of kinds is the grammar that pages are read by."""

from __future__ import annotations

import pytest

from generator.pages.grammar import FRONT_MATTER_KEYS, KINDS, Kind, UncitedReason
from generator.pages.parse import parse_page
from tests.pages.cases import FRONT_MATTER

kinds = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())


@kinds
def test_the_example_of_a_kind_is_read_as_that_kind(kind: Kind) -> None:
    page, problems = parse_page("ferry.md", "content/ferry.md", FRONT_MATTER + kind.example)
    assert problems == []
    assert page is not None
    (reference,) = page.references()
    assert reference.kind == kind.name
    assert reference.block == kind.block


@kinds
def test_a_kind_without_what_it_requires_is_explained_by_its_form_and_example(kind: Kind) -> None:
    needed = any(argument.required for argument in kind.arguments)
    needed |= any(option.required for option in kind.options)
    content = f"{FRONT_MATTER}{{{{ {kind.name} }}}}"
    _, problems = parse_page("ferry.md", "content/ferry.md", content)
    assert bool(problems) == needed
    for problem in problems:
        assert f"its form is '{kind.usage}'" in problem.help
        assert f"for example '{kind.example}'" in problem.help


def test_the_form_of_a_kind_shows_what_may_be_left_out() -> None:
    assert KINDS["claim"].usage == "{{ claim CLAIM [form=short] }}"
    assert KINDS["gaps"].usage == "{{ gaps [PROCESS] [subject=SUBJECT] }}"
    assert KINDS["claims"].usage == "{{ claims subject=SUBJECT }}"


@pytest.mark.parametrize("reason", UncitedReason)
def test_a_block_carries_each_reason_into_the_markup(reason: UncitedReason) -> None:
    content = f"{FRONT_MATTER}::: uncited {reason}\nWords.\n:::\n"
    page, problems = parse_page("ferry.md", "content/ferry.md", content)
    assert problems == []
    assert page is not None
    assert f'<div data-uncited="{reason}">' in str(page.parts)


def test_an_unknown_key_of_the_front_matter_is_answered_with_the_known_ones() -> None:
    _, (problem,) = parse_page("a.md", "content/a.md", "---\ntitle: A\ntitel: B\n---\n")
    assert problem.help == ("did you mean 'title'?", "the keys are " + ", ".join(FRONT_MATTER_KEYS))
