"""Set up `.venv` with exactly the packages that a lock file names, checked by their hashes.

Usage: environment.py requirements.lock

Runs on the standard library alone, because nothing else is there yet. A stamp in the
environment holds a fingerprint of everything that it was made from, so that a second run
costs a few milliseconds and a changed lock, project or place is never missed.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"


class SetupError(Exception):
    """Something that the person at the keyboard has to do first."""


def fingerprint(lock: Path) -> str:
    """Digest everything that the environment depends on: lock, project, Python, place."""
    digest = hashlib.sha256(f"{sys.version}\n{VENV}\n".encode())
    for path in (lock, ROOT / "pyproject.toml", Path(__file__)):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def run(*command: str | Path) -> None:
    """Run a command; its failure is ours."""
    subprocess.run(command, check=True, cwd=ROOT)


def run_apt_get(*arguments: str) -> None:
    """Run Debian's package manager without questions and without its chatter."""
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ("apt-get", "-qq", *arguments)
    subprocess.run(command, check=True, env=environ, stdout=subprocess.DEVNULL)


def can_make_environments() -> bool:
    """Tell whether this Python has venv and ensurepip (Debian ships them apart)."""
    return all(importlib.util.find_spec(name) for name in ("ensurepip", "venv"))


def provide_venv_module() -> None:
    """Install what Debian's Python lacks to make environments, or say how."""
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if shutil.which("apt-get") is None:
        raise SetupError(f"{sys.executable} lacks the modules venv and ensurepip; install them.")
    if os.geteuid() != 0:
        raise SetupError(f"Python lacks its venv module: sudo apt-get install {package}")
    print(f"Installing {package} ...", flush=True)
    run_apt_get("update")
    run_apt_get("install", "--yes", "--no-install-recommends", package)
    importlib.invalidate_caches()
    if not can_make_environments():
        raise SetupError(f"{sys.executable} can't make environments, even with {package}.")


def is_usable() -> bool:
    """Tell whether `.venv` holds this very Python and stands where it was made."""
    program = "import pip, sys; print(sys.version)"
    try:
        made_here = str(PYTHON) in PYTHON.with_name("pip").read_text()
        probe = subprocess.run((PYTHON, "-c", program), check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        return False
    return made_here and probe.stdout.strip() == sys.version.strip()


def make_environment() -> None:
    """Make an empty environment, in place of one that another Python or folder left."""
    if not can_make_environments():
        provide_venv_module()
    print(f"Making .venv with Python {sys.version.split()[0]} ...", flush=True)
    run(sys.executable, "-m", "venv", "--clear", VENV)


def install(lock: Path) -> None:
    """Install the locked packages, then the project itself, which needs no network."""
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    print(f"Installing the packages of {lock.name} ...", flush=True)
    run(*pip, "--require-hashes", "--only-binary", ":all:", "--requirement", lock)
    run(*pip, "--no-index", "--no-deps", "--no-build-isolation", "--editable", ROOT)


def compile_program() -> None:
    """Compile the program's own modules that have changed, as pip did with the packages.

    Where PYTHONDONTWRITEBYTECODE is set, each command would compile all of them anew.
    """
    run(PYTHON, "-m", "compileall", "-q", ROOT / "generator")


def main(arguments: list[str]) -> int:
    """Bring `.venv` up to date with a lock file; 0 if it is."""
    lock = ROOT / arguments[0]
    stamp = VENV / f".made-from-{lock.name}"
    wanted = fingerprint(lock)
    made = stamp.exists() and stamp.read_text() == wanted and PYTHON.exists()
    try:
        if not made and not is_usable():
            make_environment()
        if not made:
            install(lock)
        compile_program()
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        print(f"Setting up .venv failed: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    stamp.write_text(wanted)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
