"""Addresses as they stand in pages, taken apart."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

_TEXT_DIRECTIVE = re.compile(r":~:.*", re.DOTALL)
_USUAL = re.compile(r"(?!//)([\w./-]*+)(?:#([\w.-]*+))?", re.ASCII)
"""A path and a fragment of letters that stand for themselves."""
_KEPT = 1 << 14


class Address(NamedTuple):
    """The parts of an address, path and fragment as they name files and ids."""

    scheme: str
    host: str
    path: str
    fragment: str
    """Without a text directive (https://wicg.github.io/scroll-to-text-fragment/)."""


@lru_cache(maxsize=_KEPT)
def read_address(written: str) -> Address:
    """Take an address apart; most addresses of a site are written many times."""
    usual = _USUAL.fullmatch(written)
    if usual:
        return Address("", "", usual[1], usual[2] or "")
    parts = urlsplit(written)
    fragment = unquote(_TEXT_DIRECTIVE.sub("", parts.fragment))
    return Address(parts.scheme, parts.netloc, unquote(parts.path), fragment)
