"""Markup that was typed wrongly in a translation, mended where it can only be that of its source."""

from __future__ import annotations

import html
import re
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
_ROLE, _SIGNS = r"(?:(?<!\w):[A-Za-z][\w:-]*:)?", r"[`*]{1,3}"
"""Signs of Markdown and reStructuredText around code and strong words, with the role before them: ":command:`"."""


def mended(target: Pattern, source: Pattern) -> Pattern:
    """A translation with its links, code and keys as its source has them.

    It stays as it is if it would not have exactly the elements of its source then: no more, no less, no others.
    """
    if all(isinstance(part, str) for part in source):
        return target
    result = target
    for mend in (_with_links, _with_signed, _with_code, _with_divided, _without_loose_signs):
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


def _with_signed(target: Pattern, source: Pattern) -> Pattern:
    """The elements of the source whose words stand between signs of markup, with a space or a letter beside these.

    reStructuredText reads no code in "`` name``", nor Markdown anything strong in "** name **".
    """
    there = Counter((family(element.placeholder.tag), element.inside) for element in elements(target))
    for element in sorted(elements(source), key=lambda element: -len(element.inside)):
        key = (family(element.placeholder.tag), element.inside)
        if there[key]:
            there[key] -= 1
        elif element.inside and element.end - element.begin in (0, 2):
            target = _with_element(target, element, source[element.begin : element.end + 1])
    return target


def _with_element(target: Pattern, element: InlineElement, parts: Pattern) -> Pattern:
    signed = re.compile(rf"{_ROLE}{_SIGNS}(\s*){re.escape(element.inside)}(\s*){_SIGNS}")
    for number, text in enumerate(target):
        match = signed.search(text) if isinstance(text, str) else None
        if isinstance(text, str) and match is not None:
            before, after = text[: match.start()], text[match.end() :]
            left = " " if match[1] and before[-1:].isalnum() else ""
            right = " " if match[2] and after[:1].isalnum() else ""
            if _is_apart(before + left) and _is_apart((right + after)[::-1]):
                return normal([*target[:number], before + left, *parts, right + after, *target[number + 1 :]])
    return target


def _is_apart(text: str) -> bool:
    """Whether a text may end where an element begins: not in a word, unless its script has no spaces."""
    return not (text[-1:].isascii() and text[-1:].isalnum())


def _without_loose_signs(target: Pattern, source: Pattern) -> Pattern:
    """The text without signs of code beside an element, which has its own: "`name```" of reStructuredText.

    One beside a letter may be an apostrophe, and stays.
    """
    if any(isinstance(part, str) and _CODE_SIGN in part for part in source):
        return target
    parts = list(target)
    for number, part in enumerate(target):
        if not isinstance(part, str):
            continue
        begin, end = part.lstrip(_CODE_SIGN), part.rstrip(_CODE_SIGN)
        following = target[number + 1] if number + 1 < len(target) else None
        closes = isinstance(following, Placeholder) and following.kind is Kind.CLOSE
        if following is not None and (closes or not end[-1:].isalnum()):
            part = end  # noqa: PLW2901  # the text so far
            begin = part.lstrip(_CODE_SIGN)
        if number > 0 and not begin[:1].isalnum():
            part = begin  # noqa: PLW2901  # the same
        parts[number] = part
    return normal(parts)


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
