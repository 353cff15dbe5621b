"""Neither a check nor a build opens any file outside of the project but the program's own.

Its own are its code, and what it keeps in the user's cache.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.safety.hostile import Case, read_cases
from tests.support.program import REPO, program_environ
from tests.support.projects import copy_real_project

RECORDER = """\
import atexit, json, os, sys
opened = set()
def hear(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        opened.add(os.path.realpath(os.fsdecode(arguments[0])))
    elif event in ("os.listdir", "os.scandir") and isinstance(arguments[0], (str, bytes)):
        opened.add(os.path.realpath(os.fsdecode(arguments[0])))
    elif event.startswith(("socket.connect", "subprocess.", "os.system", "os.exec")):
        opened.add(f"{event}: {arguments}")
target = sys.argv.pop(1)
sys.addaudithook(hear)
from generator.cli.main import main
try:
    main()
finally:
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT), "w") as file:
        json.dump(sorted(opened), file)
"""

SYSTEM = ("/usr/lib/", "/usr/share/zoneinfo/", "/usr/share/locale/", "/usr/local/lib/", "/dev/null")
"""What Python itself looks at."""


def opened_by(root: Path, log: Path, *arguments: str) -> set[str]:
    """Run the program on a project and give every path outside that it opened."""
    log.unlink(missing_ok=True)
    cache = log.with_name("cache")
    cache.mkdir(exist_ok=True)
    subprocess.run(
        [sys.executable, "-c", RECORDER, str(log), "-C", str(root), *arguments],
        cwd=root,
        env=program_environ(XDG_CACHE_HOME=str(cache)),
        capture_output=True,
        check=False,
    )
    program = (f"{REPO}/generator", f"{REPO}/sourced_explainer.egg-info/")
    own = (f"{root}/", *program, sys.prefix, sys.base_prefix, *SYSTEM, str(log), str(cache))
    return {
        path
        for path in json.loads(log.read_text("utf-8"))
        if not path.startswith(own) and path != str(root) and not is_import(path)
    }


def is_import(path: str) -> bool:
    """Tell whether a path is where Python looks for modules."""
    return path in {str(REPO), *map(str, sys.path)} or path.endswith(".egg-info")


@pytest.mark.parametrize("command", ["check", "build", "export"])
def test_nothing_outside_is_opened_for_the_real_project(tmp_path: Path, command: str) -> None:
    root = copy_real_project(tmp_path)
    assert opened_by(root, tmp_path / "log", command) == set()


LEADING_OUT = [case for case in read_cases() if case.file == "paths" and " out" in case.name]


@pytest.mark.parametrize("case", LEADING_OUT, ids=lambda case: case.name)
def test_nothing_outside_is_opened_where_files_lead_out(tmp_path: Path, case: Case) -> None:
    (tmp_path / "outside.txt").write_text("secret", "utf-8")
    root = case.stage(tmp_path / "project")
    assert opened_by(root, tmp_path / "log", "check") == set()
