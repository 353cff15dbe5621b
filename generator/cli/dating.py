"""The questions about the date of a new claim, and how it follows from the source's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.cli import claim_questions as the
from generator.cli.questions import Check, Question, date_fault

if TYPE_CHECKING:
    from generator.authoring.proposed_dates import ProposedDate
    from generator.cli.sheet import Sheet

FROM_ISSUED = "--from-issued"
DATE_OPTIONS = ("--date", "--as-stated", "--basis", "--reason", FROM_ISSUED)


def ask_date(sheet: Sheet, proposed: ProposedDate | None, option: str = "") -> None:
    """Ask for the date and how it follows; with an option, for that answer again."""

    def ask(question: Question, check: Check | None, default: str) -> None:
        sheet.ask(question, check, default=default, again=option == question.option)

    ask(the.DATE, date_fault, proposed.edtf if proposed else "")
    if not sheet["--date"]:
        sheet.forget(*DATE_OPTIONS)
        return
    usual = proposed if proposed and proposed.edtf == sheet["--date"] else None
    ask(the.AS_STATED, None, usual.as_stated if usual else "")
    ask(the.BASIS, the.basis_fault, usual.basis if usual else "stated")
    if sheet["--basis"] == "inferred" or sheet["--reason"] or option == "--reason":
        ask(the.REASON, None, usual.reason if usual else "")
    _ask_issued(sheet, usual, again=option in (FROM_ISSUED, "--basis"))


def _ask_issued(sheet: Sheet, usual: ProposedDate | None, *, again: bool) -> None:
    """Ask whether the day of issue completes the date, where the basis leaves that open."""
    if FROM_ISSUED in sheet.flags and not again:
        return
    sheet.flags.discard(FROM_ISSUED)
    if sheet["--basis"] in ("", "stated") or not (again or "--date" in sheet.typed):
        return
    question = "Does the date of publication complete it?"
    if sheet.questions.confirm(question, default=bool(usual and usual.from_issued)):
        sheet.flags.add(FROM_ISSUED)


def date_of(sheet: Sheet) -> dict[str, str]:
    """Give the keys of the date as the data holds them; none without a date."""
    if not sheet["--date"]:
        return {}
    basis = sheet["--basis"]
    return {
        "edtf": sheet["--date"],
        "as_stated": sheet["--as-stated"],
        "basis": "" if basis == "stated" else basis,
        "reason": sheet["--reason"],
        "from": "issued" if FROM_ISSUED in sheet.flags else "",
    }
