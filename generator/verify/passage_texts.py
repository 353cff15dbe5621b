"""What rules read of a passage: its own words, and the sentences and clauses that it cuts into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.text.spans import Span
from generator.verify.clauses import clauses_touched
from generator.verify.corpus import VerifiedPassage


# No slots: what a rule has asked for stays with the object, for the next rule.
@dataclass(frozen=True, eq=False)
class PassageTexts:
    """The texts of a passage, each cut out of its source when it is first asked for."""

    passage: VerifiedPassage

    @cached_property
    def exact(self) -> tuple[str, ...]:
        """The passage's own words, one string a piece."""
        return self.passage.exact

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The whole sentences from the first piece to the last one."""
        spans = self.passage.spans
        return self._touched_by(Span(spans[0].start, spans[-1].end))

    @cached_property
    def sentences_of_pieces(self) -> tuple[str, ...]:
        """The whole sentences of one piece after the other; one of two pieces stands twice."""
        spans = self.passage.spans
        if len(spans) == 1:
            return self.sentences
        return tuple(one for span in spans for one in self._touched_by(span))

    @cached_property
    def clauses(self) -> Mapping[int, str]:
        """The clauses that share a code point with a piece, by where they begin in the source.

        Each stands once, in order of the pieces.
        """
        text = self.passage.source.text
        return {
            clause.start: text.content[clause.start : clause.end]
            for span in self.passage.spans
            for clause in clauses_touched(text, span)
        }

    def _touched_by(self, span: Span) -> tuple[str, ...]:
        text = self.passage.source.text
        return tuple(text.content[one.start : one.end] for one in text.sentences_touching(span))
