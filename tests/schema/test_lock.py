"""The language server of the tests is exactly the one that was chosen."""

from __future__ import annotations

import json
import re

from tests.support.program import REPO

FOLDER = REPO / "tests/schema/language-server"
PACKAGES = json.loads((FOLDER / "package-lock.json").read_bytes())["packages"]


def test_every_package_is_pinned_with_its_hash() -> None:
    ours = {name: package for name, package in PACKAGES.items() if name}
    assert "node_modules/yaml-language-server" in ours
    for package in ours.values():
        assert re.fullmatch(r"\d+\.\d+\.\d+\S*", package["version"])
        assert re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", package["integrity"])


def test_the_lock_names_no_address_to_download_from() -> None:
    assert not [name for name, package in PACKAGES.items() if "resolved" in package]


def test_what_was_fetched_is_what_the_lock_names() -> None:
    fetched = REPO / ".cache/language-server/made-from.json"
    assert fetched.read_bytes() == (FOLDER / "package-lock.json").read_bytes()
