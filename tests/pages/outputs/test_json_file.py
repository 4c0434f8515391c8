"""JSON that people read: the bytes of `json.dumps` with an indent, whatever the value is."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.pages.outputs.json_file import to_json

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner, inner),
    max_leaves=20,
)


@given(VALUES)
def test_a_value_has_the_text_of_the_standard_library(value: Any) -> None:
    assert to_json(value) == json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"


@pytest.mark.parametrize("value", [float("nan"), [float("inf")], 10**300, -(2**64), 1e22, 5e-324, "\x7f\x1f\u2028"])
def test_a_seldom_value_has_it_too(value: Any) -> None:
    assert to_json({"x": value}) == json.dumps({"x": value}, ensure_ascii=False, indent=1).encode() + b"\n"


def test_files_are_in_utf_8_and_end_with_a_line_end() -> None:
    assert to_json({"title": "膝の痛み", "pages": []}) == '{\n "title": "膝の痛み",\n "pages": []\n}\n'.encode()


def test_half_a_character_cannot_be_written() -> None:
    with pytest.raises(UnicodeEncodeError):
        to_json(["\ud83d"])
