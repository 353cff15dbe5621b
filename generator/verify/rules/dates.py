"""A date follows from the words of the source as its `basis` says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.model.entities import Basis
from generator.problems import Location, Problem
from generator.verify.context import Context
from generator.verify.dated import Dated, contradictions, dated, missing_parts, nearest_before
from generator.verify.rule import Finding
from generator.verify.wording import DateMention, date_mentions

AS_STATED = "date/as-stated"
STATED = "date/stated"
INFERRED = "date/inferred"
COMPUTED = "date/computed"
AFTER_ISSUE = "date/after-issue"


def check_as_stated(context: Context) -> Iterator[Finding]:
    """Find dates whose words don't stand in a paragraph of the evidence."""
    for one in dated(context):
        words = one.date.as_stated
        if words is None:
            if one.date.basis is not Basis.INFERRED:
                message = f"a date that is {one.date.basis.value} needs the source's words for it"
                hint = "add `as_stated:` with the words as they stand in the source"
                yield _finding(AS_STATED, message, one, one.date.at, hint)
        elif not one.sources_of_words():
            message = f"'{words}' doesn't stand in a paragraph of the evidence"
            hint = "write the words as the source has them, or add the passage that has them"
            at = words.location_of(0, len(words.value))
            yield _finding(AS_STATED, message, one, at, hint)


def check_stated(context: Context) -> Iterator[Finding]:
    """Find dates said to be stated of which the source's words leave a part out."""
    for one in dated(context):
        if one.date.basis is not Basis.STATED or one.date.as_stated is None:
            continue
        missing = missing_parts(one.date.parsed, one.words)
        vague = [m.vague for m in date_mentions(one.words) if m.vague]
        if missing:
            message = f"'{one.words}' doesn't state the {' and the '.join(missing)}"
            hint = "use `basis: inferred` with a `reason` (and `from: issued`), or a coarser date"
            yield _finding(STATED, message, one, _edtf_at(one), hint)
        elif vague:
            message = f"'{vague[0]}' has bounds: the date isn't simply stated"
            yield _finding(STATED, message, one, _edtf_at(one), "use `basis: computed`")
        else:
            yield from _contradictions(STATED, one)


def check_inferred(context: Context) -> Iterator[Finding]:
    """Find inferred dates without a reason, or against their words or the day of issue."""
    for one in dated(context):
        if one.date.basis is not Basis.INFERRED:
            continue
        if one.date.reason is None:
            message = "an inferred date needs its reason"
            hint = "add `reason:`, for example: the year is that of the article"
            yield _finding(INFERRED, message, one, one.date.at, hint)
        yield from _contradictions(INFERRED, one)
        yield from _against_issue(INFERRED, one)


def check_computed(context: Context) -> Iterator[Finding]:
    """Find computed dates that the published table doesn't give."""
    for one in dated(context):
        if one.date.basis is not Basis.COMPUTED or one.date.as_stated is None:
            continue
        mentions = [m for m in date_mentions(one.words) if _is_computable(m)]
        if len(mentions) != 1:
            message = f"no word in '{one.words}' stands in the table of computed dates"
            hint = "use `basis: stated`, or `basis: inferred` with a `reason`"
            yield _finding(COMPUTED, message, one, _edtf_at(one), hint)
        elif _from_issued(one):
            yield from _against_issue(COMPUTED, one)
        elif mentions[0].year is None:
            message = f"'{one.words}' states no year"
            hint = "add `from: issued` if it follows from the day of issue"
            yield _finding(COMPUTED, message, one, _edtf_at(one), hint)
        else:
            yield from _differs(COMPUTED, one, nearest_before(mentions[0], date.max))


def check_after_issue(context: Context) -> Iterator[Finding]:
    """Find dates later than every source that tells of them."""
    for one in dated(context):
        issued = [passage.source.issued for passage in one.passages]
        days = [day.latest for day in issued if day is not None and day.latest is not None]
        earliest = one.date.parsed.earliest
        if days and len(days) == len(issued) and earliest is not None and earliest > max(days):
            message = f"{one.date.edtf} is later than the source, which is of {max(days)}"
            hints = (
                "correct the date",
                f"if something is planned, say so in `exemptions` (rule {AFTER_ISSUE})",
            )
            yield _finding(AFTER_ISSUE, message, one, _edtf_at(one), *hints)


def _contradictions(rule: str, one: Dated) -> Iterator[Finding]:
    for sentence in contradictions(one.date.parsed, one.words):
        yield _finding(rule, sentence, one, _edtf_at(one), "correct the one or the other")


def _against_issue(rule: str, one: Dated) -> Iterator[Finding]:
    """Check a date that the day of issue completes."""
    if one.date.from_field is None:
        return
    at = one.date.from_field.at
    if not _from_issued(one):
        message = f"`from: {one.date.from_field}` is nothing a date can follow from"
        yield _finding(rule, message, one, at, "the only one is `from: issued`")
        return
    days = one.issue_days()
    if one.sources_of_words() and not days:
        message = "the source has no `issued` that a date could follow from"
        yield _finding(rule, message, one, at, "add `issued:` to the source, or a `reason`")
    expected = {nearest_before(m, day) for m in date_mentions(one.words) for day in days}
    expected.discard(None)
    if expected and one.date.edtf.value.rstrip("?~%") not in expected:
        yield from _differs(rule, one, min(e for e in expected if e is not None))


def _differs(rule: str, one: Dated, expected: str | None) -> Iterator[Finding]:
    if expected is not None and one.date.edtf.value != expected:
        message = f"'{one.words}' means {expected}, not {one.date.edtf}"
        hint = f"write `edtf: {expected}`, or say in another way how the date is known"
        yield _finding(rule, message, one, _edtf_at(one), hint)


def _is_computable(mention: DateMention) -> bool:
    by_table = mention.vague is not None and mention.month is not None
    return by_table or mention.weekday is not None or mention.relative is not None


def _from_issued(one: Dated) -> bool:
    return one.date.from_field is not None and one.date.from_field.value == "issued"


def _edtf_at(one: Dated) -> Location:
    return one.date.edtf.location_of(0, len(one.date.edtf.value))


def _finding(rule: str, message: str, one: Dated, at: Location, *hints: str) -> Finding:
    return Finding(Problem(rule, message, at, help=hints), one.exemptions, one.date.edtf.value)
