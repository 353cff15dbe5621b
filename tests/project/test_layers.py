"""The architecture, held over the syntax trees: who may import whom, and who may do what."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

LAYERS = (
    ("problems", "problem_report"),
    ("model",),
    ("text",),
    ("loading",),
    ("pages",),
    ("verify",),
    ("rulebook",),
    ("authoring",),
    ("review",),
    ("views",),
    ("render",),
    ("export",),
    ("output",),
    ("mkdocs_adapter",),
    ("cli",),
    ("__main__",),
)
"""From the top to the bottom: a layer imports from those above it, never from one below."""

OUTSIDERS = {
    "yaml": {"loading"},
    "markdown": {"pages"},
    "jinja2": {"render", "mkdocs_adapter"},  # the adapter: to name faults of the theme
    "markupsafe": {"render", "mkdocs_adapter"},
    "mkdocs": {"mkdocs_adapter"},
    "watchdog": {"mkdocs_adapter"},
    "material": {"mkdocs_adapter"},
    "click": {"cli"},
    "regex": {"text"},
    "rapidfuzz": {"text"},
}
"""Every third-party package that is used, and the layers that know it."""

EDGES = {"output", "export", "mkdocs_adapter", "cli", "__main__"}
"""The layers that meet the machine; all others are the core."""

OUTSIDE_WORLD = {
    "asyncio",
    "http",
    "multiprocessing",
    "requests",
    "secrets",
    "socket",
    "ssl",
    "subprocess",
    "tempfile",
    "time",
    "urllib.request",
    "uuid",
}
"""Modules through which the network, the clock or chance would come in."""

UNREPEATABLE = {
    ("os", "environ"),
    ("os", "getenv"),
    ("os", "environb"),
    ("os", "urandom"),
    ("os", "getcwd"),
    ("Path", "cwd"),
    ("Path", "home"),
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("date", "today"),
}
"""What the core never asks, since the answer differs between machines, days and places."""

MODULES = sorted((ROOT / "generator").rglob("*.py"))


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def layer_of(path: Path) -> str:
    parts = path.relative_to(ROOT / "generator").with_suffix("").parts
    return parts[0]


def imports_of(path: Path) -> Iterator[tuple[int, str]]:
    """Give the line and the full name of everything that a module imports."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import"
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def calls_of(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            name = node.func.id if isinstance(node.func, ast.Name) else name
            yield node.lineno, name


def core() -> list[Path]:
    return [path for path in MODULES if layer_of(path) not in EDGES]


def named(found: list[str]) -> str:
    return "\n" + "\n".join(found)


def test_every_module_belongs_to_a_layer() -> None:
    known = {name for row in LAYERS for name in row} | {"__init__"}
    assert {layer_of(path) for path in MODULES} <= known


def test_imports_never_lead_from_a_layer_to_one_below_it() -> None:
    depth = {name: index for index, row in enumerate(LAYERS) for name in row}
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path in MODULES
        if layer_of(path) in depth
        for line, name in imports_of(path)
        if name.startswith("generator.")
        and depth.get(name.split(".")[1], 0) > depth[layer_of(path)]
    ]
    assert not wrong, named(wrong)


def test_each_framework_is_known_to_the_layers_that_own_it_alone() -> None:
    ours = {"generator", "__future__", *sys.stdlib_module_names}
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path in MODULES
        for line, name in imports_of(path)
        if name.split(".")[0] not in ours
        and layer_of(path) not in OUTSIDERS.get(name.split(".")[0], set())
    ]
    assert not wrong, named(wrong)


def test_the_core_knows_neither_the_network_nor_the_clock_nor_chance() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path in core()
        for line, name in imports_of(path)
        if any(name == module or name.startswith(module + ".") for module in OUTSIDE_WORLD)
    ]
    assert not wrong, named(wrong)


def test_the_core_asks_neither_the_environment_nor_the_date() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.value.id}.{node.attr}"
        for path in core()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and (node.value.id, node.attr) in UNREPEATABLE
    ]
    wrong += [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path in core()
        for line, name in imports_of(path)
        if tuple(name.rsplit(".", 1)) in UNREPEATABLE
    ]
    assert not wrong, named(wrong)


def test_only_the_loader_opens_files_of_the_project() -> None:
    readers = {"open", "read_text", "read_bytes"}
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path in core()
        if layer_of(path) not in {"loading", "render"}
        for line, name in calls_of(path)
        if name in readers
    ]
    assert not wrong, named(wrong)


def test_only_verification_makes_verified_objects() -> None:
    corpus = tree_of(ROOT / "generator/verify/corpus.py")
    verified = {node.name for node in corpus.body if isinstance(node, ast.ClassDef)}
    assert {"VerifiedCorpus", "VerifiedClaim", "VerifiedPassage"} <= verified
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path in MODULES
        if layer_of(path) != "verify"
        for line, name in calls_of(path)
        if name in verified
    ]
    assert not wrong, named(wrong)


@pytest.mark.parametrize("layer", ["problems", "model", "text", "verify", "authoring", "views"])
def test_a_layer_of_values_and_rules_prints_nothing(layer: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path in MODULES
        if layer_of(path) == layer
        for line, name in calls_of(path)
        if name in {"print", "input", "eval", "exec", "breakpoint"}
    ]
    assert not wrong, named(wrong)


def test_every_module_postpones_annotations_and_has_a_docstring() -> None:
    wrong = [
        str(path.relative_to(ROOT))
        for path in MODULES
        if ast.get_docstring(tree_of(path)) is None
        or (
            len(tree_of(path).body) > 1
            and "__future__.annotations" not in {name for _, name in imports_of(path)}
        )
    ]
    assert not wrong, named(wrong)
