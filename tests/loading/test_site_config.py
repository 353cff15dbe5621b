"""What the core takes from mkdocs.yml, and what it never invents."""

from __future__ import annotations

import pytest

from generator.loading.site_config import SiteConfig, read_site_config, slug
from generator.problems import Severity

FULL = """\
site_name: Café & Harbour
site_url: https://example.org/harbour/
repo_url: https://example.org/git/harbour
edit_uri: edit/main/content/
docs_dir: ./content/
use_directory_urls: false
theme:
  name: material
  custom_dir: site_templates/theme
plugins:
  - tags
  - explainer:
      name: harbour
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
extra:
  contact_email: desk@example.org
nav:
  - Overview: index.md
  - States:
      - states/index.md
      - One: states/one.md
  - Elsewhere: https://example.org/
  - Again: index.md
"""


def config_of(text: str) -> SiteConfig:
    """Read a configuration that has no problem."""
    config, problems = read_site_config(text)
    assert problems == []
    return config


def test_every_setting_is_read() -> None:
    config = config_of(FULL)
    assert (str(config.site_name), config.name) == ("Café & Harbour", "harbour")
    assert config.site_url == "https://example.org/harbour/"
    assert config.repo_url == "https://example.org/git/harbour"
    assert (config.edit_uri, config.edit_branch) == ("edit/main/content/", "main")
    assert (config.docs_dir, config.custom_dir) == ("content", "site_templates/theme")
    assert config.contact_email == "desk@example.org"
    assert config.use_directory_urls is False


def test_the_navigation_gives_the_order_of_pages_and_its_titles() -> None:
    config = config_of(FULL)
    assert config.nav == ("index.md", "states/index.md", "states/one.md")
    titles = [str(title) for title in config.nav_titles]
    assert titles == ["Overview", "States", "One", "Elsewhere", "Again"]
    assert config.nav_titles[0].at.line == 20


def test_an_address_that_is_not_configured_stays_unknown() -> None:
    config = config_of("site_name: Harbour\n")
    assert config == SiteConfig(site_name=config.site_name, name="harbour", docs_dir="docs")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("site_name: Die Brücke – erklärt\n", "die-brucke-erklart"),
        ("site_name: Харків\n", "site"),
        ("site_name: A\nplugins:\n  explainer:\n    name: b\n", "b"),
        ("site_name: A\nplugins:\n  - explainer\n", "a"),
    ],
)
def test_the_name_is_the_option_or_a_slug_of_the_site_name(text: str, name: str) -> None:
    assert config_of(text).name == name


def test_the_repository_may_be_kept_from_the_theme_under_extra() -> None:
    config = config_of("site_name: A\nextra:\n  repo_url: https://example.org/git\n")
    assert config.repo_url == "https://example.org/git"


@pytest.mark.parametrize(
    ("edit_uri", "branch"),
    [
        ("edit/main/content/", "main"),
        ("blob/feature/x/content/", "feature/x"),
        ("-/edit/trunk/docs", "trunk"),
        ("?query=root/content/", None),
    ],
)
def test_the_branch_is_read_from_the_address_of_the_editor(
    edit_uri: str, branch: str | None
) -> None:
    assert config_of(f"site_name: A\nedit_uri: {edit_uri}\n").edit_branch == branch


@pytest.mark.parametrize(
    ("text", "line", "rule"),
    [
        ("", 0, "project/config"),
        ("theme: x\n", 0, "project/config"),
        ("- a\n", 0, "project/config"),
        ("site_name: A\ndocs_dir: ../other\n", 2, "file/outside"),
        ("site_name: A\ntheme:\n  custom_dir: /etc\n", 3, "file/outside"),
        ("site_name: A\nplugins:\n  - explainer:\n      name: ../x\n", 4, "project/config"),
        ("site_name: A\nsite_url: javascript:x\n", 2, "project/config"),
        ("site_name: A\nextra:\n  contact_email: a@b?bcc=c\n", 3, "project/config"),
        ("site_name: A\nextra_javascript:\n  - https://a.example/x.js\n", 3, "project/config"),
        ("site_name: A\nextra_javascript:\n  - path: //a.example/x.js\n", 3, "project/config"),
        ("site_name: A\nextra_css:\n  - ok.css\n  - data:text/css,a\n", 4, "project/config"),
        ("site_name: A: B\n", 1, "yaml/colon"),
        ("site_name: A\nnav: [a, b\n", 2, "yaml/inline"),
    ],
)
def test_a_setting_that_cannot_be_used_is_a_problem(text: str, line: int, rule: str) -> None:
    config, problems = read_site_config(text)
    assert [(problem.rule, problem.location.line) for problem in problems] == [(rule, line)]
    assert config.name


def test_a_slug_is_a_safe_file_name() -> None:
    assert slug("../../Etc/Passwd  (1)") == "etc-passwd-1"


@pytest.mark.parametrize(
    "line", ["site_url: !ENV SITE_URL", "site_url: !ENV [SITE_URL, 'x']", "INHERIT: base.yml"]
)
def test_a_setting_from_elsewhere_is_noted_as_unknown(line: str) -> None:
    config, problems = read_site_config(f"site_name: A\n{line}\n")
    assert config.site_url is None
    assert [(p.severity, p.location.line) for p in problems] == [(Severity.NOTE, 2)]


@pytest.mark.parametrize(
    "plugins",
    [
        "plugins:\n  - explainer\n  - search\n",
        "plugins:\n  - explainer\n  - search:\n      lang: en\n",
        "plugins:\n  explainer: {}\n  material/search: {}\n",
    ],
)
def test_a_search_that_nothing_reads_is_noted_where_it_is_listed(plugins: str) -> None:
    _, problems = read_site_config(f"site_name: A\n{plugins}")
    assert [(p.severity, p.location.line) for p in problems] == [(Severity.NOTE, 4)]
    assert "search" in problems[0].message
