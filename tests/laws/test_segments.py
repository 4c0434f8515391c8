"""Law 5: split segments concatenate to the block; never a cut inside a placeholder pair."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from localize.config import Segmentation
from localize.language.sentences import starts
from localize.model.article import Article
from localize.model.block import Block, Pattern, Role, normal, plain_text
from localize.segments.inline import to_text
from localize.segments.split import cut, split
from support.patterns import patterns, well_nested

LANGUAGES = ["ar", "de", "en", "es", "fr", "hi", "hu", "ja", "ko", "nb", "ru", "sv", "tr", "zh-Hant"]
PIECES = ["One", "two", "Dr", "z", "B", "5", "3", "mRNA", "痛い", "ألم", ".", ". ", "...", "…", "?", "! ", "。", "？",
          "؟ ", " ", "\xa0", "\u202f", "\u2028", "\n", "“", "”", "«", "»", "(", ")", "[1]", "「", "」", ",", ":", "¹",
          "'", "-", "?", "!", "।", "दर्द"]  # fmt: skip
prose = st.one_of(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.text(max_size=60))


@given(prose, st.sampled_from(LANGUAGES))
def test_starts_are_ascending_offsets_inside_the_text(text: str, language: str) -> None:
    found = list(starts(text, language))
    assert found == sorted(set(found))
    assert all(0 < offset < len(text) for offset in found)


@given(prose, st.sampled_from(LANGUAGES))
def test_a_sentence_starts_after_a_stop_and_white_space_or_a_stop_that_needs_none_and_with_neither(
    text: str, language: str
) -> None:
    for offset in starts(text, language):
        before = text[:offset]
        tight = any(stop in before[-12:] for stop in "。！？｡︒﹒﹖﹗．।॥።፧။") or before[-1] in "?!"
        assert before[-1].isspace() or tight
        assert not text[offset].isspace()


@given(prose, st.sampled_from(LANGUAGES))
def test_what_stands_before_a_sentence_does_not_move_its_end(text: str, language: str) -> None:
    whole = f"Here it begins. The {text}"
    again = [offset - 16 for offset in starts(whole, language) if offset > 16]
    assert starts_of("The " + text, language) == again


def starts_of(text: str, language: str) -> list[int]:
    return list(starts(text, language))


@given(patterns, st.lists(st.integers(0, 60), max_size=8, unique=True).map(sorted))
def test_pieces_concatenate_to_the_pattern_and_are_well_nested(pattern: Pattern, offsets: list[int]) -> None:
    pieces = list(cut(pattern, tuple(offsets)))
    assert normal([part for piece in pieces for part in piece]) == pattern
    assert all(well_nested(piece) for piece in pieces)
    ends = [len(plain_text(pieces[0]))]
    for piece in pieces[1:-1]:
        ends.append(ends[-1] + len(plain_text(piece)))
    assert set(ends[: len(pieces) - 1]) <= set(offsets)


@given(
    pattern=patterns,
    language=st.sampled_from(LANGUAGES),
    mode=st.sampled_from(Segmentation),
    role=st.sampled_from(Role),
    translatable=st.booleans(),
)
def test_segments_with_their_tails_concatenate_to_the_block(
    pattern: Pattern, language: str, mode: Segmentation, role: Role, *, translatable: bool
) -> None:
    block = Block(role, pattern, ((0, 7),), translatable=translatable)
    article = Article("a", "source/a.txt", locale=language, date=None, metadata=(), body=("<p>", block, "</p>\n"))
    (found,) = split(article, mode).blocks()
    parts = [part for segment in found.segments for part in (*segment.pattern, segment.tail)]
    assert normal(parts) == pattern
    assert found.pattern == pattern
    for segment in found.segments:
        assert well_nested(segment.pattern)
        assert segment.text == to_text(segment.pattern)
        assert segment.tail.strip(" \t\r\n\f") == ""
        assert segment.line == 7
