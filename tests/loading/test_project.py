"""A project is read whole: every file of data/ is used or reported, and nothing ever fails."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.loading import binding
from generator.loading.project import load_project
from tests.loading.mistakes import BASE
from tests.loading.test_binding import FILES, SITE
from tests.support.projects import write_project

WHOLE = {**SITE, **FILES}


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("data/claim/a.yml", "did you mean 'claims'?"),
        ("data/claims/a.yaml", "rename it to 'a.yml'"),
        ("data/claims.yml", "did you mean 'claims'?"),
        ("data/subject.yml", "did you mean 'subjects.yml'?"),
        ("data/claims/notes.txt", "whose name ends in .yml"),
        ("data/sources/old/a.yml", "whose name ends in .yml"),
        ("data/schema/notes.txt", "the folders of data/ are"),
        ("data/README.md", "directly in data/ stand"),
        ("data/claims/a.yml~", "whose name ends in .yml"),
    ],
)
def test_a_file_that_data_cannot_hold_is_reported(path: str, hint: str, tmp_path: Path) -> None:
    found = load_project(write_project(tmp_path, {**SITE, path: BASE})).problems
    assert [(p.rule, p.location.path) for p in found] == [("data/unknown-file", path)]
    assert any(hint in line for line in found[0].help)


def test_schemas_and_hidden_files_are_left_alone(tmp_path: Path) -> None:
    files = {"data/schema/claims.json": "{}", "data/.keep": "", "data/claims/deep/er.yml": BASE}
    loaded = load_project(write_project(tmp_path, {**SITE, **files}))
    assert loaded.problems == ()
    assert list(loaded.dataset.claims) == ["harbour-vote"]


@pytest.mark.parametrize("content", ["", "# nothing yet\n", "---\n"])
def test_a_file_that_says_nothing_is_reported(content: str, tmp_path: Path) -> None:
    found = load_project(write_project(tmp_path, {**SITE, "data/claims/a.yml": content})).problems
    assert [p.rule for p in found] == ["data/empty"]


@pytest.mark.parametrize("content", ["claims:\n", "claims: # none yet\n"])
def test_a_file_without_entries_yet_is_fine(content: str, tmp_path: Path) -> None:
    loaded = load_project(write_project(tmp_path, {**SITE, "data/claims/a.yml": content}))
    assert loaded.problems == ()


def test_an_id_in_two_files_is_reported_with_both_places(tmp_path: Path) -> None:
    files = {**SITE, "data/claims/a.yml": BASE, "data/claims/b.yml": BASE}
    (problem,) = load_project(write_project(tmp_path, files)).problems
    assert (problem.rule, str(problem.location)) == ("data/duplicate-id", "data/claims/b.yml:2:3")
    assert "it stands first at data/claims/a.yml:2:3" in problem.help


def test_the_id_of_a_source_is_the_name_of_its_file(tmp_path: Path) -> None:
    files = {**SITE, "data/sources/The Gazette.yml": FILES["data/sources/gazette.yml"]}
    (problem,) = load_project(write_project(tmp_path, files)).problems
    assert (problem.rule, problem.location.path) == ("data/id", "data/sources/The Gazette.yml")


def test_ids_of_a_file_that_cannot_be_read_are_known_as_broken(tmp_path: Path) -> None:
    broken = BASE.replace("short: Council", "short: Council: it")
    loaded = load_project(write_project(tmp_path, {**SITE, "data/claims/a.yml": broken}))
    assert [p.rule for p in loaded.problems] == ["yaml/colon"]
    assert "harbour-vote" in loaded.broken_ids


def test_pages_are_read_with_their_paths_in_order(tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": "site_name: A\ndocs_dir: pages/all\n",
        "pages/all/b.md": "b\r\n",
        "pages/all/a/c.md": "c",
        "pages/all/logo.svg": "<svg/>",
    }
    loaded = load_project(write_project(tmp_path, files))
    assert [(p.src_uri, p.path, p.content) for p in loaded.page_files] == [
        ("a/c.md", "pages/all/a/c.md", "c"),
        ("b.md", "pages/all/b.md", "b\n"),
    ]
    assert loaded.problems == ()


def test_a_hidden_character_in_a_page_is_reported(tmp_path: Path) -> None:
    files = {**SITE, "content/index.md": "A p\u200bage.\n"}
    (problem,) = load_project(write_project(tmp_path, files)).problems
    assert (problem.rule, str(problem.location)) == ("file/character", "content/index.md:1:4")


def test_a_project_without_configuration_or_pages_is_reported(tmp_path: Path) -> None:
    found = load_project(tmp_path).problems
    assert [p.rule for p in found] == ["file/missing", "project/no-pages"]


def test_loading_twice_gives_the_same(tmp_path: Path) -> None:
    write_project(tmp_path, {**WHOLE, "data/claim/x.yml": "", "data/claims/b.yml": "claims: {}\n"})
    first, second = load_project(tmp_path), load_project(tmp_path)
    assert (first.dataset, first.problems) == (second.dataset, second.problems)
    assert len(first.problems) == 2


def test_problems_beyond_the_limit_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(binding, "MAX_PROBLEMS", 10)
    names = {f"data/x{number}.yml": "" for number in range(15)}
    found = load_project(write_project(tmp_path, {**SITE, **names})).problems
    assert len(found) == 11
    assert found[-1].message == "5 more problems were found and are not listed"
    assert found[-1].is_error


@contextmanager
def opened_files() -> Iterator[list[str]]:
    """Note every path that is opened meanwhile; audit hooks can't be removed, only silenced."""
    opened: list[str] = []
    active = [True]

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if active and event == "open" and isinstance(arguments[0], str):
            opened.append(arguments[0])

    sys.addaudithook(note)
    try:
        yield opened
    finally:
        active.clear()


def test_each_file_is_opened_once(tmp_path: Path) -> None:
    root = write_project(tmp_path, WHOLE)
    with opened_files() as opened:
        load_project(root)
    assert sorted(opened) == sorted(str(root / path) for path in WHOLE)


def test_no_file_outside_the_project_is_opened(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    root = write_project(tmp_path / "project", WHOLE)
    (root / "seeds/link.txt").symlink_to(tmp_path / "secret.txt")
    source = FILES["data/sources/gazette.yml"]
    for name, path in (("up", "seeds/../../secret.txt"), ("link", "seeds/link.txt")):
        data = source.replace("seeds/gazette.txt", path)
        (root / f"data/sources/{name}.yml").write_text(data, encoding="utf-8")
    with opened_files() as opened:
        loaded = load_project(root)
    assert [p.rule for p in loaded.problems] == ["file/outside"] * 2
    assert opened
    assert all(Path(path).is_relative_to(root) for path in opened)


EDITABLE = tuple(path for path in WHOLE if path != "seeds/gazette.txt")
JUNK = st.one_of(
    st.binary(max_size=12),
    st.sampled_from((b"\xff", b": ", b"\n", b"  ", b"- ", b"[", b"{", b"'", b'"', b"\t", b"#2")),
    st.sampled_from((b"&a ", b"*a", b"!!x ", b"|-\n", b">\n", b"---\n", b"\xe2\x80\xae", b"\x00")),
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_bytes_in_any_file_make_loading_fail(tmp_path: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(EDITABLE))
    content = WHOLE[path].encode()
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(content)))
        end = data.draw(st.integers(start, min(len(content), start + 20)))
        content = content[:start] + data.draw(JUNK) + content[end:]
    write_project(tmp_path, WHOLE)
    (tmp_path / path).write_bytes(content)
    loaded = load_project(tmp_path)
    for problem in loaded.problems:
        line = loaded.lines.line(problem.location.path, max(problem.location.line, 1))
        assert line is not None or not problem.location.line
        assert line is None or problem.location.column <= len(line) + 1


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200))
def test_a_file_of_any_bytes_is_read_or_reported(tmp_path: Path, content: bytes) -> None:
    write_project(tmp_path, SITE)
    (tmp_path / "data/claims").mkdir(parents=True, exist_ok=True)
    (tmp_path / "data/claims/a.yml").write_bytes(content)
    loaded = load_project(tmp_path)
    assert loaded.problems or loaded.dataset.claims == {}
