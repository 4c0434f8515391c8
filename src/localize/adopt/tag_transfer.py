"""The inline elements of a translation that exists elsewhere, as the tags of its source segment.

An element there stands for one here if it is of the same kind, leads to the same address or its counterpart in another
locale, or comes in the same order. What has been lost is put where the text in it stands, if that is there once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from localize.adopt.inline_elements import InlineElement, elements, family
from localize.adopt.left_markup import signs_left
from localize.adopt.mended_markup import mended
from localize.adopt.passages import file_key
from localize.checks.plain_clues import addresses_in
from localize.dataclass import dataclass
from localize.errors import quoted
from localize.expressions import expression
from localize.model.block import Kind, Part, Pattern, Placeholder, normal
from localize.segments import inline
from localize.segments.tag_differences import droppable

_LOCALE_IN_PATH = expression(r"/[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?(?=/)")
_SAME_MARKUP, _SAME_CONTENT, _SAME_ADDRESS, _COUNTERPART, _SAME_TAG, _SAME_FAMILY = 6, 5, 4, 3, 2, 1


@dataclass(frozen=True, slots=True)
class Transferred:
    """A translation with the tags of its source, as translators see it; `remarks` tell what is missing or left out."""

    text: str
    remarks: tuple[str, ...] = ()


def transferred(target: Pattern, source: Pattern) -> Transferred:
    """A translation's pattern, as another document has it, with the tags of its source."""
    target = mended(target, source)
    left = tuple(f"{quoted(sign)} is left of its markup" for sign in signs_left(target, source))
    if all(isinstance(part, str) for part in (*target, *source)):
        return Transferred(inline.to_text(target), left)
    here, there = list(elements(source)), list(elements(target))
    pairs = _pairs(here, there)
    pattern, remarks = _with_tags(target, source, there=there, pairs=pairs)
    used = {id(element) for element in pairs.values()}
    for element in here:
        if id(element) not in used:
            pattern = _put(pattern, element, source)
    text = inline.to_text(pattern, source)
    return Transferred(text, (*remarks, *inline.to_pattern(text, source).problems, *left))


def _pairs(here: Sequence[InlineElement], there: Sequence[InlineElement]) -> dict[int, InlineElement]:
    """The element of the source for each of the translation that has one, by where that begins; the surest first."""
    ranked = sorted(
        (-likeness, abs(number - other), other, number)
        for number, element in enumerate(here)
        for other, translated in enumerate(there)
        if (likeness := _likeness(element, translated))
    )
    pairs: dict[int, InlineElement] = {}
    used: set[int] = set()
    for _, _, other, number in ranked:
        if number not in used and there[other].begin not in pairs:
            pairs[there[other].begin] = here[number]
            used.add(number)
    return pairs


def _likeness(one: InlineElement, other: InlineElement) -> int:
    """How surely two elements stand for each other, 0 if they cannot."""
    element, translated = one.placeholder, other.placeholder
    if element.kind is not translated.kind:
        return 0
    if element.markup == translated.markup:
        return _SAME_MARKUP
    if element.kind is Kind.LOCKED:
        return _SAME_CONTENT if element.content.strip() == translated.content.strip() else 0
    if element.tag != translated.tag:
        return _SAME_FAMILY if family(element.tag) == family(translated.tag) else 0
    return _by_address(element, translated)


def _by_address(element: Placeholder, translated: Placeholder) -> int:
    here, there = addresses_in(element.markup), addresses_in(translated.markup)
    if here and here == there:
        return _SAME_ADDRESS
    if here and there and file_key(here[0]) and file_key(here[0]) == file_key(there[0]):
        return _COUNTERPART
    if here and there and _LOCALE_IN_PATH.sub("", here[0]) == _LOCALE_IN_PATH.sub("", there[0]):
        return _COUNTERPART
    return _SAME_TAG


def _with_tags(
    target: Pattern, source: Pattern, *, there: Sequence[InlineElement], pairs: Mapping[int, InlineElement]
) -> tuple[Pattern, list[str]]:
    """The translation with the source's elements for its own; those without a counterpart are left out."""
    swapped: dict[int, Part] = {}
    remarks = []
    for element in there:
        counterpart = pairs.get(element.begin)
        if counterpart is not None:
            swapped[element.begin] = source[counterpart.begin]
            swapped[element.end] = source[counterpart.end]
            continue
        swapped[element.begin] = element.placeholder.content
        if element.end != element.begin:
            swapped[element.end] = ""
        is_around_all = element.begin == 0 and element.end == len(target) - 1 > 0  # then it is so here, outside
        if not is_around_all and not droppable(element.placeholder) and not _is_bare(element.placeholder):
            around = f" around {quoted(element.inside)}" if element.inside else ""
            remarks.append(f"<{element.placeholder.tag}>{around} is not in the source, and was left out")
    return normal([swapped.get(number, part) for number, part in enumerate(target)]), remarks


def _is_bare(placeholder: Placeholder) -> bool:
    """Whether nothing is lost with an element but its look: a `span`, a line's end, code that is named once more."""
    return placeholder.tag in ("span", "br", "wbr", "bdi", "font", "code", "kbd", "samp", "tt")


def _put(pattern: Pattern, element: InlineElement, source: Pattern) -> Pattern:
    """The pattern with a lost element where its place is certain: around all, at an end, or at its text."""
    if element.end - element.begin == len(source) - 1 and len(source) > 2 and pattern:
        return (source[element.begin], *pattern, source[element.end])
    if element.begin == element.end and not element.inside:
        return _put_at_end(pattern, element, source)
    if not element.inside or any(isinstance(part, Placeholder) for part in source[element.begin + 1 : element.end]):
        return pattern
    numbers = [number for number, part in enumerate(pattern) if isinstance(part, str) and element.inside in part]
    if len(numbers) != 1:
        return pattern
    text = pattern[numbers[0]]
    assert isinstance(text, str)
    if not _stands_once(text, element.inside):
        return pattern
    before, _, after = text.partition(element.inside)
    element_parts: tuple[Part, ...] = (element.placeholder,)
    if element.end != element.begin:
        element_parts = (element.placeholder, element.inside, source[element.end])
    return normal([*pattern[: numbers[0]], before, *element_parts, after, *pattern[numbers[0] + 1 :]])


def _put_at_end(pattern: Pattern, element: InlineElement, source: Pattern) -> Pattern:
    """An element without text that begins or ends its segment does so in the translation too."""
    if element.begin == 0:
        return (element.placeholder, *pattern)
    return (*pattern, element.placeholder) if element.begin == len(source) - 1 else pattern


def _stands_once(text: str, inside: str) -> bool:
    """Whether a text stands in another one exactly once, as whole words."""
    if text.count(inside) != 1 or len(inside) < 2:
        return False
    at = text.index(inside)
    ends = (text[:at][-1:] + inside[0], inside[-1] + text[at + len(inside) :][:1])
    return not any(len(end) == 2 and end.isascii() and end.isalnum() for end in ends)


def joined(patterns: Sequence[Pattern], spaces: Sequence[str]) -> Pattern:
    """Several patterns as one, with what stands between them."""
    parts: list[Part] = []
    for number, pattern in enumerate(patterns):
        parts += [spaces[number - 1], *pattern] if number else pattern
    return normal(parts)
