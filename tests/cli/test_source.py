"""`explainer source`: a text is archived byte for byte, and another one is compared."""

from __future__ import annotations

import hashlib
import shlex
from pathlib import Path

import pytest

from tests.authoring.ferry import FILES
from tests.support.program import RunExplainer, explainer_command, program_environ
from tests.support.projects import write_project
from tests.support.terminals import run_in_terminal

TEXT = """\
The Ferry Goes On

By Nora Lind

June 30, 2025

The council of Northport voted to keep
the ferry for ten more years.

What comes next

The ferry gets an engine. "It is old," Ida Berg said.
""".replace("\n", "\r\n").encode()
DESCRIPTION = f"""\
title: The Ferry Goes On
publisher: The Gazette
author: Nora Lind
issued: 2025-06-30
url: https://example.org/ferry
language: en
text: seeds/gazette-2025-06-30.txt
sha256: {hashlib.sha256(TEXT).hexdigest()}
paragraphs: blank_lines
structure:
  - line: 1
    kind: title
  - line: 3
    kind: byline
  - line: 5
    kind: date
  - line: 10
    kind: heading
rights: quotation
coverage: partial
found_outside:
  publisher: the head of the page
  url: the window of the browser
"""
OPTIONS = (
    "--publisher",
    "The Gazette",
    "--issued",
    "2025-06-30",
    "--url",
    "https://example.org/ferry",
    "--found-outside",
    "publisher=the head of the page",
    "--found-outside",
    "url=the window of the browser",
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Write the ferry project, with a new text beside it."""
    (tmp_path / "new.txt").write_bytes(TEXT)
    return write_project(tmp_path / "ferry", FILES)


def test_a_text_is_archived_byte_for_byte_and_described_canonically(
    run_explainer: RunExplainer, project: Path
) -> None:
    done = run_explainer("source", "add", "../new.txt", *OPTIONS, cwd=project)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (project / "seeds/gazette-2025-06-30.txt").read_bytes() == TEXT
    described = (project / "data/sources/gazette-2025-06-30.yml").read_text()
    assert described == DESCRIPTION
    assert "  3:byline  By Nora Lind\n" in done.stdout
    assert run_explainer("check", cwd=project).returncode == 0
    assert run_explainer("fmt", "--check", "data/sources", cwd=project).returncode == 0


def test_metadata_that_the_text_lacks_is_refused_until_somebody_says_where_it_was_found(
    run_explainer: RunExplainer, project: Path
) -> None:
    done = run_explainer("source", "add", "../new.txt", "--publisher", "The Gazette", cwd=project)
    assert done.returncode == 1
    assert "error[metadata/not-in-text]" in done.stdout
    assert "--found-outside" in done.stderr
    assert not list((project / "seeds").glob("gazette-*"))


def test_a_file_that_stands_in_the_archive_already_stays_where_it_is(
    run_explainer: RunExplainer, project: Path
) -> None:
    (project / "seeds/mine.txt").write_bytes(TEXT)
    done = run_explainer("source", "add", "seeds/mine.txt", "--id", "mine", cwd=project)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "text: seeds/mine.txt\n" in (project / "data/sources/mine.yml").read_text()
    assert len(list((project / "seeds").iterdir())) == 3


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("nowhere.txt",), 2, "there is no such file"),
        (("seeds/courier.txt",), 1, "archived already, as the source 'courier'"),
        (("../latin.txt",), 1, "is not UTF-8: byte 2"),
        (("../new.txt", "--structure", "99:title"), 2, "expected LINE:KIND"),
        (("../new.txt", "--structure", "none"), 2, "give --title"),
        (("../new.txt", "--rights", "all"), 2, "expected quotation or full"),
        (("../new.txt", "--id", "courier"), 2, "there is a source 'courier' already"),
        (("../new.txt", "--found-outside", "publisher"), 2, "expected FIELD=WHERE"),
    ],
)
def test_what_cannot_be_archived_is_refused_with_its_reason(
    run_explainer: RunExplainer,
    project: Path,
    arguments: tuple[str, ...],
    code: int,
    message: str,
) -> None:
    (project.parent / "latin.txt").write_bytes(b"M\xf8ller")
    done = run_explainer("source", "add", *arguments, cwd=project)
    assert done.returncode == code
    assert message in done.stderr
    assert len(list((project / "data/sources").iterdir())) == 2


def talk(project: Path, typed: str) -> tuple[int, str]:
    """Hold a conversation at a terminal; `typed` is one answer a line, and Ctrl-D follows."""
    return run_in_terminal(
        explainer_command("source", "add", "../new.txt"),
        cwd=project,
        environ=program_environ(NO_COLOR="1"),
        typed=f"{typed}\x04",
    )


def test_a_conversation_asks_for_the_metadata_and_where_it_was_found(project: Path) -> None:
    # Lines at second try, title, publisher, author, issued, url, language, paragraphs, rights,
    # coverage and id; then the publisher was found nowhere and is corrected.
    typed = "1:titel\n1:title 3:byline 5:date\n\nThe Gazet\n\n\n\n\n\n\n\nnew-one\n\n-\n"
    code, screen = talk(project, typed)
    assert code == 0, screen
    assert "not '1:titel'" in screen
    described = (project / "data/sources/new-one.yml").read_text()
    assert "author: Nora Lind\nissued: 2025-06-30\n" in described
    assert "publisher" not in described
    assert "kind: heading" not in described


def test_whoever_gives_up_archiving_gets_a_command_that_goes_on(project: Path) -> None:
    code, screen = talk(project, "1:title\n\nThe “Gazette” & sons\n")
    assert code == 130
    printed = screen.partition("goes on from here:\n")[2].partition("Stopped.")[0]
    assert shlex.split(printed.replace("\\\n", " ")) == [
        *("explainer", "source", "add", "../new.txt", "--title", "The Ferry Goes On"),
        *("--publisher", "The “Gazette” & sons", "--structure", "1:title"),
    ]


def test_check_tells_which_passages_another_text_would_break(
    run_explainer: RunExplainer, project: Path
) -> None:
    other = project.parent / "other.txt"
    other.write_text(FILES["seeds/courier.txt"].replace("since 1950", "since 1951"))
    done = run_explainer("source", "check", "courier", other, cwd=project)
    assert done.returncode == 1
    assert done.stdout.startswith("claims: ferry-old\ndata/claims/ferry.yml:")
    assert "1 place would break, in claims: ferry-old" in done.stderr


def test_check_accepts_a_text_that_carries_every_passage(
    run_explainer: RunExplainer, project: Path
) -> None:
    other = project.parent / "other.txt"
    other.write_text(FILES["seeds/courier.txt"] + "The ferry is blue.\n")
    done = run_explainer("source", "check", "courier", other, cwd=project)
    assert (done.returncode, done.stdout) == (0, "")


def test_check_of_an_unknown_source_ends_with_2(run_explainer: RunExplainer, project: Path) -> None:
    done = run_explainer("source", "check", "curier", "seeds/courier.txt", cwd=project)
    assert done.returncode == 2
    assert "did you mean 'courier'?" in done.stderr
