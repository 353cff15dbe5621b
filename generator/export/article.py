"""Fit a page's article into the one-file edition."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

_HEADING = re.compile(r"(</?h)([1-5])(?=[\s>])")
_CLASS = re.compile(r' class="([^"]*)"')
_CLASS_NAME = re.compile(r"\.(-?[A-Za-z_][\w-]*)")


def classes_of(*texts: str) -> frozenset[str]:
    """List the classes that style sheets and scripts speak of in their selectors."""
    return frozenset(name for text in texts for name in _CLASS_NAME.findall(text))


def fitted(article: str, classes: AbstractSet[str]) -> str:
    """Put headings one level lower, and leave out what nothing in the document uses.

    Those are classes without a rule.
    Works on markup of this program, whose text and attributes are escaped.
    """
    lowered = _HEADING.sub(lambda match: f"{match[1]}{int(match[2]) + 1}", article)

    def known(match: re.Match[str]) -> str:
        names = [name for name in match[1].split() if name in classes]
        return f' class="{" ".join(names)}"' if names else ""

    return _CLASS.sub(known, lowered).strip()
