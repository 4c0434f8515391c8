"""Markup that was typed wrongly in a translation, mended where it can only be that of its source."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterator, Mapping

from localize.adopt.inline_elements import InlineElement, elements, family
from localize.checks.plain_clues import addresses_in
from localize.expressions import expression
from localize.model.block import Kind, Part, Pattern, Placeholder, normal, plain_text

_LINK = expression(r"\[([^\[\]]+)\]\s?[(（]([^()（）\s]+)[)）]")
"""A link of Markdown that is none, for a space or a backslash in it: `[the trial] (trial.md)`."""
_BRACKETED = expression(r"\[[^\[\]]+\]")
_CODE_SIGN = "`"


def mended(target: Pattern, source: Pattern) -> Pattern:
    """A translation with its links, code and keys as its source has them.

    It stays as it is if it would not have exactly the elements of its source then: no more, no less, no others.
    """
    if all(isinstance(part, str) for part in source):
        return target
    result = target
    for mend in (_with_links, _with_code, _with_divided):
        result = mend(result, source)
    return result if _kinds(result) == _kinds(source) else target


def _kinds(pattern: Pattern) -> Counter[tuple[Kind, str, str]]:
    """What elements a pattern has, each with its content if it is never translated."""
    return Counter(
        (part.kind, family(part.tag), part.content.strip()) for part in pattern if isinstance(part, Placeholder)
    )


def _with_links(target: Pattern, source: Pattern) -> Pattern:
    """Links that stand in the text as `[label] (address)`, if the source has one to the same address."""
    links = {
        html.unescape(address): (element.placeholder, source[element.end])
        for element in elements(source)
        if element.placeholder.tag == "a"
        for address in addresses_in(element.placeholder.markup)
    }
    flat = _flat(target)
    result = normal([piece for part in flat for piece in _linked(part, links)])
    return target if result == flat else result


def _flat(pattern: Pattern) -> Pattern:
    """A pattern with addresses and words in brackets as text, which are elements of their own elsewhere."""
    swapped: dict[int, Part] = {}
    for element in elements(pattern):
        part = element.placeholder
        if part.tag == "a" and list(map(html.unescape, addresses_in(part.markup))) == [element.inside]:
            swapped[element.begin] = swapped[element.end] = ""
        elif part.kind is Kind.LOCKED and _BRACKETED.fullmatch(part.content):
            swapped[element.begin] = part.content
    return normal([swapped.get(number, part) for number, part in enumerate(pattern)])


def _linked(part: Part, links: Mapping[str, tuple[Part, Part]]) -> Iterator[Part]:
    if not isinstance(part, str):
        yield part
        return
    end = 0
    for match in _LINK.finditer(part):
        if match[2] in links:
            opening, closing = links[match[2]]
            yield from (part[end : match.start()], opening, match[1].strip(), closing)
            end = match.end()
    yield part[end:]


def _with_code(target: Pattern, source: Pattern) -> Pattern:
    """The code of the source that stands in the text with one of its two signs, which is the only one there."""
    texts = [(number, part) for number, part in enumerate(target) if isinstance(part, str) and _CODE_SIGN in part]
    if len(texts) != 1 or texts[0][1].count(_CODE_SIGN) != 1:
        return target
    number, text = texts[0]
    before, _, after = text.partition(_CODE_SIGN)
    for element in _locked(source):
        code = element.inside
        if after.startswith(code) and not after[len(code) :][:1].isalnum():
            parts: tuple[Part, ...] = (before, element.placeholder, after[len(code) :])
        elif before.endswith(code) and not before[: -len(code)][-1:].isalnum():
            parts = (before[: -len(code)], element.placeholder, after)
        else:
            continue
        return normal([*target[:number], *parts, *target[number + 1 :]])
    return target


def _locked(source: Pattern) -> list[InlineElement]:
    """The code of a pattern, the longest first."""
    locked = (each for each in elements(source) if each.placeholder.kind is Kind.LOCKED)
    code = (each for each in locked if each.inside and family(each.placeholder.tag) == family("code"))
    return sorted(code, key=lambda each: -len(each.inside))


def _with_divided(target: Pattern, source: Pattern) -> Pattern:
    """Elements that stand around words of which the source has several: `<kbd>Ctrl + Enter</kbd>`."""
    runs = dict(_runs(source))
    parts: list[Part] = []
    end = 0
    for element in elements(target):
        run = runs.get((family(element.placeholder.tag), element.inside))
        if run is not None and element.placeholder.kind is Kind.OPEN and element.begin >= end:
            parts += (*target[end : element.begin], *run)
            end = element.end + 1
    return normal([*parts, *target[end:]])


def _runs(source: Pattern) -> Iterator[tuple[tuple[str, str], Pattern]]:
    """Yield the parts from one element to a later one of the same kind, with that kind and their words."""
    outer = [element for element in elements(source) if element.placeholder.kind is Kind.OPEN]
    for number, first in enumerate(outer):
        for last in outer[number + 1 :]:
            kind = family(first.placeholder.tag)
            if family(last.placeholder.tag) != kind:
                break
            if last.begin > first.end:
                run = source[first.begin : last.end + 1]
                yield (kind, plain_text(run).strip()), run
