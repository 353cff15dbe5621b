"""Fit a page's article into the one-file edition.

All passes work on markup of this program, whose text and attributes are escaped and whose
attributes stand in double quotes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

_HEADING = re.compile(r"(</?h)([1-5])(?=[\s>])")
_CLASS = re.compile(r' class="([^"]*)"')
_CLASS_NAME = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_TEXT = re.compile(r">[^<]+")
_AS_OF = re.compile(r'<p class="x-asof".*?</p>\n?', re.DOTALL)
_LABEL = re.compile(r'(<a [^>]*role="doc-noteref"[^>]*) aria-label="[^"]*"')
_TAG_OR_TEXT = re.compile(r"<(?P<end>/?)(?P<tag>[a-z][a-z0-9]*)[^>]*>|<!--.*?-->|[^<]+", re.DOTALL)
_UNCITED = re.compile(r' data-uncited="([^"]*)"')
_MARK = re.compile(r" data-(?:claim|quotation|gap|uncited)=")
_LETTER = re.compile(r"[^\W_]")
_VOID = frozenset({"br", "hr", "img", "input", "wbr"})
_COPY = re.compile(r"<button [^>]*data-copy=.*?</button>", re.DOTALL)


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
    document's own script makes from the rest: the names of the links to notes, and the buttons
    that copy a quotation.
    """

    def known(match: re.Match[str]) -> str:
        names = [name for name in match[1].split() if name in classes]
        return f' class="{" ".join(names)}"' if names else ""

    fewer = _COPY.sub("", _LABEL.sub(r"\1", _CLASS.sub(known, article)))
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


def marked_once(article: str) -> tuple[str | None, str]:
    """Let the article as a whole say the reason that most of its labels have.

    Gives that reason, and the article without the attributes that say it again. For every text
    the nearest element with a mark still says the same; an article that has text without any
    mark is left as it is.
    """
    reasons: Counter[str] = Counter()
    tags: list[tuple[int, int, str]] = []
    marked: list[bool] = []
    for match in _TAG_OR_TEXT.finditer(article):
        if match["tag"] is None:
            if not any(marked) and _LETTER.search(match[0]):
                return None, article
        elif match["end"]:
            marked.pop()
        else:
            reason = _UNCITED.search(match[0])
            if reason and not any(marked):
                reasons[reason[1]] += len(reason[0])
                tags.append(
                    (match.start() + reason.start(), match.start() + reason.end(), reason[1])
                )
            if match["tag"] not in _VOID:
                marked.append(_MARK.search(match[0]) is not None)
    if not reasons:
        return None, article
    ((most, _),) = reasons.most_common(1)
    said = [(start, end) for start, end, reason in tags if reason == most]
    starts = [0, *(end for _, end in said)]
    ends = [*(start for start, _ in said), len(article)]
    return most, "".join(article[start:end] for start, end in zip(starts, ends, strict=True))


def _plain_quotes(markup: str) -> str:
    """Write apostrophes as they are, and quotation marks where no attribute would end."""
    plain = markup.replace("&#39;", "'").replace("&#x27;", "'")
    return _TEXT.sub(lambda match: match[0].replace("&#34;", '"').replace("&quot;", '"'), plain)
