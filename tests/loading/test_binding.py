"""Data files become typed values; what doesn't fit is reported, and the rest is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.loading.project import LoadedProject, load_project
from generator.model.entities import (
    Basis,
    Coverage,
    EvidenceRole,
    LineKind,
    ParagraphMode,
    Rights,
    Status,
    SubjectKind,
)
from tests.support.projects import write_project

SITE = {"mkdocs.yml": "site_name: A\ndocs_dir: content\n", "content/index.md": "A page.\n"}

SOURCE = """\
title: The Ferry Stays
publisher: The Gazette
author: Ada North
issued: 2025-06-10
url: https://example.org/ferry
language: en
text: seeds/gazette.txt
sha256: 622cfbef622cfbef622cfbef622cfbef622cfbef622cfbef622cfbef622cfbef
paragraphs: lines
structure:
  - line: 1
    kind: title
rights: full
coverage: complete
found_outside:
  publisher: the head of the printed page
unused:
  - passage: Read more
    reason: it points elsewhere
"""
CLAIMS = """\
claims:
  ferry-vote:
    text: The council voted.
    short: Council voted
    subjects: [council, ferry]
    said_by: mayor
    date:
      edtf: 2025-06-03
      as_stated: On June 3
      basis: inferred
      reason: the year is the article's
      from: issued
    evidence:
      - source: gazette
        role: context
        passage:
          - the council
          - voted
        prefix: On June 3,
        suffix: to keep
    computed: count(subjects)
    exemptions:
      - rule: values/number
        word: two
        reason: it is one
"""
QUOTATIONS = """\
quotations:
  crossing:
    speaker: mayor
    role: Mayor
    said_in: a letter
    date:
      edtf: 2025-06
    source: gazette
    passage: the only crossing
    attribution:
      - passage: Mayor Ida Berg said
        role: context
      - passage: Berg said
        source: courier
    same_words_as: crossing-again
"""
SUBJECTS = """\
subjects:
  council:
    label: Council
    kind: body
    region: NZ
    lang: mi
    aliases:
      - name: The Six
        source: gazette
        passage: the six of the council
      - name: KNC
        ours: short for tables
"""
PROCESSES = """\
processes:
  closing:
    label: How a ferry closes
    steps:
      vote:
        label: Vote
        words:
          - vote
          - voted
      order:
        label: Order
        words:
          - order
    progress:
      council:
        vote:
          status: done
          claims:
            - ferry-vote
        order:
          status: not_stated
          seen:
            - source: gazette
              passage: an order
              reason: another order
"""
DISPUTES = """\
disputes:
  when:
    question: When was the vote?
    positions:
      - ferry-vote
      - other-vote
"""
GLOSSARY = """\
terms:
  ferry:
    term: ferry
    lang: en
    definition: ferry-vote
"""
PERMALINKS = """\
published:
  - ferry-vote
redirects:
  old-vote: ferry-vote
withdrawn:
  wrong-vote: it never took place
"""
FILES = {
    "data/sources/gazette.yml": SOURCE,
    "seeds/gazette.txt": "Text.\r\n",
    "data/claims/a.yml": CLAIMS,
    "data/quotations/a.yml": QUOTATIONS,
    "data/subjects.yml": SUBJECTS,
    "data/processes/a.yml": PROCESSES,
    "data/disputes/a.yml": DISPUTES,
    "data/glossary.yml": GLOSSARY,
    "data/permalinks.yml": PERMALINKS,
}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> LoadedProject:
    """Load a project in which every key of every kind of file is used."""
    return load_project(write_project(tmp_path_factory.mktemp("whole"), {**SITE, **FILES}))


def test_a_project_that_uses_every_key_has_no_problem(loaded: LoadedProject) -> None:
    assert loaded.problems == ()
    assert loaded.broken_ids == frozenset()


def test_a_source_carries_its_metadata_and_layout(loaded: LoadedProject) -> None:
    source = loaded.dataset.sources["gazette"]
    assert (source.id, str(source.title), str(source.language)) == (
        "gazette",
        "The Ferry Stays",
        "en",
    )
    assert (source.paragraphs, source.rights) == (ParagraphMode.LINES, Rights.FULL)
    assert source.coverage is Coverage.COMPLETE
    assert [(line.line, line.kind) for line in source.structure] == [(1, LineKind.TITLE)]
    assert [(o.field, str(o.where)) for o in source.found_outside] == [
        ("publisher", "the head of the printed page")
    ]
    assert [str(sentence.reason) for sentence in source.unused] == ["it points elsewhere"]
    assert loaded.source_bytes == {"gazette": b"Text.\r\n"}


def test_a_claim_carries_date_evidence_and_exemptions(loaded: LoadedProject) -> None:
    claim = loaded.dataset.claims["ferry-vote"]
    assert [str(subject) for subject in claim.subjects] == ["council", "ferry"]
    assert str(claim.said_by) == "mayor"
    assert claim.date is not None
    assert (claim.date.basis, str(claim.date.from_field)) == (Basis.INFERRED, "issued")
    assert claim.date.parsed.is_day
    (evidence,) = claim.evidence
    assert evidence.role is EvidenceRole.CONTEXT
    assert [str(piece) for piece in evidence.pieces] == ["the council", "voted"]
    assert (str(evidence.prefix), str(evidence.suffix)) == ("On June 3,", "to keep")
    assert str(claim.computed) == "count(subjects)"
    assert [str(exemption.word) for exemption in claim.exemptions] == ["two"]
    assert (claim.at.line, claim.at.column, claim.at.length) == (2, 3, 10)


def test_a_quotation_lends_its_source_to_its_attribution(loaded: LoadedProject) -> None:
    quotation = loaded.dataset.quotations["crossing"]
    assert (str(quotation.role), str(quotation.said_in)) == ("Mayor", "a letter")
    assert quotation.evidence.role is EvidenceRole.SUPPORT
    assert [(str(a.source), a.role) for a in quotation.attribution] == [
        ("gazette", EvidenceRole.CONTEXT),
        ("courier", EvidenceRole.SUPPORT),
    ]
    assert str(quotation.same_words_as) == "crossing-again"


def test_a_subject_has_proved_names_and_names_of_ours(loaded: LoadedProject) -> None:
    subject = loaded.dataset.subjects["council"]
    proved, ours = subject.aliases
    assert subject.kind is SubjectKind.BODY
    assert proved.evidence is not None
    assert proved.ours is None
    assert ours.evidence is None
    assert str(ours.ours) == "short for tables"


def test_a_process_has_steps_in_order_and_a_state_for_each_cell(loaded: LoadedProject) -> None:
    process = loaded.dataset.processes["closing"]
    assert [step.id for step in process.steps] == ["vote", "order"]
    assert [str(word) for word in process.steps[0].words] == ["vote", "voted"]
    states = [(str(s.subject), str(s.step), s.status) for s in process.states]
    assert states == [("council", "vote", Status.DONE), ("council", "order", Status.NOT_STATED)]
    assert str(process.states[1].seen[0].reason) == "another order"


def test_disputes_terms_and_permalinks_are_read(loaded: LoadedProject) -> None:
    data = loaded.dataset
    assert [str(p) for p in data.disputes["when"].positions] == ["ferry-vote", "other-vote"]
    assert str(data.glossary["ferry"].definition) == "ferry-vote"
    assert [str(p) for p in data.permalinks.published] == ["ferry-vote"]
    assert [(str(a), str(b)) for a, b in data.permalinks.redirects] == [("old-vote", "ferry-vote")]
    assert [str(a) for a, _ in data.permalinks.withdrawn] == ["wrong-vote"]


def test_keys_that_may_be_left_out_have_their_defaults(tmp_path: Path) -> None:
    data = "title: A\nlanguage: en\ntext: seeds/gazette.txt\n"
    files = {**SITE, "seeds/gazette.txt": "", "data/sources/gazette.yml": data}
    loaded = load_project(write_project(tmp_path, files))
    source = loaded.dataset.sources["gazette"]
    assert loaded.problems == ()
    assert source.sha256 is None
    assert source.paragraphs is ParagraphMode.BLANK_LINES
    assert (source.rights, source.coverage) == (Rights.QUOTATION, Coverage.PARTIAL)


def problems_after(root: Path, path: str, old: str, new: str) -> list[tuple[str, int, int]]:
    """Edit one file of the whole project; give rule, line and column of each problem."""
    assert old in FILES[path]
    files = {**SITE, **FILES, path: FILES[path].replace(old, new, 1)}
    found = load_project(write_project(root, files)).problems
    return [(p.rule, p.location.line, p.location.column) for p in found]


@pytest.mark.parametrize(
    ("path", "old", "new", "problem"),
    [
        ("sources/gazette", "text: seeds/", "text: data/", ("data/form", 7, 7)),
        ("sources/gazette", "text: seeds/", "text: seeds/../", ("file/outside", 7, 7)),
        ("sources/gazette", "gazette.txt", "gone.txt", ("file/missing", 7, 7)),
        ("sources/gazette", "gazette.txt", ".", ("file/not-a-file", 7, 7)),
        ("sources/gazette", "https:", "javascript:", ("data/form", 5, 6)),
        ("sources/gazette", "622c", "622C", ("data/form", 8, 9)),
        ("sources/gazette", "2025-06-10", "June 10", ("data/date", 4, 9)),
        ("sources/gazette", "language: en", "language: English", ("data/form", 6, 11)),
        ("sources/gazette", "line: 1", "line: 0", ("data/form", 11, 11)),
        ("sources/gazette", "kind: title", "kind: titel", ("data/choice", 12, 11)),
        (
            "sources/gazette",
            "rights:",
            "  - line: 1\n    kind: date\nrights:",
            ("data/repeated", 13, 5),
        ),
        ("sources/gazette", "  publisher: the", "  publsher: the", ("data/unknown-key", 16, 3)),
        ("sources/gazette", "reason: it", "reson: it", ("data/unknown-key", 19, 5)),
        ("claims/a", "from: issued", "from: url", ("data/form", 12, 13)),
        ("claims/a", "count(subjects)", "count(all)", ("data/form", 21, 15)),
        ("claims/a", "          - the council\n          - voted\n", "", ("data/empty", 16, 17)),
        ("claims/a", "[council, ferry]", "[council, council]", ("data/repeated", 5, 25)),
        ("claims/a", "short: Council voted", "short: ' Council voted'", ("data/space", 4, 13)),
        ("subjects", "region: NZ", "region: Nz", ("data/form", 5, 13)),
        ("subjects", "ours: short", "source: gazette #", ("data/alias", 11, 9)),
        ("subjects", "        source: gazette\n", "", ("data/alias", 8, 9)),
        ("processes/a", "        words:\n          - order\n", "", ("data/missing", 10, 7)),
        ("processes/a", "status: done", "status: half", ("data/choice", 17, 19)),
        ("disputes/a", "  when:", "  ferry-vote:", ("data/duplicate-id", 2, 3)),
        ("glossary", "  ferry:", "  closing:", ("data/duplicate-id", 2, 3)),
        ("permalinks", "  old-vote: ferry-vote", "  - old-vote", ("data/kind", 4, 3)),
        ("permalinks", "  - ferry-vote", "  ferry-vote: x", ("data/kind", 2, 3)),
    ],
)
def test_a_value_that_does_not_fit_is_reported_where_it_stands(
    path: str, old: str, new: str, problem: tuple[str, int, int], tmp_path: Path
) -> None:
    assert problem in problems_after(tmp_path, f"data/{path}.yml", old, new)


def test_an_alias_is_proved_or_ours_but_not_both(tmp_path: Path) -> None:
    both = problems_after(
        tmp_path, "data/subjects.yml", "passage: the six", "ours: why\n        passage: the six"
    )
    assert both == [("data/alias", 8, 9)]


def test_a_broken_optional_value_costs_only_itself(tmp_path: Path) -> None:
    changed = CLAIMS.replace("edtf: 2025-06-03", "edtf: 2025-06-31")
    loaded = load_project(write_project(tmp_path, {**SITE, **FILES, "data/claims/a.yml": changed}))
    assert [problem.rule for problem in loaded.problems] == ["data/date"]
    assert loaded.dataset.claims["ferry-vote"].date is None


def test_a_claim_that_cannot_be_read_is_known_as_broken(tmp_path: Path) -> None:
    changed = CLAIMS.replace("    text: The council voted.\n", "")
    loaded = load_project(write_project(tmp_path, {**SITE, **FILES, "data/claims/a.yml": changed}))
    assert loaded.dataset.claims == {}
    assert "ferry-vote" in loaded.broken_ids


def test_all_problems_of_all_files_come_in_one_run(tmp_path: Path) -> None:
    changes = {
        "data/claims/a.yml": CLAIMS.replace("subjects:", "subject:").replace("from:", "form:"),
        "data/disputes/a.yml": DISPUTES.replace("question: W", "question: @W"),
        "data/subjects.yml": SUBJECTS.replace("kind: body", "kind: town"),
    }
    loaded = load_project(write_project(tmp_path, {**SITE, **FILES, **changes}))
    assert [(p.location.path, p.location.line) for p in loaded.problems] == [
        ("data/claims/a.yml", 5),
        ("data/claims/a.yml", 12),
        ("data/disputes/a.yml", 3),
        ("data/subjects.yml", 4),
    ]
