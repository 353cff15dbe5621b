"""Find the project that a command works on."""

from __future__ import annotations

from pathlib import Path

from generator.cli.exits import CannotRunError

CONFIG_NAME = "mkdocs.yml"


def find_project(named: Path | None, start: Path) -> Path:
    """Give the project's root: the folder named with `-C`, else the nearest one upwards.

    Raises CannotRunError where there is none.
    """
    if named is not None:
        return _named_project(start / named, named)
    for folder in (start, *start.parents):
        if (folder / CONFIG_NAME).is_file():
            return folder
    raise CannotRunError(
        f"no project here: neither {start} nor a folder above it holds {CONFIG_NAME} "
        "(name the project's folder with -C DIR)"
    )


def _named_project(folder: Path, named: Path) -> Path:
    if not folder.is_dir():
        raise CannotRunError(f"-C {named}: there is no such folder")
    if not (folder / CONFIG_NAME).is_file():
        raise CannotRunError(f"-C {named}: no project there, since it holds no {CONFIG_NAME}")
    return folder.resolve()
