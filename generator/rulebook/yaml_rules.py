"""Rules about the writing of data files: what YAML would read otherwise than people do."""

from __future__ import annotations

from generator.rulebook.entry import CLAIMS, CLAIMS_FILE, Entry, changed_claim

_TEXT = "text: The council of Northport voted to keep the ferry."
_TEXT_BELOW = """\
text: |-
      The vote: the council of Northport voted to keep the ferry."""


def _deep() -> str:
    return "".join(f"{'  ' * depth}deeper:\n" for depth in range(1, 45))


YAML_RULES = (
    Entry(
        "yaml/colon",
        "A value with a colon and a space stands in a block",
        "A colon with a space behind it makes a key of what stands in front of it. So a text that "
        "holds one is written below `|-`, on lines of its own; there, no sign means anything.",
        changed_claim(_TEXT, _TEXT.replace("The council", "The vote: the council")),
        changed_claim(_TEXT, _TEXT_BELOW),
    ),
    Entry(
        "yaml/hash",
        "A number sign begins a comment",
        "YAML drops everything from a ` #` to the end of the line, without a word. So a text that "
        "holds the sign is written below `|-`; a comment has a space behind the sign.",
        changed_claim(_TEXT, _TEXT.replace("the ferry", "ferry #2")),
        changed_claim(_TEXT, _TEXT + "   # as in the gazette"),
    ),
    Entry(
        "yaml/tab",
        "Spaces indent, tabs don't",
        "How wide a tab is depends on the editor, so YAML allows none for indentation, and here "
        "none at all. Replace each by spaces; most editors do that for the whole file.",
        changed_claim("    subjects", "\tsubjects"),
        CLAIMS,
    ),
    Entry(
        "yaml/indent",
        "Keys that belong together begin in the same column",
        "Indentation is all that says what belongs to what. Keys of one mapping begin in one "
        "column; what belongs to a key is indented two spaces more.",
        changed_claim("    subjects", "     subjects"),
        CLAIMS,
    ),
    Entry(
        "yaml/list",
        "Each entry of a list stands on its own line, behind a dash",
        "A list and keys can't be mixed in one place: either every line there begins with a dash, "
        "or none does. A list begins on the line below its key.",
        changed_claim("subjects:\n      - northport", "subjects: - northport"),
        CLAIMS,
    ),
    Entry(
        "yaml/inline",
        "Lists and mappings stand on lines of their own",
        "In brackets, a comma in a passage would part it and a date would fall into pieces, "
        "silently. Only a list of ids may stand in brackets, since ids hold no commas.",
        changed_claim("subjects:", "date: {edtf: 2025-06-03, as_stated: On June 3}\n    subjects:"),
        changed_claim(
            "subjects:",
            "date:\n      edtf: 2025-06-03\n      as_stated: On June 3\n      basis: inferred\n"
            "      reason: the year is that of the article\n      from: issued\n    subjects:",
        ),
    ),
    Entry(
        "yaml/quote",
        "Quotation marks around a value enclose all of it",
        "A value that begins with a straight quotation mark ends at the next one. If words follow "
        "behind it, or there is none, write the text below `|-`, where the marks are its own.",
        changed_claim(_TEXT, 'text: "The council" of Northport voted to keep the ferry.'),
        changed_claim(_TEXT, 'text: "The council of Northport voted to keep the ferry."'),
    ),
    Entry(
        "yaml/escape",
        "No hidden characters behind a backslash",
        "Between double quotation marks YAML makes other characters of a backslash and what "
        "follows it, some of them invisible. Write the character itself; a backslash that is "
        "meant as such stands below `|-`.",
        changed_claim(_TEXT, 'text: "The council of Northport voted\\tto keep the ferry."'),
        changed_claim(_TEXT, 'text: "The council of Northport voted to keep the ferry."'),
    ),
    Entry(
        "yaml/block",
        "A block begins on the line below its sign",
        "Behind `|-` nothing more stands on the line. The text follows below, indented two "
        "spaces more than its key.",
        changed_claim("|-\n          the council", "|- the council"),
        CLAIMS,
    ),
    Entry(
        "yaml/space",
        "A plain space follows a colon",
        "Without it, key and value are one word. A no-break space, as it comes along with text "
        "that was copied from the web, looks the same and isn't one: delete it and type a space.",
        changed_claim("text: The", "text:\u00a0The"),
        CLAIMS,
    ),
    Entry(
        "yaml/start",
        "A value begins with a letter, a digit or a quotation mark",
        "The signs `*`, `&`, `!`, `%`, `@` and `` ` `` have technical meanings at the beginning "
        "of a value. A text that begins with one is written below `|-`.",
        changed_claim(_TEXT, "text: *The council of Northport voted to keep the ferry.*"),
        CLAIMS,
    ),
    Entry(
        "yaml/duplicate-key",
        "A key stands once in its mapping",
        "Of two equal keys YAML would keep the last and drop the other without a word. Keep one, "
        "or give one another name.",
        changed_claim(_TEXT, f"{_TEXT}\n    {_TEXT}"),
        CLAIMS,
    ),
    Entry(
        "yaml/key",
        "A key is a word on one line",
        "In front of a colon stands a name. A question mark, a list or nothing at all in its "
        "place is a technical form that isn't read here.",
        changed_claim(f"    {_TEXT}", f'    {_TEXT}\n    "": said in public'),
        CLAIMS,
    ),
    Entry(
        "yaml/merge",
        "What belongs to an entry is written in it",
        "`<<` would copy keys from elsewhere, so that an entry couldn't be reviewed where it "
        "stands. Write the keys out.",
        changed_claim(f"    {_TEXT}", f"    {_TEXT}\n    <<: other"),
        CLAIMS,
    ),
    Entry(
        "yaml/document",
        "A file holds one document",
        "A line `---` begins another document, which programs overlook. Put what follows it into "
        "a file of its own, or delete the line.",
        {CLAIMS_FILE: CLAIMS[CLAIMS_FILE] + "---\nclaims:\n"},
        CLAIMS,
    ),
    Entry(
        "yaml/directive",
        "No line begins with a percent sign",
        "Such a line gives orders to the parser, which could change the meaning of all others. "
        "Delete it.",
        {CLAIMS_FILE: "%YAML 1.1\n---\n" + CLAIMS[CLAIMS_FILE]},
        CLAIMS,
    ),
    Entry(
        "yaml/depth",
        "Lists and mappings stand in each other a few times at most",
        "No data file of a project is deep. A file that is would exhaust the program, and can't "
        "be read by people either.",
        {CLAIMS_FILE: "claims:\n" + _deep()},
        CLAIMS,
    ),
    Entry(
        "yaml/too-many",
        "A file has an end",
        "A file with more texts than anybody reviews is divided into several; all files of a "
        "folder count alike.",
    ),
    Entry(
        "yaml/syntax",
        "Every line fits to those above it",
        "This line can't be read where it stands, and nothing around it says what was meant. "
        "Compare it with the entries above it: indentation, dashes, colons and quotation marks.",
        changed_claim(_TEXT, "text: ] The council of Northport voted to keep the ferry."),
        CLAIMS,
    ),
)
