"""The whole program: the group of commands with every command in it."""

from __future__ import annotations

from generator.cli.add import add
from generator.cli.commands import explainer
from generator.cli.diff import diff
from generator.cli.explain import explain
from generator.cli.export import export
from generator.cli.fmt import fmt
from generator.cli.ids import merge, permalinks, rename, retire
from generator.cli.schema import schema
from generator.cli.show import show
from generator.cli.source import source
from generator.cli.verify import verify

for _command in (
    explain,
    export,
    verify,
    add,
    source,
    show,
    diff,
    fmt,
    rename,
    merge,
    retire,
    permalinks,
    schema,
):
    explainer.add_command(_command)

__all__ = ["explainer"]
