"""Measure everything and write benchmarks/RESULTS.md.

Usage: .venv/bin/python -m benchmarks.run [--quick | --brief] [--only PART ...]

What was measured is kept in .cache/benchmark.json, so that parts can be measured apart, with
`--only`; the document names the commit of each.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks import parts, profiles
from benchmarks.figures import Values
from benchmarks.measuring import tell
from benchmarks.peers import MODULES, PLACE
from benchmarks.projects import ROOT
from benchmarks.report import document

KEPT = ROOT / ".cache/benchmark.json"
DOCUMENT = Path(__file__).with_name("RESULTS.md")


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is measured: rounds and edits by size, and the sizes of the other parts.

    `growth` has what is measured besides `rounds`. Up to a size the previews of others are timed,
    and the commands that no other generator has.
    """

    command: str
    rounds: dict[int, int]
    edits: dict[int, int]
    others_up_to: int
    growth: dict[int, tuple[str, ...]]
    hard: tuple[int, int]
    profiled: tuple[int, ...]

    def only(self, sizes: Sequence[int]) -> Plan:
        """Give the plan with these sizes alone; those of other parts stay."""
        rounds = {size: number for size, number in self.rounds.items() if size in sizes}
        edits = {size: number for size, number in self.edits.items() if size in sizes}
        return replace(self, rounds=rounds, edits=edits)

    def measures(self) -> dict[str, Callable[[Path], Values]]:
        """Give every part by name."""
        return {
            "sizes": lambda home: parts.measure_sizes(home, self.rounds),
            "real": lambda home: parts.measure_real_site(home, max(self.rounds.values())),
            "serving": lambda home: parts.measure_serving(home, self.edits, self.others_up_to),
            "hard": lambda home: parts.measure_hard_cases(home, self.hard, 1),
            "profile": lambda home: profiles.profile_sizes(home, self.profiled),
            "growth": lambda home: parts.measure_growth(home, self.growth),
        }


BOTH = ("check", "build")
QUICK = Plan(
    "make bench QUICK=1",
    rounds={100: 3, 1000: 3},
    edits={1000: 3},
    others_up_to=1000,
    growth={300: BOTH},
    hard=(100, 1000),
    profiled=(1000,),
)
BRIEF = Plan(
    ".venv/bin/python -m benchmarks.run --brief",
    rounds={100: 2, 1000: 2, 10_000: 1},
    edits={1000: 2, 10_000: 1},
    others_up_to=1000,
    growth={300: BOTH, 3000: BOTH, 30_000: BOTH},
    hard=(1000, 10_000),
    profiled=(1000,),
)
WHOLE = Plan(
    "make bench",
    rounds={100: 5, 1000: 5, 10_000: 3},
    edits={1000: 5, 10_000: 3},
    others_up_to=10_000,
    growth={300: BOTH, 3000: BOTH, 30_000: BOTH},
    hard=(1000, 10_000),
    profiled=(1000, 10_000),
)


def main() -> None:
    """Read the command line, measure, write."""
    parser = argparse.ArgumentParser(description="Measure everything; write RESULTS.md.")
    parser.add_argument("--quick", action="store_true", help="up to 1,000 claims")
    parser.add_argument("--brief", action="store_true", help="few rounds, for a machine with work")
    parser.add_argument("--only", nargs="*", choices=list(WHOLE.measures()), metavar="PART")
    parser.add_argument("--sizes", nargs="+", type=int, help="of the parts sizes and serving")
    wanted = parser.parse_args()
    plan = QUICK if wanted.quick else BRIEF if wanted.brief else WHOLE
    plan = plan.only(wanted.sizes) if wanted.sizes else plan
    measures = plan.measures()
    kept = _kept(plan.command)
    for name in measures if wanted.only is None else wanted.only:
        with tempfile.TemporaryDirectory(prefix="benchmark-") as home:
            kept[name] = kept.get(name, {}) | measures[name](Path(home))
        apart = [name, *map(str, wanted.sizes or ())]
        kept["commits"][" ".join(apart)] = _commit()
        KEPT.parent.mkdir(exist_ok=True)
        KEPT.write_text(json.dumps(kept), encoding="utf-8")
    DOCUMENT.write_text(document(kept), encoding="utf-8")
    tell(f"Written: {DOCUMENT.relative_to(ROOT)}")


def _kept(command: str) -> Values:
    """Take up what was measured before by the same command; else begin anew."""
    about = _about()
    if KEPT.exists():
        kept: Values = json.loads(KEPT.read_text(encoding="utf-8"))
        if kept["command"] == command:
            return kept | {"about": about}
    return {"command": command, "about": about, "commits": {}}


def _commit() -> str:
    return _asked("git", "rev-parse", "--short=12", "HEAD") or "unknown"


def _about() -> dict[str, str]:
    return {
        "Date": f"{datetime.now(UTC):%Y-%m-%d}",
        "Machine": _machine(),
        "Python": platform.python_version(),
        "Versions": ", ".join(f"{name} {number}" for name, number in _versions().items()),
    }


def _machine() -> str:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{cores} cores, {_processor()}, {memory:.0f} GiB of memory, {platform.system()}"


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def _versions() -> dict[str, str]:
    found = {name: version(name) for name in ("mkdocs", "mkdocs-material", "Jinja2", "PyYAML")}
    for name in ("mkdocs-macros-plugin", "zensical", "hugo"):
        metadata = next(
            (PLACE / "python/lib").glob(f"python*/site-packages/{name.replace('-', '_')}-*"), None
        )
        if metadata is not None:
            found[name] = metadata.name.partition("-")[2].removesuffix(".dist-info")
    for name in ("@11ty/eleventy", "@thulite/doks-core"):
        package = MODULES / name / "package.json"
        if package.exists():
            found[name] = json.loads(package.read_text(encoding="utf-8"))["version"]
    node = _asked("node", "--version")
    return found | ({"node": node} if node else {})


def _asked(*command: str) -> str:
    if shutil.which(command[0]) is None:
        return ""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip()


if __name__ == "__main__":
    main()
