"""Short names for what only the document's own style and scripts speak of.

Those are classes and custom properties. What a reader, a program or a link may ask for keeps its
name: ids, roles, and all `data-` attributes.
"""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count, product

_CLASS = re.compile(r"(?<![\w-])[dx]-(?!search)[a-z][\w-]*")
_PROPERTY = re.compile(r"--x-[\w-]+")
_CLASSES = re.compile(r'( class=")([^"]*)(?=")')
_IN_SELECTOR = re.compile(r"(?<=\.)[dx]-(?!search)[a-z][\w-]*")


@dataclass(frozen=True, slots=True)
class ShortNames:
    """A name of a letter or two for each class and each custom property."""

    classes: Mapping[str, str]
    properties: Mapping[str, str]

    def in_code(self, text: str) -> str:
        """Rename in a style sheet or a script."""
        renamed = _CLASS.sub(lambda match: self.classes.get(match[0], match[0]), text)
        return _PROPERTY.sub(lambda match: self.properties.get(match[0], match[0]), renamed)

    def in_markup(self, markup: str) -> str:
        """Rename in the attributes `class`, in double quotes."""
        return _CLASSES.sub(lambda match: match[1] + self._list(match[2]), markup)

    def _list(self, names: str) -> str:
        return " ".join(self.classes.get(name, name) for name in names.split())


def short_names(style: str, code: Iterable[str]) -> ShortNames:
    """Choose names for all that a style sheet names; the most frequent get the shortest.

    `code` is whatever else names classes. Classes of the search keep their names, since its
    script puts them together.
    """
    known = set(_IN_SELECTOR.findall(style))
    classes = Counter(name for text in (style, *code) for name in _CLASS.findall(text))
    properties = Counter(_PROPERTY.findall(style))
    return ShortNames(
        _numbered([name for name, _ in classes.most_common() if name in known], ""),
        _numbered([name for name, _ in properties.most_common()], "--"),
    )


def _numbered(names: Iterable[str], prefix: str) -> Mapping[str, str]:
    return {name: prefix + short for name, short in zip(names, _words(), strict=False)}


def _words() -> Iterator[str]:
    """Count in letters: a, b, and so on up to z, aa, ab."""
    for length in count(1):
        yield from map("".join, product(string.ascii_lowercase, repeat=length))
