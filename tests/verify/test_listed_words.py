"""Every word of the closed lists is found, however quickly a text without them is passed over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.verify.added_words import ADDED_GROUPS
from generator.verify.polarity import added_words, polarity_words
from generator.verify.rules.said_by import reporting_word
from generator.verify.step_words import STEP_FAMILIES
from generator.verify.steps import step_words
from generator.verify.tokens import lowers, tokens
from generator.verify.wordlists import (
    POLARITY_GROUPS,
    REPORTING_PHRASES,
    REPORTING_VERBS,
    WordGroup,
)

_STEPS = [form for one in STEP_FAMILIES for form in (*one.done, *one.open, *one.nouns)]


def _sentence(form: str) -> str:
    """Put a word or phrase before a number, and an ending behind the word that it needs."""
    return (
        f"Elm {'ca' if form.startswith(('n', chr(39))) and chr(39) in form else ''}{form} 12 boats"
    )


@pytest.mark.parametrize("group", POLARITY_GROUPS, ids=lambda group: group.forms[0])
def test_each_word_that_turns_or_weakens_is_found(group: WordGroup) -> None:
    """One of the group's words is found in a sentence that has nothing else of it."""
    for form in group.forms:
        assert group.name in polarity_words(_sentence(form)) or _is_another_s(form, group)


def _is_another_s(form: str, group: WordGroup) -> bool:
    """Tell whether a group before it, for numbers or for the same word, takes the form."""
    return any(form in one.forms for one in POLARITY_GROUPS if one is not group)


@pytest.mark.parametrize("group", ADDED_GROUPS, ids=lambda group: group.name)
def test_each_word_that_a_claim_may_not_add_is_found(group: WordGroup) -> None:
    """Each word of order, cause, degree and manner is found."""
    assert all(added_words(f"Elm {form} boats") for form in group.forms)


def test_each_word_for_a_step_is_found() -> None:
    """Verbs, participles, nouns and phrases of all families are found."""
    assert [form for form in _STEPS if not step_words(f"Elm {form} boats")] == []


def test_each_reporting_verb_and_phrase_is_found() -> None:
    """A sentence with any of them reports."""
    forms = (*REPORTING_VERBS, *REPORTING_PHRASES)
    assert [form for form in forms if reporting_word(f"Elm {form} boats") is None] == []


@given(st.text(alphabet=st.sampled_from("aZé9 \u00a0\n'’-‑.,:;_()\u2009\u0301日")))
def test_words_are_the_same_with_and_without_their_places(text: str) -> None:
    """What is read without places has the same words in the same order."""
    assert lowers(text) == tuple(token.lower for token in tokens(text))
    written = [token.word.written for token in tokens(text)]
    assert written == [text[token.start : token.end] for token in tokens(text)]
