"""Compiled templates are kept where only this user can put them, and never decide what is shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import BytecodeCache, DictLoader, Environment

from generator.mkdocs_adapter import bytecode


def bytecode_cache(project: Path = Path("/elsewhere")) -> BytecodeCache | None:
    return bytecode.bytecode_cache(project)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make an empty folder for caches."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path


def rendered(cache: BytecodeCache | None, source: str, *, escaping: bool = False) -> str:
    environment = Environment(
        loader=DictLoader({"a": source}), bytecode_cache=cache, autoescape=escaping
    )
    return environment.get_template("a").render(x="<")


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_template_is_compiled_once_and_again_when_it_or_its_environment_changes(
    home: Path,
) -> None:
    for _ in range(2):
        assert rendered(bytecode_cache(), "{{ x }}") == "<"
        assert len(files(home)) == 1
    assert rendered(bytecode_cache(), "{{ x }}!") == "<!"
    assert rendered(bytecode_cache(), "{{ x }}!", escaping=True) == "&lt;!"
    assert rendered(bytecode_cache(), "{{ x }}!") == "<!"


def test_a_damaged_entry_is_made_again(home: Path) -> None:
    rendered(bytecode_cache(), "{{ x }}")
    (entry,) = files(home)
    whole = entry.read_bytes()
    for content in (b"", whole[:-5], b"x" * len(whole)):
        entry.write_bytes(content)
        assert rendered(bytecode_cache(), "{{ x }}") == "<"
        assert entry.read_bytes() == whole


@pytest.mark.parametrize("mode", [0o777, 0o770])
def test_a_folder_that_others_may_write_is_not_read(home: Path, mode: int) -> None:
    rendered(bytecode_cache(), "{{ x }}")
    (entry,) = files(home)
    for folder in (entry.parent, entry.parent.parent):
        folder.chmod(mode)
        assert bytecode_cache() is None
        folder.chmod(0o700)
    assert bytecode_cache() is not None


def test_a_cache_that_cannot_be_made_is_done_without(home: Path) -> None:
    (home / "sourced-explainer").write_text("a file")
    assert bytecode_cache() is None
    assert rendered(None, "{{ x }}") == "<"


def test_a_relative_place_for_caches_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "cache")
    assert bytecode_cache() is None
    assert not Path("cache").exists()


def test_a_place_for_caches_in_the_project_is_not_used(home: Path) -> None:
    """What lies there may have come with the project."""
    assert bytecode_cache(home) is None
    assert files(home) == []


def test_the_folder_never_grows_without_end(home: Path) -> None:
    rendered(bytecode_cache(), "{{ x }}")
    (entry,) = files(home)
    for number in range(1600):
        (entry.parent / f"{number}").touch()
    assert bytecode_cache() is not None
    assert files(home) == []
