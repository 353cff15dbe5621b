"""Rules about files themselves and about the project's settings."""

from __future__ import annotations

import hashlib

from generator.rulebook.entry import CLAIMS, CLAIMS_FILE, Entry, Files, changed, changed_claim
from generator.verify.example_project import BASE

_SOURCE = "data/sources/gazette.yml"
_TEXT = "text: seeds/gazette.txt"
_INDEX = "content/index.md"
_LATIN = BASE["seeds/courier.txt"].replace("Northport", "Nörthport").encode("latin-1")


def _archived(text: bytes) -> Files:
    """Archive a text as the courier's, with its hash."""
    path = "data/sources/courier.yml"
    old = hashlib.sha256(BASE["seeds/courier.txt"].encode()).hexdigest()
    description = BASE[path].replace(old, hashlib.sha256(text).hexdigest())
    description = description.replace("title: Northport", "title: Nörthport")
    return {path: description, "seeds/courier.txt": text}


FILE_RULES = (
    Entry(
        "file/missing",
        "A file that is named is there",
        "Look for a slip in the name, whether small and capital letters are right, and whether "
        "the file was added to the project.",
        changed(_SOURCE, _TEXT, "text: seeds/gazete.txt"),
        changed(_SOURCE, _TEXT, _TEXT),
    ),
    Entry(
        "file/outside",
        "Everything comes from inside the project",
        "Paths are relative to the folder of `mkdocs.yml` and stay below it, so that a proposal "
        "can't read or publish other files of a machine. Hidden folders aren't read either.",
        {"mkdocs.yml": BASE["mkdocs.yml"] + "theme:\n  custom_dir: ../theme\n"},
        {"mkdocs.yml": BASE["mkdocs.yml"] + "theme:\n  custom_dir: theme\n"},
    ),
    Entry(
        "file/not-a-file",
        "A path leads to a plain file",
        "Where a file is named, a folder or a device doesn't do. Name the file itself.",
    ),
    Entry(
        "file/encoding",
        "Text is stored in UTF-8",
        "In another encoding letters would turn into others. Open the file in an editor and save "
        "it with the encoding UTF-8.",
        {CLAIMS_FILE: CLAIMS[CLAIMS_FILE].replace("the ferry.", "the “ferry”.").encode("cp1252")},
        CLAIMS,
    ),
    Entry(
        "file/character",
        "No invisible characters",
        "What people review on their screen has to be what the program reads. Control characters, "
        "invisible ones and those that change the direction of writing are deleted; if one can't "
        "be seen, delete the words around it and type them anew.",
        changed_claim("text: The council", "text: The cou\u200bncil"),
        CLAIMS,
    ),
    Entry(
        "file/mixed-script",
        "A word is written in one script",
        "A Cyrillic or Greek letter looks like a Latin one and isn't: searches miss the word, and "
        "a reviewer takes it for another. Type the word anew.",
        changed_claim("text: The council", "text: The c\u043euncil"),
        CLAIMS,
    ),
    Entry(
        "file/conflict",
        "Version control leaves nothing to decide",
        "Where two changes met in the same lines, version control writes both versions between "
        "lines of `<<<<<<<`, `=======` and `>>>>>>>`. Keep one, or join them, and delete the "
        "three lines. Of two claims that were added with the same id both stay: give the newer "
        "one another id.",
        changed_claim(
            "      - northport\n",
            "<<<<<<< main\n      - northport\n=======\n      - eastport\n>>>>>>> proposal\n",
        ),
        CLAIMS,
    ),
    Entry(
        "file/name",
        "Every system can hold the names of files",
        "Two names that differ in capital letters alone are one file on many systems, and some "
        "names and signs are reserved there. Small letters, digits and hyphens are safe.",
        {"content/Index.md": BASE[_INDEX]},
        {"content/second.md": BASE[_INDEX]},
    ),
    Entry(
        "file/symlink",
        "Folders are folders, not links to some",
        "A link to a folder could lead anywhere, and is not followed. Put the files there.",
    ),
    Entry(
        "file/too-large",
        "A file has at most 10 MiB, an archived text 2 MiB",
        "Nobody reviews a larger one. Divide it; all files of a folder count alike.",
    ),
    Entry(
        "file/too-many",
        "A folder has at most 20,000 files",
        "More are a slip: other files have come in, or a program has written there. Take them out.",
    ),
    Entry(
        "file/unreadable",
        "Files can be read",
        "The system refuses to open the file, for the reason that the message tells. Mostly its "
        "permissions are wrong.",
    ),
    Entry(
        "source/encoding",
        "An archived text is stored in UTF-8",
        "Passages are counted in the characters of the archived file, so its encoding has to be "
        "known. Save the text in UTF-8 and write its new hash into `sha256`: the next check prints "
        "it if the line is deleted.",
        _archived(_LATIN),
        _archived(_LATIN.decode("latin-1").encode("utf-8")),
    ),
    Entry(
        "project/config",
        "Settings have the form that they are used in",
        "The checks read `mkdocs.yml` alone, never the environment. An address begins with "
        "`https://`, a name can be one of a file. A setting that isn't read here counts as absent, "
        "and what needs it doesn't appear. The plugin `search` is noted: it writes a large index "
        "that nothing reads, since every page has another search.",
        {"mkdocs.yml": BASE["mkdocs.yml"] + "site_url: example.org\n"},
        {"mkdocs.yml": BASE["mkdocs.yml"] + "site_url: https://example.org/\n"},
    ),
    Entry(
        "project/no-pages",
        "A project has a page",
        "Pages are the files `….md` below the folder that `docs_dir` in `mkdocs.yml` names.",
        {"mkdocs.yml": "site_name: The ferry\ndocs_dir: contents\n"},
        {"mkdocs.yml": BASE["mkdocs.yml"]},
    ),
    Entry(
        "project/too-many-problems",
        "The first problems are shown",
        "A slip in one place can make thousands of lines wrong. Mend the problems that are shown "
        "and check again.",
    ),
)
