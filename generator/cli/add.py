"""`explainer add`: from words of a source to a claim in the right file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.adding import Conversation
from generator.cli.addition import Addition
from generator.cli.claim_questions import WORDS
from generator.cli.dating import FROM_ISSUED
from generator.cli.exits import ExitCode
from generator.cli.projects import project_of, project_option
from generator.cli.questions import Questions
from generator.cli.sheet import Sheet, command_of, given_texts


@click.command(
    epilog="""\b
Examples:
  explainer add                           asks for everything
  explainer add --find 'the council voted'
                                          only shows who carries the words
  explainer add 'the council voted to keep the ferry' \\
      --text 'The council voted to keep the ferry.' \\
      --subject northport --date 2025-06-03 --as-stated 'On June 3' \\
      --basis inferred --reason 'the year is that of the article' \\
      --from-issued

\b
Write […] in WORDS where words are left out, and - to read them from standard
input.

\b
Exit codes: 0 fine; 1 no source carries the words, or the claim would break a
rule (nothing is written); 2 the command could not run, or an answer is
missing."""
)
@click.argument("words", nargs=-1)
@click.option("--find", is_flag=True, help="Only show the sources that carry the words.")
@click.option("--text", default="", help="The claim: one sentence that the words carry.")
@click.option("--short", default="", help="The same for table cells, in a few words.")
@click.option(
    "--subject", "subjects", multiple=True, help="Whom it is about: an id or a name; may repeat."
)
@click.option(
    "--new-subject",
    "new_subjects",
    type=(str, str, str),
    multiple=True,
    metavar="ID NAME KIND",
    help="A subject to add: a state, person, body, document or other; may be repeated.",
)
@click.option("--said-by", default="", help="The subject whose statement it reports.")
@click.option("--date", default="", help="When it happened: 2025-06-03, 2025-06, 2025.")
@click.option("--as-stated", default="", help="The source's words for the date.")
@click.option("--basis", default="", help="stated, inferred or computed.")
@click.option("--reason", default="", help="Why the source's words mean this date.")
@click.option("--from-issued", is_flag=True, help="The date of publication completes the date.")
@click.option("--id", default="", help="The claim's id; else made from its text.")
@click.option("--file", default="", help="The file of claims; else that of the same subjects.")
@click.option("--page", default="", help="A page at whose end the claim is put.")
@click.option("--source", "sources", multiple=True, help="The source, if several carry the words.")
@click.option(
    "--context", "around", multiple=True, help="Words that say what 'it' refers to; may repeat."
)
@click.option("--prefix", default="", help="The words in front, if the words stand twice.")
@click.option("--suffix", default="", help="The words behind, if the words stand twice.")
@click.option(
    "--exempt",
    "exemptions",
    type=(str, str, str),
    multiple=True,
    metavar="RULE WORD REASON",
    help="A finding that you looked at and accept, with the reason; may be repeated.",
)
@click.option("--draft", is_flag=True, help="Write it even if the check finds problems.")
@project_option
@click.pass_context
def add(  # noqa: PLR0913 - a claim has this many answers
    context: click.Context,
    /,
    words: tuple[str, ...],
    *,
    find: bool,
    draft: bool,
    from_issued: bool,
    subjects: tuple[str, ...],
    new_subjects: tuple[tuple[str, ...], ...],
    sources: tuple[str, ...],
    around: tuple[str, ...],
    exemptions: tuple[tuple[str, ...], ...],
    **texts: str,
) -> ExitCode:
    """Add the claim that WORDS of a source carry.

    Shows where the words stand and which claims use them, asks for what the options leave
    open, writes the claim and its id, and checks. The rest of each file stays as it is.
    Whoever stops with Ctrl-C gets the command that goes on from there.
    """
    given = sys.stdin.read() if words == ("-",) else " ".join(words)
    sheet = Sheet(command_of(context, "add"), Questions(), given, given_texts(texts))
    sheet.texts |= {"--subject": ", ".join(subjects)} if subjects else {}
    sheet.lists |= {
        "--source": [(one,) for one in sources],
        "--new-subject": list(new_subjects),
        "--context": [(one,) for one in around],
        "--exempt": list(exemptions),
    }
    sheet.flags |= {FROM_ISSUED} if from_issued else set()
    sheet.flags |= {"--draft"} if draft else set()
    try:
        return _converse(project_of(context), sheet, only_show=find)
    except (click.Abort, KeyboardInterrupt):
        sheet.tell_how_to_go_on()
        raise


def _converse(root: Path, sheet: Sheet, *, only_show: bool) -> ExitCode:
    sheet.words = sheet.questions.paste(WORDS, sheet.words)
    sheet.questions.finish()
    from generator.loading.project import load_project
    from generator.verify.project import examine_project

    loaded = load_project(root)
    conversation = Conversation(sheet, loaded, examine_project(loaded).context)
    found = conversation.find(only_show=only_show)
    if only_show or not found:
        return ExitCode.FINE if found else ExitCode.PROJECT_IS_WRONG
    conversation.ask_everything()
    return Addition(root, conversation).settle()
