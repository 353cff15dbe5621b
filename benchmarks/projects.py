"""Write an explainer project of any size; all of its facts are invented, and all are cited.

Usage: .venv/bin/python -m benchmarks.projects CLAIMS DIR [--claims-a-source N]

The project holds what real ones do: 20 claims a page and a source for every 50, with passages of
about 150 characters, uncertain dates, quotations, disputes, and a process with gaps. It is written
as plain text, without a line of the program that is measured with it. Equal sizes give equal
bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from benchmarks.content import (
    CLAIMS_A_SOURCE,
    Claim,
    Explainer,
    Page,
    Section,
    Source,
    explainer,
)

ROOT = Path(__file__).resolve().parents[1]
TERMS = 20
STEPS = {
    "survey": ("Survey", ("surveyed",)),
    "repair": ("Repairs", ("repairs", "repaired")),
    "grant": ("Grant of the parish", ("grant",)),
    "approval": ("Inspection", ("inspection",)),
    "reopening": ("Reopening", ("reopened", "reopening")),
}
STATUSES = {
    "survey": ("done", 0),
    "repair": ("begun", 10),
    "grant": ("done", 11),
    "approval": ("still_needed", 12),
    "reopening": ("done", 13),
}
GENERAL_PAGES = {
    "timeline": ("Newest events", "timeline limit=newest-50"),
    "glossary": ("Glossary", "glossary"),
    "method": ("How sources are read", "equivalences"),
    "sources": ("Sources", "sources"),
}


def write_project(folder: Path, content: Explainer) -> None:
    """Write the project into an empty or new folder."""
    for path, text in _files(content):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    shutil.copytree(ROOT / "site_templates", folder / "site_templates", dirs_exist_ok=True)


def _files(content: Explainer) -> Iterator[tuple[str, str]]:
    """Give every file of the project but the templates: its path and text."""
    yield "mkdocs.yml", _settings(content)
    yield from _general_pages(content)
    yield from data_files(content)
    for source in content.sources:
        yield f"seeds/{source.id}.txt", source.text
    for section in content.sections:
        yield f"content/{section.id}/index.md", _section_page(section)
        for page in section.pages:
            yield f"content/{section.id}/{page.mill.id}.md", _page(section, page)


def data_files(content: Explainer) -> Iterator[tuple[str, str]]:
    """Give every file of data: its path and text."""
    for source in content.sources:
        yield f"data/sources/{source.id}.yml", _source(source)
    yield "data/subjects.yml", "".join(["subjects:\n", *map(_subjects, content.pages)])
    yield "data/permalinks.yml", "\n  - ".join(["published:", *_ids(content)]) + "\n"
    yield "data/glossary.yml", "".join(["terms:\n", *map(_term, content.pages[:TERMS])])
    for section in content.sections:
        yield f"data/processes/{section.id}.yml", _process(section)
        for page in section.pages:
            yield from _data_of_page(page)


def _data_of_page(page: Page) -> Iterator[tuple[str, str]]:
    yield f"data/claims/{page.mill.id}.yml", "claims:\n" + "\n".join(map(_claim, page.claims))
    if page.quotation is not None:
        yield f"data/quotations/{page.mill.id}.yml", _quotation(page)
        yield f"data/disputes/{page.mill.id}.yml", _dispute(page)


def _settings(content: Explainer) -> str:
    """Take the settings of the project that this program is developed with, but for the pages."""
    own = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    common = own[own.index("docs_dir:") : own.index("\nnav:")]
    lines = ["site_name: The mills of the valleys", "", common, "nav:"]
    lines += [f"  - {name}.md" for name in ("index", *GENERAL_PAGES)]
    for section in content.sections:
        lines += [f"  - {section.name}:", f"      - {section.id}/index.md"]
        lines += [f"      - {section.id}/{page.mill.id}.md" for page in section.pages]
    return "\n".join(lines) + "\n"


def _source(source: Source) -> str:
    digest = hashlib.sha256(source.text.encode()).hexdigest()
    return f"""\
title: {source.title}
publisher: Valley Courier
issued: {source.issued}
language: en
text: seeds/{source.id}.txt
sha256: {digest}
paragraphs: blank_lines
structure:
  - line: 1
    kind: title
  - line: 3
    kind: caption
  - line: 5
    kind: date
rights: full
coverage: complete
found_outside:
  publisher: the measurements that this text was invented for
"""


def _subjects(page: Page) -> str:
    about = page.mill
    lines = [f"  {about.id}:", f"    label: {about.name}", "    kind: other"]
    if page.quotation is not None:
        lines += [f"  {about.keeper_id}:", f"    label: {about.keeper}", "    kind: person"]
    return "\n".join(lines) + "\n"


def _ids(content: Explainer) -> list[str]:
    ids = [claim.id for claim in content.claims]
    for page in content.pages:
        if page.quotation is not None:
            ids += [page.quotation.id, f"{page.mill.id}-wheel"]
    ids += [f"term-{page.mill.id}" for page in content.pages[:TERMS]]
    return sorted(ids)


def _term(page: Page) -> str:
    about = page.mill
    return f"  term-{about.id}:\n    term: {about.name}\n    definition: {page.claims[1].id}\n"


def _claim(claim: Claim) -> str:
    said = claim.sentence
    lines = [f"  {claim.id}:", f"    text: {said.text}."]
    if said.short:
        lines += [f"    short: {said.short}"]
    lines += ["    subjects:", f"      - {claim.mill.id}"]
    if said.said_by:
        lines += [f"      - {said.said_by}", f"    said_by: {said.said_by}"]
    if said.date:
        lines += ["    date:", *(f"      {line}" for line in said.date)]
    source = f"courier-{claim.source + 1:04}"
    lines += ["    evidence:", f"      - source: {source}", *_passage(claim)]
    if said.context:
        lines += [f"      - source: {source}", "        role: context"]
        lines += ["        passage: |-", f"          {said.context}"]
    return "\n".join(lines) + "\n"


def _passage(claim: Claim) -> list[str]:
    said = claim.sentence
    if not said.pieces:
        return ["        passage: |-", f"          {said.passage}"]
    lines = ["        passage:"]
    for piece in said.pieces:
        lines += ["          - |-", f"            {piece}"]
    return lines


def _quotation(page: Page) -> str:
    quoted = page.quotation
    if quoted is None:
        return ""
    return f"""\
quotations:
  {quoted.id}:
    speaker: {page.mill.keeper_id}
    role: the keeper
    said_in: at the meeting of the millers
    source: courier-{quoted.source + 1:04}
    passage: |-
      {quoted.words}
    attribution:
      - passage: |-
          {quoted.attribution}
"""


def _dispute(page: Page) -> str:
    return f"""\
disputes:
  {page.mill.id}-wheel:
    question: Did the flood take the wheel of {page.mill.name}?
    positions:
      - {page.claims[5].id}
      - {page.claims[6].id}
"""


def _process(section: Section) -> str:
    lines = ["processes:", f"  {section.id}:", "    label: How far each mill has come"]
    lines += ["    steps:"]
    for step, (label, words) in STEPS.items():
        lines += [f"      {step}:", f"        label: {label}", "        words:"]
        lines += [f"          - {word}" for word in words]
    lines += ["    progress:"]
    for page in section.pages:
        lines += [f"      {page.mill.id}:"]
        for step in STEPS:
            lines += [f"        {step}:", *_state(page, step)]
    return "\n".join(lines) + "\n"


def _state(page: Page, step: str) -> Iterator[str]:
    status, place = STATUSES[step]
    if step == "reopening" and page.mill.number % 3:
        yield "          status: not_stated"
        if page.mill.number % 6 == 1:
            passage = page.claims[14].sentence.passage
            yield "          seen:"
            yield f"            - source: courier-{page.claims[14].source + 1:04}"
            yield f"              passage: |-\n                {passage}"
            yield "              reason: it is the bridge that was reopened"
        return
    yield f"          status: {status}"
    yield f"          claims:\n            - {page.claims[place].id}"


def front_matter(title: str, *others: str) -> str:
    """Give the head of a page, with an empty line behind it."""
    return "\n".join(["---", f"title: {title}", *others, "---", "", ""])


def _page(section: Section, page: Page) -> str:
    about = page.mill
    shown = [f"{{{{ claim {claim.id} }}}}" for claim in page.claims]
    built, befell, now = shown[:5], shown[7:10], shown[10:]
    parts = [
        front_matter(
            about.name,
            f"description: What the sources say of {about.name}.",
            f"subject: {about.id}",
        ).rstrip("\n"),
        f"## Step by step\n\n{{{{ progress {section.id} {about.id} }}}}",
        f"## How it was built\n\n{' '.join(built[:3])}\n\n{' '.join(built[3:])}",
        f"## Where accounts differ\n\n{{{{ dispute {about.id}-wheel }}}}",
        "## Who keeps it\n\n" + " ".join(befell),
        f"{{{{ quotation {about.id}-keeper }}}}",
        "## What is done now\n\n" + "\n".join(f"- {one}" for one in now[:5]),
        "## More about it\n\n" + " ".join(now[5:]),
    ]
    if about.number % 3:
        parts.append(
            f"## What the sources don't say\n\n{{{{ gaps {section.id} subject={about.id} }}}}"
        )
    return "\n\n".join(parts) + "\n"


def _section_page(section: Section) -> str:
    links = [f"- [{page.mill.name}]({page.mill.id}.md)" for page in section.pages]
    return "\n".join(
        [
            front_matter(section.name) + "## How far each mill has come",
            "",
            f"{{{{ matrix {section.id} }}}}",
            "",
            "## Its mills",
            "",
            "::: uncited navigation",
            *links,
            ":::",
            "",
        ]
    )


def _general_pages(content: Explainer) -> Iterator[tuple[str, str]]:
    first = content.pages[0].claims
    links = [f"- [{section.name}]({section.id}/index.md)" for section in content.sections]
    yield (
        "content/index.md",
        "\n".join(
            [
                front_matter("The mills of the valleys", "summary: true") + "## At a glance",
                "",
                *(f"- {{{{ claim {claim.id} }}}}" for claim in first[:4]),
                "",
                "## The valleys",
                "",
                "::: uncited navigation",
                *links,
                ":::",
                "",
            ]
        ),
    )
    for name, (title, reference) in GENERAL_PAGES.items():
        yield f"content/{name}.md", front_matter(title) + f"{{{{ {reference} }}}}\n"


def main() -> None:
    """Read the command line and write the project."""
    parser = argparse.ArgumentParser(description="Write an explainer project of any size.")
    parser.add_argument("claims", type=int, help="how many claims; a multiple of 20")
    parser.add_argument("folder", type=Path, help="a folder that is new or empty")
    parser.add_argument("--claims-a-source", type=int, default=CLAIMS_A_SOURCE)
    wanted = parser.parse_args()
    write_project(wanted.folder, explainer(wanted.claims, wanted.claims_a_source))


if __name__ == "__main__":
    main()
