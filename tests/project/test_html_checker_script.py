"""`make test` brings the HTML checker where it can: always in CI, elsewhere if Java is there."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

NEEDED = ("dirname", "mkdir", "mktemp", "mv", "rm", "sha256sum", "tar", "gzip")
SILENT = "#!/bin/sh\nexit 0\n"
APT_GET = '#!/bin/sh\necho "$*" >> "$LOG"\n'
BRINGS_SOMETHING_ELSE = """#!/bin/sh
while [ "$1" != --pack-destination ]; do shift; done
mkdir -p "$2/package/build/dist" && echo else > "$2/package/build/dist/vnu.jar"
tar -czf "$2/vnu-jar-${3#*@}.tgz" -C "$2" package && rm -r "$2/package"
"""


@pytest.fixture
def home(repo: Path, tmp_path: Path) -> Path:
    """Give a folder that holds the script, a checker of yesterday and the plainest programs."""
    for name in ("scripts", "bin", ".cache"):
        (tmp_path / name).mkdir()
    shutil.copy(repo / "scripts/html-checker", tmp_path / "scripts")
    (tmp_path / ".cache/vnu.jar").write_text("of yesterday")
    for name in NEEDED:
        (tmp_path / "bin" / name).symlink_to(shutil.which(name) or name)
    return tmp_path


def program(home: Path, name: str, script: str) -> None:
    (home / "bin" / name).write_text(script)
    (home / "bin" / name).chmod(0o755)


def run_script(home: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ("/bin/sh", home / "scripts/html-checker"),
        env={"PATH": str(home / "bin"), "LOG": str(home / "log"), **environ},
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_java_the_tests_do_without_the_checker_and_say_so(home: Path) -> None:
    done = run_script(home)
    assert done.returncode == 0
    assert "left out: there is no java" in done.stderr
    assert not (home / ".cache/vnu.jar").exists()


def test_in_ci_what_is_missing_gets_installed(home: Path) -> None:
    program(home, "apt-get", APT_GET)
    run_script(home, CI="true")
    told = (home / "log").read_text().splitlines()
    assert told[0].startswith("update")
    assert told[1].endswith("--no-install-recommends default-jre-headless")


def test_in_ci_a_checker_that_cannot_be_had_is_a_failure(home: Path) -> None:
    assert run_script(home, CI="true").returncode == 1


@pytest.mark.parametrize(("environ", "code"), [({}, 0), ({"CI": "true"}, 1)])
def test_something_else_than_the_checker_is_refused(
    home: Path, environ: dict[str, str], code: int
) -> None:
    program(home, "java", SILENT)
    program(home, "npm", BRINGS_SOMETHING_ELSE)
    done = run_script(home, **environ)
    assert done.returncode == code
    assert "what was fetched is not it" in done.stderr
    assert not (home / ".cache/vnu.jar").exists()
