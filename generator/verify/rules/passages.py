"""Passages stand in their sources, word for word, in one place.

Passages are looked up in `generator.verify.passages`; these are its rules in words.
"""

from __future__ import annotations

from generator.verify.example_project import claim_entry, claim_example, claims_example
from generator.verify.rule import Rule

_TEXT = "The council of Northport voted to keep the ferry."
_PASSAGE = "the council of Northport voted to keep the ferry"
_GOOD = claim_example(_TEXT, _PASSAGE)


def _pieces(first: str, second: str) -> dict[str, str]:
    written = claim_entry("ferry", _TEXT, "PIECES").replace(
        "passage: |-\n          PIECES",
        f"passage:\n          - |-\n            {first}\n          - |-\n            {second}",
    )
    return claims_example(written)


RULES = (
    Rule(
        id="passage/not-found",
        title="A passage stands in its source word for word",
        explanation=(
            "A claim is only as good as the words it rests on, so every passage is looked up in "
            "the archived text at each check. Case, digits, accents and punctuation count; white "
            "space, curly or straight marks, hyphens and dots of an ellipsis may look different. "
            "Copy the words from the archived text. The message shows the closest place and the "
            "first word that differs; that is advice and never makes a check pass."
        ),
        bad=claim_example(_TEXT, "the council of Northport decided to keep the ferry"),
        good=_GOOD,
    ),
    Rule(
        id="passage/ambiguous",
        title="A passage stands in one place, or says which one is meant",
        explanation=(
            "Where the same words stand twice, nobody could be led to the right ones. Take more "
            "words, or add the `prefix` or `suffix` that the message offers: words right before "
            "or behind the passage that stand there and nowhere else."
        ),
        bad=claim_example(
            "Somebody in Northport votes or is asked to keep the ferry.", "to keep the ferry"
        ),
        good=_GOOD,
    ),
    Rule(
        id="passage/too-short",
        title="A supporting passage has three words or twelve characters",
        explanation=(
            "One or two short words can be found almost anywhere and carry nothing. Take more of "
            "the sentence. Passages that only give context, attribute a quotation or show a name "
            "may be shorter."
        ),
        bad=claim_example(_TEXT, "voted to"),
        good=_GOOD,
    ),
    Rule(
        id="passage/word-cut",
        title="A passage begins and ends between words",
        explanation=(
            "Half a word can say the opposite of the whole: *can* is no part of *can't*, and *160* "
            "is no part of *160,000*. Take the whole word at both ends."
        ),
        bad=claim_example(_TEXT, "council of Northport voted to keep the fer"),
        good=_GOOD,
    ),
    Rule(
        id="passage/across-paragraphs",
        title="A passage stays inside one paragraph",
        explanation=(
            "Words on both sides of a paragraph's end were not said in one breath. Make two "
            "entries of evidence, one for each paragraph."
        ),
        bad=_pieces(_PASSAGE, "Berg signed an order"),
        good=_GOOD,
    ),
    Rule(
        id="passage/pieces",
        title="The pieces of a cut passage stand in order, with words between",
        explanation=(
            "A passage with a cut is a list of pieces and is shown with […] between them. So they "
            "stand in the order of the text, and something is left out between them. Put them in "
            "order, or join pieces that belong together."
        ),
        bad=_pieces("voted to keep the ferry", "the council of Northport"),
        good=_pieces("the council of Northport voted", "the ferry"),
    ),
    Rule(
        id="passage/in-structure",
        title="Titles, captions and pointers are no evidence",
        explanation=(
            "Headlines shorten and sharpen, captions are about a picture, pointers about another "
            "text. The lines that a source lists under `structure` therefore carry no claim. "
            "Quote the body."
        ),
        bad=claim_example(_TEXT, "Ferries of the North"),
        good=_GOOD,
    ),
    Rule(
        id="claim/no-support",
        title="A claim has at least one passage that supports it",
        explanation=(
            "Passages with `role: context` say what a word refers to; they carry nothing alone. "
            "Add the passage that says what the claim says, or take the claim out."
        ),
        bad=claims_example(
            claim_entry("ferry", _TEXT, _PASSAGE).replace(
                "        passage", "        role: context\n        passage"
            )
        ),
        good=_GOOD,
    ),
)
