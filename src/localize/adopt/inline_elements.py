"""The inline elements of a text: where each begins and ends, and which are of one kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from localize.dataclass import dataclass
from localize.model.block import Kind, Pattern, Placeholder, plain_text

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


def family(tag: str) -> str:
    """One tag for all that look the same to readers: `em` for `i`."""
    return _FAMILY.get(tag, tag)
