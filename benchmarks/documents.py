"""The pages of a project as ordinary Markdown, for generators that know nothing of claims.

What our pages show stands here written out, with a footnote for each citation. Only what the
macros plugin renders from data is a call of a macro instead (`Macros`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from benchmarks.content import Claim, Explainer, Page, Section, Source
from benchmarks.projects import GENERAL_PAGES, STATUSES, STEPS, TERMS, front_matter

_SAID = {
    "done": "done",
    "begun": "begun",
    "still_needed": "still needed",
    "not_stated": "not stated in the sources",
}


@dataclass(slots=True)
class WrittenOut:
    """Words one page: every sentence in full, its footnotes gathered for the end."""

    section: Section
    sources: tuple[Source, ...]
    notes: dict[str, str] = field(default_factory=dict)

    def claim(self, claim: Claim) -> str:
        """Give a claim's sentence with its footnote."""
        return f"{claim.sentence.text}.{self._note(claim.sentence.passage, claim.source)}"

    def progress(self, page: Page) -> str:
        """Give the steps of a mill as a table."""
        rows = ["| Step | How far |", "| --- | --- |"]
        for step, (label, _) in STEPS.items():
            status, claim = state(page, step)
            said = f": {claim.sentence.short}" if claim is not None else ""
            note = self._note(claim.sentence.passage, claim.source) if claim is not None else ""
            rows.append(f"| {label} | {_SAID[status]}{said}{note} |")
        return "\n".join(rows)

    def matrix(self) -> str:
        """Give the steps of all mills of the section as a table."""
        labels = [label for label, _ in STEPS.values()]
        rows = [f"| Mill | {' | '.join(labels)} |", "| --- " * (len(labels) + 1) + "|"]
        for page in self.section.pages:
            cells = [_SAID[state(page, step)[0]] for step in STEPS]
            rows.append(f"| [{page.mill.name}]({page.mill.id}.md) | {' | '.join(cells)} |")
        return "\n".join(rows)

    def quotation(self, page: Page) -> str:
        """Give the words of a mill's keeper as a block quote."""
        quoted = page.quotation
        if quoted is None:
            return ""
        note = self._note(quoted.words, quoted.source)
        return f"> {quoted.words}{note}\n>\n> {page.mill.keeper}, the keeper"

    def dispute(self, page: Page) -> str:
        """Give both accounts of a question."""
        positions = [f"- Valley Courier: {self.claim(claim)}" for claim in page.claims[5:7]]
        question = f"Did the flood take the wheel of {page.mill.name}?"
        return "\n".join([f"**{question}**", "", *positions])

    def gaps(self, page: Page) -> str:
        """Say what the sources don't state of a mill, and what was searched for."""
        said = f"Reopening: not stated in the sources for {page.mill.name}."
        return f"{said}\n\nWords searched for: reopened, reopening"

    def end(self) -> str:
        """Give the notes of all citations."""
        return "\n".join(self.notes.values())

    def _note(self, passage: str, source: int) -> str:
        if passage not in self.notes:
            number = len(self.notes) + 1
            told = self.sources[source]
            self.notes[passage] = (
                f"[^{number}]: “{passage}” [{told.title}](../sources/{told.id}.md), "
                f"Valley Courier, {told.issued}"
            )
        return f"[^{list(self.notes).index(passage) + 1}]"


@dataclass(slots=True)
class Macros:
    """Words one page by calls of macros, which look into the data."""

    section: Section

    def claim(self, claim: Claim) -> str:
        """Call for a claim."""
        return f'{{{{ claim("{claim.id}") }}}}'

    def progress(self, page: Page) -> str:
        """Call for the steps of a mill."""
        return f'{{{{ progress("{self.section.id}", "{page.mill.id}") }}}}'

    def matrix(self) -> str:
        """Call for the steps of all mills of the section."""
        return f'{{{{ matrix("{self.section.id}") }}}}'

    def quotation(self, page: Page) -> str:
        """Call for the words of a mill's keeper."""
        return f'{{{{ quotation("{page.mill.id}-keeper") }}}}'

    def dispute(self, page: Page) -> str:
        """Call for both accounts of a question."""
        return f'{{{{ dispute("{page.mill.id}-wheel") }}}}'

    def gaps(self, page: Page) -> str:
        """Call for what the sources don't state of a mill."""
        return f'{{{{ gaps("{self.section.id}", "{page.mill.id}") }}}}'

    def end(self) -> str:
        """Call for the notes of all citations."""
        return "{{ notes() }}"


Words = WrittenOut | Macros


def state(page: Page, step: str) -> tuple[str, Claim | None]:
    """Tell how far a mill has come at a step, and the claim that says so."""
    status, place = STATUSES[step]
    if step == "reopening" and page.mill.number % 3:
        return "not_stated", None
    return status, page.claims[place]


def documents(content: Explainer, *, macros: bool = False) -> Iterator[tuple[str, str]]:
    """Give every page: its path in the folder of pages, and its Markdown."""
    yield from _general_pages(content)
    for source in content.sources:
        yield f"sources/{source.id}.md", _source_page(source)
    for section in content.sections:
        words: Words = Macros(section) if macros else WrittenOut(section, content.sources)
        table = f"## How far each mill has come\n\n{words.matrix()}\n"
        yield f"{section.id}/index.md", front_matter(section.name) + table
        for page in section.pages:
            words = Macros(section) if macros else WrittenOut(section, content.sources)
            yield f"{section.id}/{page.mill.id}.md", _page(page, words)


def _page(page: Page, words: Words) -> str:
    shown = [words.claim(claim) for claim in page.claims]
    parts = [
        front_matter(page.mill.name).rstrip("\n"),
        f"## Step by step\n\n{words.progress(page)}",
        f"## How it was built\n\n{' '.join(shown[:3])}\n\n{' '.join(shown[3:5])}",
        f"## Where accounts differ\n\n{words.dispute(page)}",
        f"## Who keeps it\n\n{' '.join(shown[7:10])}",
        words.quotation(page),
        "## What is done now\n\n" + "\n".join(f"- {one}" for one in shown[10:15]),
        f"## More about it\n\n{' '.join(shown[15:])}",
    ]
    if page.mill.number % 3:
        parts.append(f"## What the sources don't say\n\n{words.gaps(page)}")
    return "\n\n".join([*parts, words.end()]) + "\n"


def _source_page(source: Source) -> str:
    about = f"Valley Courier, {source.issued}. Archived as seeds/{source.id}.txt."
    return "\n\n".join([front_matter(source.title).rstrip("\n"), about, *source.paragraphs]) + "\n"


def _general_pages(content: Explainer) -> Iterator[tuple[str, str]]:
    dated = [claim for claim in content.claims if claim.sentence.date][:50]
    bodies: dict[str, Iterable[str]] = {
        "timeline": (f"- {claim.sentence.text}." for claim in dated),
        "glossary": (
            f"- **{page.mill.name}**: {page.claims[1].sentence.text}."
            for page in content.pages[:TERMS]
        ),
        "method": ["Passages are found word for word."],
        "sources": (f"- [{one.title}](sources/{one.id}.md)" for one in content.sources),
    }
    first = [f"- {claim.sentence.text}." for claim in content.pages[0].claims[:4]]
    links = [f"- [{section.name}]({section.id}/index.md)" for section in content.sections]
    index = ["## At a glance", "", *first, "", "## The valleys", "", *links]
    yield "index.md", front_matter("The mills of the valleys") + "\n".join(index) + "\n"
    for name, (title, _) in GENERAL_PAGES.items():
        yield f"{name}.md", front_matter(title) + "\n".join(bodies[name]) + "\n"
