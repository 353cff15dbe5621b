"""Every command explains itself."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest

from generator.cli.program import explainer


def commands(group: click.Group, above: str = "explainer") -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command, name
        yield f"{above} {name}", command
        if isinstance(command, click.Group):
            yield from commands(command, f"{above} {name}")


ALL = dict(commands(explainer))


@pytest.mark.parametrize("name", ALL)
def test_a_command_says_what_it_does_and_shows_an_example(name: str) -> None:
    command = ALL[name]
    assert command.help
    assert command.epilog
    assert "Examples:" in command.epilog
    assert name in command.epilog


@pytest.mark.parametrize("name", ALL)
def test_every_option_of_a_command_is_explained_in_a_sentence(name: str) -> None:
    for option in ALL[name].params:
        if isinstance(option, click.Option):
            assert option.help, option.opts
            assert option.help.endswith("."), option.help


@pytest.mark.parametrize("name", ALL)
def test_the_lines_of_examples_fit_a_narrow_terminal(name: str) -> None:
    rows = (ALL[name].epilog or "").splitlines()
    assert not [row for row in rows if len(row) > 80]
