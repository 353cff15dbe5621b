"""`explainer add`: from words of a source to a claim in the right file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from generator.cli.adding import Addition, Answers, choose_file, context_passage, draft_claim
from generator.cli.exits import CannotRunError, ExitCode
from generator.cli.passages import failure_lines, joined, place_lines
from generator.cli.projects import project_of, project_option
from generator.cli.questions import Questions
from generator.cli.terminal import say

if TYPE_CHECKING:
    from generator.authoring.drafts import DraftPassage
    from generator.authoring.words_search import Place
    from generator.verify.context import Context


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
@click.option("--subject", "subjects", multiple=True, help="Whom it is about; may be repeated.")
@click.option("--said-by", default="", help="The subject whose statement it reports.")
@click.option("--date", default="", help="When it happened: 2025-06-03, 2025-06, 2025.")
@click.option("--as-stated", default="", help="The source's words for the date.")
@click.option("--basis", default="", help="stated, inferred or computed.")
@click.option("--reason", default="", help="Why the source's words mean this date.")
@click.option("--from-issued", is_flag=True, help="The date of publication completes the date.")
@click.option("--id", "name", default="", help="The claim's id; else made from its text.")
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
def add(
    context: click.Context,
    /,
    words: tuple[str, ...],
    *,
    find: bool,
    **options: Any,  # noqa: ANN401 - as many as Answers has fields
) -> ExitCode:
    """Add the claim that WORDS of a source carry.

    Shows where the words stand and which claims use them, asks for what the options leave
    open, writes the claim and its id, and checks. The rest of each file stays as it is.
    """
    root = project_of(context)
    from generator.loading.project import load_project
    from generator.verify.project import examine_project

    questions = Questions()
    answers = Answers(words=_words(words, questions), **options)
    loaded = load_project(root)
    seen = examine_project(loaded).context
    places = _places(answers, seen)
    if find or not places:
        return ExitCode.FINE if places else ExitCode.PROJECT_IS_WRONG
    evidence = _evidence(answers, seen, _chosen(places, answers, questions))
    draft = draft_claim(answers, loaded, evidence, questions)
    path = choose_file(answers, loaded, draft, questions)
    return Addition(root, loaded, seen, path, questions).settle(draft, answers)


def _words(words: tuple[str, ...], questions: Questions) -> str:
    given = sys.stdin.read() if words == ("-",) else " ".join(words)
    found = questions.paste(given, "WORDS", "Words of a source")
    questions.finish()
    return found


def _places(answers: Answers, seen: Context) -> tuple[Place, ...]:
    """Look the words up and show what was found."""
    from generator.authoring.words_search import search_words

    search = search_words(seen, answers.words, prefix=answers.prefix, suffix=answers.suffix)
    places = [one for one in search.places if one.source in (answers.sources or (one.source,))]
    numbered = len(places) > 1
    for number, place in enumerate(places, start=1):
        say(joined(place_lines(place, number if numbered else None)))
    if not places:
        say(joined(failure_lines(search)))
    return tuple(places)


def _chosen(places: tuple[Place, ...], answers: Answers, questions: Questions) -> tuple[Place, ...]:
    """Choose among several places: each source that is named, or the one that a person picks."""
    sources = [place.source for place in places]
    if len(places) == 1 or (answers.sources and len(set(sources)) == len(sources)):
        return places
    if not questions.can_ask:
        option = "--source" if len(set(sources)) == len(sources) else "--prefix or --suffix"
        raise CannotRunError(f"the words stand in {len(places)} places: choose with {option}")
    return (places[questions.choose(len(places), "Which of them") - 1],)


def _evidence(
    answers: Answers, seen: Context, places: tuple[Place, ...]
) -> tuple[DraftPassage, ...]:
    from generator.authoring.drafts import DraftPassage

    found = [
        DraftPassage(place.source, place.pieces, "support", place.prefix, place.suffix)
        for place in places
    ]
    for words in answers.around:
        passage = context_passage(words, seen, {place.source for place in places})
        if passage is None:
            raise CannotRunError(f"--context: '{words}' doesn't stand in the same source")
        found.append(passage)
    return tuple(found)
