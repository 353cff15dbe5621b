"""Evidence into verified passages, or into words that say exactly what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from generator.model.entities import EvidenceRole
from generator.model.scalar import Scalar
from generator.problems import Location, Problem
from generator.text.matcher import MINIMUM_CHARACTERS, MINIMUM_WORDS, find_passage
from generator.text.outcome import Candidate, Found, NotFound, Reason
from generator.text.spans import Span
from generator.verify.corpus import VerifiedPassage, VerifiedSource
from generator.verify.misquotes import Misquote, explain_misquote
from generator.verify.name_index import NameIndex

Sources = Mapping[str, VerifiedSource]


@dataclass(frozen=True, slots=True)
class Selection:
    """A passage as somebody selected it, whatever kind of entry it stands in.

    `minimum` asks for the least length of a supporting passage; `chooses` tells that the
    entry may hold `prefix` and `suffix`.
    """

    source: str
    pieces: tuple[Scalar, ...]
    at: Location
    role: EvidenceRole = EvidenceRole.SUPPORT
    prefix: Scalar | None = None
    suffix: Scalar | None = None
    minimum: bool = True
    chooses: bool = True


@dataclass(frozen=True, slots=True)
class Missing:
    """A passage that was not accepted: why, and where its words seem to come from."""

    problems: tuple[Problem, ...]
    near: tuple[tuple[str, Span], ...] = ()


def find_selection(selection: Selection, index: NameIndex) -> VerifiedPassage | Missing:
    """Find a selected passage in its source, which has to be one of those indexed."""
    source = index.sources[selection.source]
    result = find_passage(
        source.text,
        [piece.value for piece in selection.pieces],
        prefix=selection.prefix.value if selection.prefix else "",
        suffix=selection.suffix.value if selection.suffix else "",
        minimum=selection.minimum,
    )
    if isinstance(result, Found):
        return VerifiedPassage(source, selection.role, result.spans)
    if result.reason is Reason.NOT_FOUND:
        return _not_found(selection, result.piece, index)
    problem = _EXPLANATIONS[result.reason](selection, result, source)
    spans = (span for candidate in result.candidates for span in candidate.spans)
    return Missing((problem,), tuple((source.id, span) for span in spans))


def _not_found(selection: Selection, first: int, index: NameIndex) -> Missing:
    """Report every piece that doesn't stand in the source; `first` is one of them."""
    text = index.sources[selection.source].text
    missing = [_missing_piece(selection, first, index)]
    for piece, scalar in enumerate(selection.pieces):
        alone = None if piece == first else find_passage(text, [scalar.value], minimum=False)
        if isinstance(alone, NotFound) and alone.reason is Reason.NOT_FOUND:
            missing.append(_missing_piece(selection, piece, index))
    problems = tuple(problem for one in missing for problem in one.problems)
    return Missing(problems, tuple(place for one in missing for place in one.near))


def _missing_piece(selection: Selection, piece: int, index: NameIndex) -> Missing:
    scalar = selection.pieces[piece]
    misquote = explain_misquote(scalar.value, selection.source, index)
    what = _what(selection, piece)
    message = f"{what} doesn't stand in '{selection.source}'"
    if misquote is None:
        hints: tuple[str, ...] = (
            (
                "nothing there comes near it; copy the words from "
                f"{index.sources[selection.source].source.text}"
            ),
        )
        return Missing((Problem("passage/not-found", message, _whole(scalar), help=hints),))
    at = scalar.location_of(misquote.offset, misquote.length)
    near = ((misquote.source_id, misquote.span),)
    full = _with_first_difference(message, misquote)
    return Missing((Problem("passage/not-found", full, at, help=misquote.help),), near)


def _with_first_difference(message: str, misquote: Misquote) -> str:
    return f"{message}: {misquote.difference}" if misquote.difference else message


def _what(selection: Selection, piece: int) -> str:
    if len(selection.pieces) == 1:
        return "the passage"
    return f"piece {piece + 1} of the passage"


def _whole(scalar: Scalar) -> Location:
    first_line = scalar.value.split("\n", 1)[0]
    return scalar.location_of(0, len(first_line))


def _lines(candidates: Sequence[Candidate], source: VerifiedSource) -> str:
    numbers = [source.text.line_column(c.spans[0].start)[0] for c in candidates]
    return ", ".join(str(number) for number in dict.fromkeys(numbers))


def _problem(rule: str, message: str, selection: Selection, piece: int, *hints: str) -> Problem:
    return Problem(rule, message, _whole(selection.pieces[piece]), help=hints)


def _empty(selection: Selection, result: NotFound, _source: VerifiedSource) -> Problem:
    message = f"{_what(selection, result.piece)} holds no word"
    hint = "copy the words of the source that carry the claim"
    return _problem("passage/too-short", message, selection, result.piece, hint)


def _too_short(selection: Selection, result: NotFound, _source: VerifiedSource) -> Problem:
    message = (
        f"{_what(selection, result.piece)} is too short to carry anything: at least "
        f"{MINIMUM_WORDS} words or {MINIMUM_CHARACTERS} characters"
    )
    hint = "take more of the sentence"
    return _problem("passage/too-short", message, selection, result.piece, hint)


def _word_cut(selection: Selection, result: NotFound, source: VerifiedSource) -> Problem:
    message = f"{_what(selection, result.piece)} begins or ends inside a word"
    hints = [_place(candidate, source) for candidate in result.candidates[:1]]
    hints.append("take the whole word; a number such as 160,000 is one word")
    return _problem("passage/word-cut", message, selection, result.piece, *hints)


def _place(candidate: Candidate, source: VerifiedSource) -> str:
    """Show a candidate with the rest of the words that it cuts."""
    content, span = source.text.content, candidate.spans[0]
    start, end = span.start, span.end
    while start > 0 and not content[start - 1].isspace():
        start -= 1
    while end < len(content) and not content[end].isspace():
        end += 1
    line = source.text.line_column(span.start)[0]
    return f"line {line} of {source.source.text} has: {' '.join(content[start:end].split())}"


def _across(selection: Selection, result: NotFound, source: VerifiedSource) -> Problem:
    message = f"{_what(selection, result.piece)} runs over the end of a paragraph"
    if len(selection.pieces) > 1:
        message = "the pieces of the passage stand in different paragraphs"
    hints = []
    if result.candidates:
        hints.append(f"see line {_lines(result.candidates, source)} of {source.source.text}")
    hints.append("make two entries of it, one for each paragraph")
    return _problem("passage/across-paragraphs", message, selection, result.piece, *hints)


def _in_structure(selection: Selection, result: NotFound, source: VerifiedSource) -> Problem:
    lines = _lines(result.candidates, source)
    where = f" (line {lines} of {source.source.text})" if lines else ""
    message = f"{_what(selection, result.piece)} stands in a line that is no evidence{where}"
    hint = "titles, headings, captions and the like (`structure`) carry nothing; quote the body"
    return _problem("passage/in-structure", message, selection, result.piece, hint)


def _wrong_order(selection: Selection, result: NotFound, source: VerifiedSource) -> Problem:
    message = "the pieces of the passage don't stand in this order in the source"
    lines = _lines(result.candidates, source)
    hint = f"put them in the order of the text{f' (line {lines})' if lines else ''}"
    return _problem("passage/pieces", message, selection, result.piece, hint)


def _nothing_between(selection: Selection, result: NotFound, _source: VerifiedSource) -> Problem:
    message = "there is no word between two pieces of the passage"
    hint = "write them as one piece: a cut is shown as […], so something has to be left out"
    return _problem("passage/pieces", message, selection, result.piece, hint)


def _wrong_context(selection: Selection, result: NotFound, source: VerifiedSource) -> Problem:
    chosen = selection.prefix or selection.suffix
    message = "the words stand in the source, but not with this `prefix` or `suffix`"
    hints = ("choose one place by the words around it:", *_choices(result.candidates, source))
    at = _whole(chosen) if chosen else selection.at
    return Problem("passage/ambiguous", message, at, help=hints)


def _ambiguous(selection: Selection, result: NotFound, source: VerifiedSource) -> Problem:
    places = f"{len(result.candidates)} places" if result.candidates else "several places"
    message = f"{_what(selection, result.piece)} stands in {places} of '{source.id}'"
    if selection.chooses:
        hints = ("choose one by the words around it:", *_choices(result.candidates, source))
    else:
        lines = _lines(result.candidates, source)
        hints = (f"take more words, so that one place is meant (lines {lines})",)
    return _problem("passage/ambiguous", message, selection, result.piece, *hints)


def _choices(candidates: Sequence[Candidate], source: VerifiedSource) -> tuple[str, ...]:
    return tuple(_choice(candidate, source) for candidate in candidates)


def _choice(candidate: Candidate, source: VerifiedSource) -> str:
    line = source.text.line_column(candidate.spans[0].start)[0]
    lines = [f"{key}: {_yaml(value)}" for key, value in _context(candidate) if value]
    if not lines:
        return f"line {line}: no word around it chooses this place; take other words"
    return f"line {line}: " + " and ".join(f"`{text}`" for text in lines)


def _context(candidate: Candidate) -> tuple[tuple[str, str], ...]:
    return (("prefix", candidate.prefix), ("suffix", candidate.suffix))


def _yaml(value: str) -> str:
    """Write a one-line string so that YAML reads it back: quoted, with quotes doubled."""
    return "'" + value.replace("'", "''") + "'"


_EXPLANATIONS: Mapping[Reason, Callable[[Selection, NotFound, VerifiedSource], Problem]] = {
    Reason.EMPTY: _empty,
    Reason.TOO_SHORT: _too_short,
    Reason.INSIDE_A_WORD: _word_cut,
    Reason.INSIDE_AN_ELLIPSIS: _word_cut,
    Reason.ACROSS_PARAGRAPHS: _across,
    Reason.OUTSIDE_PARAGRAPH: _across,
    Reason.IN_STRUCTURE: _in_structure,
    Reason.WRONG_ORDER: _wrong_order,
    Reason.NOTHING_BETWEEN: _nothing_between,
    Reason.WRONG_CONTEXT: _wrong_context,
    Reason.AMBIGUOUS: _ambiguous,
}
