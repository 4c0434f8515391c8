"""The names that placeholders have in the texts of translators: their tags, numbered where several differ."""

from __future__ import annotations

from collections.abc import Iterator

from localize.model.block import Kind, Part, Pattern, Placeholder


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
