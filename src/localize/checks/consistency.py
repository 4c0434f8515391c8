"""The translations of a locale in groups that have a text in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

import regex

from localize.checks.pair import Located

_NOT_WORDS = regex.compile(r"[^\p{L}\p{M}\p{N}%<>=≤≥+]+")

NAMES = frozenset({"author", "reviewer"})


def grouped(
    translations: Sequence[Located], *, by: Callable[[Located], str], leave_out: frozenset[str]
) -> Iterator[list[Located]]:
    """Groups of two or more translations with the same context and the same text."""
    groups: dict[tuple[str, str], list[Located]] = defaultdict(list)
    for each in translations:
        context = each.pair.entry.context or ""
        key = normal(by(each))
        if key and context not in leave_out:
            groups[context, key].append(each)
    return (group for group in groups.values() if len(group) > 1)


def different(group: Sequence[Located], *, by: Callable[[Located], str]) -> Iterator[tuple[Located, Located]]:
    """The rarer texts of a group, each with the most frequent one; and that one with the second most frequent."""
    ways: dict[str, list[Located]] = defaultdict(list)
    for each in group:
        ways[normal(by(each))].append(each)
    if len(ways) < 2:
        return
    commonest, *others = sorted(ways.values(), key=len, reverse=True)
    yield commonest[0], others[0][0]
    for other in others:
        for each in other:
            yield each, commonest[0]


def normal(text: str) -> str:
    """A text without case and punctuation; signs that change its meaning stay."""
    return _NOT_WORDS.sub(" ", text.casefold()).strip()
