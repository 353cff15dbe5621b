"""Rules about the form of data files: which keys they hold, and what a value may be."""

from __future__ import annotations

from generator.rulebook.entry import CLAIMS, CLAIMS_FILE, Entry, changed, changed_claim

_SUBJECTS = "data/subjects.yml"
_SOURCE = "data/sources/gazette.yml"
_TEXT = "text: The council of Northport voted to keep the ferry."
_ALIAS = """\
      - name: Mayor
        source: gazette
        passage: |-
          Mayor Ida Berg said
"""
_DATE = """\
date:
      edtf: June 3, 2025
      as_stated: On June 3
      basis: inferred
      reason: the year is that of the article
      from: issued
    subjects:"""
_OTHER_CLAIM = """
claims:
  ferry:
    text: Eastport asked Northport to keep the ferry.
    subjects:
      - northport
      - eastport
    evidence:
      - source: gazette
        passage: |-
          In early May, Eastport asked Northport to keep the ferry
"""

DATA_RULES = (
    Entry(
        "data/unknown-key",
        "Every key is one that the program knows",
        "A misspelt key would be ignored, and what stands behind it with it. The message names "
        "the key that was probably meant, or all there are.",
        changed_claim("evidence:", "evidences:"),
        CLAIMS,
    ),
    Entry(
        "data/missing",
        "No key is missing that an entry needs",
        "A claim needs its text, its subjects and its evidence; other entries need other keys. "
        "The message says which, and what it holds.",
        changed_claim("      - source: gazette\n        passage", "      - passage"),
        CLAIMS,
    ),
    Entry(
        "data/kind",
        "A text, a list or a mapping stands where it is expected",
        "Some keys have a text, others a list (lines with dashes) or a mapping (lines with keys). "
        "A list of one entry is a list, too.",
        changed_claim("subjects:\n      - northport", "subjects: northport"),
        CLAIMS,
    ),
    Entry(
        "data/empty",
        "A key has a value",
        "A key with nothing behind it says nothing. Give it a value, or delete it.",
        changed_claim("subjects:\n      - northport", "subjects:"),
        CLAIMS,
    ),
    Entry(
        "data/choice",
        "A value from a closed list is one of it",
        "Roles, statuses, kinds and the like are closed lists, so that every reader can look up "
        "what they mean. The message names them, or the one that was probably meant.",
        changed_claim("source: gazette", "source: gazette\n        role: supports"),
        changed_claim("source: gazette", "source: gazette\n        role: support"),
    ),
    Entry(
        "data/form",
        "A value has the form of its key",
        "Line numbers, hashes, languages, regions and addresses have a form of their own; the "
        "message shows it.",
        changed(_SOURCE, "language: en", "language: English"),
        changed(_SOURCE, "language: en", "language: en-GB"),
    ),
    Entry(
        "data/id",
        "An id has small letters, digits and single hyphens",
        "Ids become parts of addresses that other people link to, so they are written in letters "
        "from a to z, digits and hyphens, and don't change. Those that pages make themselves "
        "(`note-1`, `ref-1-2`, `p-12-34`) are taken, and so is `index` for a source.",
        changed_claim("  ferry:\n", "  Ferry_Vote:\n"),
        changed_claim("  ferry:\n", "  ferry-vote:\n"),
    ),
    Entry(
        "data/duplicate-id",
        "An id is given once",
        "Claims, quotations, disputes, processes and terms share the addresses of the pages, so "
        "no two of them have the same id, in whichever files they stand. After a merge: keep the "
        "older id and rename the newer one.",
        {**CLAIMS, "data/claims/harbour.yml": _OTHER_CLAIM.lstrip()},
        {
            **CLAIMS,
            "data/claims/harbour.yml": _OTHER_CLAIM.lstrip().replace("  ferry:", "  request:"),
        },
    ),
    Entry(
        "data/repeated",
        "A list names a thing once",
        "What stands twice in a list is a slip, and often another entry was meant.",
        changed_claim("- northport", "- northport\n      - northport"),
        CLAIMS,
    ),
    Entry(
        "data/date",
        "A date is written in EDTF",
        "EDTF (ISO 8601-2) has year, month and day in this order: `2025`, `2025-06`, `2025-06-03`. "
        "An interval is written `2022-02/2025-06`, one day of several `2025-05-01..2025-05-10`. "
        "The source's own words stand in `as_stated`.",
        changed_claim("subjects:", _DATE),
        changed_claim("subjects:", _DATE.replace("June 3, 2025", "2025-06-03", 1)),
    ),
    Entry(
        "data/line-break",
        "A text for a line is one line",
        "Texts, labels and reasons are shown in lines and table cells. Write them in one line; a "
        "long one can be broken in the file below `>-`.",
        changed_claim(
            _TEXT, "text: |-\n      The council of Northport\n      voted to keep the ferry."
        ),
        changed_claim(
            _TEXT, "text: >-\n      The council of Northport\n      voted to keep the ferry."
        ),
    ),
    Entry(
        "data/space",
        "A text begins and ends with a word",
        "Spaces at the ends of a text can't be seen, and would be published. Delete them.",
        changed_claim(_TEXT, 'text: "The council of Northport voted to keep the ferry. "'),
        CLAIMS,
    ),
    Entry(
        "data/folded",
        "Lines of a passage are not joined",
        "YAML joins the lines of a value that runs over several of them, and of one below `>`. "
        "That changes the words of a passage, most easily at a hyphen. Write passages below `|-`.",
        changed_claim("passage: |-", "passage: >-"),
        CLAIMS,
    ),
    Entry(
        "data/comment",
        "No comment stands behind a text",
        "What follows ` #` is a comment, even if it was meant as part of the text. If it was, "
        "write the text below `|-`; if not, put the comment on a line of its own.",
        changed_claim(_TEXT, f"{_TEXT} # 2"),
        changed_claim(_TEXT, f"# as in the gazette\n    {_TEXT}"),
    ),
    Entry(
        "data/curly-quotes",
        "Curly quotation marks are letters of the text",
        "Unlike straight ones, they don't enclose a value in YAML: they are published with it. "
        "Delete them if they aren't meant to be.",
        changed_claim(_TEXT, f"{_TEXT}\n    short: “voted to keep the ferry”"),
        changed_claim(_TEXT, f"{_TEXT}\n    short: voted to keep the ferry"),
    ),
    Entry(
        "data/alias",
        "Another name comes from a source or has a reason",
        "A name of ours that no source uses is possible, with the reason why. Otherwise the "
        "passage is named in which the source uses it.",
        changed(_SUBJECTS, "      - name: Berg\n", "      - name: Mayor\n      - name: Berg\n"),
        changed(_SUBJECTS, "      - name: Berg\n", f"{_ALIAS}      - name: Berg\n"),
    ),
    Entry(
        "data/unknown-file",
        "Every file in data/ is one that the program reads",
        "A file with another name or in another folder would be ignored with all that it says. "
        "Move or rename it; notes and other files belong elsewhere.",
        {"data/claims/ferry.yaml": CLAIMS[CLAIMS_FILE]},
        CLAIMS,
    ),
)
