"""Say what the bytes of a one-file edition are: `python -m tools.document_weight FILE.html`.

Every byte counts once, in the part that it belongs to; 1 kB is 1,000 bytes.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

_TOKEN = re.compile(r"(?P<tag><[^>]*>)|(?P<text>[^<]+)")
_ATTRIBUTE = re.compile(r'\s+([\w-]+)(?:=(?:"[^"]*"|[^\s>]+))?')
_WHOLE = {
    "style": re.compile(r"<style>.*?</style>", re.DOTALL),
    "scripts": re.compile(r"<script>.*?</script>", re.DOTALL),
    "index of the search, packed": re.compile(r"<script [^>]*>.*?</script>", re.DOTALL),
    "map": re.compile(r"<svg .*?</svg>", re.DOTALL),
}
_KINDS = {
    "links and the places they lead to": {"href", "id"},
    "what ties sentences to sources": {
        *("data-claim", "data-gap", "data-passage", "data-quotation", "data-source"),
        *("data-status", "data-uncited", "role", "value"),
    },
    "names for the style": {"class"},
}
_WORDS, _TAGS, _OTHER = "words", "tags", "other attributes"


def parts_of(markup: str) -> Mapping[str, int]:
    """Count the bytes of each part of a document."""
    parts: Counter[str] = Counter()
    for name, pattern in _WHOLE.items():
        parts[name] = sum(_size(match) for match in pattern.findall(markup))
        markup = pattern.sub("", markup)
    for token in _TOKEN.finditer(markup):
        if token["text"]:
            parts[_WORDS] += _size(token["text"])
            continue
        parts[_TAGS] += _size(token["tag"])
        for attribute in _ATTRIBUTE.finditer(token["tag"]):
            parts[_kind(attribute[1])] += _size(attribute[0])
            parts[_TAGS] -= _size(attribute[0])
    return parts


def _kind(attribute: str) -> str:
    return next((kind for kind, names in _KINDS.items() if attribute in names), _OTHER)


def _size(text: str) -> int:
    return len(text.encode())


def main() -> None:
    """Print the parts of the file that the command line names, the largest first."""
    content = Path(sys.argv[1]).read_bytes()
    for name, size in Counter(parts_of(content.decode())).most_common():
        print(f"{size / 1000:6.1f} kB  {name}")  # noqa: T201
    packed = len(gzip.compress(content, 9, mtime=0))
    print(f"{len(content) / 1000:6.1f} kB  together; {packed / 1000:.1f} kB as gzip packs it")  # noqa: T201


if __name__ == "__main__":
    main()
