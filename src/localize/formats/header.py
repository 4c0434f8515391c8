"""The header lines of a plain-text article: `Meta-description: …` up to the first blank line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from localize.errors import Problem
from localize.expressions import expression
from localize.formats.lines import BLANK, Line, is_blank
from localize.formats.metadata import DESCRIPTIONS, Metadata

_CONTEXTS = dict.fromkeys(DESCRIPTIONS, "description")
"""What other programs call the description is read where a header is one by its other names."""
_NAMES = ("title", "meta-description", "keywords", "author", "reviewer", "date", "language")
_ALLOWED = ", ".join(name.capitalize() for name in _NAMES)
_HEADER = expression(r"([A-Za-z][A-Za-z-]*)[ \t]*:(?:[ \t]+(.*)|)")


def split(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The header lines, if the text starts with any, and the lines after them."""
    start = next((index for index, line in enumerate(lines) if not is_blank(line)), len(lines))
    end = next((index for index in range(start, len(lines)) if is_blank(lines[index])), len(lines))
    names = [match[1].lower() if match else "" for match in map(_match, lines[start:end])]
    if names and names[0] and (get_close_matches(names[0], _NAMES, 1, 0.8) or any(name in _NAMES for name in names)):
        return lines[start:end], lines[end:]
    return [], lines[start:]


def _match(line: Line) -> re.Match[str] | None:
    return _HEADER.fullmatch(line[1].rstrip(BLANK))


def read(lines: list[Line], path: str, *, metadata: Metadata, problems: list[Problem]) -> None:
    """Add the values of header lines to `metadata`; for a line that is no header, add a problem to `problems`."""
    for name, value in _fields(lines, path, problems):
        metadata.add(_CONTEXTS.get(name, name), value, label=name)


def _fields(lines: list[Line], path: str, problems: list[Problem]) -> Iterator[tuple[str, list[Line]]]:
    """Each header's name in small letters and the lines of its value; a line that names no header continues it."""
    name = ""
    value: list[Line] = []
    for number, line in lines:
        match = _match((number, line))
        if match is None:
            value.append((number, line))
            continue
        if name:
            yield name, value
        name, value = match[1].lower(), [(number, match[2] or "")]
        if name not in _NAMES and name not in _CONTEXTS:
            problems.append(Problem(path, number, f"unknown header {match[1]!r}, expected one of: {_ALLOWED}"))
            name = ""
    if name:
        yield name, value
