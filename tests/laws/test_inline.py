"""Law 3: a pattern read back from its text is the same pattern; and whatever is read is a pattern of the source's."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from localize.model.block import Kind, Pattern, Placeholder, normal, plain_text
from localize.segments.inline import Reading, to_pattern, to_text
from localize.segments.tag_differences import droppable
from support.patterns import TRICKY, patterns, texts, well_nested


@given(patterns)
def test_read_back_a_pattern_is_the_same(pattern: Pattern) -> None:
    assert to_pattern(to_text(pattern), pattern) == Reading(pattern, ())


@given(st.text())
def test_any_text_is_itself(text: str) -> None:
    assert to_pattern(to_text((text,)), ()) == Reading(normal([text]), ())


@st.composite
def translations(draw: st.DrawFn) -> tuple[str, Pattern]:
    """A source's pattern, and a text made of its tags, other tags and words in any order."""
    source = draw(patterns)
    text = to_text(source)
    tags = [piece for piece in text.replace(">", ">\0").replace("<", "\0<").split("\0") if piece]
    pieces = st.one_of(st.sampled_from([*tags, *TRICKY]), texts)
    return draw(st.one_of(st.lists(pieces, max_size=12), st.permutations(tags)).map("".join)), source


def elements(pattern: Pattern) -> Counter[Placeholder]:
    return Counter(part for part in pattern if isinstance(part, Placeholder) and part.kind is not Kind.CLOSE)


@given(translations())
def test_whatever_is_read_is_well_nested(case: tuple[str, Pattern]) -> None:
    text, source = case
    pattern = to_pattern(text, source).pattern
    assert well_nested(pattern)
    assert pattern == normal(list(pattern))
    assert set(elements(pattern)) <= set(elements(source))


@given(translations())
def test_without_problems_the_elements_are_the_sources_but_for_those_that_may_be_dropped(
    case: tuple[str, Pattern],
) -> None:
    text, source = case
    reading = to_pattern(text, source)
    wanted, found = elements(source), elements(reading.pattern)
    lost = {element for element in wanted if found[element] < wanted[element]}
    doubled = {element for element in wanted if found[element] > wanted[element]}
    if reading.problems == ():
        assert not doubled
        assert all(droppable(element) for element in lost)


@given(translations())
def test_read_again_a_reading_without_problems_is_the_same(case: tuple[str, Pattern]) -> None:
    text, source = case
    reading = to_pattern(text, source)
    if reading.problems == ():
        assert to_pattern(to_text(reading.pattern, source), source) == reading


@given(st.text(alphabet=st.characters(exclude_characters="<&")), patterns)
def test_words_without_signs_of_markup_are_kept_as_typed(text: str, source: Pattern) -> None:
    assert plain_text(to_pattern(text, source).pattern) == text
