"""How a text may be written, so that nothing of it changes on its way through YAML."""

from __future__ import annotations

import re

from generator.loading.binding import Findings
from generator.loading.nodes import ScalarNode, Style
from generator.problems import Location

_BLOCK_HELP = ("write it below '|-', indented by two spaces:",)
_CURLY = re.compile(r"[“„‘‚«].*[”“’‘»]")
_TORN = re.compile(r"(\w{1,20}[-\u2010\u2011]) (\w{1,20})")


def check_passage_style(node: ScalarNode, key: str, found: Findings) -> bool:
    """Accept the words of a source on one line or below `|`; report other ways of writing."""
    if node.style is Style.FOLDED:
        message = f"'{key}' stands below '>', which joins its lines and changes its words"
        found.error("data/folded", message, node.at, f"write '{key}: |-' in place of '>'")
        return False
    if node.rows > 1 and not node.style.is_block:
        message = f"'{key}' runs over several lines, which YAML joins and so changes its words"
        help_ = (*_BLOCK_HELP, f"  {key}: |-", f"    {_first_words(node)} …")
        found.error("data/folded", message, node.at, *help_)
        return False
    _check_comment(node, key, found)
    return True


def check_single_line(node: ScalarNode, key: str, found: Findings) -> bool:
    """Accept a text that makes one line; report line breaks and words torn at a hyphen."""
    if "\n" in node.value:
        offset = node.value.index("\n")
        message = f"'{key}' should be one line, but a line ends here"
        help_ = ("write it in one line; to break a long line in the file, use '>-'",)
        place = node.scalar().location_of(offset)
        found.error("data/line-break", message, place, *help_)
        return False
    if node.value != node.value.strip():
        message = f"'{key}' begins or ends with a space"
        found.error("data/space", message, node.span, "delete the space")
        return False
    if node.rows > 1:
        torn = _TORN.search(node.value)
        if torn is not None and _is_fold(node, torn.start(2)):
            message = f"a line ends in a hyphen here, so that the text reads '{torn[0]}'"
            at = node.scalar().location_of(torn.end(1) - 1)
            found.error("data/folded", message, at, "break the line elsewhere")
            return False
    elif node.style is Style.PLAIN and _CURLY.fullmatch(node.value):
        message = f"the curly quotation marks become part of '{key}'"
        found.warning("data/curly-quotes", message, node.span, "delete them if they shouldn't")
    _check_comment(node, key, found)
    return True


def _check_comment(node: ScalarNode, key: str, found: Findings) -> None:
    if node.comment and node.style is Style.PLAIN:
        message = f"'{key}' ends in front of the '#' here: what follows it counts as a comment"
        at = node.scalar().location_of(len(node.value))
        at = Location(at.path, at.line, at.column + 1)
        help_ = (*_BLOCK_HELP, f"  {key}: |-", f"    {_first_words(node)} # …")
        found.warning("data/comment", message, at, *help_)


def _is_fold(node: ScalarNode, offset: int) -> bool:
    """Tell whether a new line of the file begins at the offset."""
    return node.layout is None or any(entry[0] == offset for entry in node.layout)


def _first_words(node: ScalarNode) -> str:
    return node.value[:40].rsplit(" ", 1)[0] if len(node.value) > 40 else node.value  # noqa: PLR2004
