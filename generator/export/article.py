"""Fit a page's article into the one-file edition.

All passes work on markup of this program, whose text and attributes are escaped and whose
attributes stand in double quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

_HEADING = re.compile(r"(</?h)([1-5])(?=[\s>])")
_CLASS = re.compile(r' class="([^"]*)"')
_CLASS_NAME = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_TEXT = re.compile(r">[^<]+")
_AS_OF = re.compile(r'<p class="x-asof".*?</p>\n?', re.DOTALL)
_LABEL = re.compile(r'(<a [^>]*role="doc-noteref"[^>]*) aria-label="[^"]*"')
_COPY = re.compile(r'( data-copy=")[^"]* ([^" ]*#[^" ]*")')


def classes_of(*texts: str) -> frozenset[str]:
    """List the classes that style sheets and scripts speak of in their selectors."""
    return frozenset(name for text in texts for name in _CLASS_NAME.findall(text))


def classes_in(*markup: str) -> frozenset[str]:
    """List the classes that elements bear."""
    return frozenset(
        name for text in markup for value in _CLASS.findall(text) for name in value.split()
    )


def one_lower(article: str) -> str:
    """Put the headings of a page one level lower, below the title of the document."""
    return _HEADING.sub(lambda match: f"{match[1]}{int(match[2]) + 1}", article)


def fitted(article: str, classes: AbstractSet[str]) -> str:
    """Leave out what nothing in the document uses.

    Those are classes without a rule, character references that HTML doesn't need, and what the
    document's own script makes from the rest: the names of the links to notes and, but for its
    address, the text that a quotation's button copies.
    """

    def known(match: re.Match[str]) -> str:
        names = [name for name in match[1].split() if name in classes]
        return f' class="{" ".join(names)}"' if names else ""

    fewer = _COPY.sub(r"\1\2", _LABEL.sub(r"\1", _CLASS.sub(known, article)))
    return _plain_quotes(fewer).strip()


def dated_once(articles: Iterable[str]) -> Iterator[str]:
    """Leave out an article's line about its newest source where the one before it says the same."""
    said = ""
    for article in articles:
        line = _AS_OF.search(article)
        if line and line[0] == said:
            yield article.replace(said, "", 1)
        else:
            yield article
        said = line[0] if line else said


def _plain_quotes(markup: str) -> str:
    """Write apostrophes as they are, and quotation marks where no attribute would end."""
    plain = markup.replace("&#39;", "'").replace("&#x27;", "'")
    return _TEXT.sub(lambda match: match[0].replace("&#34;", '"').replace("&quot;", '"'), plain)
