"""Write what was measured as a document."""

from __future__ import annotations

from collections.abc import Iterable

from benchmarks.figures import Values, cpu, growth_exponent, growth_of, memory, with_range
from benchmarks.peers import PEERS
from benchmarks.profiles import tried
from benchmarks.targets import targets

Row = list[str]
_MEGABYTE = 1_000_000
_SAID = {True: "met", False: "**missed**", None: "–"}


def document(kept: Values) -> str:
    """Write the whole document from what was kept."""
    writers = {
        "serving": _serving,
        "real": _real,
        "growth": _growth,
        "hard": _hard,
        "profile": _profile,
    }
    parts = [_head(kept), _targets(kept)]
    sizes = {int(size): values for size, values in kept.get("sizes", {}).items()}
    parts += [_size(size, sizes[size]) for size in sorted(sizes)]
    told = kept | {"growth": growth_of(kept)}
    parts += [write(told[name]) for name, write in writers.items() if told.get(name)]
    return "\n\n".join(parts) + "\n"


def table(head: Row, rows: Iterable[Row]) -> str:
    """Write a table in Markdown; all columns but the first hold numbers."""
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _head(kept: Values) -> str:
    facts = "\n".join(f"- {name}: {value}" for name, value in kept["about"].items())
    commits: dict[str, list[str]] = {}
    for part, commit in kept["commits"].items():
        commits.setdefault(commit, []).append(part)
    told = "; ".join(f"{commit} ({', '.join(parts)})" for commit, parts in commits.items())
    return f"""\
# Speed: results

Written by `{kept["command"]}`; the numbers are measured, not typed. What is measured and how to
read it stands in [README.md](README.md). Ratios hold on any machine, seconds on this one alone.

- Commit: {told}
{facts}"""


def _targets(kept: Values) -> str:
    rows = [[one.aim, one.limit, one.measured, _SAID[one.met]] for one in targets(kept)]
    return f"## Targets\n\n{table(['', 'at most', 'measured', ''], rows)}"


def _size(size: int, values: Values) -> str:
    base, plain = (cpu(values["tasks"].get(name, {})) for name in ("macros", "plain"))
    head = ["", "CPU", "time", "memory", "× macros", "× plain"]
    rows = [_task(task, base, plain) for task in values["tasks"].values()]
    rows += [_task(task, base, plain) for task in values["once"].values()]
    names = {peer.id: peer.name for peer in PEERS}
    rows += [[names[peer], f"not measured: {why}", *[""] * 4] for peer, why in _missing(values)]
    weights = [
        [
            names.get(name, "ours"),
            f"{one['pages']:,}",
            _bytes(one["total"]),
            f"{one['page'] / 1000:.1f} kB",
            f"{one['largest'] / 1000:.1f} kB",
            _bytes(one["index"]) if one["index"] else "none",
        ]
        for name, one in values["weights"].items()
    ]
    columns = ["the site", "pages", "all files", "page, median", "page, largest", "search index"]
    return f"""\
## {size:,} claims

{_rounds(values)}

{table(head, rows)}

{table(columns, weights)}"""


def _rounds(values: Values) -> str:
    number = values["rounds"]
    said = "One round." if number == 1 else f"Median of {number} rounds in turns, and its range."
    return f"{said} The last four ran once." if values["once"] else said


def _missing(values: Values) -> list[tuple[str, str]]:
    return list(values["missing"].items())


def _task(task: Values, base: float | None, plain: float | None) -> Row:
    if not task["costs"]:
        return [task["name"], f"failed: {_first_line(task['failed'])}", *[""] * 4]
    costs = task["costs"]
    spent = cpu(task) or 0.0
    return [
        task["name"],
        with_range([cost["cpu"] for cost in costs]),
        with_range([cost["wall"] for cost in costs]),
        _bytes(memory(task) or 0),
        f"{spent / base:.2f}" if base else "–",
        f"{spent / plain:.2f}" if plain else "–",
    ]


def _first_line(text: str) -> str:
    return text.strip().splitlines()[-1].replace("|", "/")[:100]


def _bytes(count: float) -> str:
    return f"{count / _MEGABYTE:.1f} MB" if count >= _MEGABYTE else f"{count / 1000:.0f} kB"


def _serving(values: Values) -> str:
    rows = [
        [
            f"{int(size):,} claims: {one['name']}",
            with_range(one["seconds"]) if one["seconds"] else "never",
            str(len(one["seconds"])),
        ]
        for size, shown in values.items()
        for one in shown.values()
    ]
    return f"""\
## From an edit to the browser

A claim's text is written to its file; the clock stops when the page that is open in Chromium
shows it. The server tells the page of the change; nothing asks in between. Hugo's pages are
written out, so that the Markdown is edited instead of the data.

{table(["", "time", "edits"], rows)}"""


def _real(values: Values) -> str:
    plain = cpu(values.get("plain", {}))
    rows = [
        [*_task(task, None, plain)[:4], _task(task, None, plain)[5]] for task in values.values()
    ]
    return f"""\
## The site of this checkout

Plain MkDocs gets the very same articles, as HTML.

{table(["", "CPU", "time", "memory", "× plain"], rows)}"""


def _growth(values: Values) -> str:
    rows = []
    for size, tasks in values.items():
        row = [f"{int(size):,}"]
        for task in ("check", "build"):
            spent, used = cpu(tasks.get(task, {})), memory(tasks.get(task, {}))
            row += [f"{spent:.2f} s" if spent else "–", _bytes(used) if used else "–"]
        rows.append(row)
    for said, least in (("exponent, all sizes", 0), ("exponent, from 1,000 on", 1000)):
        row = [said]
        for task in ("check", "build"):
            for of in (cpu, memory):
                power = growth_exponent(values, task, of, least)
                row.append("–" if power is None else f"{power:.2f}")
        rows.append(row)
    head = ["claims", "check, CPU", "check, memory", "build, CPU", "build, memory"]
    return f"""\
## Growth

Nothing cached; the median, or one run. The exponents are fitted by least squares of the logarithms:
1 is linear, 2 quadratic; below 1 the cost of starting still shows.

{table(head, rows)}"""


def _hard(values: Values) -> str:
    rows = [_task(task, None, None)[:4] for task in values.values()]
    return f"""\
## Where one thing is very large

Checks with nothing cached.

{table(["", "CPU", "time", "memory"], rows)}"""


def _profile(values: Values) -> str:
    notes = tried()
    parts = []
    for size, costs in values.items():
        rows = [[part, f"{share:.1%}", notes.get(part, "–")] for part, share in costs]
        head = table(["part of the program", "share", "what was tried"], rows)
        parts.append(f"### A build of {int(size):,} claims\n\n{head}")
    return """\
## The ten largest costs that remain

Shares of the time that a build with nothing cached spends in its own process, under a profiler
(which makes many small calls look dearer than they are). What was tried is written by hand, in
`benchmarks/tried.toml`.

""" + "\n\n".join(parts)
