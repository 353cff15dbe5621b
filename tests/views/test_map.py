"""A map colours only what a cited claim states."""

from __future__ import annotations

from generator.model.entities import Status
from generator.render.shapes import read_shapes
from generator.verify.uses import map_state
from generator.views.links import SiteLinks
from generator.views.map import Fill, MapView, _fill
from generator.views.project import project_view
from generator.views.shapes import Shape, Shapes
from tests.support.corpora import TEMPLATES, verified
from tests.support.program import REPO


def the_map(shapes: Shapes) -> MapView:
    """Compose this checkout's own map with these outlines."""
    corpus, site = verified(REPO)
    pages = project_view(corpus, site, SiteLinks(), shapes).pages
    return next(block for page in pages for block in page.blocks if isinstance(block, MapView))


def test_every_filled_shape_has_the_step_and_status_of_a_cell_with_claims() -> None:
    corpus, _ = verified(REPO)
    (process,) = corpus.processes.values()
    shown = the_map(read_shapes(TEMPLATES))
    assert shown.marked
    by_label = {subject.label.value: subject.id for subject in process.subjects}
    for marked in shown.marked:
        state = map_state(process.process, by_label[marked.subject])
        if marked.fill.status != str(Status.NOT_STATED):
            assert state is not None
            assert state.claims
            assert marked.fill.name == f"{state.step.value}-{state.status}"


def test_only_the_last_step_fills_a_shape_in_full() -> None:
    corpus, _ = verified(REPO)
    (process,) = corpus.processes.values()
    tints = [_fill(process, cell).tint for cell in process.rows[0] if cell.claims]
    assert tints == sorted(tints, key=float)
    assert len(set(tints)) == len(tints) == len(process.process.steps)
    assert (float(tints[0]) < 0.5, tints[-1]) == (True, "1")


def test_shapes_of_different_steps_differ_without_a_colour() -> None:
    """The number of the step stands in the shape, and before the same step in the legend."""
    corpus, _ = verified(REPO)
    (process,) = corpus.processes.values()
    shown = the_map(read_shapes(TEMPLATES))
    steps = [step.id for step in process.process.steps]
    by_label = {label.text: label.number for label in shown.labels}
    for marked in shown.marked:
        step = marked.fill.name.removesuffix(f"-{marked.fill.status}")
        assert marked.fill.number == str(steps.index(step) + 1)
        assert by_label[marked.subject] == marked.fill.number
    plain = {(fill.number, fill.status) for fill in shown.legend}
    assert len(plain) == len(shown.legend)


def test_a_subject_without_a_stated_step_has_no_shade() -> None:
    corpus, _ = verified(REPO)
    (process,) = corpus.processes.values()
    assert _fill(process, None) == Fill("not_stated", "not_stated", "", "Not stated in the sources")


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


def test_the_legend_names_each_step_and_status_that_is_drawn_in_order() -> None:
    corpus, _ = verified(REPO)
    (process,) = corpus.processes.values()
    shown = the_map(read_shapes(TEMPLATES))
    assert set(shown.legend) == {marked.fill for marked in shown.marked}
    steps = [step.label.value for step in process.process.steps]
    named = [fill.words.partition(": ")[0] for fill in shown.legend]
    assert named == sorted(named, key=steps.index)
    assert len({fill.words for fill in shown.legend}) == len(shown.legend) > 1


def test_a_subject_without_an_outline_stands_in_the_list_alone() -> None:
    shown = the_map(Shapes((0, 0, 9, 9), {"PL": Shape("M0 0z", (1, 2)), "AT": Shape("M1 1z")}))
    assert [marked.shape.path for marked in shown.marked] == ["M0 0z"]
    assert shown.land == "M1 1z"
    assert [label.at for label in shown.labels] == [(1, 2)]
    assert len(shown.entries) > 1
