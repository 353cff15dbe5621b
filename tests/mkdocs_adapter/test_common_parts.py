"""What pages share is written once a folder, and reads as if each page had written it."""

from __future__ import annotations

from itertools import product
from types import SimpleNamespace

import pytest
from jinja2 import Environment
from mkdocs.utils.templates import url_filter

from generator.mkdocs_adapter.common_parts import CommonParts

PLACES = ("index.html", "a.html", "a/b.html", "a/index.html", "a/b/c.html", "assets/x.html")
FOLDERS = ("", "./", "a/", "a/b/", "assets/")
TARGETS = (
    "a.html",
    "a/b.html",
    "assets/x.css",
    ".",
    "a/",
    "../up",
    "#here",
    "/root",
    "https://o.org",
)


def environment() -> Environment:
    """Make an environment as a build has it, with MkDocs's own filter beside ours."""
    made, common = Environment(autoescape=False), CommonParts()
    made.filters |= {"url": common.url, "stock": url_filter}
    made.globals["once"] = common.once
    return made


@pytest.mark.parametrize("base", ["page", "/", "/site/"])
def test_an_address_is_the_one_that_mkdocs_writes(base: str) -> None:
    template = environment().from_string("{{ target | url }} {{ target | stock }}")
    for (url, target), _ in product(product((*PLACES, *FOLDERS), TARGETS), range(2)):
        page = SimpleNamespace(url=url) if base == "page" else None
        ours, stock = template.render(target=target, page=page, base_url=base).split(" ")
        assert ours == stock, (url, target)


def test_a_part_is_rendered_once_a_folder() -> None:
    made: list[str] = []
    template = environment().from_string("{% call once('part') %}{{ make() }}{% endcall %}")

    def make(url: str) -> str:
        made.append(url)
        return f"part of {url}"

    urls = ("a/one.html", "a/two.html", "index.html", "a/one.html")
    shown = [template.render(page=SimpleNamespace(url=u), make=lambda u=u: make(u)) for u in urls]
    assert made == ["a/one.html", "index.html"]
    assert shown == ["part of a/one.html"] * 2 + ["part of index.html", "part of a/one.html"]
