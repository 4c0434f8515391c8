"""Canonical JSON (RFC 8785): one text for one value."""

from __future__ import annotations

import pytest

from localize.gate.canonical_json import Json, canonical


def test_keys_are_sorted_by_utf_16_and_texts_are_written_as_they_are() -> None:
    value: Json = {"\u20ac": "Euro", "a": ["é\u202f😀", True, None, 1], "😀": "", "\ufb33": "x", "b": 'q"\\\n\u0007'}
    expected = '{"a":["é\u202f😀",true,null,1],"b":"q\\"\\\\\\n\\u0007","€":"Euro","😀":"","\ufb33":"x"}'
    assert canonical(value).decode() == expected


def test_half_a_character_has_no_canonical_form() -> None:
    with pytest.raises(ValueError, match="non-UTF-8"):
        canonical("\ud800")
