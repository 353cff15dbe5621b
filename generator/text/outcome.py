"""What the matcher answers: the place of a passage, or why it is not accepted."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from generator.text.source_text import Paragraph
from generator.text.spans import Span


class Reason(enum.Enum):
    """Why a passage is not accepted."""

    EMPTY = "empty"
    """It, or one of its pieces, holds no word."""
    TOO_SHORT = "too-short"
    """It has fewer than 3 words and fewer than 12 characters."""
    NOT_FOUND = "not-found"
    """The words don't stand in the source like this."""
    INSIDE_A_WORD = "inside-a-word"
    """It begins or ends inside a word or a number, as `160` does in `160,000`."""
    INSIDE_AN_ELLIPSIS = "inside-an-ellipsis"
    """It begins or ends inside the dots of an ellipsis."""
    ACROSS_PARAGRAPHS = "across-paragraphs"
    """It runs over the end of a paragraph, or its pieces stand in different paragraphs."""
    IN_STRUCTURE = "in-structure"
    """It stands only in lines that are not body (title, byline, heading ...)."""
    OUTSIDE_PARAGRAPH = "outside-paragraph"
    """It stands in the body, but not in the paragraph asked for."""
    WRONG_ORDER = "wrong-order"
    """The pieces stand in one paragraph, but not in this order, or they overlap."""
    NOTHING_BETWEEN = "nothing-between"
    """Two pieces stand in order, but no whole word lies between them."""
    WRONG_CONTEXT = "wrong-context"
    """It stands in the source, but not behind this prefix or not before this suffix."""
    AMBIGUOUS = "ambiguous"
    """It stands in more than one place."""


@dataclass(frozen=True, slots=True)
class Found:
    """The one place of a passage: a span for each piece, and their paragraph."""

    spans: tuple[Span, ...]
    paragraph: Paragraph


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where the words stand, and the context that chooses it.

    `spans` has one entry a piece, or a single one for the piece to blame. `prefix` and
    `suffix` are ready to be written in the data; both are empty where no context helps.
    """

    spans: tuple[Span, ...]
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class NotFound:
    """Why a passage is not accepted.

    `piece` counts from 0 and names the piece to blame; `candidates` are the first few places
    that explain the reason.
    """

    reason: Reason
    piece: int = 0
    candidates: tuple[Candidate, ...] = ()
