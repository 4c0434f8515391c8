"""The one grammar of the texts that translators read and type: what is a tag, what an entity, and what is text.

A tag has the name of its element and, where a source has several that differ, a number: `<a1>`, `</a1>`, `<br>`. Tags
have no attributes. One space or tab before the end and the slash of `<br/>` are forgiven. Whether a tag belongs to a
text is for its source to say (`segments.inline`).
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from html.entities import html5
from itertools import pairwise

from localize.dataclass import dataclass
from localize.expressions import expression
from localize.model import characters
from localize.model.finding import Span

NAME = "[A-Za-z][A-Za-z0-9]{0,30}"
"""The name of a tag with its number, as a pattern to build others of."""

TAG = rf"</?{NAME}[ \t]?/?>"
"""A tag, as a pattern to build others of; it has no groups."""

_TAG = expression(TAG)
_ENTITY = expression(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_TAG_OR_ENTITY = expression(f"{TAG}|{_ENTITY.pattern}")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag in a text: its name with its number (`a1`), whether it closes, how it was typed, and where."""

    name: str
    closes: bool
    text: str
    span: Span

    @property
    def element(self) -> str:
        """The name without its number: `a`."""
        return self.name.rstrip("0123456789")


def tags_in(text: str) -> list[Tag]:
    """The tags of a text in order."""
    return [_tag(match) for match in _TAG.finditer(text)] if "<" in text else []


def whole(text: str) -> Tag | None:
    """The tag that a text is, None where it is something else."""
    match = _TAG.fullmatch(text)
    return _tag(match) if match else None


def without_tags(text: str) -> str:
    """The text with its tags left out; entities stay as typed."""
    return _TAG.sub("", text) if "<" in text else text


def pieces(text: str) -> list[str | Tag]:
    """The text between tags, as typed, and the tags, in order; texts may be empty."""
    parts: list[str | Tag] = []
    position = 0
    for tag in tags_in(text):
        begin, end = tag.span
        parts += (text[position:begin], tag)
        position = end
    return [*parts, text[position:]]


def renamed(text: str, names: Mapping[str, str]) -> str:
    """The text with the tags renamed that stand in `names`; the rest of each tag stays as typed."""
    return "".join(
        piece if isinstance(piece, str) else piece.text.replace(piece.name, names.get(piece.name, piece.name), 1)
        for piece in pieces(text)
    )


def _tag(match: re.Match[str]) -> Tag:
    text = match[0]
    closes = text[1] == "/"
    name = text[2 if closes else 1 : -1].rstrip(" \t/")
    return Tag(name, closes, text=text, span=match.span())


def escape(text: str) -> str:
    """Text with each `<` and `&` that would be read as a tag or an entity written as an entity."""
    if "<" not in text and "&" not in text:
        return text

    def replace(match: re.Match[str]) -> str:
        if match[0][0] == "<":
            return "&lt;" + match[0][1:]
        return match[0] if _decoded(match[0]) == match[0] else "&amp;" + match[0][1:]

    return _TAG_OR_ENTITY.sub(replace, text)


def unescape(text: str) -> str:
    """Text with its entities decoded once; what is no entity of HTML stays as typed."""
    return _ENTITY.sub(lambda match: _decoded(match[0]), text) if "&" in text else text


def character_spans(text: str, start: int = 0) -> list[Span]:
    """For each character of `unescape(text)` the span that stands for it, counted from `start`."""
    if "&" not in text:  # most texts
        return list(pairwise(range(start, start + len(text) + 1)))
    spans: list[Span] = []
    position = 0
    for match in _ENTITY.finditer(text):
        begin, end = match.span()
        decoded = _decoded(match[0])
        if decoded != match[0]:
            spans += ((start + at, start + at + 1) for at in range(position, begin))
            spans += [(start + begin, start + end)] * len(decoded)
            position = end
    return [*spans, *((start + at, start + at + 1) for at in range(position, len(text)))]


def _decoded(entity: str) -> str:
    """The character of an HTML entity. An unknown entity, or one that no text may have, is returned as it is."""
    if entity[1] != "#" and entity[1:] not in html5:
        return entity
    char = html.unescape(entity)
    return entity if not char or characters.refused(char) else char
