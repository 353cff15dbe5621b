"""Search an explainer as its readers do: by keyboard, in any of its forms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from playwright.sync_api import Page, expect

COUNT = "[data-search-count]"
RESULT = ".x-search__link"
_RESULTS = """
(links) => links.map((link) => ({
  kind: link.dataset.kind,
  text: link.querySelector(".x-search__text").textContent,
  shown: [...link.children].slice(1).map((part) => part.textContent).join(" "),
  page: link.closest(".x-search__page").querySelector(".x-search__title").textContent,
  address: link.href,
}))
"""

_SEARCH_ALL = f"""
async (wanted) => {{
  const field = document.querySelector("dialog[data-search] input");
  const found = [];
  for (const words of wanted) {{
    field.value = words;
    field.dispatchEvent(new Event("input", {{ bubbles: true }}));
    await new Promise((done) => setTimeout(done));
    found.push(({_RESULTS.strip()})([...document.querySelectorAll("{RESULT}")]));
  }}
  return found;
}}
"""


@dataclass(frozen=True, slots=True)
class Result:
    """One result as it is shown; `shown` is its text and what stands below.

    `page` is the title that it stands under.
    """

    kind: str
    text: str
    shown: str
    page: str
    address: str


def search(page: Page, words: str, patience: int = 5_000) -> list[Result]:
    """Search for words and give what is shown, the best first; `patience` in milliseconds."""
    if not page.locator("dialog[data-search]").evaluate("(sheet) => sheet.open"):
        page.keyboard.press("/")
    field = page.locator("dialog[data-search] input")
    expect(field).to_be_focused(timeout=patience)
    field.fill("")
    expect(page.locator(COUNT)).to_contain_text("by any name", timeout=patience)
    field.fill(words)
    expect(page.locator(COUNT)).to_contain_text(re.compile(r"\bresults?\b"), timeout=patience)
    return [Result(**one) for one in page.locator(RESULT).evaluate_all(_RESULTS)]


def search_all(page: Page, wanted: Sequence[str]) -> list[list[Result]]:
    """Search for many words, one after the other, and give what is shown for each."""
    if not wanted:
        return []
    search(page, wanted[0])
    found = page.evaluate(_SEARCH_ALL, list(wanted))
    return [[Result(**one) for one in results] for results in found]
