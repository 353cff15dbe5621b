"""What a search finds of a page: its text, and below each heading the names that it goes by.

No part of this is ever shown as a page. Notes and definitions are left out, so that no hit
leads to a place that says something else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape

_HEADING = re.compile(r'<h[1-6]\b[^>]*\bid="([^"]*)"')
_SIGNS = re.compile(
    r'<a class="(?:x-cite|x-uses__passage)".*?</a>|<span class="x-quote__tools".*?</span>'
    r'|<p class="x-excerpt__links".*?</p>',
    re.DOTALL,
)
_TAG = re.compile(r"<[^>]*>")
_BOXES = re.compile(r"(?:\s*</?div\b[^>]*>)+\s*$")
_LEAD = "Also found as"


def search_markup(body: str, names: Mapping[str, tuple[str, ...]]) -> str:
    """Prepare the markup of a page's text for an index.

    `names` are those of what a section speaks of, by the id of its heading ("" before the
    first); those that its text has already are not repeated.
    """
    plain = _SIGNS.sub("", body)
    starts = [("", 0), *((unescape(m[1]), m.start()) for m in _HEADING.finditer(plain))]
    ends = [*(start for _, start in starts[1:]), len(plain)]
    return "".join(
        _with_names(plain[start:end], names.get(id_, ()))
        for (id_, start), end in zip(starts, ends, strict=True)
    )


def _with_names(section: str, names: tuple[str, ...]) -> str:
    known = unescape(_TAG.sub(" ", section)).casefold()
    missing = [name for name in names if name.casefold() not in known]
    if not missing:
        return section
    # Where the next heading stands in a box of its own, this box is closed first.
    boxes = _BOXES.search(section)
    end = boxes.start() if boxes else len(section)
    also = f"<p>{_LEAD}: {escape(', '.join(missing))}</p>"
    return f"{section[:end]}{also}{section[end:]}"
