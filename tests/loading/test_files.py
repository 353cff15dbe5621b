"""Files are read once, from inside the project, or the reason why not is a problem."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.loading import files as reading
from generator.loading.files import FileLines, ProjectFiles, is_safe_path
from generator.problems import Location


def rules(files: ProjectFiles) -> list[str]:
    """Give the rules of the problems so far."""
    return [problem.rule for problem in files.problems]


def test_a_file_is_read_once_and_stays_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"one\r\n")
    files = ProjectFiles(tmp_path)
    assert files.read_bytes("a.txt") == b"one\r\n"
    target.write_bytes(b"two\n")
    assert files.read_bytes("a.txt") == b"one\r\n"
    assert files.lines.line("a.txt", 1) == "one"


def test_a_text_has_plain_line_ends_and_no_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbfone\r\ntwo\n")
    files = ProjectFiles(tmp_path)
    assert files.read_text("a.md") == "one\ntwo\n"
    assert files.problems == []


@pytest.mark.parametrize(
    ("content", "line", "column", "word"),
    [
        (b"one\ntwo \xe9 three", 2, 5, "0xe9"),
        ("\ufeffé".encode() + b"\n\xc3\xa9\xff", 2, 2, "0xff"),
        (b"\xef\xbb\xbf\xff", 1, 1, "0xff"),
        ("text".encode("utf-16"), 1, 1, "UTF-16"),
        (b"end \xc3", 1, 5, "0xc3"),
    ],
)
def test_bytes_that_are_not_utf8_are_reported_with_their_place(
    content: bytes, line: int, column: int, word: str, tmp_path: Path
) -> None:
    (tmp_path / "a.yml").write_bytes(content)
    files = ProjectFiles(tmp_path)
    assert files.read_text("a.yml") is None
    (problem,) = files.problems
    assert problem.rule == "file/encoding"
    assert problem.location == Location("a.yml", line, column)
    assert word in problem.message


def test_a_missing_file_is_reported_where_it_is_named(tmp_path: Path) -> None:
    files = ProjectFiles(tmp_path)
    assert files.read_bytes("a.txt", named_at=Location("data/x.yml", 3, 7)) is None
    assert [(p.rule, p.location) for p in files.problems] == [
        ("file/missing", Location("data/x.yml", 3, 7))
    ]


@pytest.mark.parametrize(
    "path", ["/etc/hosts", "../x", "a/../../x", "", ".", "a\\b", "C:/x", "a\0b", "a/./../.."]
)
def test_a_path_that_leaves_the_project_is_not_safe(path: str) -> None:
    assert not is_safe_path(path)


@pytest.mark.parametrize("path", ["a", "seeds/a b.txt", "a/.b", "seeds/é.txt"])
def test_a_path_inside_the_project_is_safe(path: str) -> None:
    assert is_safe_path(path)


@pytest.mark.parametrize("path", ["/etc/hosts", "../outside.txt", "data/../../outside.txt"])
def test_no_path_leads_out_of_the_project(path: str, tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text("secret")
    root = tmp_path / "project"
    root.mkdir()
    files = ProjectFiles(root)
    assert files.read_bytes(path) is None
    assert rules(files) == ["file/outside"]


def test_no_link_leads_out_of_the_project_or_into_its_hidden_folders(tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text("secret")
    root = tmp_path / "project"
    (root / ".git").mkdir(parents=True)
    (root / ".git/config").write_text("token")
    (root / "a.txt").symlink_to(tmp_path / "outside.txt")
    (root / "b.txt").symlink_to(root / ".git/config")
    (root / "loop").symlink_to(root / "loop")
    files = ProjectFiles(root)
    assert [files.read_bytes(name) for name in ("a.txt", "b.txt", "loop")] == [None] * 3
    assert rules(files)[:2] == ["file/outside", "file/outside"]
    assert len(files.problems) == 3


def test_a_link_inside_the_project_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "b.txt").symlink_to("a.txt")
    assert ProjectFiles(tmp_path).read_bytes("b.txt") == b"one"


def test_a_project_may_itself_be_reached_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real/a.txt").write_text("one")
    (tmp_path / "link").symlink_to("real")
    assert ProjectFiles(tmp_path / "link").read_bytes("a.txt") == b"one"


def test_a_linked_folder_is_reported_and_not_listed(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/again").symlink_to(tmp_path)
    files = ProjectFiles(tmp_path)
    assert files.list_files("data") == ()
    assert [(p.rule, p.location.path) for p in files.problems] == [("file/symlink", "data/again")]


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yml")
    files = ProjectFiles(tmp_path)
    assert files.read_bytes("pipe.yml") is None
    assert rules(files) == ["file/not-a-file"]


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.yml").mkdir()
    files = ProjectFiles(tmp_path)
    assert files.read_bytes("a.yml") is None
    assert rules(files) == ["file/not-a-file"]


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "big.yml").open("wb") as file:
        file.truncate(reading.MAX_BYTES + 1)
    files = ProjectFiles(tmp_path)
    assert files.read_bytes("big.yml") is None
    assert rules(files) == ["file/too-large"]


def test_files_are_listed_in_order_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.yml", "a/c.yml", "a.yml", ".hidden", ".git/config", "a/.x"):
        (tmp_path / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / name).write_text("")
    assert ProjectFiles(tmp_path).list_files("data") == (
        "data/a.yml",
        "data/a/c.yml",
        "data/b.yml",
    )


@pytest.mark.parametrize(
    "name", ["aux.yml", "NUL", "a:b.yml", "a?.yml", "dot.", "space ", "x" * 230]
)
def test_a_name_that_windows_cannot_hold_is_reported(name: str, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / name).write_text("")
    files = ProjectFiles(tmp_path)
    files.list_files("data")
    assert rules(files) == ["file/name"]


def test_names_that_differ_in_case_only_are_reported(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    for name in ("A.yml", "a.yml"):
        (tmp_path / "data" / name).write_text("")
    files = ProjectFiles(tmp_path)
    files.list_files("data")
    assert rules(files) == ["file/name"]


def test_a_name_that_is_not_text_is_reported(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / os.fsdecode(b"\xff.yml")).write_text("")
    files = ProjectFiles(tmp_path)
    assert files.list_files("data") == ()
    assert rules(files) == ["file/name"]


def test_lines_are_those_of_the_snapshot() -> None:
    lines = FileLines({"a": b"\xef\xbb\xbfone\r\n\xfftwo\n"})
    assert [lines.line("a", number) for number in (0, 1, 2, 3, 4)] == [
        None,
        "one",
        "\ufffdtwo",
        "",
        None,
    ]
    assert lines.line("b", 1) is None
