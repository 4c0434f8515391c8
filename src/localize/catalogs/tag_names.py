"""The names of tags in catalog texts, where a change of the source changes them."""

from __future__ import annotations

from localize.segments import tags


def plain_names(text: str) -> str:
    """The text with its tags unnumbered: `<a1>` to `<a>`."""
    return tags.renamed(text, {tag.name: tag.element for tag in tags.tags_in(text)})


def names(text: str) -> list[str]:
    """The names of the elements in a text, in the order in which they open: `["a1", "em"]`."""
    return [tag.name for tag in tags.tags_in(text) if not tag.closes]


def renamed(target: str, old: list[str], new: list[str]) -> str:
    """A translation with its tags renamed as those of its source were.

    `old` and `new` are the names in the source before and after. Where these do not tell for sure which tag became
    which (another number of tags, other kinds), the translation stays as it is.
    """
    if old == new or len(old) != len(new):
        return target
    change = dict(zip(old, new, strict=True))
    certain = len(set(change.values())) == len(change) and all(
        change[before] == after for before, after in zip(old, new, strict=True)
    )
    return tags.renamed(target, change) if certain else target
