"""Amounts in patterns of right-to-left text, each isolated as a whole so that it keeps its order (UAX #9, HTML)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from localize.expressions import expression
from localize.language.quantities.order import Isolate, isolates
from localize.model.block import Kind, Part, Pattern, Placeholder, normal, plain_text

_BEGIN = {direction: Placeholder(Kind.OPEN, "bdi", f'<bdi dir="{direction}">') for direction in ("ltr", "rtl")}
_END = Placeholder(Kind.CLOSE, "bdi", "</bdi>")
_BEGIN_CHAR = {"ltr": "\u2066", "rtl": "\u2067"}
_END_CHAR = "\u2069"

_DIGIT = expression(r"\d")

Ends = tuple[Part, Part]
Cuts = dict[int, list[Part]]


def has_digits(text: str) -> bool:
    """Whether there may be amounts in a text: those in words alone need no isolation."""
    return _DIGIT.search(text) is not None


def isolated(pattern: Pattern, tag: str, *, elements: bool) -> Pattern:
    """The pattern with its amounts in `bdi`, or between isolate characters where `elements` cannot stand.

    An amount that begins inside an element and ends outside is always put between characters. An amount inside a
    placeholder that is not translated stays unchanged.
    """
    text = plain_text(pattern)
    found = list(isolates(text, tag))
    if not found:
        return pattern
    spans = list(_spans(pattern))
    opening: dict[int, list[Part]] = defaultdict(list)
    closing: dict[int, list[Part]] = defaultdict(list)
    for each in found:
        inside = any(start <= each.start and each.end <= end for start, end, part in spans if part.content)
        if not inside:
            _mark(each, opening, closing, elements=elements and _is_whole(each, spans))
    return normal(list(_written(pattern, opening, closing)))


def _mark(isolate: Isolate, opening: Cuts, closing: Cuts, *, elements: bool) -> None:
    """Note what is to stand before and after an amount and its inner pieces."""
    begin, end = _ends(isolate.direction, elements=elements)
    opening[isolate.start].append(begin)
    for first, last in isolate.inner:
        inner_begin, inner_end = _ends("ltr", elements=elements)
        opening[first].append(inner_begin)
        closing[last].append(inner_end)
    closing[isolate.end].append(end)


def _ends(direction: str, *, elements: bool) -> Ends:
    return (_BEGIN[direction], _END) if elements else (_BEGIN_CHAR[direction], _END_CHAR)


def _spans(pattern: Pattern) -> Iterator[tuple[int, int, Placeholder]]:
    """The placeholders of a pattern, each with its start and end in the plain text."""
    at = 0
    for part in pattern:
        if isinstance(part, str):
            at += len(part)
        else:
            yield at, at + len(part.content), part
            at += len(part.content)


def _is_whole(isolate: Isolate, spans: Iterable[tuple[int, int, Placeholder]]) -> bool:
    """Whether each element that begins or ends inside the amount does both inside; also for each piece of it."""
    for begin, end in ((isolate.start, isolate.end), *isolate.inner):
        depth = 0
        for start, _, part in spans:
            if begin < start < end:
                depth += {Kind.OPEN: 1, Kind.CLOSE: -1}.get(part.kind, 0)
                if depth < 0:
                    return False
        if depth:
            return False
    return True


def _written(pattern: Pattern, opening: Cuts, closing: Cuts) -> Iterator[Part]:
    """The parts of the pattern with the noted marks; locked placeholders are never cut."""
    at = 0
    for part in pattern:
        end = at + len(part if isinstance(part, str) else part.content)
        if isinstance(part, str):
            yield from _cut(part, at, opening, closing)
        else:
            yield from (each for offset in range(at, end) for each in opening.get(offset, ()))
            yield part
            yield from (each for offset in range(at, end) for each in closing.get(offset + 1, ()))
        at = end


def _cut(text: str, at: int, opening: Cuts, closing: Cuts) -> Iterator[Part]:
    """A text with what is to stand before and after its characters; `at` is the offset of the first character."""
    done = 0
    for offset in sorted({*opening, *closing}):
        index = offset - at
        if not 0 <= index <= len(text):
            continue
        yield text[done:index]
        done = index
        yield from closing.get(offset, ()) if index > 0 else ()
        yield from opening.get(offset, ()) if index < len(text) else ()
    yield text[done:]
