"""Macros that render the data of a project: claims with footnotes, steps, quotations, accounts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec, Protocol, TypeVar

import yaml

_P = ParamSpec("_P")
_R = TypeVar("_R")


class Environment(Protocol):
    """What the plugin hands to `define_env`."""

    project_dir: str
    page: Any

    def macro(self, function: Callable[_P, _R]) -> Callable[_P, _R]:
        """Make a function callable in pages."""


_SAID = {
    "done": "done",
    "begun": "begun",
    "still_needed": "still needed",
    "not_stated": "not stated in the sources",
}


def _read(folder: Path) -> dict[str, Any]:
    entries: dict[str, Any] = {}
    for path in sorted(folder.glob("*.yml")):
        loaded = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
        entries.update(next(iter(loaded.values())))
    return entries


def define_env(env: Environment) -> None:  # noqa: C901 - the plugin's way: all macros in one function
    """Define the macros; the plugin calls this once a build."""
    data = Path(env.project_dir) / "data"
    claims, quotations = _read(data / "claims"), _read(data / "quotations")
    disputes, processes = _read(data / "disputes"), _read(data / "processes")
    sources = {
        path.stem: yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
        for path in (data / "sources").glob("*.yml")
    }
    subjects = yaml.load((data / "subjects.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)[
        "subjects"
    ]
    noted: dict[str, dict[str, int]] = {}

    def note(source: str, passage: Any) -> str:  # noqa: ANN401
        words = passage if isinstance(passage, str) else " […] ".join(passage)
        told = sources[source]
        definition = (
            f"“{words}” [{told['title']}](../sources/{source}.md), "
            f"{told['publisher']}, {told['issued']}"
        )
        notes = noted.setdefault(env.page.url, {})
        return f"[^{notes.setdefault(definition, len(notes) + 1)}]"

    @env.macro
    def claim(name: str, form: str = "text") -> str:
        entry = claims[name]
        evidence = entry["evidence"][0]
        words: str = entry[form]
        return words + note(evidence["source"], evidence["passage"])

    @env.macro
    def quotation(name: str) -> str:
        entry = quotations[name]
        words = entry["passage"] + note(entry["source"], entry["passage"])
        return f"> {words}\n>\n> {subjects[entry['speaker']]['label']}, {entry['role']}"

    @env.macro
    def dispute(name: str) -> str:
        entry = disputes[name]
        rows = [
            f"- {sources[_source(one)]['publisher']}: {claim(one)}" for one in entry["positions"]
        ]
        return "\n".join([f"**{entry['question']}**", "", *rows])

    def _source(name: str) -> str:
        source: str = claims[name]["evidence"][0]["source"]
        return source

    @env.macro
    def progress(process: str, subject: str) -> str:
        rows = ["| Step | How far |", "| --- | --- |"]
        for step, state in processes[process]["progress"][subject].items():
            said = _SAID[state["status"]]
            for one in state.get("claims", ()):
                said += f": {claim(one, 'short')}"
            rows.append(f"| {processes[process]['steps'][step]['label']} | {said} |")
        return "\n".join(rows)

    @env.macro
    def matrix(process: str) -> str:
        steps = processes[process]["steps"]
        rows = [f"| Mill | {' | '.join(step['label'] for step in steps.values())} |"]
        rows.append("| --- " * (len(steps) + 1) + "|")
        for subject, states in processes[process]["progress"].items():
            cells = " | ".join(_SAID[states[step]["status"]] for step in steps)
            rows.append(f"| [{subjects[subject]['label']}]({subject}.md) | {cells} |")
        return "\n".join(rows)

    @env.macro
    def gaps(process: str, subject: str) -> str:
        states = processes[process]["progress"][subject]
        rows = []
        for step, state in states.items():
            if state["status"] == "not_stated":
                told = processes[process]["steps"][step]
                said = f"not stated in the sources for {subjects[subject]['label']}."
                rows.append(f"{told['label']}: {said}")
                rows.append(f"Words searched for: {', '.join(told['words'])}")
        return "\n\n".join(rows)

    @env.macro
    def notes() -> str:
        found = noted.pop(env.page.url, {})
        return "\n".join(f"[^{number}]: {definition}" for definition, number in found.items())
