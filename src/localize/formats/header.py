"""The header lines of a plain-text article: `Meta-description: …` up to the first blank line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from localize.expressions import expression
from localize.formats import front_matter
from localize.formats.front_matter import MetadataField
from localize.formats.lines import BLANK, Line, is_blank
from localize.formats.metadata import Metadata
from localize.formats.source import Source

_NAMES = ("title", "meta-description", "keywords", "author", "reviewer", "date", "language")
"""The names that editors are told of."""

_TEXTS = ("title", "meta-description", "keywords", "author")
"""Those that no other word is nearly: “Update:” is nearly a date, and “Reviewed:” a reviewer."""

_WORDS = frozenset({"summary", "excerpt", "description", "published", "updated", "draft", "aliases"})
"""Keys of front matter with which a text may begin, too: they are read in a header, and make none."""

_NEAR = 0.8
"""How alike to a name a mistyped one is (difflib's ratio)."""

_HEADER = expression(r"([A-Za-z][A-Za-z-]*(?: [A-Za-z-]+){0,2})[ \t]*:(?:[ \t]+(.*)|)")
_SENTENCE_END = (".", "!", "?", ":", ";", "…")
_MOST_WORDS = 1
"""How many words what is certainly no text of the article has at most: “Dose: 5 mg” is one."""


def split(lines: list[Line], source: Source) -> tuple[list[Line], list[Line]]:
    """The header lines, if the text starts with any, and the lines after them."""
    start = next((index for index, line in enumerate(lines) if not is_blank(line)), len(lines))
    end = next((index for index in range(start, len(lines)) if is_blank(lines[index])), len(lines))
    names = [match[1] if match else "" for match in (_match(line, source) for line in lines[start:end])]
    if names and names[0] and (any(_makes_header(name, source) for name in names) or _near(names[0]) in _TEXTS):
        return lines[start:end], lines[end:]
    return [], lines[start:]


def _match(line: Line, source: Source) -> re.Match[str] | None:
    """The name and the value in a line; a name of several words is one that is known with hyphens."""
    match = _HEADER.fullmatch(line[1].rstrip(BLANK))
    return match if match and (" " not in match[1] or _is_read(match[1], source)) else None


def _is_read(name: str, source: Source) -> bool:
    return front_matter.is_key(name) or bool(front_matter.passed_name(name, source.options))


def _makes_header(name: str, source: Source) -> bool:
    return name.lower() not in _WORDS and bool(name) and _is_read(name, source)


def _near(name: str) -> str:
    """The name that one that is not known nearly is; empty for none."""
    return next(iter(get_close_matches(name.lower(), _NAMES, 1, _NEAR)), "")


def guess(body: list[list[Line]], metadata: Metadata) -> None:
    """Tell of a text that begins with what looks like a header, and has no name in it that is known."""
    rows = [_HEADER.fullmatch(line.rstrip(BLANK)) for _, line in body[0]] if body and len(body[0]) > 1 else []
    if rows and all(row and not _may_be_text([row[2] or ""]) for row in rows):
        names = ", ".join(name.capitalize() for name in _NAMES)
        message = "the text begins with lines that no header is known by, they are read as title and text"
        metadata.guess(body[0][0][0], f"{message}, expected one of {names} among them if they are a header")


def read(lines: list[Line], source: Source, *, metadata: Metadata) -> None:
    """Add the values of header lines to `metadata`, with a guess for each that may have been meant otherwise."""
    front_matter.add_fields(_fields(lines, source, metadata), source=source, metadata=metadata)


def _fields(lines: list[Line], source: Source, metadata: Metadata) -> Iterator[MetadataField]:
    """Each header that is read, with its value; what is to be told of the others is told."""
    for name, first, value in _written(lines, source):
        if _is_read(name, source):
            yield MetadataField(name, first, ("\n".join(value),))
        elif near := _near(name):
            is_read = near in _TEXTS
            guess = f"read as {near.capitalize()!r}" if is_read else "left out"
            metadata.guess(first, f"unknown header {name!r}, {guess}, expected {near.capitalize()!r} if that is meant")
            if is_read:
                yield MetadataField(near, first, ("\n".join(value),))
        elif _may_be_text(value):
            expected = "expected a blank line above it if it is text, or its name in pass-metadata"
            metadata.guess(first, f"unknown header {name!r}, left out with its text, {expected}")


def _written(lines: list[Line], source: Source) -> list[tuple[str, int, list[str]]]:
    """The name, the line and the value of each header; a line that names no header continues it."""
    fields: list[tuple[str, int, list[str]]] = []
    for line in lines:
        if match := _match(line, source):
            fields.append((match[1], line[0], [match[2] or ""]))
        else:
            fields[-1][2].append(line[1])
    return fields


def _may_be_text(value: list[str]) -> bool:
    """Whether a value could be a text for readers: several lines or words, or a sentence."""
    text = " ".join(value).strip()
    return len(value) > 1 or len(text.split()) > _MOST_WORDS or text.endswith(_SENTENCE_END)
