"""Names that every system can hold, so that a checkout has the same files everywhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from generator.loading.characters import forbidden_offsets, name_of
from generator.loading.text_lines import shown
from generator.problems import Location, Problem

RULE = "file/name"

_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"|?*\\]|[. ]\Z')
_LONGEST = 200
_RENAME = ("rename it: letters, digits, '-', '_' and '.' are safe",)


def check_names(paths: Iterable[str]) -> Iterator[Problem]:
    """Report names that clash where case doesn't count, and those Windows can't hold."""
    first: dict[str, str] = {}
    for path in paths:
        other = first.setdefault(unicodedata.normalize("NFC", path).casefold(), path)
        if other != path:
            message = f"{shown(path)} and {shown(other)} are one file where case doesn't count"
            yield Problem(RULE, message, Location(path), help=("rename one of the two",))
        for part in PurePosixPath(path).parts:
            if _RESERVED.fullmatch(part) or _FORBIDDEN.search(part) or len(part) > _LONGEST:
                message = f"Windows can't hold a file or folder named {shown(part)}"
                yield Problem(RULE, message, Location(path), help=_RENAME)
        hidden = [name_of(path[offset]) for offset in forbidden_offsets(path)]
        if hidden:
            message = f"a character that can't be seen stands in this name: {hidden[0]}"
            yield Problem(RULE, message, Location(path), help=_RENAME)


def is_text(name: str) -> bool:
    """Tell whether a name is UTF-8; other bytes in it can't be shown or compared."""
    return not any("\ud800" <= character <= "\udfff" for character in name)
