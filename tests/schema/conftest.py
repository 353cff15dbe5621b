"""An editor's language server on a copy of this checkout's project."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from tests.schema.language_server import LanguageServer
from tests.support.program import REPO
from tests.support.projects import copy_real_project


@pytest.fixture(scope="session")
def editor_settings() -> dict[str, Any]:
    """Read the settings that this project gives editors."""
    settings: dict[str, Any] = json.loads((REPO / ".vscode/settings.json").read_bytes())
    return settings


@pytest.fixture(scope="session")
def editor(
    tmp_path_factory: pytest.TempPathFactory, editor_settings: dict[str, Any]
) -> Iterator[LanguageServer]:
    """Start a language server with those settings."""
    project = copy_real_project(tmp_path_factory.mktemp("editor"))
    shutil.copytree(REPO / ".vscode", project / ".vscode")
    server = LanguageServer(project, editor_settings)
    yield server
    server.stop()
