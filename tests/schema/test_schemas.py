"""The JSON Schemas: fresh, complete, and of the same mind as the loader."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator.authoring.json_schema import modeline, schema_files
from generator.loading.data_files import record_of
from generator.loading.project import load_project
from tests.support.program import REPO, RunExplainer
from tests.support.projects import write_project

DATA_FILES = sorted(path.relative_to(REPO).as_posix() for path in REPO.glob("data/**/*.yml"))
SCHEMAS = {
    path: json.loads(content) for path, content in schema_files(load_project(REPO).dataset).items()
}


def parts(schema: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - any JSON
    """List a schema and everything in it that is a mapping."""
    if isinstance(schema, list):
        return [part for item in schema for part in parts(item)]
    if not isinstance(schema, dict):
        return []
    return [schema, *(part for item in schema.values() for part in parts(item))]


def without_ids(schema: Any) -> Any:  # noqa: ANN401 - any JSON
    """Leave out of a copy of a schema what follows from the ids in the data alone."""
    copy = json.loads(json.dumps(schema))
    for name, definition in copy.get("definitions", {}).items():
        if not name.startswith("rule-"):
            definition.pop("enum", None)
            definition.pop("enumDescriptions", None)
    for part in parts(copy):
        if any("/value-of-" in str(value) for value in part.get("properties", {}).values()):
            part["properties"] = {}
    return copy


@pytest.mark.parametrize("path", SCHEMAS)
def test_a_schema_is_fresh_but_for_ids_which_a_proposal_from_the_browser_leaves_behind(
    path: str,
) -> None:
    kept = json.loads((REPO / path).read_text("utf-8"))
    assert without_ids(kept) == without_ids(SCHEMAS[path]), "run `explainer schema`"


def test_what_a_schema_says_without_ids_is_not_little() -> None:
    assert "rule-that-gives-way-to-a-reason" in str(without_ids(SCHEMAS["data/schema/claims.json"]))
    assert "poland" not in str(without_ids(SCHEMAS["data/schema/processes.json"]))


@pytest.mark.parametrize("path", DATA_FILES)
def test_every_data_file_names_a_schema_that_exists(path: str) -> None:
    first = (REPO / path).read_text("utf-8").split("\n", 1)[0]
    assert first == modeline(path)
    named = (REPO / path).parent / first.partition("$schema=")[2]
    assert named.resolve().relative_to(REPO).as_posix() in SCHEMAS


@pytest.mark.parametrize("path", SCHEMAS)
def test_a_schema_knows_all_keys_and_no_other(path: str) -> None:
    for part in parts(SCHEMAS[path]):
        if part.get("type") == "object" and "properties" in part:
            assert part["additionalProperties"] is False
    kind = Path(path).stem
    file = {"source": "sources/x.yml"}.get(kind, f"{kind}.yml")
    table = record_of(f"data/{file}") or record_of(f"data/{kind}/x.yml")
    assert table
    assert list(SCHEMAS[path]["properties"]) == [field.key for field in table.fields]


@pytest.mark.parametrize("path", SCHEMAS)
def test_every_key_has_a_description(path: str) -> None:
    keys = [one for part in parts(SCHEMAS[path]) for one in part.get("properties", {}).values()]
    named = [one for one in keys if isinstance(one, dict) and ("type" in one or "$ref" in one)]
    assert named
    labels_of_ids = {"$ref"}
    assert all("description" in one or one.keys() == labels_of_ids for one in named)


@pytest.mark.parametrize("path", SCHEMAS)
def test_every_reference_inside_a_schema_leads_to_a_definition(path: str) -> None:
    referred = {part["$ref"] for part in parts(SCHEMAS[path]) if "$ref" in part}
    defined = {f"#/definitions/{name}" for name in SCHEMAS[path].get("definitions", {})}
    assert referred == defined


@pytest.mark.parametrize("path", SCHEMAS)
def test_patterns_hold_no_escape_that_javascript_refuses(path: str) -> None:
    patterns = [part["pattern"] for part in parts(SCHEMAS[path]) if "pattern" in part]
    assert not [one for one in patterns if re.search(r"\\[^\sA-Za-z0-9(){}\[\]|^$.*+?/\\-]", one)]


def test_a_new_claim_makes_the_schemas_stale_until_they_are_written(
    run_explainer: RunExplainer, real_project: Path
) -> None:
    claims = real_project / "data/claims/convention.yml"
    claims.write_text(claims.read_text("utf-8").replace("treaty-bans:", "treaty-forbids:"))
    stale = run_explainer("schema", "--check", cwd=real_project)
    assert stale.returncode == 1
    assert "out of date: data/schema/disputes.json" in stale.stdout
    assert run_explainer("schema", cwd=real_project).returncode == 0
    assert "treaty-forbids" in (real_project / "data/schema/disputes.json").read_text("utf-8")
    assert run_explainer("schema", "--check", cwd=real_project).returncode == 0


def test_data_that_cannot_be_read_gives_its_problems_and_no_schema(
    run_explainer: RunExplainer, real_project: Path
) -> None:
    before = (real_project / "data/schema/claims.json").read_bytes()
    (real_project / "data/subjects.yml").write_text("subjects:\n  a: [\n")
    done = run_explainer("schema", cwd=real_project)
    assert done.returncode == 1
    assert "data/subjects.yml:" in done.stdout
    assert (real_project / "data/schema/claims.json").read_bytes() == before


def test_a_project_without_entries_still_gets_schemas(tmp_path: Path) -> None:
    root = write_project(tmp_path, {"mkdocs.yml": "site_name: A test\n"})
    made = schema_files(load_project(root).dataset)
    source = json.loads(made["data/schema/claims.json"])["properties"]["claims"]
    evidence = source["additionalProperties"]["properties"]["evidence"]["items"]
    assert evidence["properties"]["source"]["pattern"]


def test_a_renamed_claim_renews_the_schemas_with_it(
    run_explainer: RunExplainer, real_project: Path
) -> None:
    done = run_explainer("rename", "treaty-bans", "treaty-forbids", cwd=real_project)
    assert done.returncode == 0, done.stdout + done.stderr
    assert run_explainer("schema", "--check", cwd=real_project).returncode == 0


def test_a_new_file_of_claims_begins_with_its_modeline(
    run_explainer: RunExplainer, real_project: Path
) -> None:
    done = run_explainer(
        *("add", "Kyiv's allies Poland", "--draft"),
        *("--text", "Poland is an ally of Kyiv.", "--subject", "poland"),
        *("--file", "data/claims/allies.yml", "--id", "poland-ally"),
        cwd=real_project,
    )
    written = real_project / "data/claims/allies.yml"
    assert written.exists(), done.stdout + done.stderr
    assert written.read_text("utf-8").startswith("# yaml-language-server: $schema=../schema/")
    assert run_explainer("schema", "--check", cwd=real_project).returncode == 0
    assert run_explainer("fmt", "--check", cwd=real_project).returncode == 0
