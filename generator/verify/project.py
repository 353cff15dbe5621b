"""Verifies a whole project in one go: every problem at once, or the verified corpus."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from generator.loading.project import LoadedProject
from generator.pages.document import Page
from generator.pages.targets import broken_links
from generator.problems import Location, Problem, any_errors, in_reading_order
from generator.verify.assemble import assemble
from generator.verify.context import Context
from generator.verify.corpus import VerifiedCorpus
from generator.verify.exemptions import apply_exemptions
from generator.verify.facts import keep_new_facts, known_facts, told_by_claims, used_places
from generator.verify.file_facts import FileFacts
from generator.verify.grounding import Ground, ground
from generator.verify.lazily import Lazily
from generator.verify.memory import Memory
from generator.verify.parts import Grounds, Part, parts_of
from generator.verify.reading import Reading, how_far_read
from generator.verify.references import unknown_references
from generator.verify.rule import Finding, Rule, Scope
from generator.verify.rules import ALL_RULES, EXEMPTIBLE
from generator.verify.source_memory import PassageMemory, SourceMemory
from generator.verify.sources import read_sources
from generator.verify.uses import page_uses


@dataclass(frozen=True, slots=True)
class Counts:
    """What was checked, for the last line of a report."""

    sources: int
    claims: int
    quotations: int
    passages: int
    pages: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome: a corpus exactly if no problem is an error; problems in reading order."""

    corpus: VerifiedCorpus | None
    problems: tuple[Problem, ...]
    counts: Counts


@dataclass(frozen=True, slots=True)
class Examination:
    """What is behind a verdict: the passages that were found, and what each rule found.

    `findings` are those of the rules, excused or not; `problems` those that arose before.
    """

    context: Context
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    searched: int


def verify_project(loaded: LoadedProject, memory: Memory | None = None) -> Verdict:
    """Apply every rule to a loaded project; never raises for what people wrote.

    What `memory` knows of claims is not worked out again.
    """
    seen = examine_project(loaded, memory)
    problems = [*seen.problems, *apply_exemptions(seen.findings, seen.context, EXEMPTIBLE)]
    ordered = in_reading_order(problems)
    corpus = None if any_errors(ordered) else assemble(seen.context)
    return Verdict(corpus, tuple(ordered), _counts(loaded, seen.searched))


def examine_project(loaded: LoadedProject, memory: Memory | None = None) -> Examination:
    """Find all passages and run every rule, before exemptions are applied."""
    pages, page_problems = _parse_pages(loaded, memory)
    reading = how_far_read(loaded, page_problems)
    grounds = Grounds(loaded) if memory else None
    context, problems, searched = _prepare(loaded, pages, reading, memory, grounds)
    findings, crashes = _run_all(ALL_RULES, context, memory, grounds)
    problems += [*loaded.problems, *page_problems, *crashes]
    return Examination(context, tuple(findings), tuple(problems), searched)


def context_of_project(loaded: LoadedProject, memory: Memory | None = None) -> Context:
    """Find the passages and what each page shows, without judging anything."""
    pages, page_problems = _parse_pages(loaded, memory)
    grounds = Grounds(loaded) if memory else None
    reading = how_far_read(loaded, page_problems)
    return _prepare(loaded, pages, reading, memory, grounds)[0]


def _parse_pages(
    loaded: LoadedProject, memory: Memory | None
) -> tuple[tuple[Page, ...], list[Problem]]:
    pages: list[Page] = []
    problems: list[Problem] = []
    for file in loaded.page_files:
        digest = loaded.lines.digest(file.path)
        page = memory.recall_page(file, digest) if memory else None
        if page is None:
            # Markdown is loaded for pages that changed alone: it costs a tenth of a second.
            from generator.pages.parse import parse_page  # noqa: PLC0415

            page, found = parse_page(file.src_uri, file.path, file.content)
            problems += found
            if memory and page is not None and not found:
                memory.keep_page(file, digest, page)
        if page is not None:
            pages.append(page)
    return tuple(pages), problems


def _prepare(
    loaded: LoadedProject,
    pages: tuple[Page, ...],
    reading: Reading,
    memory: Memory | None,
    grounds: Grounds | None,
) -> tuple[Context, list[Problem], int]:
    """Read the sources, find the passages, resolve the ids; give also the passages searched."""
    data = loaded.dataset
    known = known_facts(data, reading, memory, grounds) if memory and grounds else {}
    kept = SourceMemory(memory, grounds) if memory and grounds else None
    sources, problems = read_sources(data.sources, loaded.source_bytes, kept)
    problems += unknown_references(data, pages, reading, known)
    problems += _broken_links(loaded, pages, reading)
    found = ground(data, sources, reading.faulty_ids, known, PassageMemory(kept) if kept else None)
    problems += found.problems
    context = _context(loaded, pages, found, known, reading)
    if memory and grounds:
        keep_new_facts(context, known, memory, grounds)
        context = replace(context, remember=memory.about_ground(grounds.common))
    return context, problems, found.searched


def _broken_links(
    loaded: LoadedProject, pages: tuple[Page, ...], reading: Reading
) -> Iterable[Problem]:
    """Find links that lead nowhere; a page that couldn't be read counts as having every place."""
    data = loaded.dataset
    generated = {f"sources/{source}.md" for source in data.sources}
    whole = [page for page in pages if page.src_uri not in reading.faulty_pages]
    names = {file.src_uri for file in loaded.page_files} | reading.faulty_pages
    unread = names - {page.src_uri for page in whole}
    ids = {*data.claims, *data.quotations, *data.disputes, *data.glossary}
    return broken_links(whole, generated | unread, ids)


def _context(
    loaded: LoadedProject,
    pages: tuple[Page, ...],
    found: Ground,
    known: Mapping[str, FileFacts],
    reading: Reading,
) -> Context:
    return Context(
        dataset=loaded.dataset,
        sources=found.sources,
        claims=Lazily(found.claims),
        quotations=Lazily(found.quotations),
        aliases=tuple(found.aliases),
        unused=tuple(found.unused),
        seen=found.seen,
        nearby=tuple(found.nearby),
        pages=pages,
        uses={page.src_uri: page_uses(page, loaded.dataset) for page in pages},
        reading=reading,
        places=found.places,
        used=used_places(found),
        told=told_by_claims(loaded.dataset, found, known),
    )


def _run_all(
    rules: Iterable[Rule], context: Context, memory: Memory | None, grounds: Grounds | None
) -> tuple[list[Finding], list[Problem]]:
    """Run every rule: on parts one by one, so that what one rule reads is at hand for the next."""
    findings: list[Finding] = []
    crashes: list[Problem] = []
    by_scope: dict[Scope, list[Rule]] = {scope: [] for scope in Scope}
    for rule in rules:
        by_scope[rule.scope].append(rule)
    for scope, some in by_scope.items():
        for part in parts_of(context, scope):
            known, crashed = _run_on(part, some, memory, grounds)
            findings += known
            crashes += crashed
    found, crashed = _run(by_scope[Scope.PROJECT], context)
    return [*found, *findings], [*crashed, *crashes]


def _run_on(
    part: Part, rules: list[Rule], memory: Memory | None, grounds: Grounds | None
) -> tuple[list[Finding], list[Problem]]:
    """Run rules on a part, unless it is known what they find there."""
    if memory is None or grounds is None:
        return _run(rules, part.make())
    key = grounds.of(part)
    known = memory.recall(key, part.owners)
    if known is not None:
        return known, []
    found, crashed = _run(rules, part.make())
    if not crashed:
        memory.keep(key, part.owners(), found)
    return found, crashed


def _run(rules: Iterable[Rule], context: Context) -> tuple[list[Finding], list[Problem]]:
    """Run every rule; one that crashes becomes a problem, and what it found counts."""
    findings: list[Finding] = []
    crashes: list[Problem] = []
    for rule in rules:
        try:
            findings.extend(rule.check(context))
        except Exception as error:  # noqa: BLE001 - whatever it is, it must not pass in silence
            message = f"the rule '{rule.id}' crashed: {type(error).__name__}: {error}"
            hint = "this is a fault of the generator, not of your files; please report it"
            crashes.append(Problem("rule/crashed", message, Location("data"), help=(hint,)))
    return findings, crashes


def _counts(loaded: LoadedProject, searched: int) -> Counts:
    data = loaded.dataset
    return Counts(
        sources=len(data.sources),
        claims=len(data.claims),
        quotations=len(data.quotations),
        passages=searched,
        pages=len(loaded.page_files),
    )
