"""What the project's files may not hold: the topic in the code, and traces of a machine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.tracked import ROOT, project_files, text_of

TOPIC = re.compile(
    r"\b(?:treat(?:y|ies)|(?:land)?mines?|ukrain\w*|ottawa|anti-?personnel|disarmament"
    r"|poland|latvian?|lithuanian?|estonian?|finland|finnish|russian?|belarus"
    r"|moscow|kyiv|ky?iv\w*|sejm|zelensk\w*|kostenko|rbc)\b",
    re.IGNORECASE,
)
CODE = ("generator", "site_templates", "scripts", "tools", "Makefile", "pyproject.toml", ".ci")
TOPIC_FREE = ("generator", "site_templates")

# Written in parts, so that this file doesn't hold what it forbids.
REGISTRIES = re.compile(
    "|".join(
        re.escape(".".join(parts))
        for parts in (
            ("pypi", "org"),
            ("pythonhosted", "org"),
            ("npmjs", "org"),
            ("npmjs", "com"),
            ("yarnpkg", "com"),
            ("debian", "org"),
            ("ubuntu", "com"),
            ("proxy", "golang", "org"),
            ("crates", "io"),
        )
    )
)
MACHINE_PATH = re.compile(r"(?<![\w.\-/~])/(?:root|work|home|Users|private|mnt|opt)/\w")
WINDOWS_PATH = re.compile(r"\b[A-Z]:\\\w")


def hits(pattern: re.Pattern[str], files: list[Path]) -> Iterator[str]:
    for path in files:
        name = str(path.relative_to(ROOT))
        if pattern.search(name):
            yield name
        for number, line in enumerate(text_of(path).splitlines(), start=1):
            if found := pattern.search(line):
                yield f"{name}:{number}: {found.group()}"


def test_nothing_in_the_generator_or_its_templates_knows_the_topic() -> None:
    found = list(hits(TOPIC, project_files(*TOPIC_FREE)))
    assert not found, "\n".join(found)


def test_no_file_names_a_package_registry() -> None:
    ours = [path for path in project_files() if "seeds" not in path.parts]
    found = list(hits(REGISTRIES, ours))
    assert not found, "\n".join(found)


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    ours = [path for path in project_files() if "seeds" not in path.parts]
    found = [*hits(MACHINE_PATH, ours), *hits(WINDOWS_PATH, ours)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("marker", ["TO" + "DO", "FIX" + "ME", "X" * 3])
def test_no_work_is_left_marked_in_the_code(marker: str) -> None:
    found = list(hits(re.compile(rf"\b{marker}\b"), project_files(*CODE, "tests")))
    assert not found, "\n".join(found)


def test_no_module_is_longer_than_four_hundred_lines() -> None:
    modules = [path for path in project_files("generator", "tests") if path.suffix == ".py"]
    long = [
        f"{path.relative_to(ROOT)}: {count} lines"
        for path in modules
        if (count := len(text_of(path).splitlines())) > 400
    ]
    assert not long, "\n".join(long)
