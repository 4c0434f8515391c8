"""A pattern to the text that translators see, and their text back to a pattern.

Inline elements are bare tags: `Read <a>the trial</a> of <em>E. coli</em>.` Elements of one tag that differ in their
attributes are numbered in order (`<a1>`, `<a2>`). `<` and `&` stay as typed unless they would read as a tag or an
entity. A translator's text is read against its own source pattern: what is not one of its tags is text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from html.entities import html5
from itertools import pairwise

from localize.model import characters
from localize.model.pattern import Kind, Part, Pattern, Placeholder, normal

DROPPABLE = frozenset(
    {"b", "bdi", "em", "i", "mark", "rb", "rp", "rt", "rtc", "ruby", "s", "small", "strong", "u", "wbr"}
)
"""Elements that only stress, shade or gloss text (HTML Living Standard, text-level semantics).

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
    pattern, problems = _read(text, source)
    return Reading(pattern, problems or tuple(_differences(source, pattern)))


def pattern_of(text: str, source: Pattern) -> Pattern:
    """The pattern of a translator's text that is known to have no problems."""
    return _read(text, source)[0]


def _read(text: str, source: Pattern) -> tuple[Pattern, tuple[str, ...]]:
    if "<" not in text and "&" not in text:
        return (text,) if text else (), ()
    reader = _Reader(source)
    position = 0
    for match in _TAG.finditer(text):
        if match.start() >= position:  # not inside a locked element
            reader.parts.append(_unescape(text[position : match.start()]))
            position = reader.read(match)
    reader.parts.append(_unescape(text[position:]))
    reader.end()
    return normal(reader.parts), tuple(reader.problems)


@dataclass(frozen=True, slots=True)
class _Opened:
    name: str
    text: str
    index: int
    """Where it stands among the parts."""


class _Reader:
    """Takes the tags of a translation one after another."""

    def __init__(self, source: Pattern) -> None:
        self.parts: list[Part] = []
        self.problems: list[str] = []
        self._opened: list[_Opened] = []
        self._unclosed: set[str] = set()
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
                self._opened.append(_Opened(name, match[0], len(self.parts) - 1))
        return match.end()

    def end(self) -> None:
        """What is still open becomes text, so that the pattern is well nested whatever was read."""
        for tag in self._opened:
            self.parts[tag.index] = tag.text
            self.problems.append(f"<{tag.name}> is not closed")

    def _close(self, match: re.Match[str], name: str) -> None:
        if self._opened and self._opened[-1].name == name:
            self._opened.pop()
            self.parts.append(self._closers[name])
        else:
            self._as_text(match, f"{match[0]} closes nothing here")

    def _lock(self, match: re.Match[str], placeholder: Placeholder) -> int:
        """A locked element is taken from the source, whatever stands in it."""
        self.parts.append(placeholder)
        name = match[2]
        end = -1 if name in self._unclosed else match.string.find(f"</{name}>", match.end())
        if end >= 0:
            return end + len(name) + 3
        self._unclosed.add(name)
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
    if all(isinstance(part, str) for part in (*source, *target)):
        return  # most texts have no tags
    names = {
        part: name for part, name in named(source) if isinstance(part, Placeholder) and part.kind is not Kind.CLOSE
    }
    wanted, found = Counter(_elements(source)), Counter(_elements(target))
    counts = [*_count_differences(wanted, found, names)]
    # only where no element is there too often, the places can be compared in time proportional to the text
    yield from counts or _misplaced(source, target, names)
    if not any(_empty_elements(source)):
        yield from (f"<{names[part]}> is empty" for part in _empty_elements(target))


def _count_differences(
    wanted: Counter[Placeholder], found: Counter[Placeholder], names: Mapping[Placeholder, str]
) -> Iterator[str]:
    for element in {**wanted, **found}:
        few = found[element] < wanted[element] and not droppable(element)
        if few and not found[element]:
            yield f"<{names[element]}> is lost"
        elif few or found[element] > wanted[element]:
            times = "once" if found[element] == 1 else f"{found[element]} times"
            yield f"<{names[element]}> is there {times}, expected {wanted[element]}"


def _misplaced(source: Pattern, target: Pattern, names: Mapping[Placeholder, str]) -> Iterator[str]:
    """The elements that stand in another one, or in none, though the source has them elsewhere."""
    allowed = Counter(_places(source))
    for (element, around), count in Counter(_places(target)).items():
        if count > allowed[element, around]:
            inside = " inside ".join(f"<{names[outer]}>" for outer in reversed((*around, element)))
            yield f"{inside} is misplaced" if around else f"{inside} outside other tags is misplaced"


def _elements(pattern: Pattern) -> Iterator[Placeholder]:
    return (part for part in pattern if isinstance(part, Placeholder) and part.kind is not Kind.CLOSE)


def _places(pattern: Pattern) -> Iterator[tuple[Placeholder, tuple[Placeholder, ...]]]:
    """Each element with those it stands in, except the ones that only shade text."""
    around: list[tuple[Placeholder, ...]] = [()]
    for part in pattern:
        if isinstance(part, str):
            continue
        if part.kind is Kind.CLOSE:
            around.pop()
            continue
        yield part, around[-1]
        if part.kind is Kind.OPEN:
            around.append(around[-1] if droppable(part) else (*around[-1], part))


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
    """The character of an entity of HTML; what is none, or none that a text may have, is returned as it is."""
    if entity[1] != "#" and entity[1:] not in html5:
        return entity
    char = unescape(entity)
    return entity if not char or characters.refused(char) else char
