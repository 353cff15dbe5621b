"""`explainer verify`: re-check an edition that was exported."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.exits import CannotRunError, ExitCode
from generator.cli.terminal import say


@click.command(
    epilog="""\b
Examples:
  explainer verify dist/NAME-offline.zip --seeds seeds
  explainer verify dist/NAME.html
  explainer verify site/claims.json --seeds seeds

\b
The same program lies in the offline folder as verify.py and needs nothing
but Python."""
)
@click.argument("target", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--seeds",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="DIR",
    help="The archived files of the sources.",
)
def verify(target: Path, seeds: Path | None) -> ExitCode:
    """Check that an edition is unchanged and that its passages stand in the archived sources."""
    from generator.export.verify_program import CannotCheckError
    from generator.export.verify_program import verify as check

    try:
        report = check(target, seeds)
    except CannotCheckError as error:
        raise CannotRunError(str(error)) from error
    for line in report.lines():
        say(line)
    return ExitCode(report.exit_code)
