"""The translations of a locale beside each other: one source in two ways, and two sources alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

import regex

from localize.checks import windows
from localize.checks.pair import Located, Message

_NOT_WORDS = regex.compile(r"[^\p{L}\p{M}\p{N}%<>=≤≥+]+")
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’-]*+|[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]")
_FEWEST_WORDS = 4
_NAMES = frozenset({"author", "reviewer"})
_NO_PROSE = frozenset({"author", "reviewer", "keywords", "alt"})


def translated_differently(placed: Sequence[Located]) -> Iterator[tuple[Located, Message]]:
    """One source text with two translations, in the same context; case, punctuation and tags do not count.

    Each translation is told of one that differs: the rarer ones of the commonest, the commonest of the next.
    """
    groups = _grouped(placed, by=lambda each: each.pair.source_text, leave_out=_NAMES)
    for group in groups:
        for each, other in _different(group, by=lambda each: each.pair.target_text):
            text = windows.short(other.pair.target_text)
            yield (
                each,
                Message(
                    f"'{windows.short(each.pair.source_text)}' is translated '{text}' at {other.place},"
                    " expected one translation",
                    (0, len(each.pair.target_text)),
                ),
            )


def translated_alike(placed: Sequence[Located]) -> Iterator[tuple[Located, Message]]:
    """Two source texts of four words or more with one translation: one of them was taken for the other.

    Case, punctuation and tags of the sources do not count; short texts may well mean the same.
    """
    groups = _grouped(placed, by=lambda each: each.pair.target_text, leave_out=_NO_PROSE)
    for group in groups:
        long = [each for each in group if _wordy(each.pair.source_text)]
        for each, other in _different(long, by=lambda each: each.pair.source_text):
            text = windows.short(other.pair.source_text)
            yield (
                each,
                Message(
                    f"'{windows.short(each.pair.target_text)}' also translates '{text}' at {other.place}, "
                    "expected different texts in translation too",
                    (0, len(each.pair.target_text)),
                ),
            )


def _grouped(
    placed: Sequence[Located], *, by: Callable[[Located], str], leave_out: frozenset[str]
) -> Iterator[list[Located]]:
    """Translations that agree in their context and in a text, where there are two or more."""
    groups: dict[tuple[str, str], list[Located]] = defaultdict(list)
    for each in placed:
        context = each.pair.entry.context or ""
        key = _normal(by(each))
        if key and context not in leave_out:
            groups[context, key].append(each)
    return (group for group in groups.values() if len(group) > 1)


def _different(group: Sequence[Located], *, by: Callable[[Located], str]) -> Iterator[tuple[Located, Located]]:
    """Each of a group whose texts differ, with one that differs from it."""
    ways: dict[str, list[Located]] = defaultdict(list)
    for each in group:
        ways[_normal(by(each))].append(each)
    if len(ways) < 2:
        return
    commonest, *others = sorted(ways.values(), key=len, reverse=True)
    yield commonest[0], others[0][0]
    for other in others:
        for each in other:
            yield each, commonest[0]


def _normal(text: str) -> str:
    """A text without case and punctuation; signs that change its meaning stay."""
    return _NOT_WORDS.sub(" ", text.casefold()).strip()


def _wordy(text: str) -> bool:
    return sum(1 for _, _ in zip(_WORD.finditer(text), range(_FEWEST_WORDS), strict=False)) == _FEWEST_WORDS
