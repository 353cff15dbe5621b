"""The whole program: the group of commands, each of them imported when it is called.

`check` has to start fast, and needs none of the others.
"""

from __future__ import annotations

import importlib

import click

from generator.cli.commands import explainer as _few

_ELSEWHERE = {
    "add": "add",
    "diff": "diff",
    "explain": "explain",
    "export": "export",
    "fmt": "fmt",
    "merge": "ids",
    "permalinks": "ids",
    "rename": "ids",
    "retire": "ids",
    "schema": "schema",
    "show": "show",
    "source": "source",
    "verify": "verify",
}
"""Commands by name, and the module of `generator.cli` that holds each."""


class _Program(click.Group):
    """A group that knows the names of its commands before it knows the commands."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the names of all commands."""
        return sorted({*super().list_commands(ctx), *_ELSEWHERE})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give a command by name, None if there is no such command."""
        if cmd_name in _ELSEWHERE and cmd_name not in self.commands:
            module = importlib.import_module(f"generator.cli.{_ELSEWHERE[cmd_name]}")
            self.add_command(getattr(module, cmd_name))
        return super().get_command(ctx, cmd_name)


explainer = _Program(
    name=_few.name,
    callback=_few.callback,
    params=_few.params,
    help=_few.help,
    epilog=_few.epilog,
    context_settings=_few.context_settings,
    commands=_few.commands,
)

__all__ = ["explainer"]
