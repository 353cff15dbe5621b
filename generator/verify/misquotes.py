"""What a passage that isn't in its source was probably copied from, and the words that differ."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.text.alignment import Op
from generator.text.matcher import find_passage
from generator.text.one_line import one_line
from generator.text.outcome import Found
from generator.text.spans import Span
from generator.text.suggest import WordChange, closest_passage
from generator.verify.corpus import VerifiedSource
from generator.verify.name_index import NameIndex


@dataclass(frozen=True, slots=True)
class Misquote:
    """The nearest place in the sources; `offset` and `length` are the given passage's.

    They mark its first word that differs. A suggestion never makes a check pass.
    """

    source_id: str
    span: Span
    offset: int
    length: int
    difference: str
    help: tuple[str, ...]


def explain_misquote(passage: str, source_id: str, index: NameIndex) -> Misquote | None:
    """Find what `passage` was meant to be, in the source that is named or in another one."""
    for other in index.sources_naming([passage]):
        found = find_passage(other.text, [passage], minimum=False)
        if other.id != source_id and isinstance(found, Found):
            hint = f"it stands in another source: write `source: {other.id}`"
            span = found.spans[0]
            return Misquote(other.id, span, 0, len(passage.split("\n", 1)[0]), "", (hint,))
    return _closest(passage, index.sources[source_id])


def _closest(passage: str, source: VerifiedSource) -> Misquote | None:
    nearest = closest_passage({source.id: source.text}, passage)
    if nearest is None:
        return None
    line, _ = source.text.line_column(nearest.span.start)
    changes = [change for change in nearest.diff if change.op is not Op.EQUAL]
    difference = _change(changes[0]) if changes else ""
    span = f"code points {nearest.span.start} to {nearest.span.end}"
    hints = [f"closest, line {line} of {source.source.text} ({span}): {one_line(nearest.exact)}"]
    if changes:
        hints.append(f"word by word, [-source-] {{+here+}}: {_word_diff(nearest.diff)}")
    length = len(changes[0].given) if changes else 0
    return Misquote(source.id, nearest.span, nearest.differs_at, length, difference, tuple(hints))


def _change(change: WordChange) -> str:
    there, here = _bare(change.source), _bare(change.given)
    if not here:
        return f"'{there}' of the source is missing here"
    if not there:
        return f"'{here}' is not in the source"
    return f"the source has '{there}', not '{here}'"


def _word_diff(diff: Iterable[WordChange]) -> str:
    """Write source and passage in one line, in the way of `git diff --word-diff`."""
    parts: list[str] = []
    for change in diff:
        there, here = one_line(change.source), one_line(change.given)
        if change.op is Op.EQUAL:
            parts.append(there)
        else:
            parts += [f"[-{there}-]"] if there else []
            parts += [f"{{+{here}+}}"] if here else []
    return " ".join(parts)


def _bare(text: str) -> str:
    """Leave out punctuation at the ends, unless there is nothing else."""
    line = one_line(text)
    return line.strip(" ,;:.") or line
