"""The closed list of words that a claim may leave out, and never add.

*After*, *because*, *first* or *unanimously* say more than a passage without them. The list is
published with the others and is for English; a word that isn't listed is not looked at.
"""

from __future__ import annotations

from generator.verify.wordlists import WordGroup

ORDER = "order"
PART = "part of a time"
CAUSE = "cause"
DEGREE = "degree"
MANNER = "manner"


def _groups(kind: str, *groups: str) -> tuple[WordGroup, ...]:
    """Make a group of each row; its first word is its name, `_` the space in a phrase."""
    rows = (tuple(word.replace("_", " ") for word in row.split()) for row in groups)
    return tuple(WordGroup(row[0], kind, row) for row in rows)


ADDED_GROUPS: tuple[WordGroup, ...] = (
    *_groups(
        ORDER,
        "before prior_to ahead_of earlier previously beforehand",
        "after afterwards subsequently since later following",
        "until till",
        "already",
        "again anew once_more",
        "first",
        "last latest final finally",
        "immediately immediate at_once urgently urgent promptly instantly",
        "ever",
    ),
    *_groups(PART, "early", "late"),
    *_groups(
        CAUSE,
        "because because_of due_to owing_to as_a_result in_response_to thanks_to therefore thus "
        "hence consequently led_to leads_to caused causes causing prompted prompting triggered "
        "resulted_in results_in provoked",
        "despite in_spite_of even_though regardless_of nevertheless although though",
        "instead instead_of rather_than",
        "in_order_to so_as_to so_that",
        "compelled forced obliged required_to",
    ),
    *_groups(
        DEGREE,
        "never at_no_time not_once",
        "more_than exceeding",
        "less_than fewer_than",
        "more",
        "less fewer",
        "exactly precisely",
        "fully totally wholly",
        "permanently permanent for_good forever",
        *("largest", "biggest", "greatest", "smallest", "highest", "lowest", "oldest", "newest"),
        *("best", "worst", "main", "sole", "everyone everybody", "worldwide globally"),
        *("increasingly", "unlimited", "unconditionally unconditional"),
    ),
    *_groups(
        MANNER,
        "unanimously unanimous by_consensus",
        "in_favour in_favor",
        "against",
        *("jointly together", "unilaterally unilateral", "alone", "officially official"),
        *("formally formal", "publicly public", "secretly secret", "illegally illegal unlawful"),
        *("legally legal lawful", "deliberately deliberate intentionally", "accidentally"),
        *("forcibly", "voluntarily voluntary", "successfully successful", "directly"),
        *("indirectly", "clearly", "obviously", "certainly definitely"),
    ),
)
"""What a claim may not add to the clauses of its supporting passages."""
