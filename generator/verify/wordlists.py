"""The closed lists that the editorial rules read, all in one place and published on the site.

Everything is in lower case and with a straight apostrophe. The lists are for English, the
language in which claims are written; a word that isn't listed is not looked at.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.entities import Status


@dataclass(frozen=True, slots=True)
class WordGroup:
    """Words that say the same for a guard: one of them in a text stands for any other.

    `forms` are words or phrases. `before_number` narrows them to places right before a number
    ("over 160", not "over the hill"), where the forms are ordinary words otherwise.
    """

    name: str
    kind: str
    forms: tuple[str, ...]
    before_number: bool = False


NEGATION = "negation"
HEDGE = "hedge"
QUANTITY = "quantity"
AGAINST = "opposition"

POLARITY_GROUPS: tuple[WordGroup, ...] = (
    WordGroup(
        "not",
        NEGATION,
        (
            *("not", "no", "never", "neither", "nor", "none", "nobody", "nothing", "nowhere"),
            *("cannot", "without", "no longer", "unable", "hardly", "barely", "scarcely"),
            *("fail", "fails", "failed", "failing", "refuse", "refuses", "refused", "refusing"),
            *("lack", "lacks", "lacked", "lacking", "n't"),
            *("deny", "denies", "denied", "denying"),
        ),
    ),
    WordGroup("would", HEDGE, ("would", "'d")),
    WordGroup("could", HEDGE, ("could", "can", "may", "might", "possible", "possibly", "perhaps")),
    WordGroup("must", HEDGE, ("must", "have to", "has to", "had to", "need to", "needs to")),
    WordGroup("should", HEDGE, ("should", "ought to")),
    WordGroup("if", HEDGE, ("if", "whether", "provided that", "in case")),
    WordGroup("unless", HEDGE, ("unless", "except if")),
    WordGroup("still", HEDGE, ("still", "yet", "so far")),
    WordGroup("almost", HEDGE, ("almost", "nearly", "virtually", "practically")),
    WordGroup("likely", HEDGE, ("likely", "probably", "presumably", "apparently", "seemingly")),
    WordGroup("unlikely", HEDGE, ("unlikely",)),
    WordGroup(
        "seems", HEDGE, ("seem", "seems", "seemed", "appear to", "appears to", "appeared to")
    ),
    WordGroup("suspected", HEDGE, ("suspected", "believed to", "thought to", "said to")),
    WordGroup("potentially", HEDGE, ("potentially", "potential", "conceivably")),
    WordGroup("unclear", HEDGE, ("unclear", "unconfirmed", "unverified", "uncertain")),
    WordGroup(
        "temporarily",
        HEDGE,
        ("temporarily", "temporary", "provisionally", "provisional", "for now"),
    ),
    WordGroup("in principle", HEDGE, ("in principle", "in theory", "conditionally")),
    WordGroup(
        "alleged",
        HEDGE,
        ("alleged", "allegedly", "reportedly", "supposedly", "purported", "claimed"),
    ),
    WordGroup(
        "plans to",
        HEDGE,
        (
            *("plan to", "plans to", "planned to", "planning to", "intend to", "intends to"),
            *("intended to", "intending to", "intention", "intentions", "aim to", "aims to"),
            *("aimed to", "aiming to"),
        ),
    ),
    WordGroup(
        "hopes to", HEDGE, ("hope to", "hopes to", "hoped to", "want to", "wants to", "wanted to")
    ),
    WordGroup(
        "expects to", HEDGE, ("expect to", "expects to", "expected to", "set to", "due to be")
    ),
    WordGroup(
        "pledges",
        HEDGE,
        (
            *("pledge", "pledges", "pledged", "vow", "vows", "vowed"),
            *("promise to", "promises to", "promised to"),
        ),
    ),
    WordGroup("proposes", HEDGE, ("propose", "proposes", "proposed")),
    WordGroup("considers", HEDGE, ("consider", "considers", "considered", "considering")),
    WordGroup("threatens", HEDGE, ("threaten to", "threatens to", "threatened to")),
    WordGroup(
        "on track to",
        HEDGE,
        ("on track to", "on course to", "on the way to", "about to", "poised to"),
    ),
    WordGroup(
        "tries to",
        HEDGE,
        (
            "try to",
            "tries to",
            "tried to",
            "trying to",
            "attempt to",
            "attempts to",
            "attempted to",
        ),
    ),
    WordGroup("only", QUANTITY, ("only", "solely", "merely", "just", "exclusively")),
    WordGroup("more than", QUANTITY, ("more than", "at least", "upwards of")),
    WordGroup("more than", QUANTITY, ("over", "above"), before_number=True),
    WordGroup("less than", QUANTITY, ("less than", "fewer than", "at most", "up to")),
    WordGroup("less than", QUANTITY, ("under", "below"), before_number=True),
    WordGroup("about", QUANTITY, ("approximately", "roughly", "or so", "an estimated")),
    WordGroup("about", QUANTITY, ("about", "around", "some", "circa"), before_number=True),
    WordGroup("often", QUANTITY, ("often", "frequently", "regularly")),
    WordGroup("sometimes", QUANTITY, ("sometimes", "occasionally", "at times")),
    WordGroup("rarely", QUANTITY, ("rarely", "seldom")),
    WordGroup("some", QUANTITY, ("some",)),
    WordGroup("always", QUANTITY, ("always",)),
    WordGroup("usually", QUANTITY, ("usually", "generally", "typically", "normally", "mostly")),
    WordGroup("most", QUANTITY, ("most", "majority", "mainly", "largely")),
    WordGroup("many", QUANTITY, ("many", "numerous")),
    *(WordGroup(word, QUANTITY, (word,)) for word in ("dozens", "hundreds", "thousands")),
    WordGroup("millions", QUANTITY, ("millions",)),
    WordGroup("few", QUANTITY, ("few",)),
    WordGroup("several", QUANTITY, ("several", "a number of", "a few")),
    WordGroup(
        "all", QUANTITY, ("all", "every", "each", "entire", "entirely", "whole", "completely")
    ),
    WordGroup("partly", QUANTITY, ("partly", "partially", "in part", "half")),
    WordGroup(
        "against",
        AGAINST,
        (
            *("vote against", "votes against", "voted against", "voting against"),
            *("voted down", "turned down", "oppose", "opposes", "opposed", "opposing"),
            *("reject", "rejects", "rejected", "rejecting", "veto", "vetoes", "vetoed"),
        ),
    ),
)
"""What a claim may neither drop from its passage nor add to it."""

REPORTING_VERBS: frozenset[str] = frozenset(
    form
    for forms in (
        "say says said saying",
        "tell tells told telling",
        "claim claims claimed claiming",
        "announce announces announced announcing",
        "declare declares declared declaring",
        "assert asserts asserted asserting",
        "argue argues argued arguing",
        "insist insists insisted insisting",
        "warn warns warned warning",
        "denounce denounces denounced denouncing",
        "condemn condemns condemned condemning",
        "criticise criticises criticised criticising",
        "criticize criticizes criticized criticizing",
        "accuse accuses accused accusing",
        "deny denies denied denying",
        "admit admits admitted admitting",
        "acknowledge acknowledges acknowledged acknowledging",
        "explain explains explained explaining",
        "stress stresses stressed stressing",
        "emphasise emphasises emphasised emphasize emphasizes emphasized",
        "confirm confirms confirmed confirming",
        "report reports reported reporting reportedly",
        "allege alleges alleged alleging allegedly",
        "reply replies replied replying",
        "write writes wrote",
        "tweeted posted",
    )
    for form in forms.split()
)
"""Single words that make a sentence report somebody's words."""

REPORTING_PHRASES: tuple[str, ...] = (
    *("according to", "in the words of", "in the view of", "quoted as", "describes as"),
    *("states that", "state that", "stated that", "stating that", "notes that", "noted that"),
    *("added that", "adds that", "reads", "the document states", "the statement read"),
    *("believes that", "believe that", "believed that", "thinks that", "think that"),
)
"""Phrases that do the same, where one of their words alone would not."""

NUMBER_WORDS: Mapping[str, int] = {
    word: number
    for number, words in {
        2: "two twice second",
        3: "three thrice third",
        4: "four fourth",
        5: "five fifth",
        6: "six sixth",
        7: "seven seventh",
        8: "eight eighth",
        9: "nine ninth",
        10: "ten tenth",
        11: "eleven eleventh",
        12: "twelve twelfth dozen",
        13: "thirteen thirteenth",
        14: "fourteen fourteenth",
        15: "fifteen fifteenth",
        16: "sixteen sixteenth",
        17: "seventeen seventeenth",
        18: "eighteen eighteenth",
        19: "nineteen nineteenth",
        20: "twenty twentieth",
        30: "thirty thirtieth",
        40: "forty fortieth",
        50: "fifty fiftieth",
        60: "sixty sixtieth",
        70: "seventy seventieth",
        80: "eighty eightieth",
        90: "ninety ninetieth",
        100: "hundred hundredth hundreds",
        1000: "thousand thousandth thousands",
        1_000_000: "million millionth millions",
        1_000_000_000: "billion billionth billions",
    }.items()
    for word in words.split()
}
"""Number words from two on, with what they count; *one* and *first* are ordinary words."""

UNITS: Mapping[str, str] = {
    word: words.split()[0]
    for words in (
        "percent % per-cent pct",
        "‰",
        *("dollars $ dollar usd", "euros € euro eur", "pounds £ gbp", "yen ¥"),
        *("kilometres kilometre kilometers kilometer km", "metres metre meters meter m"),
        *("centimetres centimetre centimeters cm", "millimetres millimeters mm"),
        *("miles mile mi", "feet foot ft", "hectares hectare ha", "acres acre"),
        *("kilograms kilogram kg kilos", "grams gram g", "tonnes tonne tons ton t"),
        *("litres litre liters liter l", "degrees ° °c °f", "volts volt", "watts watt"),
        *("seconds second", "minutes minute", "hours hour", "days day", "weeks week"),
        *("months month", "years year", "decades decade", "centuries century"),
        *("times",),
    )
    for word in words.split()
}
"""Units and signs for them, with the word that stands for all of one kind."""

MONTHS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
"""Names of months and their usual short forms."""

WEEKDAYS: Mapping[str, int] = {
    name: number
    for number, name in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    )
}
"""Names of weekdays, Monday is 0 as in `datetime.date.weekday`."""

RELATIVE_DAYS: Mapping[str, int] = {"today": 0, "yesterday": -1}
"""Words for a day counted from the day of issue."""

VAGUE_DAYS: Mapping[str, tuple[int, int]] = {
    "early": (1, 10),
    "mid": (11, 20),
    "late": (21, 31),
}
"""Words for a part of a month: first and last day, cut to the month's length."""

DATE_INTRODUCERS: frozenset[str] = frozenset({"of", "dated", "from"})
"""Words that tie a date to the thing before it."""

DETERMINERS: frozenset[str] = frozenset({"a", "an", "the"})
"""Words that open a noun phrase."""

LINKING_PREPOSITIONS: frozenset[str] = frozenset({"of", "on", "for", "in", "and"})
"""Words before a determiner that carry a noun phrase on ("the decision of the council")."""

CLAUSE_OPENERS: frozenset[str] = frozenset({"but", "though", "although", "while", "whereas"})
"""Words that begin a new clause without a comma before them."""

LIST_CLOSERS: frozenset[str] = frozenset({"or", "nor"})
"""Words that close a list whose negation stands before its first item."""

LIST_BREAKERS: frozenset[str] = frozenset({"and"})
"""Words behind a comma before which such a list doesn't reach back."""

SENTENCE_OPENERS: frozenset[str] = frozenset(
    word
    for line in (
        "a an the this that these those it its he his she her they their there here we our i",
        "my in on at by for from of to with without within during before after since until",
        "under over between among against despite because as if when while though although",
        "whereas but and or nor so yet not no neither both all each every some any many most",
        "few several more less fewer only also still however then now later earlier once one",
        "first another other according what who whom whose which where why how early late mid",
        "is are was were has have had do does did will would can could may might must shall",
        "should none nobody nothing never upwards about around roughly almost nearly either",
        "whether",
    )
    for word in line.split()
)
"""Words that stand first in a sentence without being a name."""

EMPTY_WORDS: frozenset[str] = frozenset(
    word
    for line in (
        "a an the this that these those it its itself he him his she her hers they them their",
        "theirs we us our i my me you your who whom whose which what where when why how there",
        "here and or nor but so yet if as than then to of in on at by for from with into onto",
        "up out off over under about through during before after since until between among",
        "while though although because is are was were be been being am has have had having do",
        "does did done doing will would shall should can could may might must not no also too",
        "own same such both all each every any some other another more most very just only",
        "themselves himself herself ourselves myself yourself according well however therefore",
        "either neither none",
    )
    for word in line.split()
)
"""Words that say nothing of what a text is about."""

LIGHT_WORDS: frozenset[str] = frozenset(
    word
    for line in (
        "make makes made making take takes took taken taking come comes came coming become",
        "becomes became give gives gave given giving get gets got put puts putting go goes went",
        "gone going keep keeps kept let lets one ones thing things way ways part parts",
        "name names named naming call calls called stand stands mean means meant title full",
        "happen happens happened concern concerns concerning regard regards regarding",
    )
    for word in line.split()
)
"""Words that a sentence may need to tell in its own way what a passage tells."""

NECESSITY_WORDS: frozenset[str] = frozenset(
    (
        *("still", "must", "would", "should", "shall", "have to", "has to", "ought to"),
        *("need", "needs", "needed", "require", "requires", "required", "necessary"),
        *("yet to", "remains to", "remain to"),
    )
)
"""Words and phrases for what is not done, but has to be."""

STATUS_WORDS: Mapping[Status, str] = {
    Status.DONE: "done",
    Status.BEGUN: "begun",
    Status.STILL_NEEDED: "still needed",
    Status.DISPUTED: "accounts differ",
    Status.NOT_STATED: "not stated in the sources",
}
"""How each status of a step is said in words."""
