"""Articles that follow each other in groups: what is known of their pages is looked up and kept together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from localize.model.fingerprints import fingerprint_of

_PAGES = 160
"""Pages of a group, about: of fewer more groups are looked up, of more there is more to do where one has changed."""


def grouped(names: Iterable[str], *, locales: int) -> Iterator[tuple[str, ...]]:
    """Yield articles in their order, in groups; `locales` is how many pages each has, about.

    Where a group begins depends on the name of its first article only. So an article that comes or goes changes the
    group in which it is, and the one before at most.
    """
    apart = 1 << (_PAGES // max(1, locales)).bit_length() >> 1  # a power of two: most groups stay with one locale more
    group: list[str] = []
    for name in names:
        if group and fingerprint_of(name) % max(1, apart) == 0:
            yield tuple(group)
            group = []
        group.append(name)
    if group:
        yield tuple(group)


def group_name(articles: tuple[str, ...]) -> str:
    """Return the name by which what is known of a group is kept: no article and no page is called so."""
    return f"*/{articles[0]}"
