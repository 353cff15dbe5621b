"""`explainer source`: archive a new text, or see what another one would break."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.archiving import Archiving
from generator.cli.exits import CannotRunError, ExitCode
from generator.cli.projects import project_of, project_option
from generator.cli.questions import Questions
from generator.cli.sheet import Sheet, command_of, given_texts
from generator.cli.terminal import say, tell
from generator.cli.trial import report_problems

if TYPE_CHECKING:
    from generator.loading.project import LoadedProject


@click.group(
    epilog="""\b
Examples:
  explainer source add FILE
  explainer source check ID FILE"""
)
def source() -> None:
    """Archive the texts that claims rest on."""


@source.command(
    "add",
    epilog="""\b
Examples:
  explainer source add FILE                     asks for everything
  explainer source add FILE --title 'The Ferry Stays' \\
      --publisher 'The Gazette' --issued 2025-06-10 \\
      --url https://example.org/ferry --language en

\b
Exit codes: 0 fine; 1 the text can't be archived, or would break a rule
(nothing is written); 2 the command could not run, or an answer is missing.""",
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--title", default="", help="The title, as the text gives it.")
@click.option("--publisher", default="", help="Who published it.")
@click.option("--author", default="", help="Who wrote it.")
@click.option("--issued", default="", help="When it was published: 2025-06-10.")
@click.option("--url", default="", help="Where the original stands.")
@click.option("--language", default="", help="Its language: en, uk, pt-BR.")
@click.option("--id", default="", help="The source's id; else made from publisher and date.")
@click.option("--paragraphs", default="", help="blank_lines or lines; else guessed.")
@click.option(
    "--structure",
    multiple=True,
    metavar="LINE:KIND",
    help="A line that is not body, such as 3:title; 'none' for no such line; else guessed.",
)
@click.option("--rights", default="", help="quotation (only cited passages are shown) or full.")
@click.option("--coverage", default="", help="partial, or complete: each sentence is used.")
@click.option(
    "--found-outside",
    multiple=True,
    metavar="FIELD=WHERE",
    help="Where a field was found that the text itself doesn't carry.",
)
@click.option("--draft", is_flag=True, help="Write it even if the check finds problems.")
@project_option
@click.pass_context
def add_source(
    context: click.Context,
    /,
    file: Path,
    *,
    structure: tuple[str, ...],
    found_outside: tuple[str, ...],
    draft: bool,
    **texts: str,
) -> ExitCode:
    """Archive FILE, byte for byte, and describe it in data/sources/.

    Guesses how the text separates its paragraphs and which lines are title, byline, date or
    heading; look the guesses over. Whoever stops with Ctrl-C gets the command that goes on.
    """
    root = project_of(context)
    from generator.loading.project import load_project

    content = _read(file)
    loaded = load_project(root)
    command = command_of(context, "source", "add")
    sheet = Sheet(command, Questions(), str(file), given_texts(texts))
    sheet.lists |= {
        "--structure": [(one,) for one in structure],
        "--found-outside": [(one,) for one in found_outside],
    }
    sheet.flags |= {"--draft"} if draft else set()
    try:
        return Archiving(root, loaded, sheet).archive(file, content)
    except (click.Abort, KeyboardInterrupt):
        sheet.tell_how_to_go_on()
        raise


@source.command(
    "check",
    epilog="""\b
Examples:
  explainer source check ID FILE

\b
Exit codes: 0 every passage stands in FILE as well; 1 some don't;
2 the command could not run.""",
)
@click.argument("name", metavar="ID")
@click.argument("file", type=click.Path(path_type=Path))
@project_option
@click.pass_context
def check_source(context: click.Context, name: str, file: Path) -> ExitCode:
    """Show which passages would break if FILE stood in the place of source ID's text.

    Nothing is written. The description stays in force: its structure lines have to be those of
    FILE.
    """
    root = project_of(context)
    from generator.authoring.replaced_text import breakages
    from generator.loading.project import load_project

    content = _read(file)
    loaded = load_project(root)
    _known_source(loaded, name)
    found = breakages(loaded, name, content)
    for breakage in found:
        say(breakage.owner)
        report_problems([breakage.problem], loaded.lines.line)
    if found:
        places = "1 place" if len(found) == 1 else f"{len(found)} places"
        owners = sorted({breakage.owner for breakage in found})
        tell(f"{places} would break, in {', '.join(owners)}")
        return ExitCode.PROJECT_IS_WRONG
    tell(f"every passage of '{name}' stands in {file} as well")
    return ExitCode.FINE


def _known_source(loaded: LoadedProject, name: str) -> None:
    from generator.text.nearest import did_you_mean

    if name not in loaded.source_bytes:
        hints = did_you_mean(name, loaded.source_bytes)
        raise CannotRunError("; ".join((f"there is no source '{name}'", *hints)))


def _read(file: Path) -> bytes:
    from generator.loading.files import MAX_TEXT_BYTES

    if not file.is_file():
        raise CannotRunError(f"{file}: there is no such file")
    if file.stat().st_size > MAX_TEXT_BYTES:
        raise CannotRunError(f"{file}: has more than {MAX_TEXT_BYTES // 1024 // 1024} MiB")
    return file.read_bytes()
