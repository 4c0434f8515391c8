"""The inline elements of a text: where each begins and ends, and which are of one kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from localize.dataclass import dataclass
from localize.exchange.codes import is_unknown
from localize.model.block import Kind, Part, Pattern, Placeholder, plain_text

_FAMILIES = (("b", "strong"), ("i", "em", "cite", "dfn", "var"), ("code", "kbd", "samp", "tt"))
_FAMILY: Mapping[str, str] = {tag: family[-1] for family in _FAMILIES for tag in family}


@dataclass(frozen=True, slots=True)
class InlineElement:
    """An inline element: where it begins and ends among the parts of its pattern; one part alone has the same two.

    `inside` is its text.
    """

    begin: int
    end: int
    placeholder: Placeholder
    inside: str


def elements(pattern: Pattern) -> Iterator[InlineElement]:
    """The elements of a well-nested pattern, outer ones first."""
    opened: list[int] = []
    ends: dict[int, int] = {}
    for number, part in enumerate(pattern):
        if isinstance(part, str):
            continue
        if part.kind is Kind.OPEN:
            opened.append(number)
        elif part.kind is Kind.CLOSE:
            ends[opened.pop()] = number
        else:
            ends[number] = number
    for begin, end in sorted(ends.items()):
        part = pattern[begin]
        assert isinstance(part, Placeholder)
        yield InlineElement(begin, end, part, plain_text(pattern[begin : end + 1]).strip())


def named_by_words_around(target: Pattern, theirs: Pattern, ours: Pattern) -> Pattern:
    """A translation whose codes without a name (`<g id="1">` of XLIFF) are the elements of our source in their place.

    A code is an element of our source if it stands around the same words of their source, or between the same.
    """
    here, there = _by_letters_before(ours), _by_letters_before(theirs)
    names: dict[tuple[Kind, str], Part] = {}
    for place, codes in there.items():
        for code, element in zip(codes, here.get(place, ()), strict=False):
            if is_unknown(code.placeholder.tag) and code.placeholder.kind is element.placeholder.kind:
                names[code.placeholder.kind, code.placeholder.tag] = ours[element.begin]
                names[Kind.CLOSE, code.placeholder.tag] = ours[element.end]
    if not names:
        return target
    return tuple(names.get((part.kind, part.tag), part) if isinstance(part, Placeholder) else part for part in target)


def _by_letters_before(pattern: Pattern) -> dict[tuple[int, int], list[InlineElement]]:
    """The elements of a pattern by how many letters stand before their beginning and their end, outer ones first."""
    places: dict[tuple[int, int], list[InlineElement]] = {}
    for element in elements(pattern):
        before, upto = (
            sum(not char.isspace() for char in plain_text(pattern[:end])) for end in (element.begin, element.end)
        )
        places.setdefault((before, upto), []).append(element)
    return places


def family(tag: str) -> str:
    """One tag for all that look the same to readers: `em` for `i`."""
    return _FAMILY.get(tag, tag)
