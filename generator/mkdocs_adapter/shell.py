"""What the theme prints around every article: a digest of all that it may look at.

A page's template sees the configuration, the navigation and what is said of each page in it. The
project's templates belong to the grounds of every page (`render/compile.py`), and the theme's
package to the program; `custom_dir` may also lie elsewhere, by a configuration that is inherited.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section

from generator.loading.site_config import PLUGIN
from generator.render.compile import CompiledPage, templates_digest

_NOT_SEEN = frozenset(
    {
        "config_file_path",
        "dev_addr",
        "docs_dir",
        "hooks",
        "markdown_extensions",
        "mdx_configs",
        "nav",
        "plugins",
        "site_dir",
        "theme",
        "validation",
        "watch",
    }
)
"""Settings that say nothing about a page's shell, and those that are looked at on their own."""

_OWN_TEMPLATES = frozenset({"404.html", "sitemap.xml"})


def is_ours_alone(config: MkDocsConfig) -> bool:
    """Tell whether no plugin and no template of others changes pages, or looks at all of them."""
    others = set(config.plugins) - {PLUGIN}
    more = set(config.theme.static_templates) - _OWN_TEMPLATES
    return not (others or more or config.hooks or config.extra_templates)


def shell_digest(config: MkDocsConfig, nav: Navigation, pages: Iterable[CompiledPage]) -> str:
    """Digest all that shells may show besides their own articles."""
    settings = {name: config[name] for name in config if name not in _NOT_SEEN}
    heads = [
        (page.src_uri, page.title, page.description, page.as_of, page.data_path) for page in pages
    ]
    parts = (
        settings,
        config.theme.name,
        templates_digest(Path(config.theme.custom_dir)) if config.theme.custom_dir else "",
        dict(config.theme),
        [_item(one) for one in nav.items],
        heads,
    )
    return hashlib.sha256(json.dumps(_plain(parts)).encode()).hexdigest()


def _item(item: StructureItem) -> list[object]:
    children = [_item(child) for child in item.children] if isinstance(item, Section) else []
    return [type(item).__name__, item.title, getattr(item, "url", None), children]


def _plain(value: object) -> object:
    """Write a setting as JSON has it; what JSON doesn't have is told from all other things."""
    if isinstance(value, Mapping):
        return [[str(name), _plain(one)] for name, one in value.items()]
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if value is None or isinstance(value, str | int | float):
        return value
    return repr(value)
