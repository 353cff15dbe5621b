"""`explainer add`: from words of a source to a claim, by options and in conversation."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from tests.authoring.ferry import FILES
from tests.support.program import RunExplainer, explainer_command, program_environ
from tests.support.projects import write_project
from tests.support.terminals import run_in_terminal

WORDS = "Its harbour closed in 1950"
OPTIONS = (
    "--text",
    "Eastport's harbour closed in 1950.",
    "--subject",
    "eastport",
    "--context",
    "Eastport asked Northport",
    "--date",
    "1950",
    "--as-stated",
    "in 1950",
)
ENTRY = """
  eastport-harbour-closed-1950:
    text: Eastport's harbour closed in 1950.
    subjects:
      - eastport
    date:
      edtf: 1950
      as_stated: in 1950
    evidence:
      - source: gazette
        passage: |-
          Its harbour closed in 1950
      - source: gazette
        role: context
        passage: |-
          Eastport asked Northport
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Write the ferry project."""
    return write_project(tmp_path / "ferry", FILES)


def files_of(project: Path) -> dict[str, bytes]:
    return {
        path.relative_to(project).as_posix(): path.read_bytes()
        for path in project.rglob("*")
        if path.is_file()
    }


def test_add_writes_the_claim_lists_its_id_and_leaves_every_other_byte(
    run_explainer: RunExplainer, project: Path
) -> None:
    before = files_of(project)
    done = run_explainer("add", WORDS, *OPTIONS, "--page", "content/ferry.md", cwd=project)
    assert done.returncode == 0, done.stdout + done.stderr
    expected = dict(before)
    expected["data/claims/ferry.yml"] += ENTRY.encode()
    expected["content/ferry.md"] += b"\n{{ claim eastport-harbour-closed-1950 }}\n"
    expected["data/permalinks.yml"] = before["data/permalinks.yml"].replace(
        b"  - ferry-kept\n", b"  - eastport-harbour-closed-1950\n  - ferry-kept\n"
    )
    assert files_of(project) == expected
    assert "wrote data/claims/ferry.yml\n" in done.stdout
    assert done.stderr.endswith(": 0 problems\n")


def test_add_shows_where_the_words_stand_and_what_uses_them(
    run_explainer: RunExplainer, project: Path
) -> None:
    done = run_explainer("add", "--find", "asked Northport to keep the ferry", cwd=project)
    assert done.returncode == 0
    assert "gazette, line 13 of seeds/gazette.txt:" in done.stdout
    assert "In early May, Eastport ⟦asked Northport to keep the ferry⟧." in done.stdout
    assert "used by claim ferry-lonely" in done.stdout


def test_words_that_no_source_carries_bring_the_closest_and_the_way_to_archive_another(
    run_explainer: RunExplainer, project: Path
) -> None:
    before = files_of(project)
    done = run_explainer("add", "Its harbor closed in 1950", *OPTIONS, cwd=project)
    assert done.returncode == 1
    assert "'harbor' is 'harbour' there" in done.stdout
    assert "explainer source add FILE" in done.stdout
    assert files_of(project) == before


def test_a_claim_that_breaks_a_rule_is_not_written_unless_it_is_a_draft(
    run_explainer: RunExplainer, project: Path
) -> None:
    before = files_of(project)
    wrong = ("add", WORDS, "--text", "The harbour closed in 1951.", "--subject", "northport")
    done = run_explainer(*wrong, cwd=project)
    assert done.returncode == 1
    assert "error[values/unsupported]" in done.stdout
    assert "Nothing was written" in done.stderr
    assert files_of(project) == before
    assert run_explainer(*wrong, "--draft", cwd=project).returncode == 1
    assert files_of(project) != before


def test_a_finding_can_be_accepted_with_its_reason(
    run_explainer: RunExplainer, project: Path
) -> None:
    excuse = ("--exempt", "values/unsupported", "Eastport", "the sentence before: names it")
    claim = ("--text", "Eastport's harbour closed in 1950.", "--subject", "northport")
    done = run_explainer("add", WORDS, *claim, *excuse, cwd=project)
    assert done.returncode == 0, done.stdout + done.stderr
    written = (project / "data/claims/ferry.yml").read_text()
    assert written.endswith(
        "    exemptions:\n      - rule: values/unsupported\n        word: Eastport\n"
        '        reason: "the sentence before: names it"\n'
    )


def test_reported_words_ask_for_the_speaker(run_explainer: RunExplainer, project: Path) -> None:
    words = "closing the only crossing was out of the question"
    told = ("--text", "Ida Berg said closing the only crossing was out of the question.")
    first = run_explainer("add", words, *told, "--subject", "northport", cwd=project)
    assert first.returncode == 1
    assert "--said-by" in first.stderr
    who = ("--said-by", "berg", "--context", "Mayor Ida Berg")
    again = run_explainer("add", words, *told, "--subject", "northport", *who, cwd=project)
    assert again.returncode == 0, again.stdout + again.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "give WORDS"),
        ((WORDS,), "give --text, --subject"),
        ((WORDS, "--text", "A."), "give --subject"),
        ((WORDS, *OPTIONS, "--subject", "eastpor"), "did you mean 'eastport'?"),
        ((WORDS, *OPTIONS, "--id", "ferry-kept"), "the id 'ferry-kept' is taken"),
        ((WORDS, *OPTIONS, "--file", "data/other.yml"), "expected a file data/claims/"),
        ((WORDS, *OPTIONS, "--page", "content/no.md"), "there is no page"),
        ((WORDS, *OPTIONS, "--basis", "guessed"), "expected one of stated"),
        ((WORDS, *OPTIONS, "--date", "1950-13"), "there is no month 13"),
        (("the ferry's harbour",), ""),
        (("to keep the ferry", *OPTIONS), "choose with"),
    ],
)
def test_what_is_missing_or_wrong_on_the_command_line_ends_with_2_and_names_the_option(
    run_explainer: RunExplainer, project: Path, arguments: tuple[str, ...], message: str
) -> None:
    before = files_of(project)
    done = run_explainer("add", *arguments, cwd=project)
    assert done.returncode == (2 if message else 1)
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert files_of(project) == before


def test_a_new_file_is_made_where_it_is_named(run_explainer: RunExplainer, project: Path) -> None:
    more = ("--file", "data/claims/east/harbour.yml", "--page", "content/index.md")
    done = run_explainer("add", WORDS, *OPTIONS, *more, cwd=project)
    assert done.returncode == 0, done.stdout + done.stderr
    made = project / "data/claims/east/harbour.yml"
    assert made.read_text() == f"claims:{ENTRY}"


def test_nothing_is_put_into_a_file_that_cannot_be_read(
    run_explainer: RunExplainer, project: Path
) -> None:
    (project / "data/claims/broken.yml").write_text("claims:\n  a: [b\n")
    before = files_of(project)
    done = run_explainer("add", WORDS, *OPTIONS, "--file", "data/claims/broken.yml", cwd=project)
    assert done.returncode == 1
    assert "data/claims/broken.yml:2:" in done.stderr
    assert files_of(project) == before


def test_words_can_leave_words_out_and_come_from_standard_input_or_many_arguments(
    run_explainer: RunExplainer, project: Path
) -> None:
    done = run_explainer("add", "--find", "Eastport asked […]", "keep the ferry", cwd=project)
    assert done.returncode == 0
    assert "⟦Eastport asked⟧ Northport to ⟦keep the ferry⟧" in done.stdout


def talk(project: Path, typed: str, *arguments: str) -> tuple[int, str]:
    """Hold a conversation at a terminal; `typed` is one answer a line, and Ctrl-D follows."""
    return run_in_terminal(
        explainer_command("add", *arguments),
        cwd=project,
        environ=program_environ(NO_COLOR="1"),
        typed=f"{typed}\x04",
    )


def test_a_conversation_asks_for_everything_and_mends_what_is_wrong(project: Path) -> None:
    # Words of two lines, at second try; no short form; a slip in the subject, asked again;
    # nobody's statement; the proposed date, basis and file; a page, since none shows it; words
    # that name Eastport, at second try.
    typed = """\
Its harbor
closed in 1950

n
Its harbour
closed in 1950

Eastport's harbour closed in 1950.

eastpor
EASTPORT


in 1950

harbour-closed

content/ferry.md
these words stand nowhere
Eastport asked Northport
"""
    code, screen = talk(project, typed)
    assert code == 0, screen
    assert "'harbor' is 'harbour' there" in screen
    assert "did you mean 'eastport'?" in screen
    assert "wrote data/claims/ferry.yml" in screen
    text = (project / "data/claims/ferry.yml").read_text()
    assert "  harbour-closed:\n    text: Eastport's harbour closed in 1950.\n" in text
    assert text.endswith(ENTRY[ENTRY.index("    subjects:") :])


def test_every_refusal_leads_back_to_its_question_with_all_other_answers_kept(
    project: Path,
) -> None:
    # The options break six things: a subject, an id, a page and a date that don't exist, then a
    # year that the words contradict and words that aren't there. Each is asked once more.
    wrong = (
        *(WORDS, "--text", "Eastport's harbour closed in 1951.", "--subject", "eastpor"),
        *("--date", "1950-13", "--as-stated", "in 1951", "--basis", "stated"),
        *("--id", "ferry-kept", "--page", "content/no.md", "--file", "data/claims/ferry.yml"),
    )
    asked = ["", "Eastport", "", "1950", "", "content/ferry.md"]
    mended = ["Eastport asked Northport", "in 1950", "", "Eastport's harbour closed in 1950."]
    code, screen = talk(project, "\n".join((*asked, *mended, "")), *wrong)
    assert code == 0, screen
    assert "the id 'ferry-kept' is taken; 'ferry-kept-2' is free" in screen
    text = (project / "data/claims/ferry.yml").read_text()
    assert text.endswith(ENTRY)  # with the year that was mended in the id, too


def test_whoever_gives_up_gets_a_command_that_goes_on_with_all_answers(
    run_explainer: RunExplainer, project: Path
) -> None:
    # A text with quotes, then Ctrl-D where the short form is asked for.
    before = files_of(project)
    told = "The council's “yes” kept the ferry in 'June' & \"$HOME\"."
    code, screen = talk(project, f"{told}\n", "the council of Northport voted to keep")
    assert code == 130
    assert files_of(project) == before
    printed = screen.partition("goes on from here:\n")[2].partition("Stopped.")[0]
    program, *arguments = shlex.split(printed.replace("\\\n", " "))
    assert program == "explainer"
    assert arguments == ["add", "the council of Northport voted to keep", "--text", told]
    done = run_explainer(*arguments, cwd=project)
    assert "give --subject" in done.stderr


def test_a_finding_is_accepted_with_a_reason_and_a_subject_is_added_on_the_way(
    project: Path,
) -> None:
    # No short form; a name that no source has, then one; its kind and id; nobody's statement; the
    # proposed date; an id, the proposed file; a page, then twice no other words and no other text.
    typed = "\n+ Lord Mayor\n+ Mayor\nperson\n\n\n\n\n\nclosed\n\ncontent/ferry.md\n"
    typed += "\n\n\n\nthe sentence before names it\n"
    code, screen = talk(project, typed, WORDS, "--text", "Eastport's harbour closed in 1950.")
    assert "no source has the name 'Lord Mayor'" in screen
    assert code == 0, screen
    subjects = (project / "data/subjects.yml").read_text()
    assert subjects.endswith("\n  mayor:\n    label: Mayor\n    kind: person\n")
    claim = (project / "data/claims/ferry.yml").read_text()
    assert claim.endswith("word: Eastport\n        reason: the sentence before names it\n")
