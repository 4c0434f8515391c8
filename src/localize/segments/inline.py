"""A pattern to the text that translators see, and their text back to a pattern.

Inline elements are bare tags: `Read <a>the trial</a> of <em>E. coli</em>.` Elements of one tag that differ in their
attributes are numbered in order (`<a1>`, `<a2>`). `<` and `&` stay as typed unless they would read as a tag or an
entity. A translator's text is read against its own source pattern: what is not one of its tags is text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from html.entities import html5
from itertools import pairwise

from localize.model.pattern import Kind, Part, Pattern, Placeholder, normal

DROPPABLE = frozenset({"b", "bdi", "em", "i", "mark", "s", "small", "strong", "u", "wbr"})
"""Elements that only stress or shade text (HTML Living Standard, text-level semantics).

A translator may drop them where they carry no attributes.
"""

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,30})[ \t]?/?>")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_TAG_OR_ENTITY = re.compile(f"{_TAG.pattern}|{_ENTITY.pattern}")


@dataclass(frozen=True, slots=True)
class Reading:
    """A translator's text as a pattern; `problems` is empty where its tags are those of the source, well nested."""

    pattern: Pattern
    problems: tuple[str, ...]


def to_text(pattern: Pattern, source: Pattern | None = None) -> str:
    """The text of a pattern as translators see it; a translation's tags have their names from its `source`."""
    pieces = []
    for part, name in named(pattern, source):
        if isinstance(part, str):
            pieces.append(_escape(part))
        elif part.kind is Kind.CLOSE:
            pieces.append(f"</{name}>")
        elif part.kind is Kind.LOCKED:
            pieces.append(f"<{name}>{_escape(part.shown)}</{name}>")
        else:
            pieces.append(f"<{name}>")
    return "".join(pieces)


def to_pattern(text: str, source: Pattern) -> Reading:
    """A translator's text read against its source's pattern; read back, `to_text` gives the same pattern.

    With problems the pattern holds the tags in question as text; it is then for showing, never for publishing.
    """
    reader = _Reader(source)
    position = 0
    for match in _TAG.finditer(text):
        if match.start() >= position:  # not inside a locked element
            reader.parts.append(_unescape(text[position : match.start()]))
            position = reader.read(match)
    reader.parts.append(_unescape(text[position:]))
    problems = [*reader.problems, *(f"<{name}> is not closed" for name in reader.opened)]
    pattern = normal(reader.parts)
    return Reading(pattern, tuple(problems) or tuple(_differences(source, pattern)))


class _Reader:
    """Takes the tags of a translation one after another."""

    def __init__(self, source: Pattern) -> None:
        self.parts: list[Part] = []
        self.opened: list[str] = []
        self.problems: list[str] = []
        self._tags: dict[str, Placeholder] = {}
        self._closers: dict[str, Placeholder] = {}
        for part, name in named(source):
            if not isinstance(part, str):
                (self._closers if part.kind is Kind.CLOSE else self._tags)[name] = part

    def read(self, match: re.Match[str]) -> int:
        """Reads what looks like a tag; gives the offset in the text at which reading goes on."""
        closing, name = match.groups()
        placeholder = self._tags.get(name)
        if placeholder is None or (closing and placeholder.kind is not Kind.OPEN):
            self._as_text(match, f"unknown tag {match[0]}")
        elif closing:
            self._close(match, name)
        elif placeholder.kind is Kind.LOCKED:
            return self._lock(match, placeholder)
        else:
            self.parts.append(placeholder)
            if placeholder.kind is Kind.OPEN:
                self.opened.append(name)
        return match.end()

    def _close(self, match: re.Match[str], name: str) -> None:
        if self.opened and self.opened[-1] == name:
            self.opened.pop()
            self.parts.append(self._closers[name])
        else:
            self._as_text(match, f"{match[0]} closes nothing here")

    def _lock(self, match: re.Match[str], placeholder: Placeholder) -> int:
        """A locked element is taken from the source, whatever stands in it."""
        self.parts.append(placeholder)
        end = match.string.find(f"</{match[2]}>", match.end())
        if end >= 0:
            return end + len(match[2]) + 3
        self.problems.append(f"<{match[2]}> is not closed")
        return match.end()

    def _as_text(self, match: re.Match[str], problem: str) -> None:
        self.parts.append(match[0])
        self.problems.append(problem)


def named(pattern: Pattern, source: Pattern | None = None) -> Iterator[tuple[Part, str]]:
    """The parts, each placeholder with its name in the text; a translation's have the names of its `source`."""
    kinds: dict[str, dict[Placeholder, int]] = {}
    for part in pattern if source is None else source:
        if isinstance(part, Placeholder) and part.kind is not Kind.CLOSE:
            of_tag = kinds.setdefault(part.tag, {})
            of_tag.setdefault(part, len(of_tag) + 1)
    opened: list[str] = []
    for part in pattern:
        if isinstance(part, str):
            yield part, ""
        elif part.kind is Kind.CLOSE:
            yield part, opened.pop()
        else:
            name = part.tag if len(kinds[part.tag]) == 1 else f"{part.tag}{kinds[part.tag][part]}"
            if part.kind is Kind.OPEN:
                opened.append(name)
            yield part, name


def _differences(source: Pattern, target: Pattern) -> Iterator[str]:
    """How the tags of a well-nested translation differ from the source's, as messages."""
    names = {
        part: name for part, name in named(source) if isinstance(part, Placeholder) and part.kind is not Kind.CLOSE
    }
    wanted, found = Counter(_places(source)), Counter(_places(target))
    for place in {**wanted, **found}:
        placeholder, around = place
        if found[place] > wanted[place]:
            inside = " inside ".join(f"<{names[outer]}>" for outer in reversed((*around, placeholder)))
            yield f"{inside} is there {found[place]} times, expected {wanted[place]}"
        elif found[place] < wanted[place] and not droppable(placeholder):
            yield f"<{names[placeholder]}> is lost"
    if not any(_empty_elements(source)):
        yield from (f"<{names[part]}> is empty" for part in _empty_elements(target))


def _places(pattern: Pattern) -> Iterator[tuple[Placeholder, tuple[Placeholder, ...]]]:
    """Each element with those it stands in, except the ones that only shade text."""
    opened: list[Placeholder] = []
    for part in pattern:
        if isinstance(part, str):
            continue
        if part.kind is Kind.CLOSE:
            opened.pop()
            continue
        yield part, tuple(outer for outer in opened if not droppable(outer))
        if part.kind is Kind.OPEN:
            opened.append(part)


def droppable(placeholder: Placeholder) -> bool:
    """True for an element that a translator may leave out."""
    return placeholder.tag in DROPPABLE and placeholder.markup == f"<{placeholder.tag}>"


def _empty_elements(pattern: Pattern) -> Iterator[Placeholder]:
    for before, after in pairwise(pattern):
        if _kind(before) is Kind.OPEN and _kind(after) is Kind.CLOSE and isinstance(before, Placeholder):
            yield before


def _kind(part: Part) -> Kind | None:
    return None if isinstance(part, str) else part.kind


def _escape(text: str) -> str:
    """Text with each `<` and `&` that would be read as a tag or an entity written as an entity."""
    if "<" not in text and "&" not in text:
        return text

    def replace(match: re.Match[str]) -> str:
        if match[0][0] == "<":
            return "&lt;" + match[0][1:]
        return match[0] if _decode(match[0]) == match[0] else "&amp;" + match[0][1:]

    return _TAG_OR_ENTITY.sub(replace, text)


def _unescape(text: str) -> str:
    return _ENTITY.sub(lambda match: _decode(match[0]), text) if "&" in text else text


def _decode(entity: str) -> str:
    """The character of an entity of HTML; what is none is returned as it is."""
    if entity[1] != "#" and entity[1:] not in html5:
        return entity
    return unescape(entity) or entity
