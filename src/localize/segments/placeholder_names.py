"""The names that placeholders have in the texts of translators: their tags, numbered where several differ."""

from __future__ import annotations

from collections.abc import Iterator

from localize.model.block import Kind, Part, Pattern, Placeholder


def named(pattern: Pattern, source: Pattern | None = None) -> Iterator[tuple[Part, str]]:
    """The parts, each placeholder with its name in the text; a translation's have the names of its `source`."""
    numbers = _numbers(pattern if source is None else source)
    opened: list[str] = []
    for part in pattern:
        if isinstance(part, str):
            yield part, ""
        elif part.kind is Kind.CLOSE:
            yield part, opened.pop()
        else:
            of_tag = numbers.get(part.tag)
            name = f"{part.tag}{of_tag[part]}" if of_tag else part.tag
            if part.kind is Kind.OPEN:
                opened.append(name)
            yield part, name


def _numbers(pattern: Pattern) -> dict[str, dict[Placeholder, int]]:
    """The numbers of the placeholders by tag, where several of one tag differ."""
    firsts: dict[str, Placeholder] = {}
    numbers: dict[str, dict[Placeholder, int]] = {}
    for part in pattern:
        if isinstance(part, str) or part.kind is Kind.CLOSE:
            continue
        first = firsts.setdefault(part.tag, part)
        if first is not part and (part.tag in numbers or first != part):
            of_tag = numbers.setdefault(part.tag, {first: 1})
            of_tag.setdefault(part, len(of_tag) + 1)
    return numbers
