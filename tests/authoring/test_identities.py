"""Renaming, merging and retiring reach every place that names an entry, or change nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.authoring.identities import Planned, Refused, merge, rename, retire
from generator.authoring.mentions import KIND_NAMES, entries_of
from generator.loading.files import Changes
from generator.loading.project import LoadedProject, load_project
from generator.verify.project import Verdict, verify_project
from tests.authoring.ferry import CLAIMS, FILES, ferry_project
from tests.support.program import REPO


@pytest.fixture
def ferry(tmp_path: Path) -> LoadedProject:
    """Give a small project without a problem."""
    return ferry_project(tmp_path / "ferry")


def planned(outcome: Planned | Refused) -> Changes:
    assert isinstance(outcome, Planned), outcome
    return outcome.changes


def refused(outcome: Planned | Refused) -> Refused:
    assert isinstance(outcome, Refused)
    return outcome


def verdict_after(loaded: LoadedProject, changes: Changes) -> Verdict:
    return verify_project(load_project(loaded.root, changes))


def after(loaded: LoadedProject, changes: Changes, path: str) -> str:
    content = changes.get(path, loaded.lines.content(path))
    assert content is not None
    return content.decode()


@pytest.mark.parametrize("root", [REPO, REPO / "tests/fixtures/second_explainer"], ids=str)
@pytest.mark.parametrize("kind", KIND_NAMES)
def test_nothing_names_the_old_id_after_a_rename_and_the_way_back_restores_every_byte(
    root: Path, kind: str
) -> None:
    loaded = load_project(root)
    for name in list(entries_of(loaded.dataset, kind))[::4]:
        changes = planned(rename(loaded, name, f"{name}-renamed", kind))
        there = load_project(root, changes)
        assert f"{name}-renamed" in entries_of(there.dataset, kind)
        back = planned(rename(there, f"{name}-renamed", name, kind))
        for path in set(changes) - {"data/permalinks.yml"}:
            assert back[path] == loaded.lines.content(path)


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_a_renamed_project_is_as_right_as_before(ferry: LoadedProject, kind: str) -> None:
    for name in entries_of(ferry.dataset, kind):
        changes = planned(rename(ferry, name, "another-name", kind))
        assert not verdict_after(ferry, changes).problems


def test_a_rename_edits_the_very_words_that_name_the_entry(ferry: LoadedProject) -> None:
    changes = planned(rename(ferry, "ferry-kept", "kept"))
    page = after(ferry, changes, "content/ferry.md")
    assert "{{ claim kept }} {{  claim   ferry-kept-too form=short }}\n" in page
    assert "[The vote](index.md#kept), written `{{ claim ferry-kept }}`" in page
    disputes = after(ferry, changes, "data/disputes/ferry.yml")
    assert "positions: [kept, ferry-kept-too, ferry-old]" in disputes
    assert after(ferry, changes, "data/claims/ferry.yml") == FILES["data/claims/ferry.yml"].replace(
        "  ferry-kept:", "  kept:"
    )


def test_a_rename_keeps_the_old_address_and_lists_the_new_one(ferry: LoadedProject) -> None:
    changes = planned(rename(ferry, "ferry-kept", "kept"))
    assert after(ferry, changes, "data/permalinks.yml") == FILES["data/permalinks.yml"].replace(
        "  - term-ferry\n", "  - kept\n  - term-ferry\n"
    ).replace(
        "  ferry-sold: it was never sold\n",
        "  ferry-sold: it was never sold\nredirects:\n  ferry-kept: kept\n",
    )


def test_a_rename_there_and_back_leaves_one_redirect_and_both_ids_published(
    ferry: LoadedProject,
) -> None:
    there = planned(rename(ferry, "ferry-kept", "kept"))
    back = planned(rename(load_project(ferry.root, there), "kept", "ferry-kept"))
    again = load_project(ferry.root, {**there, **back})
    permalinks = again.dataset.permalinks
    assert [(old.value, new.value) for old, new in permalinks.redirects] == [("kept", "ferry-kept")]
    assert {"ferry-kept", "kept"} <= {one.value for one in permalinks.published}
    assert not verify_project(again).problems


def test_what_led_to_a_renamed_id_leads_to_its_new_one(ferry: LoadedProject) -> None:
    first = planned(rename(ferry, "ferry-kept", "second"))
    second = planned(rename(load_project(ferry.root, first), "second", "third"))
    permalinks = load_project(ferry.root, {**first, **second}).dataset.permalinks
    assert {old.value: new.value for old, new in permalinks.redirects} == {
        "ferry-kept": "third",
        "second": "third",
    }


@pytest.mark.parametrize(
    ("new", "why"),
    [
        ("Not An Id", "can't be an id"),
        ("ferry-old", "is the id of a claim already"),
        ("keeping", "is the id of a process already"),
        ("ferry-sold", "was withdrawn"),
    ],
)
def test_a_rename_to_an_impossible_or_taken_id_is_refused(
    ferry: LoadedProject, new: str, why: str
) -> None:
    assert why in refused(rename(ferry, "ferry-kept", new)).why


def test_an_unknown_id_is_refused_with_the_one_that_may_be_meant(ferry: LoadedProject) -> None:
    outcome = refused(rename(ferry, "ferry-kep", "x"))
    assert outcome.is_misnamed
    assert "did you mean 'ferry-kept'?" in outcome.why


def test_merging_moves_passages_names_and_address_to_the_other_claim(ferry: LoadedProject) -> None:
    changes = planned(merge(ferry, "ferry-kept", "ferry-kept-too"))
    merged = load_project(ferry.root, changes)
    assert "ferry-kept" not in merged.dataset.claims
    sources = [one.source.value for one in merged.dataset.claims["ferry-kept-too"].evidence]
    assert sources == ["courier", "gazette"]
    positions = merged.dataset.disputes["day-of-vote"].positions
    assert [one.value for one in positions] == ["ferry-kept-too", "ferry-old"]
    state = merged.dataset.processes["keeping"].states[0]
    assert [one.value for one in state.claims] == ["ferry-kept-too"]
    assert "{{ claim ferry-kept-too }} {{  claim" in after(ferry, changes, "content/ferry.md")
    permalinks = merged.dataset.permalinks
    assert [(o.value, n.value) for o, n in permalinks.redirects] == [
        ("ferry-kept", "ferry-kept-too")
    ]
    assert not verify_project(merged).problems


def test_merging_can_leave_the_passages_behind(ferry: LoadedProject) -> None:
    outcome = merge(ferry, "ferry-kept", "ferry-kept-too", with_evidence=False)
    merged = load_project(ferry.root, planned(outcome)).dataset.claims["ferry-kept-too"]
    assert [one.source.value for one in merged.evidence] == ["courier"]


def test_entries_that_name_each_other_are_not_merged(tmp_path: Path) -> None:
    other = FILES["data/quotations/ferry.yml"].replace("  crossing:", "  again:")
    quotations = FILES["data/quotations/ferry.yml"] + other.replace("quotations:\n", "")
    linked = f"{quotations}    same_words_as: crossing\n"
    loaded = ferry_project(tmp_path, {"data/quotations/ferry.yml": linked})
    outcome = refused(merge(loaded, "crossing", "again"))
    assert "itself names" in outcome.why
    assert [str(mention.at) for mention in outcome.places] == ["data/quotations/ferry.yml:18:20"]


def test_only_two_entries_of_one_kind_can_be_merged(ferry: LoadedProject) -> None:
    assert "there is no claim" in refused(merge(ferry, "ferry-kept", "day-of-vote")).why
    assert "with itself" in refused(merge(ferry, "ferry-kept", "ferry-kept")).why


def test_what_something_names_is_not_retired_and_every_place_is_told(ferry: LoadedProject) -> None:
    outcome = refused(retire(ferry, "ferry-kept", "a reason"))
    assert [str(mention.at) for mention in outcome.places] == [
        "content/ferry.md:8:10",
        "content/ferry.md:17:21",
        "data/disputes/ferry.yml:4:17",
        "data/processes/keeping.yml:14:15",
    ]


def test_retiring_takes_out_the_entry_alone_and_keeps_its_reason(ferry: LoadedProject) -> None:
    changes = planned(retire(ferry, "ferry-lonely", "it was: said #1 twice"))
    retired = load_project(ferry.root, changes)
    gone = {old.value: reason.value for old, reason in retired.dataset.permalinks.withdrawn}
    assert gone == {"ferry-sold": "it was never sold", "ferry-lonely": "it was: said #1 twice"}
    kept = CLAIMS.partition("\n  ferry-lonely:")[0]
    assert after(ferry, changes, "data/claims/ferry.yml") == kept
    assert not verify_project(retired).problems


def test_comments_of_a_retired_entry_go_with_it_and_line_ends_stay(tmp_path: Path) -> None:
    text = (
        "# all of them\ndisputes:\n  # about a\n  a:\n    question: A?\n    positions:\n"
        "      - x\n      # end of a\n\n  # about b\n  b:\n    question: B?\n"
    )
    kept = "# all of them\ndisputes:\n  # about b\n  b:\n    question: B?\n"
    path = "data/disputes/more.yml"
    loaded = ferry_project(tmp_path, {path: text.replace("\n", "\r\n")})
    changes = planned(retire(loaded, "a", "gone"))
    assert after(loaded, changes, path) == kept.replace("\n", "\r\n")


def test_a_subject_and_a_claim_of_one_name_are_told_apart(tmp_path: Path) -> None:
    claims = CLAIMS.replace("  ferry-lonely:", "  eastport:")
    loaded = ferry_project(tmp_path, {"data/claims/ferry.yml": claims})
    assert "--kind" in refused(rename(loaded, "eastport", "x")).why
    changes = planned(rename(loaded, "eastport", "east", "subject"))
    assert after(loaded, changes, "data/claims/ferry.yml") == claims.replace("- eastport", "- east")
