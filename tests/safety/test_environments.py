"""The same project gives the same bytes wherever, whenever and by whomever it is built."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.safety.scale import note_figure, scale
from tests.safety.trees import tree_hash
from tests.support.program import REPO, program_environ
from tests.support.projects import copy_real_project

YEAR = 365 * 24 * 3600

AT_ANOTHER_TIME = """\
import sys, time, time_machine
travel = time_machine.travel(time.time() + int(sys.argv.pop(1)))
travel.start()
from generator.cli.main import main
main()
"""
"""The program, so many seconds later; the clock goes on."""


@dataclass(frozen=True, slots=True)
class Environment:
    """What differs between two machines."""

    folder: str
    variables: Mapping[str, str] = field(default_factory=dict)
    umask: int = 0o022
    later: int = 0
    backwards: bool = False


ENVIRONMENTS = (
    Environment("a"),
    Environment(
        "another place, with spaces and é",
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        umask=0o077,
        later=3 * YEAR + 86_400,
        backwards=True,
    ),
    Environment("b", {"LANG": "de_DE.UTF-8", "LC_ALL": "", "PYTHONUTF8": "0"}),
    Environment("c", {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2"}),
    Environment("d", {"LC_ALL": "POSIX", "TERM": "dumb", "COLUMNS": "20"}),
    Environment("e/f/g/h", {"PYTHONHASHSEED": "3", "USER": "somebody", "HOME": "/nonexistent"}),
    Environment("i", umask=0o002, later=-20 * YEAR),
    Environment("j", {"SOURCE_DATE_EPOCH": "1", "PYTHONOPTIMIZE": "1"}),
    Environment("k", {"GIT_DIR": "/nonexistent", "CI": "true", "NO_COLOR": "1"}, later=YEAR),
    Environment("l", {"TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "random"}, backwards=True),
)
CHOSEN = ENVIRONMENTS[: scale(2, len(ENVIRONMENTS))]


def rewritten_backwards(root: Path) -> None:
    """Write all files anew in the opposite order, so that folders list them differently."""
    contents = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    for path in contents:
        path.unlink()
    for path, content in sorted(contents.items(), reverse=True):
        path.write_bytes(content)


def hashes_in(environment: Environment, folder: Path) -> tuple[str, str]:
    """Build and export the real project in an environment; hash both outputs."""
    place = folder / environment.folder
    place.mkdir(parents=True)
    root = copy_real_project(place)
    if environment.backwards:
        rewritten_backwards(root)
    moved = [sys.executable, "-c", AT_ANOTHER_TIME, str(environment.later), "-C", str(root)]
    for command in ("build", "export"):
        done = subprocess.run(
            [*moved, command],
            cwd=REPO,
            env=program_environ(**environment.variables),
            umask=environment.umask,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
    return tree_hash(root / "site"), tree_hash(root / "dist")


def test_site_and_offline_forms_are_the_same_bytes_in_every_environment(tmp_path: Path) -> None:
    found = {hashes_in(environment, tmp_path) for environment in CHOSEN}
    assert len(found) == 1
    note_figure(
        "environments (place, zone, locale, umask, hash seed, file order, date): hashes",
        f"1 of site/, 1 of dist/ ({len(CHOSEN)} environments)",
    )
