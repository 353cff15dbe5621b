"""A page's front matter: strict YAML with few keys, each a single text."""

from __future__ import annotations

from dataclasses import dataclass

from generator.loading.nodes import MappingNode, ScalarNode
from generator.loading.yaml_nodes import read_yaml
from generator.model.scalar import Scalar
from generator.pages.grammar import FRONT_MATTER_KEYS, ID_PATTERN
from generator.pages.labels import first_number, report_number
from generator.pages.layout import FrontMatter
from generator.pages.page_source import PageSource
from generator.text.nearest import did_you_mean

RULE = "page/front-matter"


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What the front matter says about its page."""

    title: Scalar
    description: Scalar | None
    summary: bool
    subject: Scalar | None


def read_front_matter(source: PageSource, found: FrontMatter) -> PageMetadata | None:
    """Read the front matter; None, with problems reported, if it gives no title."""
    if found.text is None:
        return None
    before = len(source.problems)
    root = _read_yaml(source, found.text, found.start)
    values = _values(source, root) if root else {}
    title = values.get("title")
    if title is None or not title.value.strip():
        if len(source.problems) == before:
            help_line = "write 'title: A title' between the two lines '---'"
            source.report(RULE, "the page has no title", found.start, help=(help_line,))
        return None
    if "\n" in title.value:
        source.report_at(RULE, "the title stands on one line", title.at)
    _check_label(source, title, "title")
    if description := values.get("description"):
        _check_label(source, description, "description")
    summary = _read_summary(source, values.get("summary"))
    return PageMetadata(title, description, summary, _read_subject(source, values.get("subject")))


def _read_yaml(source: PageSource, text: str, start: int) -> MappingNode | None:
    line_offset = source.location(start).line - 1
    root, problems = read_yaml(text, source.path, line_offset=line_offset)
    source.problems.extend(problems)
    if root is None or isinstance(root, MappingNode):
        return root
    source.report(RULE, "the front matter is not a mapping of keys to texts", start)
    return None


def _values(source: PageSource, root: MappingNode) -> dict[str, Scalar]:
    values: dict[str, Scalar] = {}
    for key, node in root.entries:
        if key.value not in FRONT_MATTER_KEYS:
            known = "the keys are " + ", ".join(FRONT_MATTER_KEYS)
            help_lines = (*did_you_mean(key.value, FRONT_MATTER_KEYS), known)
            message = f"'{key.value}' is no key of a page's front matter"
            source.report_at(RULE, message, key.span, help=help_lines)
        elif isinstance(node, ScalarNode):
            values[key.value] = node.scalar()
        else:
            source.report_at(RULE, f"'{key.value}' is a single text", node.at)
    return values


def _check_label(source: PageSource, text: Scalar, name: str) -> None:
    index = first_number(text.value)
    if index is not None:
        report_number(source, f"the {name}", text.location_of(index, 1))


def _read_summary(source: PageSource, value: Scalar | None) -> bool:
    if value is not None and value.value not in {"true", "false"}:
        source.report_at(RULE, "'summary' is 'true' or 'false'", value.at)
    return value is not None and value.value == "true"


def _read_subject(source: PageSource, value: Scalar | None) -> Scalar | None:
    if value is not None and not ID_PATTERN.fullmatch(value.value):
        source.report_at(RULE, "'subject' is the id of a subject", value.at)
        return None
    return value
