"""No sentence of a completely covered source is passed over in silence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from generator.model.entities import Coverage
from generator.problems import Location, Problem
from generator.text.spans import Span
from generator.verify.context import Context
from generator.verify.corpus import VerifiedPassage, VerifiedSource
from generator.verify.example_project import claim_example, gazette_example
from generator.verify.rule import Finding, Rule

UNUSED = "coverage/unused"
USED = "coverage/used"


def check_unused(context: Context) -> Iterator[Finding]:
    """Find sentences of completely covered sources that are neither used nor excused."""
    if context.reading.unread_kinds & {"claim", "quotation"}:
        return
    used = used_sentences(context)
    excused = excused_sentences(context)
    nearby: dict[str, set[Span]] = defaultdict(set)
    for name, span in context.nearby:
        nearby[name].update(context.sources[name].text.sentences_touching(span))
    for source in context.sources.values():
        if source.source.coverage is not Coverage.COMPLETE:
            continue
        known = used[source.id] | excused[source.id].keys() | nearby[source.id]
        for sentence in source.text.sentences():
            if sentence not in known:
                yield Finding(_unused(source, sentence))


def check_used(context: Context) -> Iterator[Finding]:
    """Find entries under `unused` whose sentence is used after all."""
    used = used_sentences(context)
    for source, entry, passage in context.unused:
        sentences = _touched(passage)
        if any(sentence in used[source.id] for sentence in sentences):
            message = "this sentence is used: it is evidence of a claim or quotation"
            hint = "delete the entry under `unused`"
            yield Finding(Problem(USED, message, entry.at, help=(hint,)))


def used_sentences(context: Context) -> Mapping[str, set[Span]]:
    """Collect the sentences that a supporting or quoted passage touches, by source."""
    used: dict[str, set[Span]] = defaultdict(set)
    for name, spans in context.used.items():
        text = context.sources[name].text
        used[name].update(s for span in spans for s in text.sentences_touching(span))
    return used


def excused_sentences(context: Context) -> Mapping[str, dict[Span, str]]:
    """Collect the sentences listed under `unused` with their reasons, by source."""
    excused: dict[str, dict[Span, str]] = defaultdict(dict)
    for source, entry, passage in context.unused:
        excused[source.id].update(dict.fromkeys(_touched(passage), entry.reason.value))
    return excused


def _touched(passage: VerifiedPassage) -> list[Span]:
    text = passage.source.text
    return [s for span in passage.spans for s in text.sentences_touching(span)]


def _unused(source: VerifiedSource, sentence: Span) -> Problem:
    line, column = source.text.line_column(sentence.start)
    written = source.text.content[sentence.start : sentence.end]
    at = Location(source.source.text.value, line, column, len(written.splitlines()[0]))
    message = f"no claim and no quotation uses this sentence of '{source.id}'"
    hints = (
        f"the sentence: {' '.join(written.split())}",
        (
            "make a claim of it, or list it under `unused` in "
            f"{source.source.at.path} with its reason; `coverage: partial` "
            "only if the source is not meant to be covered"
        ),
    )
    return Problem(UNUSED, message, at, help=hints)


_EXCUSED = """\
unused:
  - passage: |-
      The order takes effect in July
    reason: an example of a reason
"""

RULES = (
    Rule(
        id=UNUSED,
        title="Every sentence of a completely covered source is used or excused",
        explanation=(
            "What is left out can mislead as much as what is said. With `coverage: complete` each "
            "sentence of the body is touched by a passage that supports a claim, or by a "
            "quotation, or it is listed under `unused` with the reason. `coverage: partial` shows "
            "the rest in the ledger without a reason."
        ),
        bad=gazette_example("coverage: partial\n", "coverage: complete\n"),
        good=gazette_example("found_outside", _EXCUSED + "found_outside"),
        check=check_unused,
    ),
    Rule(
        id=USED,
        title="An excused sentence is not used",
        explanation=(
            "An entry under `unused` whose sentence a claim or quotation uses after all says "
            "something wrong about the source. Delete it."
        ),
        bad=claim_example("The order takes effect in July.", "The order takes effect in July")
        | gazette_example("found_outside", _EXCUSED + "found_outside"),
        good=gazette_example("found_outside", _EXCUSED + "found_outside"),
        check=check_used,
    ),
)
