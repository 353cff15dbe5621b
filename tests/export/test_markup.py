"""Both forms are valid HTML by the Nu checker: where it could be had, and always in CI."""

from __future__ import annotations

import os
import subprocess

from tests.export.conftest import Exported
from tests.support.program import REPO

CHECKER = REPO / ".cache/vnu.jar"  # `make html-checker` brings it, if Java is there

if CHECKER.exists() or "CI" in os.environ:

    def test_the_document_and_every_page_of_the_folder_are_valid_html(forms: Exported) -> None:
        command = ("java", "-Xss4m", "-jar", str(CHECKER), "--errors-only", "--skip-non-html")
        done = subprocess.run(
            (*command, forms.document, forms.folder), capture_output=True, text=True, check=False
        )
        assert done.stdout + done.stderr == ""
