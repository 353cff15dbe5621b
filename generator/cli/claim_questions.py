"""What `explainer add` asks, in the order of asking."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.cli.questions import Check, Question

if TYPE_CHECKING:
    from generator.authoring.known_subjects import KnownSubjects

NEW = "+"
"""Typed before the name of a subject that is to be added."""

WORDS = Question(
    "WORDS",
    "Words of a source",
    "Copy the words that carry your claim out of an archived text, three at least, exactly as they "
    "stand there; write […] where you leave words out.",
    required=True,
)
TEXT = Question(
    "--text",
    "The claim, as one sentence",
    "The sentence that readers see. It says no more than the words of the source do, and names "
    "who is meant.",
    required=True,
)
SHORT = Question(
    "--short",
    "The same for table cells",
    "The claim in a few words, for tables and timelines, where the sentence is too long.",
)
SUBJECTS = Question(
    "--subject",
    "Its subjects, the first first (? lists them)",
    "Whom or what the claim is about: ids or names, parted by commas. To add one, type + and a "
    "name that a source uses, such as: + Ada North. The subjects are:",
    required=True,
)
SAID_BY = Question(
    "--said-by",
    "Whose statement it is, if it reports one",
    "If the source reports what somebody says: the subject who says it, or + and a name to add "
    "one. The text has to name them. The subjects are:",
)
DATE = Question(
    "--date",
    "When it happened",
    "2025-06-03, 2025-06 or 2025; 2022-02/2025-06 from a month to another; one day of several as "
    "2025-05-01..2025-05-10.",
)
AS_STATED = Question(
    "--as-stated",
    "The source's words for the date",
    "Copy them from the sentence of the passage, such as: On June 3, in mid-June, on Sunday.",
)
BASIS = Question(
    "--basis",
    "How the date follows from them: stated, inferred or computed",
    "stated: the words say all of it. computed: they are early, mid or late, or a weekday, which "
    "one table turns into days. inferred: something else completes them, and you say what.",
    required=True,
)
REASON = Question(
    "--reason",
    "Why the words mean this date",
    "What completes the words, for readers to judge, such as: the year is that of the article.",
)
ID = Question(
    "--id",
    "Its id",
    "A short name in small letters, digits and hyphens. It becomes part of an address and stays.",
    required=True,
)
FILE = Question(
    "--file",
    "The file for it",
    "A file data/claims/….yml, new or not; proposed is the one with most about the same subjects.",
    required=True,
)
PAGE = Question(
    "--page",
    "A page that shall show it",
    "A claim has to stand on some page; a reference to it is put at the end of this one.",
)
CONTEXT = Question(
    "--context",
    "Words of the same source that say who or what is meant",
    "If the passage has 'it' or 'they': the words nearby that name them, copied exactly.",
)
NEW_KIND = Question(
    "KIND", "What it is", "One of: state, person, body, document, other.", required=True
)
NEW_ID = Question("ID", "Its id as a subject", ID.help, required=True)


def subjects_check(
    known: KnownSubjects, is_named: Callable[[str], bool], *, several: bool
) -> Check:
    """Make a check that accepts ids and names of subjects, or one of them, and a new name.

    `is_named` tells whether some source has a name.
    """
    from generator.authoring.known_subjects import UnknownSubjectError

    def check(answer: str) -> str | None:
        old, sign, new = answer.partition(NEW)
        try:
            found = known.read(old) if old.strip(" ,") else ()
        except UnknownSubjectError as error:
            return str(error)
        if sign and not is_named(new.strip()):
            return f"no source has the name '{new.strip()}': use one that does"
        return None if several or len(found) + len(sign) == 1 else "one subject is expected"

    return check


def free_id(taken: list[str]) -> Check:
    """Make a check that accepts an id which nothing has yet, and offers one where it is taken."""
    from generator.authoring.drafts import propose_id
    from generator.loading.kinds import ID as FORM
    from generator.loading.kinds import RESERVED_ID

    def check(name: str) -> str | None:
        if not FORM.fullmatch(name):
            near = propose_id(name, taken, words=99)
            return (
                f"'{name}' can't be an id: small letters, digits, single hyphens between, "
                f"such as '{near}'"
            )
        if RESERVED_ID.fullmatch(name):
            return f"the id '{name}' is one that pages make themselves"
        if name not in taken:
            return None
        return f"the id '{name}' is taken; '{propose_id(name, taken, words=99)}' is free"

    return check


def basis_fault(word: str) -> str | None:
    """Say what is wrong with a basis."""
    from generator.model.entities import Basis

    known = [basis.value for basis in Basis]
    return None if word in known else f"expected one of {', '.join(known)}"


def with_rows(question: Question, rows: Sequence[str]) -> Question:
    """Add rows to what a question says to those who type `?`."""
    return replace(question, help="\n    ".join((question.help, *rows)))
