"""A catalog read again where it has changed: after a save mostly one entry of thousands is another."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace

from localize.catalogs import po_plain
from localize.dataclass import dataclass
from localize.model.catalog import Catalog, Entry, Key, Origin


@dataclass(frozen=True, slots=True)
class PlainCatalog:
    """The text of a PO file with the entries that stand in plain form in it, the header's among them, in their order.

    `starts` and `ends` are the offsets of their lines.
    """

    text: str
    entries: tuple[Entry, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def plain_catalog(catalog: Catalog) -> PlainCatalog | None:
    """Return the plain part of a catalog that was read; None where that begins with no plain header and entry."""
    origin = catalog.head.origin
    if origin is None:
        return None
    located = [(each.origin, each) for each in (catalog.head, *catalog.entries) if each.origin]
    plain = sorted([(at.start, at.end, each) for at, each in located if at.text is origin.text], key=_offsets)
    if len(plain) < 2:  # the text is that of the header alone
        return None
    return PlainCatalog(
        origin.text,
        tuple([entry for _, _, entry in plain]),
        starts=tuple([start for start, _, _ in plain]),
        ends=tuple([end for _, end, _ in plain]),
    )


def _offsets(plain: tuple[int, int, Entry]) -> tuple[int, int]:
    return plain[0], plain[1]


def changed_entries(before: PlainCatalog, text: str) -> dict[Key, Entry] | None:
    """Return the entries in use that say something else in a later text of the file, by key.

    Only the entries around what has changed are read. None where that is not enough: where entries came, went or moved,
    where the header says something else of them, and where something stands there that is not in plain form. Then the
    file is read as a whole, which also tells what is wrong with it.
    """
    before = _with_header_of(before, text)
    span = _changed_span(before.text, text)
    if span is None:
        return {}
    start, end = span
    first = bisect_left(before.ends, start)
    behind = bisect_right(before.starts, end)
    entries = before.entries[first:behind]
    if not entries or before.starts[first] > start or before.ends[behind - 1] < end:
        return None
    if before.starts[first + 1 : behind] != before.ends[first : behind - 1]:
        return None
    begin = before.starts[first]
    piece = text[begin : before.ends[behind - 1] + len(text) - len(before.text)]
    read, length = po_plain.entries(piece)
    if length != len(piece) or len(read) != len(entries) or not all(map(_is_same_message, entries, read)):
        return None
    above = text.count("\n", 0, begin)
    pairs = zip(entries, read, strict=True)
    return {
        new.key: replace(new, line=new.line + above, origin=None)
        for old, new in pairs
        if not new.obsolete and _values_read(old) != new.values
    }


_OF_THE_SAVE = frozenset({"PO-Revision-Date", "Last-Translator", "Language-Team", "X-Generator"})
"""Fields of the header in which editors write who saves the file when; they say nothing of the entries."""
_TARGET = 1
"""Where the translation stands among the values of an entry."""


def _with_header_of(before: PlainCatalog, text: str) -> PlainCatalog:
    """Return a catalog with the header of a later text, where that is another one only in what editors write there."""
    old, end = before.entries[0], before.ends[0]
    if before.starts[0] or text.startswith(before.text[:end]):
        return before
    last = re.search(r"\n(?=\r?\n)", text)
    head = text[: last.end()] if last else ""
    read, length = po_plain.entries(head)
    if length != len(head) or len(read) != 1 or not _is_same_header(old, read[0]):
        return before
    longer = length - end
    return PlainCatalog(
        head + before.text[end:],
        (read[0], *before.entries[1:]),
        starts=(0, *[start + longer for start in before.starts[1:]]),
        ends=tuple([end + longer for end in before.ends]),
    )


def _is_same_header(old: Entry, new: Entry) -> bool:
    """Whether both are headers that say the same of the entries."""
    both = [(each.key, each.obsolete, each.fuzzy, _fields_of_entries(each)) for each in (old, new)]
    return both[0] == both[1] and new.key == (None, "") and not new.obsolete


def _fields_of_entries(header: Entry) -> list[str]:
    """Return the lines of a header as it was read, without those that editors write at each save."""
    target = str(_values_read(header)[_TARGET])
    return [line for line in target.split("\n") if line.partition(":")[0] not in _OF_THE_SAVE]


def _is_same_message(old: Entry, new: Entry) -> bool:
    """Whether both are the same message, and none the header."""
    return old.key == new.key and old.obsolete == new.obsolete and old.key != (None, "")


def _values_read(entry: Entry) -> tuple[object, ...]:
    origin: Origin | None = entry.origin
    return entry.values if origin is None else origin.values


def _changed_span(before: str, after: str) -> tuple[int, int] | None:
    """Return the offsets in the earlier text between which it differs from the later one; None where they are equal."""
    if before == after:
        return None
    shorter = min(len(before), len(after))
    start = _common(before, after, shorter)
    tail = _common_end(before, after, shorter - start)
    return start, len(before) - tail


def _common(one: str, other: str, most: int) -> int:
    """Return how many characters two texts begin with are the same, at most so many."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_end(one: str, other: str, most: int) -> int:
    """Return how many characters two texts end with are the same, at most so many."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]:
            low = middle
        else:
            high = middle - 1
    return low
