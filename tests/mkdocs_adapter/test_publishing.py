"""`mkdocs build` and `explainer build` publish the same verified tree, or nothing at all."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from mkdocs.__main__ import cli

from generator.mkdocs_adapter.build import build_site
from generator.output.policy import CONTENT_SECURITY_POLICY
from tests.support.program import REPO, program_environ


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the small project beside these tests, with the templates of this checkout."""
    project = tmp_path_factory.mktemp("published") / "project"
    shutil.copytree(REPO / "tests/mkdocs_adapter/project", project)
    shutil.copytree(REPO / "site_templates", project / "site_templates")
    result = build_site(project, progress=ignore)
    assert result.opens == project.resolve() / "site/index.html", result.problems
    return project


@pytest.fixture
def project(published: Path, tmp_path: Path) -> Path:
    """Copy the published project, to be changed at will."""
    return shutil.copytree(published, tmp_path / "project")


def ignore(message: str) -> None:
    """Take no notice of progress."""


def mkdocs_build(project: Path, *options: str) -> Result:
    """Run MkDocs as people who know it would, in this process."""
    return CliRunner().invoke(cli, ["build", "-f", str(project / "mkdocs.yml"), *options])


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_mkdocs_publishes_the_same_bytes_in_a_process_of_its_own_on_another_day(
    project: Path,
) -> None:
    first = tree(project / "site")
    assert {"index.html", "sources/harbour-news.html", "claims.json", "404.html"} <= set(first)
    shutil.rmtree(project / "site")
    before = {path.name for path in project.iterdir()}
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=project,
        env=program_environ(NO_MKDOCS_2_WARNING="1", SOURCE_DATE_EPOCH="86400"),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert tree(project / "site") == first
    assert {path.name for path in project.iterdir()} == before | {"site"}


def change_a_passage(project: Path) -> None:
    replace(project / "data/claims/harbour.yml", "paid for the repair of", "paid for a repair of")


def break_a_theme_template(project: Path) -> None:
    replace(project / "site_templates/theme/partials/toc.html", "<nav", "{% if %}<nav")


def fail_in_a_theme_template(project: Path) -> None:
    replace(project / "site_templates/theme/partials/footer.html", "<footer", "{{ 1 / 0 }}<footer")


def remove_a_component(project: Path) -> None:
    (project / "site_templates/components/claim.html").unlink()


def name_a_missing_page(project: Path) -> None:
    replace(project / "mkdocs.yml", "- About: about.md", "- About: abuot.md")


def take_a_generated_name(project: Path) -> None:
    (project / "content/sources").mkdir()
    (project / "content/sources/harbour-news.md").write_text("---\ntitle: Mine\n---\n", "utf-8")


def differ_in_case_only(project: Path) -> None:
    shutil.copy(project / "content/about.md", project / "content/About.md")


def add_a_script(project: Path) -> None:
    (project / "content/extra.js").write_text("alert(1)", "utf-8")


def add_a_page_of_html(project: Path) -> None:
    (project / "content/extra.html").write_text("<p>Anything goes.</p>", "utf-8")


def link_out_of_the_project(project: Path) -> None:
    (project.parent / "secret.png").write_bytes(b"secret")
    (project / "content/picture.png").symlink_to(project.parent / "secret.png")


def fetch_from_another_host(project: Path) -> None:
    with (project / "site_templates/theme/assets/stylesheets/explainer.css").open("a") as style:
        style.write("body { background: url(https://example.org/x.png) }\n")


FAULTS = [
    (change_a_passage, "data/claims/harbour.yml:"),
    (break_a_theme_template, "site_templates/theme/partials/toc.html:"),
    (fail_in_a_theme_template, "site_templates/theme/partials/footer.html:"),
    (remove_a_component, "claim.html"),
    (name_a_missing_page, "abuot.md"),
    (take_a_generated_name, "harbour-news"),
    (differ_in_case_only, "about.md"),
    (add_a_script, "content/extra.js:"),
    (add_a_page_of_html, "content/extra.html:"),
    (link_out_of_the_project, "content/picture.png:"),
    (fetch_from_another_host, "site_templates/theme/assets/stylesheets/explainer.css:"),
]


@pytest.mark.parametrize(("spoil", "named"), FAULTS)
def test_a_wrong_project_is_refused_with_problems_and_the_old_site_stays(
    project: Path, spoil: Callable[[Path], None], named: str, caplog: pytest.LogCaptureFixture
) -> None:
    old = tree(project / "site")
    spoil(project)
    names = {path.name for path in project.iterdir()}
    result = build_site(project, progress=ignore)
    assert result.opens is None
    assert any(named in f"{p.location}: {p.message}" for p in result.problems), result.problems
    assert tree(project / "site") == old
    done = mkdocs_build(project, "-q")
    assert done.exit_code == 1
    assert isinstance(done.exception, SystemExit)  # no traceback
    assert named in done.output + caplog.text
    assert tree(project / "site") == old
    assert {path.name for path in project.iterdir()} == names


def test_a_misspelled_setting_is_a_problem_of_the_configuration(project: Path) -> None:
    replace(project / "mkdocs.yml", "use_directory_urls:", "use_directory_url:")
    result = build_site(project, progress=ignore)
    assert [p.location.path for p in result.problems] == ["mkdocs.yml"]
    assert "use_directory_url" in result.problems[0].message
    assert result.opens is None


def test_without_the_plugin_nothing_is_published(project: Path) -> None:
    replace(project / "mkdocs.yml", "  - explainer\n", "")
    result = build_site(project, progress=ignore)
    assert [p.rule for p in result.problems] == ["mkdocs/no-plugin"]
    assert result.opens is None


def test_another_theme_is_refused_by_name(project: Path) -> None:
    replace(project / "mkdocs.yml", "  name: material\n", "  name: mkdocs\n")
    result = build_site(project, progress=ignore)
    assert [p.rule for p in result.problems] == ["mkdocs/no-theme"]
    assert result.opens is None


def test_a_project_without_templates_of_its_own_gets_those_of_the_program(project: Path) -> None:
    old = tree(project / "site")
    shutil.rmtree(project / "site_templates")
    replace(project / "mkdocs.yml", "  custom_dir: site_templates/theme\n", "")
    result = build_site(project, progress=ignore)
    assert result.opens is not None, result.problems
    assert tree(project / "site") == old


def test_a_folder_of_somebody_else_is_left_alone(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    shutil.rmtree(project / "site")
    (project / "site").mkdir()
    (project / "site/diary.txt").write_text("mine", "utf-8")
    with pytest.raises(OSError, match="did not write"):
        build_site(project, progress=ignore)
    done = mkdocs_build(project)
    assert done.exit_code == 1
    assert "output/not-ours" in caplog.text
    assert tree(project / "site") == {"diary.txt": b"mine"}


def test_the_output_folder_can_be_chosen_on_the_command_line(project: Path) -> None:
    assert mkdocs_build(project, "-d", str(project / "elsewhere/public")).exit_code == 0
    assert tree(project / "elsewhere/public") == tree(project / "site")


def test_titles_and_names_are_escaped_wherever_the_theme_prints_them(project: Path) -> None:
    payload = "<script>alert(name)</script>"
    replace(project / "mkdocs.yml", "site_name: The old", f"site_name: '{payload}")
    replace(
        project / "mkdocs.yml", "harbour\ndocs", f"harbour'\nsite_description: '{payload}'\ndocs"
    )
    replace(project / "mkdocs.yml", "  - About: about.md", f"  - '{payload}':\n    - about.md")
    replace(project / "content/about.md", "How this is made", f"'How {payload} is made'")
    done = mkdocs_build(project)
    assert done.exit_code == 0, done.output
    for name, content in tree(project / "site").items():
        if name.endswith(".html"):
            assert b"<script>alert" not in content
            assert b"&lt;script&gt;alert(name)&lt;/script&gt;" in content
            assert b"&amp;lt;" not in content


def test_pages_have_short_names_in_the_navigation_and_full_titles_in_the_head(
    project: Path,
) -> None:
    page = (project / "site/about.html").read_text("utf-8")
    assert "<title>How this is made – The old harbour</title>" in page
    assert '<a href="about.html" aria-current="page">About</a>' in page
    assert '<meta name="description" content="A harbour for tests">' in (
        project / "site/index.html"
    ).read_text("utf-8")


def test_pages_link_to_their_own_file_in_the_repository_only_where_one_is_configured(
    project: Path,
) -> None:
    assert b"Correct this" not in (project / "site/index.html").read_bytes()
    repository = "repo_url: https://github.com/team/site\n"
    replace(project / "mkdocs.yml", "docs_dir", f"{repository}docs_dir")
    assert mkdocs_build(project).exit_code == 0
    assert b"Correct this" not in (project / "site/index.html").read_bytes()
    replace(project / "mkdocs.yml", repository, "")
    replace(
        project / "mkdocs.yml",
        "docs_dir",
        "repo_url: https://example.org/team/site\nedit_uri: edit/main/content/\ndocs_dir",
    )
    done = mkdocs_build(project)
    assert done.exit_code == 0, done.output
    base = "https://example.org/team/site/edit/main"
    for name, file in (
        ("index.html", "content/index.md"),
        ("sources/harbour-news.html", "data/sources/harbour-news.yml"),
    ):
        page = (project / "site" / name).read_text("utf-8")
        assert f'href="{base}/{file}" rel="edit"' in page
        assert 'data-md-component="source"' not in page


def test_hosts_that_send_headers_from_a_file_get_the_policy_there(project: Path) -> None:
    policy = f"Content-Security-Policy: {CONTENT_SECURITY_POLICY}"
    assert policy in (project / "site/_headers").read_text("utf-8")


def test_the_search_has_its_index_whether_the_theme_s_own_is_listed_or_not(project: Path) -> None:
    alias = "kind: other\n    aliases:\n      - name: Smallport\n        ours: a name for tests"
    replace(project / "data/subjects.yml", "kind: other", alias)
    site = project / "site"
    for plugins in ("", "  - search\n"):
        replace(project / "mkdocs.yml", "plugins:\n", f"plugins:\n{plugins}")
        assert mkdocs_build(project).exit_code == 0
        index = (site / "search-index.js").read_text("utf-8")
        assert index.startswith("explainerIndex={")
        assert "Smallport" in index
        assert 'data-search="search-index.js"' in (site / "about.html").read_text("utf-8")
        assert not [*site.glob("assets/javascripts/workers"), *site.glob("assets/**/lunr*")]
        assert (site / "search").exists() == bool(plugins)
    shown = [path for path in site.rglob("*.html") if "Smallport" in path.read_text("utf-8")]
    assert shown == []


def test_pages_say_how_they_look_when_shared_only_where_the_site_has_an_address(
    project: Path,
) -> None:
    assert "og:" not in (project / "site/about.html").read_text("utf-8")
    extra = "site_url: https://example.org/harbour\nextra:\n  social_image: assets/a.png\ndocs_dir"
    replace(project / "mkdocs.yml", "docs_dir", extra)
    done = mkdocs_build(project)
    assert done.exit_code == 0, done.output
    page = (project / "site/about.html").read_text("utf-8")
    assert '<meta property="og:url" content="https://example.org/harbour/about.html">' in page
    assert '<meta property="og:image" content="https://example.org/harbour/assets/a.png">' in page
    assert '"URL": "https://example.org/harbour/about.html"' in unescape(page)
