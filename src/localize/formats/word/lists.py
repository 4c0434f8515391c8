"""The lists of a Word file: which paragraphs are items, how deep, and the number each one shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from xml.etree.ElementTree import Element

from localize.dataclass import dataclass
from localize.formats.word.styles import Styles
from localize.formats.word.xml import each, value

DEEPEST = 9
"""The most levels of a list (ECMA-376 17.9.3)."""
TYPES = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
"""The `type` of an HTML list for each `w:numFmt`."""
_LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class ListItem:
    """A paragraph's location in lists: `level` from 0; `number` None for a bullet; `type` as in HTML's `<ol type>`."""

    level: int
    number: int | None
    type: str


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    start: int


@dataclass(slots=True)
class Lists:
    """The lists of the file, and how far each one has counted."""

    _styles: Styles
    _levels: Mapping[str, Mapping[int, _Level]]
    _style_levels: Mapping[str, tuple[str, int]]
    _lists: Mapping[str, str]
    _restarts: Mapping[str, Mapping[int, int]]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _seen: set[tuple[str, int]] = field(default_factory=set)

    def item(self, properties: Element | None) -> ListItem | None:
        """The item that a paragraph's `w:pPr` makes, None outside lists; call it once for each paragraph, in order."""
        number, level = self._position(properties)
        if number is None or level is None:
            return None
        kind = self._lists.get(number, "")
        found = self._levels.get(kind, {}).get(level)
        if found is None or found.format == "none":
            return None
        if found.format == "bullet":
            return ListItem(level, None, "")
        return ListItem(level, self._count(number, kind, level, found.start), TYPES.get(found.format, ""))

    def _position(self, properties: Element | None) -> tuple[str | None, int | None]:
        """The list's number and the level, from the paragraph or else its style."""
        style = value(properties, "w:pStyle")
        sources = [properties, *(row.paragraph for row in self._styles.chain("paragraph", style))]
        number = next((found for source in sources if (found := value(source, "w:numPr/w:numId"))), None)
        level = next((found for source in sources if (found := value(source, "w:numPr/w:ilvl"))), None)
        chain = [row.id for row in self._styles.chain("paragraph", style)]
        by_style = next((self._style_levels[row] for row in chain if row in self._style_levels), None)
        if number is None:
            return by_style or (None, None)
        if level is None and by_style and by_style[0] == number:
            return by_style
        return number, _whole(level, 0, DEEPEST - 1)

    def _count(self, number: str, kind: str, level: int, start: int) -> int:
        """The number that readers see: a list goes on from the last one of its kind, unless it gives its start."""
        counts = self._counts.setdefault(kind, {})
        restart = self._restarts.get(number, {}).get(level)
        if restart is not None and (number, level) not in self._seen:
            counts[level] = restart
        else:
            counts[level] = counts[level] + 1 if level in counts else start
        self._seen.add((number, level))
        for deeper in [key for key in counts if key > level]:
            del counts[deeper]
        return counts[level]


def read(root: Element | None, styles: Styles) -> Lists:
    """The lists in `word/numbering.xml`; none without it."""
    kinds = {row.get("w:abstractNumId", ""): row for row in each(root, "w:abstractNum")}
    numbers = {row.get("w:numId", ""): row for row in each(root, "w:num")}
    lists = {number: value(row, "w:abstractNumId") or "" for number, row in numbers.items()}
    owners = {kind: number for number, kind in reversed(lists.items())}
    for number, kind in list(lists.items()):
        style = value(kinds.get(kind), "w:numStyleLink")
        linked = next(styles.chain("numbering", style), None)
        if linked:
            lists[number] = lists.get(value(linked.paragraph, "w:numPr/w:numId") or "", kind)
    by_style = {
        style: (owners[kind], _whole(level.get("w:ilvl"), 0, DEEPEST - 1))
        for kind, row in reversed(kinds.items())
        for level in each(row, "w:lvl")
        if kind in owners and (style := value(level, "w:pStyle"))
    }
    return Lists(
        styles,
        {kind: dict(map(_level, each(row, "w:lvl"))) for kind, row in kinds.items()},
        _style_levels=by_style,
        _lists=lists,
        _restarts={number: dict(_starts(row)) for number, row in numbers.items()},
    )


def _level(element: Element) -> tuple[int, _Level]:
    start = _whole(value(element, "w:start"), 1, _LARGEST)
    return _whole(element.get("w:ilvl"), 0, DEEPEST - 1), _Level(value(element, "w:numFmt") or "decimal", start)


def _starts(number: Element) -> Iterator[tuple[int, int]]:
    for row in each(number, "w:lvlOverride"):
        start = value(row, "w:startOverride")
        if start is not None:
            yield _whole(row.get("w:ilvl"), 0, DEEPEST - 1), _whole(start, 1, _LARGEST)


def _whole(text: str | None, default: int, largest: int) -> int:
    """A whole number from 0 to `largest`, the default for anything else."""
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 9:
        return default
    return min(int(text), largest)
