"""An archived source stays what it was, and is described as it is.

Texts are read in `generator.verify.sources`; these are its rules in words.
"""

from __future__ import annotations

from generator.verify.example_project import GAZETTE_SHA256, gazette_example
from generator.verify.rule import Rule

_GOOD = gazette_example("", "")

RULES = (
    Rule(
        id="source/hash-missing",
        title="A source's hash is written down",
        explanation=(
            "The SHA-256 of the archived file shows everybody that its bytes never changed. For a "
            "new source the message prints the line to add."
        ),
        bad=gazette_example(f"sha256: {GAZETTE_SHA256}\n", ""),
        good=_GOOD,
    ),
    Rule(
        id="source/hash-mismatch",
        title="An archived source is never changed",
        explanation=(
            "Every passage rests on the bytes that were archived, so a changed byte, even a line "
            "end, is an error. Restore the file. The right hash is not printed here: it must not "
            "be the easiest thing to copy it over. If the hash was wrong from the start, delete "
            "the line and check again."
        ),
        bad=gazette_example(GAZETTE_SHA256, "0" * 64),
        good=_GOOD,
    ),
    Rule(
        id="source/structure-line",
        title="The lines under `structure` exist and hold text",
        explanation=(
            "A wrong line number would make a sentence of the body vanish, or a caption count as "
            "evidence. Lines count from 1, and blank lines count."
        ),
        bad=gazette_example("line: 15", "line: 14"),
        good=_GOOD,
    ),
)
