"""Data is written byte for byte as the standard library writes it."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from generator.render.json_text import indented
from generator.views.dataset import Json

VALUES: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(st.text(), VALUES, max_size=4))
def test_the_text_is_that_of_the_standard_library(value: dict[str, Json]) -> None:
    assert indented(value) == json.dumps(value, ensure_ascii=False, indent=2)
