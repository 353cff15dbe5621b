"""The words of the interface, in one place.

None of them speaks of a topic. Templates reach them as `words`; whatever counts something or
names a key of the data is made by a function below.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.model.entities import Basis, Coverage, LineKind, Rights

BASIS_WORDS: Mapping[Basis, str] = MappingProxyType(
    {Basis.STATED: "", Basis.INFERRED: "inferred", Basis.COMPUTED: "computed"}
)

FIELD_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "title": "Title",
        "publisher": "Publisher",
        "author": "Author",
        "issued": "Published",
        "url": "Address",
        "language": "Language",
    }
)

FROM_WORDS: Mapping[str, str] = MappingProxyType({"issued": "the date of the source"})

RIGHTS_WORDS: Mapping[Rights, str] = MappingProxyType(
    {
        Rights.QUOTATION: "quoted in excerpts; the text stays its publisher's",
        Rights.FULL: "shown in full",
    }
)

COVERAGE_WORDS: Mapping[Coverage, str] = MappingProxyType(
    {
        Coverage.COMPLETE: "every sentence is used or listed here with the reason",
        Coverage.PARTIAL: "only some of its sentences are used",
    }
)

LINE_WORDS: Mapping[LineKind, str] = MappingProxyType(
    {
        LineKind.TITLE: "title",
        LineKind.BYLINE: "byline",
        LineKind.DATE: "date",
        LineKind.CAPTION: "caption",
        LineKind.HEADING: "heading",
        LineKind.POINTER: "pointer to another text",
        LineKind.ADDRESS: "address",
    }
)


@dataclass(frozen=True, slots=True)
class Wording:
    """Every fixed phrase that a template prints."""

    as_of: str = "As of"
    as_of_what: str = ", the date of the newest source cited here."
    as_of_limit: str = "Later events are not covered."
    trust: str = (
        "The number behind a sentence shows the words of its source, verified verbatim in the "
        "archived copy."
    )
    newest_first: str = "The newest stands first."
    not_stated: str = "Not stated in the sources"
    not_stated_in_run: str = "not stated in the sources"
    not_stated_for: str = "not stated in the sources for"
    no_gaps: str = "The sources state every step that this site asks about."
    marked_passages: str = "marked and verified verbatim in the archived copy"
    notes_title: str = "Notes"
    notes_lead: str = "Each passage below was verified verbatim in the archived copy of its source."
    only_source: str = "only source"
    only_source_lead: str = (
        "A dotted line under a number marks a claim that rests on one source only."
    )
    terms_title: str = "Terms"
    in_glossary: str = "In the glossary"
    claim_link: str = "Link to this claim"
    correct: str = "Correct this"
    correct_page: str = "Correct this page"
    correct_by_mail: str = "Report a mistake by mail"
    correction_of: str = "Correction"
    cite_page: str = "Cite this page"
    cite_original: str = "Cite the original"
    cite_plain: str = "Plain text"
    copy_citation: str = "Copy"
    context: str = "Read together with"
    in_source: str = "In its source"
    next_piece: str = "Next part"
    context_in_source: str = "Context"
    back: str = "Back"
    uses: str = "Used by"
    uses_in_notes: str = "Cited in the notes"
    passage_link: str = "its words"
    quotation_of: str = "Quotation:"
    attribution_of: str = "Who speaks, where or when:"
    gap_of: str = "Not an answer to:"
    quotation_link: str = "Link to this quotation"
    copy: str = "Copy with its source"
    copied: str = "Copied"
    original: str = "Find it in the original"
    original_page: str = "Original"
    differ: str = "Accounts differ"
    searched: str = "Words searched for"
    seen: str = "What the search found, and why it does not answer"
    same_words: str = "The same words as given by"
    subject: str = "Who"
    excerpts: str = "Passages that are cited"
    full_text: str = "The whole text"
    outside: str = "not in the text itself; found in"
    archived_file: str = "Archived file"
    hash: str = "SHA-256 of the file"
    shown: str = "Shown here"
    source_verified: str = (
        "Each marked passage was verified verbatim in the archived copy. "
        "That says what the source says, not that it is right."
    )
    share_before: str = "Together the excerpts are"
    share_after: str = (
        "of the running text. Each sentence stands here only because something on this site "
        "rests on it; headings, captions and whatever is not cited are left out. "
        "To read the article itself, go to its publisher."
    )
    ledger_unused: str = "Sentences that are not used"
    count_named: str = "named by claims, quotations and gaps, and verified verbatim"
    count_marked: str = "marked in the sources: one that several name counts once"
    count_alone: str = "resting on one source only"
    count_sentences: str = "in the sources"
    count_used: str = "used"
    count_unused: str = "not used"
    count_disputes: str = "on which accounts differ"
    count_gaps: str = "of which the sources say nothing"
    readability: str = "Automated Readability Index of our own sentences"
    readability_what: str = "about the school grade that they ask for; quotations don't count."
    exceptions: str = "Accepted exceptions"
    exceptions_what: str = (
        "Here a rule alone would have refused, or something was worked out. "
        "Somebody looked at each and gave the reason."
    )
    computed: str = "worked out"
    own_name: str = "a name of ours"
    line: str = "Line"
    not_covered: str = "not needed for what this explainer covers"
    see: str = "Shown in another section:"
    map_legend: str = (
        "The number is that of the furthest step that the cited sources call begun or done. "
        "Only the last step, once it is done, fills a shape in full."
    )
    map_note: str = "Borders are simplified and take no position."


WORDS = Wording()


LANGUAGE_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "ar": "العربية",
        "bg": "български",
        "ca": "català",
        "cs": "čeština",
        "da": "dansk",
        "de": "Deutsch",
        "el": "Ελληνικά",
        "en": "English",
        "es": "español",
        "et": "eesti",
        "fa": "فارسی",
        "fi": "suomi",
        "fr": "français",
        "he": "עברית",
        "hi": "हिन्दी",
        "hr": "hrvatski",
        "hu": "magyar",
        "id": "Bahasa Indonesia",
        "it": "italiano",
        "ja": "日本語",
        "ko": "한국어",
        "lt": "lietuvių",
        "lv": "latviešu",
        "nb": "norsk",
        "nl": "Nederlands",
        "no": "norsk",
        "pl": "polski",
        "pt": "português",
        "ro": "română",
        "ru": "русский",
        "sk": "slovenčina",
        "sl": "slovenščina",
        "sr": "српски",
        "sv": "svenska",
        "tr": "Türkçe",
        "uk": "українська",
        "vi": "Tiếng Việt",
        "zh": "中文",
    }
)
"""What languages call themselves, by their codes (ISO 639-1)."""


def language_name(tag: str) -> str:
    """Name the language of a tag (BCP 47) in itself; one without a name here stays as it is."""
    return LANGUAGE_NAMES.get(tag.partition("-")[0].lower(), tag)


def counted(number: int, singular: str, *, what: str = "") -> str:
    """Write a number with its noun and what is said of it: `1 claim`, `2 claims`."""
    noun = singular if number == 1 else f"{singular}s"
    return f"{number:,} {noun} {what}".rstrip()


def used_words(used: int, total: int) -> str:
    """Say how many sentences of a source are used."""
    return f"{used:,} of {counted(total, 'sentence')} used"


def share_words(share: float) -> str:
    """Say how much of a text's body is shown; `share` runs from 0 to 1."""
    return f"{share:.0%} of the running text is shown"


def note_words(number: int, *, alone: bool) -> str:
    """Say aloud what a citation link leads to; `alone` if a claim rests on one source only."""
    return f"Note {number}, {WORDS.only_source}" if alone else f"Note {number}"


def sentence(words: str) -> str:
    """Let words begin as a sentence does."""
    return words[:1].upper() + words[1:]


def listed(names: tuple[str, ...]) -> str:
    """Join names as a sentence does: `a`, `a and b`, `a, b and c`."""
    if len(names) <= 1:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
