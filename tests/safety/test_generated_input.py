"""Files that nobody would write end in messages: no traceback, no hang, no more than a gigabyte."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.safety.checker import MEMORY, PATIENCE, Checker, running_checker
from tests.safety.hostile import PROJECT
from tests.safety.poisoned import PAYLOADS, poisoned_files
from tests.safety.scale import note_figure, scale
from tests.support.projects import write_project

FILES = {**poisoned_files("a boat"), **PROJECT}
EXAMPLES = scale(400, 3000)

TOKENS = (
    *PAYLOADS,
    *("|-", ">-", "- ", ": ", " #", "?", "&a", "*a", "<<:", "!!", "%", "---", "...", "\t", "\r"),
    *("[", "]", "{", "}", '"', "'", "”", "“", "’", "…", "\\", "@", "`", "|", ">", "~", "null"),
    *(":::", "::: uncited method", "{{ ", " }}", "{{ claim ferry }}", "## ", "> ", "* ", "1. "),
    *("\x00", "\x1b[2J", "\u202e", "\u200b", "\ufeff", "\u2028", "\ufffd", "é", "e\u0301", "ß"),
    *("9999999999", "-1", "0", "2025-02-30", "2025-06-03/..", "..", "/etc/hostname", "\n", "\n\n"),
    *("subjects:", "claims:", "evidence:", "passage:", "text:", "line: 1", "status: not_stated"),
)

Mutation = Callable[[str], str]


def put(place: float, token: str, times: int) -> Mutation:
    """Insert a token at a share of the text's length."""

    def apply(text: str) -> str:
        at = int(place * len(text))
        return text[:at] + token * times + text[at:]

    return apply


def cut(place: float, length: int) -> Mutation:
    """Leave out a stretch."""

    def apply(text: str) -> str:
        at = int(place * len(text))
        return text[:at] + text[at + length :]

    return apply


def repeat(place: float, length: int, times: int) -> Mutation:
    """Repeat a stretch."""

    def apply(text: str) -> str:
        at = int(place * len(text))
        return text[:at] + text[at : at + length] * times + text[at + length :]

    return apply


def shift_line(place: float, columns: int) -> Mutation:
    """Indent a line more or less."""

    def apply(text: str) -> str:
        lines = text.split("\n")
        at = int(place * (len(lines) - 1))
        lines[at] = " " * columns + lines[at] if columns > 0 else lines[at][-columns:]
        return "\n".join(lines)

    return apply


PLACES = st.floats(0, 1)
MUTATIONS = st.one_of(
    st.builds(put, PLACES, st.sampled_from(TOKENS) | st.text(max_size=8), st.just(1)),
    st.builds(put, PLACES, st.sampled_from(TOKENS), st.integers(2, 3000)),
    st.builds(cut, PLACES, st.integers(1, 400)),
    st.builds(repeat, PLACES, st.integers(1, 200), st.integers(2, 40)),
    st.builds(shift_line, PLACES, st.integers(-4, 4)),
)
EDITS = st.dictionaries(
    st.sampled_from(sorted(FILES)),
    st.lists(MUTATIONS, min_size=1, max_size=4),
    min_size=1,
    max_size=2,
)


@pytest.fixture(scope="module")
def checker() -> Iterator[Checker]:
    """Check in a process with little memory that is ended when it hangs."""
    with running_checker() as running:
        yield running


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the project that is damaged."""
    return write_project(tmp_path_factory.mktemp("generated") / "project", FILES)


@settings(
    max_examples=EXAMPLES,
    database=None,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)
@given(edits=EDITS)
def check_damaged(checker: Checker, project: Path, edits: dict[str, list[Mutation]]) -> None:
    """Damage some files, check, and mend them."""
    for path, mutations in edits.items():
        text = FILES[path]
        for mutate in mutations:
            text = mutate(text)
        (project / path).write_bytes(text.encode("utf-8", errors="surrogatepass"))
    answer = checker.check(project)
    for path in edits:
        (project / path).write_bytes(FILES[path].encode("utf-8"))
    assert answer.failure is None


def test_generated_files_never_end_in_a_traceback_a_hang_or_a_gigabyte(
    checker: Checker, project: Path
) -> None:
    check_damaged(checker, project)
    note_figure(
        f"generated bad files: tracebacks, over {PATIENCE} s, over {MEMORY // 2**30} GiB",
        f"0, 0, 0 ({EXAMPLES} projects)",
    )
