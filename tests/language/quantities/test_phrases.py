"""The tokens of a text, in which phrases are found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from localize.language.quantities import phrases

LATIN = [chr(code) for code in range(0x2100) if phrases._LATIN_TEXT.fullmatch(chr(code))]


@given(st.text(st.sampled_from([*LATIN, *"0123456789 .,'/%aB" * 30])))
def test_the_quick_tokens_of_latin_text_are_those_of_any_text(text: str) -> None:
    every = [(match[0], match.span(), match["run"]) for match in phrases._TOKEN.finditer(text)]
    quick = [(match[0], match.span(), match["run"]) for match in phrases._LATIN_TOKEN.finditer(text)]
    assert quick == every
