"""Long word lists: the automaton and the expression of the same words find the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extract.rulebook.wordlists import WordSet, any_of

# Few characters, so that words open, close, hold and overlap each other; one outside the basic plane.
texts = st.text("清河县市𠮷", max_size=30)
words = st.lists(st.text("清河县市𠮷", min_size=1, max_size=4), max_size=8)


@given(words, texts)
def test_the_automaton_finds_what_the_expression_finds(listed: list[str], text: str) -> None:
    expected = [match.span() for match in any_of(listed).finditer(text)]
    assert WordSet(listed).spans(text) == expected


@given(words, texts)
def test_the_longest_word_that_opens_a_text(listed: list[str], text: str) -> None:
    match = any_of(listed).match(text)
    assert WordSet(listed).opening(text) == (match.end() if match else 0)
