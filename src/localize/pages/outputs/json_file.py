"""JSON as all outputs write it.

`json.dumps` gives the same text, but writes an indented one in Python, value by value, in twice the time and more.
"""

from __future__ import annotations

import json
from json.encoder import encode_basestring
from typing import Any

_INDENT = " "


def to_json(data: Any) -> bytes:
    """A value as JSON that people can read and compare, in UTF-8, with a line end; keys of objects must be texts.

    Raises UnicodeEncodeError for a text with half a character (a lone surrogate).
    """
    return (indented(data) + "\n").encode("utf-8")


def indented(value: Any, depth: int = 0) -> str:
    """The text of a value inside `depth` lists and objects; so rows can be written as they come, one after another.

    The first line has no indent. The text is that of `json.dumps(…, ensure_ascii=False, indent=1)`.
    """
    return _text(value, "\n" + _INDENT * depth)


def _text(value: Any, line_end: str) -> str:
    """`line_end` is the line end with the indent of the lines that a list or object begins and ends on."""
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, dict):
        between = line_end + _INDENT
        rows = [
            f"{encode_basestring(name)}: {encode_basestring(each) if type(each) is str else _text(each, between)}"
            for name, each in value.items()
        ]
        return f"{{{between}{f',{between}'.join(rows)}{line_end}}}" if rows else "{}"
    if isinstance(value, list | tuple):
        between = line_end + _INDENT
        rows = [encode_basestring(each) if type(each) is str else _text(each, between) for each in value]
        return f"[{between}{f',{between}'.join(rows)}{line_end}]" if rows else "[]"
    return int.__repr__(value) if type(value) is int else json.dumps(value)
