"""A map colours only what a cited claim states."""

from __future__ import annotations

from generator.model.entities import Status
from generator.render.shapes import read_shapes
from generator.verify.uses import map_state
from generator.views.links import SiteLinks
from generator.views.map import MapView
from generator.views.project import project_view
from generator.views.shapes import Shape, Shapes
from tests.support.corpora import TEMPLATES, verified
from tests.support.program import REPO


def the_map(shapes: Shapes) -> MapView:
    """Compose this checkout's own map with these outlines."""
    corpus, site = verified(REPO)
    pages = project_view(corpus, site.nav, SiteLinks(), shapes).pages
    return next(block for page in pages for block in page.blocks if isinstance(block, MapView))


def test_every_coloured_shape_has_the_status_of_a_cell_with_claims() -> None:
    corpus, _ = verified(REPO)
    (process,) = corpus.processes.values()
    shown = the_map(read_shapes(TEMPLATES))
    assert shown.marked
    by_label = {subject.label.value: subject.id for subject in process.subjects}
    for marked in shown.marked:
        state = map_state(process.process, by_label[marked.subject])
        if marked.status != str(Status.NOT_STATED):
            assert state is not None
            assert state.claims
            assert marked.status == str(state.status)


def test_the_list_beside_the_map_has_every_subject_and_its_claims() -> None:
    corpus, _ = verified(REPO)
    (process,) = corpus.processes.values()
    shown = the_map(read_shapes(TEMPLATES))
    assert [entry.subject for entry in shown.entries] == [s.label.value for s in process.subjects]
    assert all(entry.cell.claims for entry in shown.entries if entry.cell and not entry.cell.gap)


def test_the_description_says_in_words_what_the_colours_say() -> None:
    shown = the_map(read_shapes(TEMPLATES))
    for entry in shown.entries:
        assert entry.cell is not None
        words = f"{entry.subject}: {entry.cell.step}, {entry.cell.status_words}."
        assert words in shown.description


def test_the_legend_explains_the_statuses_that_are_drawn_and_no_others() -> None:
    shown = the_map(read_shapes(TEMPLATES))
    assert {entry.status for entry in shown.legend} == {marked.status for marked in shown.marked}


def test_a_subject_without_an_outline_stands_in_the_list_alone() -> None:
    shown = the_map(Shapes((0, 0, 9, 9), {"PL": Shape("M0 0z", (1, 2)), "AT": Shape("M1 1z")}))
    assert [marked.shape.path for marked in shown.marked] == ["M0 0z"]
    assert shown.land == ("M1 1z",)
    assert [label.at for label in shown.labels] == [(1, 2)]
    assert len(shown.entries) > 1
