"""Templates that print views escape everything, and print no attribute that isn't there."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from markupsafe import Markup, escape

from generator.model.entities import Rights
from generator.render.environment import Renderer
from generator.render.plain_code import escaped

TEXTS = ("plain", "", "ä – 地", "a < b", "b > a", "R&D", 'say "so"', "it's")
OTHERS = (12, True, None, 1.5, Rights.FULL, Markup("<b>"), Markup("&amp;"))


@pytest.mark.parametrize("value", [*TEXTS, *OTHERS], ids=repr)
def test_a_value_is_escaped_as_markupsafe_does(value: object) -> None:
    assert escaped(value) == str(escape(value))


def render(folder: Path, template: str, **attributes: object) -> str:
    """Render a template of one line with a view of these attributes."""
    (folder / "form.html").write_text(template, encoding="utf-8")
    return Renderer(folder).form("form.html", SimpleNamespace(**attributes))


def test_what_a_template_prints_is_escaped_once(tmp_path: Path) -> None:
    line = "{% macro bold(text) %}<b>{{ text }}</b>{% endmacro %}{{ bold(view.text) }}"
    printed = render(tmp_path, line + "{{ view.from }}", text="<i>&", **{"from": "'"})
    assert printed == "<b>&lt;i&gt;&amp;</b>&#39;"


def test_an_attribute_that_a_view_lacks_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(AttributeError):
        render(tmp_path, "{{ view.nothing }}", text="")
