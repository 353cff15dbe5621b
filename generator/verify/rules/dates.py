"""A date follows from the words of the source as its `basis` says."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import date

from generator.model.entities import Basis
from generator.problems import Location, Problem
from generator.verify.context import Context
from generator.verify.dated import Dated, contradictions, dated, missing_parts, nearest_before
from generator.verify.example_project import claim_example
from generator.verify.rule import Finding, Rule
from generator.verify.wording import DateMention, date_mentions

AS_STATED = "date/as-stated"
STATED = "date/stated"
INFERRED = "date/inferred"
COMPUTED = "date/computed"
AFTER_ISSUE = "date/after-issue"


def check_as_stated(context: Context) -> Iterator[Finding]:
    """Find dates whose words don't stand in a sentence of the supporting passages."""
    for one in dated(context):
        words = one.date.as_stated
        if words is None:
            if one.date.basis is not Basis.INFERRED:
                message = f"a date that is {one.date.basis.value} needs the source's words for it"
                hint = "add `as_stated:` with the words as they stand in the source"
                yield _finding(AS_STATED, message, one, one.date.at, hint)
        elif not one.sources_of_words():
            message = f"'{words}' doesn't stand in a sentence of a supporting passage"
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
        against_issue = list(_against_issue(INFERRED, one))
        yield from against_issue or _contradictions(INFERRED, one)


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


_VOTED = "The council of Northport voted to keep the ferry."
_VOTE = "On June 3, the council of Northport voted to keep the ferry"
_ASKED = "Eastport asked Northport to keep the ferry."
_ASKING = "In early May, Eastport asked Northport to keep the ferry"


def _dated(lines: str, text: str = _VOTED, passage: str = _VOTE) -> dict[str, str]:
    return claim_example(text, passage, "date:\n" + textwrap.indent(textwrap.dedent(lines), "  "))


_GOOD = _dated(
    """\
    edtf: 2025-06-03
    as_stated: On June 3
    basis: inferred
    reason: the year is that of the article
    from: issued
    """
)

RULES = (
    Rule(
        id=AS_STATED,
        title="The words of a date stand in the evidence",
        explanation=(
            "`as_stated` keeps the source's own words for a date, and readers see them first. They "
            "stand, as whole words, in a sentence from which one of the supporting passages is "
            "taken: a date in the next sentence, or in a passage of context, is that of something "
            "else. A date that is stated or computed can't do without them."
        ),
        bad=_dated(
            """\
            edtf: 1950
            as_stated: in 1950
            """,
            _ASKED,
            _ASKING,
        ),
        good=_GOOD,
        check=check_as_stated,
    ),
    Rule(
        id=STATED,
        title="A stated date states all of its parts",
        explanation=(
            "With `basis: stated` year, month and day of the date, as far as it gives them, all "
            "stand in `as_stated`, and nothing there says otherwise. Where a part follows from "
            "something else, the basis is `inferred`, with the reason; where a word such as "
            "*early* sets bounds, it is `computed`."
        ),
        bad=_dated("edtf: 2025-06-03\nas_stated: On June 3\n"),
        good=_GOOD,
        check=check_stated,
    ),
    Rule(
        id=INFERRED,
        title="An inferred date has a reason, and the calendar on its side",
        explanation=(
            "`basis: inferred` needs a `reason`. What `as_stated` does say has to agree with the "
            "date. With `from: issued` the rest follows from the day on which the source "
            "appeared: a weekday, day or month is the last one up to that day."
        ),
        bad=_dated(
            """\
            edtf: 2024-06-03
            as_stated: On June 3
            basis: inferred
            reason: the year is that of the article
            from: issued
            """
        ),
        good=_GOOD,
        check=check_inferred,
    ),
    Rule(
        id=COMPUTED,
        title="A computed date follows from the published table",
        explanation=(
            "*early*, *mid* and *late* before a month mean its days 1 to 10, 11 to 20 and 21 to "
            "the end. With `basis: computed` the date is exactly that span, written with two dots; "
            "a year that isn't stated comes `from: issued`."
        ),
        bad=_dated(
            """\
            edtf: 2025-05-01..2025-05-15
            as_stated: In early May
            basis: computed
            from: issued
            """,
            _ASKED,
            _ASKING,
        ),
        good=_dated(
            """\
            edtf: 2025-05-01..2025-05-10
            as_stated: In early May
            basis: computed
            from: issued
            """,
            _ASKED,
            _ASKING,
        ),
        check=check_computed,
    ),
    Rule(
        id=AFTER_ISSUE,
        title="A date is not later than the source that tells of it",
        explanation=(
            "A source can't report what hasn't happened yet. If a plan is meant, the text says so, "
            "and an exemption gives the reason."
        ),
        bad=_dated(
            """\
            edtf: 2025-07
            as_stated: in July
            basis: inferred
            reason: the year is that of the article
            """,
            "The order takes effect in July.",
            "The order takes effect in July",
        ),
        good=_GOOD,
        check=check_after_issue,
        exemptible=True,
    ),
)
