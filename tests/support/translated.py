"""Articles translated segment by segment, without catalogs."""

from __future__ import annotations

from collections.abc import Callable

from localize.model.article import Article
from localize.model.block import Segment
from localize.model.catalog import Key


def same(word: str) -> str:
    """Interface words as they are."""
    return word


def translated(source: Article, target: Callable[[Segment], str]) -> dict[Key, str]:
    """What a page shows where each segment has that msgstr."""
    return {(block.context, segment.text): target(segment) for block, segment in source.translatable()}


def identity(source: Article) -> dict[Key, str]:
    """Each segment translated as itself."""
    return translated(source, lambda segment: segment.text)
