"""The header lines of a plain-text article: `Meta-description: …` up to the first blank line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from localize.errors import Problem
from localize.formats.lines import BLANK, Line, block, is_blank
from localize.model.article import Block, Role

_ROLES = {
    "title": Role.TITLE,
    "meta-description": Role.DESCRIPTION,
    "keywords": Role.KEYWORDS,
    "author": Role.AUTHOR,
    "reviewer": Role.REVIEWER,
}
_CONTEXTS = {"meta-description": "description"}
_NAMES = (*_ROLES, "date", "language")
_ALLOWED = ", ".join(name.capitalize() for name in _NAMES)
_HEADER = re.compile(r"([A-Za-z][A-Za-z-]*)[ \t]*:(?:[ \t]+(.*)|)")


@dataclass(slots=True)
class Header:
    """What the header lines say; `fields` by msgctxt."""

    fields: dict[str, Block] = field(default_factory=dict)
    date: date | None = None


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


def read(lines: list[Line], path: str, locale: str, problems: list[Problem]) -> Header:
    """The values of header lines; what is wrong with them is added to `problems`."""
    header = Header()
    seen: dict[str, int] = {}
    for name, value in _fields(lines, path, problems):
        number = value[0][0]
        content = block(_ROLES.get(name, Role.TITLE), value, context=_CONTEXTS.get(name, name))
        text = str(content.pattern[0])
        if name in seen:
            problems.append(Problem(path, number, f"second {name!r} header, expected one (first on line {seen[name]})"))
        elif not text:
            problems.append(Problem(path, number, f"the header {name!r} is empty, expected a text or no such line"))
        elif name in _ROLES:
            header.fields[content.context or name] = content
        elif name == "date":
            header.date = _date(
                text, Problem(path, number, f"the date is {text!r}, expected one like 2026-11-16"), problems
            )
        elif text != locale:
            problems.append(Problem(path, number, f"the language is {text!r}, expected the source locale {locale!r}"))
        seen.setdefault(name, number)
    return header


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
        if name not in _NAMES:
            problems.append(Problem(path, number, f"unknown header {match[1]!r}, expected one of: {_ALLOWED}"))
            name = ""
    if name:
        yield name, value


def _date(text: str, problem: Problem, problems: list[Problem]) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.isoformat() != text:  # "20261116" and "2026-W47-1" are ISO 8601 too, and slips here
        problems.append(problem)
    return found
