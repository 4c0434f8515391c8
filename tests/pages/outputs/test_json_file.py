"""JSON that people read: the bytes of `json.dumps` with an indent, whatever the value is."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize.pages.outputs.json_file import indented, to_json

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner, inner),
    max_leaves=20,
)


@given(VALUES)
def test_a_value_has_the_text_of_the_standard_library(value: Any) -> None:
    assert indented(value) == json.dumps(value, ensure_ascii=False, indent=1)


@given(st.lists(VALUES, min_size=1))
def test_rows_can_be_written_as_they_come(rows: list[Any]) -> None:
    streamed = ",\n ".join(indented(row, depth=1) for row in rows)
    assert f"[\n {streamed}\n]\n" == indented(rows) + "\n"


def test_files_are_in_utf_8_and_end_with_a_line_end() -> None:
    assert to_json({"title": "膝の痛み", "pages": []}) == '{\n "title": "膝の痛み",\n "pages": []\n}\n'.encode()


def test_half_a_character_cannot_be_written() -> None:
    with pytest.raises(UnicodeEncodeError):
        to_json(["\ud83d"])
