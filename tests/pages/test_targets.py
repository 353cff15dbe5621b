"""Links between pages lead somewhere."""

from __future__ import annotations

import pytest

from generator.pages.document import Page
from generator.pages.parse import parse_page
from generator.pages.targets import broken_links


def page(src_uri: str, body: str) -> Page:
    content = f"---\ntitle: The ferry\n---\n::: uncited navigation\n{body}\n:::\n"
    parsed, problems = parse_page(src_uri, f"content/{src_uri}", content)
    assert problems == []
    assert parsed is not None
    return parsed


def messages(link: str) -> list[tuple[str, tuple[str, ...]]]:
    pages = [page("towns/north.md", link), page("ferry.md", "## How it works")]
    found = broken_links(pages, generated={"sources/gazette.md"}, ids={"ferry-runs"})
    return [(problem.message, problem.help) for problem in found]


@pytest.mark.parametrize(
    "address",
    [
        "../ferry.md",
        "north.md",
        "../ferry.md#section_how-it-works",
        "../ferry.md#ferry-runs",
        "#ferry-runs",
        "../sources/gazette.md#p-1-2",
        "https://example.org/nothing.md#section_here",
    ],
)
def test_a_link_to_what_exists_is_fine(address: str) -> None:
    assert messages(f"[x]({address})") == []


@pytest.mark.parametrize(
    ("address", "message", "hint"),
    [
        ("ferry.md", "there is no page 'towns/ferry.md'", None),
        ("../fery.md", "there is no page 'fery.md'", "did you mean 'ferry.md'?"),
        ("#section_here", "the page 'towns/north.md' has no place 'section_here'", None),
        (
            "../ferry.md#section_how-it-work",
            "the page 'ferry.md' has no place 'section_how-it-work'",
            "did you mean 'section_how-it-works'?",
        ),
    ],
)
def test_a_link_to_what_does_not_exist_is_a_problem(
    address: str, message: str, hint: str | None
) -> None:
    ((found, helped),) = messages(f"[x]({address})")
    assert found == message
    assert hint is None or hint in helped


def test_a_broken_link_is_reported_at_its_address() -> None:
    (problem,) = broken_links([page("ferry.md", "See [x](gone.md)")], (), ())
    assert str(problem.location) == "content/ferry.md:5:9"
