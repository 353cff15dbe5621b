"""What the core needs to know of `mkdocs.yml`, without MkDocs.

The file belongs to MkDocs, so it is read tolerantly: tags, anchors and keys of others pass.
Addresses that are not configured stay None; nothing is invented and no environment is read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from generator.loading.files import is_safe_path
from generator.loading.nodes import ListNode, MappingNode, Node, ScalarNode
from generator.loading.text_lines import shown
from generator.loading.yaml_nodes import read_yaml
from generator.model.scalar import Scalar
from generator.problems import Location, Problem, Severity

CONFIG_FILE = "mkdocs.yml"
PLUGIN = "explainer"
_UNREAD_PLUGINS = frozenset({"search", "/search", "material/search"})
"""The search of whichever of MkDocs and the theme is asked for by that name."""


@dataclass(frozen=True, slots=True)
class _Form:
    pattern: str
    noun: str


_ADDRESS = _Form(r"https?://[^\s<>\"'`{}|\\^]+", "a web address that begins with https://")
_EMAIL = _Form(r"[^\s<>\"'`?&@:/]+@[^\s<>\"'`?&@:/]+", "an e-mail address")


@dataclass(frozen=True, slots=True)
class SiteConfig:
    """The settings of a site.

    `nav` lists the pages (relative to `docs_dir`) in the order of the navigation, empty where
    the configuration has none; `nav_titles` are the titles written there. `name` is the stem
    of the offline forms. `custom_dir` is the theme's folder of overrides.
    """

    site_name: Scalar
    name: str
    site_url: str | None = None
    repo_url: str | None = None
    edit_branch: str | None = None
    edit_uri: str | None = None
    contact_email: str | None = None
    docs_dir: str = "content"
    custom_dir: str | None = None
    use_directory_urls: bool = True
    nav: tuple[str, ...] = ()
    nav_titles: tuple[Scalar, ...] = ()


def read_site_config(text: str) -> tuple[SiteConfig, list[Problem]]:
    """Read the settings; a site that can't be read gets the defaults and a problem."""
    node, problems = read_yaml(text, CONFIG_FILE, tolerant=True)
    if not isinstance(node, MappingNode):
        if not problems:
            problems.append(_problem("the file should hold 'key: value' lines", CONFIG_FILE))
        node = MappingNode((), Location(CONFIG_FILE))
    problems += _unread_settings(node)
    problems += _unread_plugins(node)
    problems += _requests_to_others(node)
    name = _leaf(node, "site_name")
    if name is None and not problems:
        problems.append(_problem("'site_name' is missing", CONFIG_FILE, "give the site a name"))
    site_name = name or Scalar("", Location(CONFIG_FILE))
    extra = _child(node, "extra")
    contact = _child(extra, "contact")
    nav = tuple(_nav_entries(node.get("nav")))
    config = SiteConfig(
        site_name=site_name,
        name=_name(node, problems) or slug(site_name.value) or "site",
        site_url=_checked(_leaf(node, "site_url"), _ADDRESS, problems),
        repo_url=_checked(_leaf(node, "repo_url") or _leaf(extra, "repo_url"), _ADDRESS, problems),
        edit_branch=_edit_branch(_text(node, "edit_uri")),
        edit_uri=_text(node, "edit_uri"),
        contact_email=_checked(
            _leaf(extra, "contact_email") or _leaf(contact, "email"), _EMAIL, problems
        ),
        docs_dir=_folder(node, "docs_dir", problems) or "docs",
        custom_dir=_folder(_child(node, "theme"), "custom_dir", problems),
        use_directory_urls=_text(node, "use_directory_urls") not in ("false", "False", "no"),
        nav=tuple(dict.fromkeys(path for _, path in nav if path and _is_page(path))),
        nav_titles=tuple(title for title, _ in nav if title is not None),
    )
    return config, problems


def slug(text: str) -> str:
    """Make a file name of small ASCII letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def _leaf(node: Node | None, key: str) -> Scalar | None:
    value = node.get(key) if isinstance(node, MappingNode) else None
    if not isinstance(value, ScalarNode) or value.value in ("", "~", "null"):
        return None
    return value.scalar()


def _text(node: Node | None, key: str) -> str | None:
    leaf = _leaf(node, key)
    return leaf.value if leaf else None


def _child(node: Node | None, key: str) -> Node | None:
    return node.get(key) if isinstance(node, MappingNode) else None


def _folder(node: Node | None, key: str, problems: list[Problem]) -> str | None:
    """Give a folder of the project; one outside of it is a problem."""
    leaf = _leaf(node, key)
    if leaf is None:
        return None
    path = re.sub(r"^(\./)+", "", leaf.value).rstrip("/")
    if is_safe_path(path):
        return path
    message = f"'{leaf.value}' is not a folder inside the project"
    problems.append(Problem("file/outside", message, leaf.at))
    return None


def _name(node: Node, problems: list[Problem]) -> str | None:
    """Give the plugin's option `name`; it becomes a file name."""
    leaf = _leaf(_plugin_options(node), "name")
    if leaf is None or re.fullmatch(r"[A-Za-z0-9]([A-Za-z0-9._-]{0,98}[A-Za-z0-9])?", leaf.value):
        return leaf.value if leaf else None
    message = f"{shown(leaf.value)} can't be the name of the offline forms"
    help_ = ("expected letters, digits and hyphens, as in a file name",)
    problems.append(Problem("project/config", message, leaf.at, help=help_))
    return None


def _checked(leaf: Scalar | None, form: _Form, problems: list[Problem]) -> str | None:
    """Give a setting that has its form; another one is a problem, and taken for unknown."""
    if leaf is None or re.fullmatch(form.pattern, leaf.value):
        return leaf.value if leaf else None
    message = f"{shown(leaf.value)} is not {form.noun}"
    problems.append(Problem("project/config", message, leaf.at))
    return None


def _unread_settings(node: MappingNode) -> Iterator[Problem]:
    """Note settings that another file or the environment has: they aren't known here."""
    for name, value in node.entries:
        is_needed = name.value in ("site_name", "site_url", "repo_url", "docs_dir")
        if name.value == "INHERIT" or (is_needed and not isinstance(value, ScalarNode)):
            message = f"'{name.value}' is not read here, and taken for not configured"
            help_ = ("the checks read this file alone, and never the environment",)
            yield Problem("project/config", message, name.span, Severity.NOTE, help_)


def _unread_plugins(node: MappingNode) -> Iterator[Problem]:
    """Note the theme's and MkDocs's own search: every page has another."""
    plugins = node.get("plugins")
    for entry in plugins.items if isinstance(plugins, ListNode) else (plugins,):
        names = entry.entries if isinstance(entry, MappingNode) else ()
        for name in (entry, *(name for name, _ in names)):
            if isinstance(name, ScalarNode) and name.value in _UNREAD_PLUGINS:
                message = f"nothing reads what the plugin '{name.value}' writes"
                help_ = ("take it out: the pages have a search of their own, with its own index",)
                yield Problem("project/config", message, name.span, Severity.NOTE, help_)


def _requests_to_others(node: MappingNode) -> Iterator[Problem]:
    """Report script and style of another host, which no page may ask."""
    for key in ("extra_javascript", "extra_css"):
        for leaf in _leaves(node.get(key)):
            if re.match(r"\s*([a-z][a-z0-9+.-]*:|[/\\]{2})", leaf.value, re.IGNORECASE):
                message = f"{shown(leaf.value)} is on another host, which no page may ask"
                help_ = ("keep a copy in the theme's folder, and name that",)
                yield Problem("project/config", message, leaf.at, help=help_)


def _leaves(node: Node | None) -> Iterator[Scalar]:
    """Walk the values of lists and mappings in their order."""
    if isinstance(node, ScalarNode):
        yield node.scalar()
    elif isinstance(node, ListNode):
        for item in node.items:
            yield from _leaves(item)
    elif isinstance(node, MappingNode):
        for _, value in node.entries:
            yield from _leaves(value)


def _edit_branch(edit_uri: str | None) -> str | None:
    """Read the branch out of `edit/<branch>/<folder>/`."""
    match = re.match(r"/?(?:-/)?(?:edit|blob|tree)/(.+?)/(?:docs|content)/?$", edit_uri or "")
    if match is None:
        match = re.match(r"/?(?:-/)?(?:edit|blob|tree)/([^/]+)", edit_uri or "")
    return match[1] if match else None


def _plugin_options(node: Node) -> Node | None:
    plugins = _child(node, "plugins")
    entries = plugins.items if isinstance(plugins, ListNode) else (plugins,)
    return next((found for entry in entries if (found := _child(entry, PLUGIN))), None)


def _is_page(path: str) -> bool:
    return path.endswith(".md") and is_safe_path(path)


def _nav_entries(node: Node | None) -> Iterator[tuple[Scalar | None, str | None]]:
    """Walk the navigation in its order: (title, path), either of them may be missing."""
    if isinstance(node, ListNode):
        for item in node.items:
            yield from _nav_entries(item)
    elif isinstance(node, MappingNode):
        for title, value in node.entries:
            if isinstance(value, ScalarNode):
                yield title.scalar(), value.value
            else:
                yield title.scalar(), None
                yield from _nav_entries(value)
    elif isinstance(node, ScalarNode):
        yield None, node.value


def _problem(message: str, path: str, *help_: str) -> Problem:
    return Problem("project/config", message, Location(path), help=help_)
