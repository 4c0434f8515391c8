"""JSON as all outputs write it.

`json.dumps` gives the same text, but writes an indented one in Python, value by value, in several times the time.
"""

from __future__ import annotations

import json
from typing import Any

import msgspec

_INDENT = 1


def to_json(data: Any) -> bytes:
    """A value as JSON that people can read and compare, in UTF-8, with a line end; keys of objects must be texts.

    The text is that of `json.dumps(…, ensure_ascii=False, indent=1)`. Raises UnicodeEncodeError for a text with half a
    character (a lone surrogate).
    """
    short = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    try:
        text = msgspec.json.format(short, indent=_INDENT)
    except msgspec.DecodeError:  # NaN and infinity, which are no JSON
        text = json.dumps(data, ensure_ascii=False, indent=_INDENT).encode("utf-8")
    return text + b"\n"
