"""Re-checking an edition: what is right, what can't be checked, and every changed byte."""

from __future__ import annotations

import ast
import json
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.export import verify_program
from generator.export.verify_program import verify
from tests.export.conftest import Exported
from tests.support.program import RunExplainer

FLIPS = 200
"""How many places of a file are tried; they are chosen at random, the same each time."""


def flipped(content: bytes, at: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def outcome(path: Path, seeds: Path | None = None) -> int:
    try:
        return verify(path, seeds).exit_code
    except verify_program.CannotCheckError:
        return 2


@pytest.mark.parametrize("form", ["archive", "document", "folder"])
def test_an_edition_with_its_sources_at_hand_is_right(forms: Exported, form: str) -> None:
    report = verify(getattr(forms, form), forms.seeds)
    assert not report.wrong
    assert not report.unchecked
    assert any("passages stand in seeds/" in line for line in report.right)


def test_the_data_alone_is_checked_against_the_sources(forms: Exported) -> None:
    report = verify(forms.folder / "claims.json", forms.seeds)
    assert not report.wrong
    assert not report.unchecked


@pytest.mark.parametrize("form", ["archive", "document", "folder"])
def test_a_text_that_is_not_at_hand_is_named_with_its_hash(forms: Exported, form: str) -> None:
    report = verify(getattr(forms, form))
    quoted = [source for source in forms.facts["sources"] if source["rights"] == "quotation"]
    assert not report.wrong
    assert len(report.unchecked) == len(quoted)
    for source in quoted:
        (line,) = (line for line in report.unchecked if line.startswith(source["id"]))
        assert Path(source["file"]).name in line
        assert source["sha256"] in line


def test_a_text_that_is_shown_in_full_needs_nothing_else(second: Exported) -> None:
    for form in (second.archive, second.document):
        assert any("bridge-report" in line for line in verify(form).right)


def test_an_archived_file_is_found_by_its_hash_under_another_name(
    exported: Exported, tmp_path: Path
) -> None:
    for number, path in enumerate(exported.seeds.iterdir()):
        shutil.copy(path, tmp_path / f"download ({number}).txt")
    assert not verify(exported.document, tmp_path).unchecked


@pytest.mark.parametrize("form", ["archive", "document"])
def test_one_flipped_byte_anywhere_is_found(second: Exported, form: str, tmp_path: Path) -> None:
    original: Path = getattr(second, form)
    content = original.read_bytes()
    copy = tmp_path / original.name
    chosen = random.Random(form).sample(range(len(content)), FLIPS)
    for at in (0, len(content) - 1, *chosen):
        copy.write_bytes(flipped(content, at))
        assert outcome(copy) != 0, f"byte {at}"


def test_one_flipped_byte_of_the_data_is_found(second: Exported, tmp_path: Path) -> None:
    content = (second.folder / "claims.json").read_bytes()
    copy = tmp_path / "claims.json"
    for at in random.Random("data").sample(range(len(content)), FLIPS):
        copy.write_bytes(flipped(content, at))
        assert outcome(copy, second.seeds) != 0, f"byte {at}"


@pytest.mark.parametrize("name", ["seeds/letters.txt", "seeds/bridge-report.txt"])
def test_one_flipped_byte_of_an_archived_file_is_found(
    second: Exported, tmp_path: Path, name: str
) -> None:
    seeds = Path(shutil.copytree(second.seeds, tmp_path / "seeds"))
    path = seeds / Path(name).name
    path.write_bytes(flipped(path.read_bytes(), 5))
    assert outcome(second.folder / "claims.json", seeds) == 1


def spoil_page(folder: Path) -> None:
    page = folder / "timeline.html"
    page.write_text(page.read_text("utf-8").replace("bridge", "ferry", 1), "utf-8")


def remove_page(folder: Path) -> None:
    (folder / "timeline.html").unlink()


def add_page(folder: Path) -> None:
    (folder / "more.html").write_text("<p>more</p>", "utf-8")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (spoil_page, "timeline.html was changed"),
        (remove_page, "timeline.html is missing"),
        (add_page, "more.html was added"),
    ],
)
def test_a_changed_missing_or_added_file_of_the_folder_is_named(
    second: Exported, tmp_path: Path, change: Callable[[Path], None], words: str
) -> None:
    folder = Path(shutil.copytree(second.folder, tmp_path / "folder"))
    change(folder)
    assert words in verify(folder).wrong


def test_words_that_a_forger_put_on_a_page_are_found_though_the_manifest_was_made_anew(
    second: Exported, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(second.folder, tmp_path / "folder"))
    claim = next(one for one in second.facts["claims"] if "timeline" in " ".join(one["pages"]))
    page = folder / "timeline.html"
    first, *_ = claim["text"].split()
    changed = re.sub(rf">{first} ", f">Never {first} ", page.read_text("utf-8"))
    page.write_text(changed, "utf-8")
    manifest = folder / "MANIFEST.sha256"
    lines = [line.split("  ", 1)[1] for line in manifest.read_text("utf-8").splitlines()]
    manifest.write_text(
        "".join(f"{verify_program.sha256_of((folder / n).read_bytes())}  {n}\n" for n in lines),
        "utf-8",
    )
    assert [line for line in verify(folder).wrong if "timeline.html: the claim" in line]


def test_passages_that_were_moved_in_the_data_are_found_though_its_hash_was_made_anew(
    exported: Exported, tmp_path: Path
) -> None:
    facts = exported.facts
    facts["claims"][0]["evidence"][0]["start"] += 1
    rest = {key: value for key, value in facts.items() if key != "sha256"}
    whole = {**rest, "sha256": verify_program.sha256_of(verify_program.written(rest))}
    copy = tmp_path / "claims.json"
    copy.write_bytes(verify_program.written(whole))
    report = verify(copy, exported.seeds)
    assert ["does not stand" in line for line in report.wrong] == [True]


def test_the_program_of_the_folder_runs_there_with_pythons_standard_library_alone(
    forms: Exported,
) -> None:
    done = subprocess.run(
        (sys.executable, "-I", "-S", "-W", "error", "verify.py", "--seeds", forms.seeds),
        cwd=forms.folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    *_, verdict, limit = done.stdout.splitlines()
    assert verdict == "Everything was checked, and nothing is wrong."
    assert limit.startswith("Hashes inside an edition show damage.")


def test_the_program_imports_nothing_but_the_standard_library() -> None:
    tree = ast.parse(Path(verify_program.__file__).read_text("utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import)
             for alias in node.names}  # fmt: skip
    names |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= set(sys.stdlib_module_names)


def test_explainer_verify_says_the_same_and_ends_with_the_same_codes(
    run_explainer: RunExplainer, exported: Exported, tmp_path: Path
) -> None:
    done = run_explainer("verify", exported.archive, "--seeds", exported.seeds)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == list(verify(exported.archive, exported.seeds).lines())
    broken = tmp_path / "broken.zip"
    broken.write_bytes(flipped(exported.archive.read_bytes(), 5000))
    assert run_explainer("verify", broken).returncode == 1
    for path in (tmp_path / "nothing.zip", Path(__file__)):
        done = run_explainer("verify", path)
        assert (done.returncode, done.stdout) == (2, "")
        assert len(done.stderr.splitlines()) == 1


def test_what_is_no_explainer_is_refused(tmp_path: Path) -> None:
    for name, content in (("a.html", "<p>a"), ("a.json", json.dumps([])), ("a.json", "{")):
        (tmp_path / name).write_text(content, "utf-8")
        with pytest.raises(verify_program.CannotCheckError):
            verify(tmp_path / name)
