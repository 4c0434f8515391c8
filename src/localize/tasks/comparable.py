"""Which translations of a locale are looked at beside others, told by a few bytes for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from struct import Struct

from localize.checks.comparing_table import COMPARED, COMPARING_RULES
from localize.checks.consistency import ComparedRow
from localize.checks.severities import level
from localize.checks.usual_lengths import RelativeLength, UsualLengths, is_far, usual_lengths
from localize.model.finding import Levels

_KEYS = Struct(f"<{len(COMPARING_RULES) + 1}QBh?")
"""The keys of a translation: of its group by each comparing rule, 0 for none, and of its texts; and how long it is.

That is a class of lengths, counted from 1 on, 0 for a text whose length says nothing, and its ratio; and whether it
fits another source better.
"""
_TEXTS = len(COMPARING_RULES)


def has_comparing_rule(levels: Levels) -> bool:
    """Whether a rule that compares translations is on."""
    return any(level(name, levels) is not None for name in COMPARED)


def comparable_keys(rows: Iterable[ComparedRow]) -> bytes:
    """Return what tells which translations are looked at beside others: a few bytes for each."""
    packed = []
    for row in rows:
        groups = [rule.group_key(row) for rule in COMPARING_RULES]
        texts = _number(row.source_key, row.target_key)
        numbers = (_number(group[0].encode(), group[1]) if group else 0 for group in groups)
        size_class, ratio = (row.length.size_class + 1, row.length.ratio) if row.length else (0, 0)
        packed.append(_KEYS.pack(*numbers, texts, size_class, ratio, row.other_source is not None))
    return b"".join(packed)


def lengths_of(comparable: Iterable[bytes]) -> UsualLengths:
    """Return the usual lengths of the translations whose keys are given."""
    return usual_lengths(length for keys in comparable for row in _KEYS.iter_unpack(keys) if (length := _length(row)))


def doubtful_articles(comparable: Mapping[str, bytes], usual: UsualLengths) -> list[str]:
    """Return the articles, of those whose keys are given, with a translation to look at beside others, in order.

    A comparing rule finds nothing in a group in which all have the same source and the same translation. Those whose
    length is not `usual`, and those that fit another source, are looked at too.
    """
    doubtful: set[int] = set()
    for number in range(len(COMPARING_RULES)):
        first: dict[int, int] = {}
        for keys in comparable.values():
            for row in _KEYS.iter_unpack(keys):
                group = row[number]
                if group and first.setdefault(group, row[_TEXTS]) != row[_TEXTS]:
                    doubtful.add(group)
    return [name for name, keys in comparable.items() if any(_in_doubt(keys, doubtful, usual))]


def _in_doubt(keys: bytes, doubtful: set[int], usual: UsualLengths) -> Iterator[bool]:
    return (
        row[-1] or not doubtful.isdisjoint(row[:_TEXTS]) or is_far(_length(row), usual)
        for row in _KEYS.iter_unpack(keys)
    )


def _length(row: tuple[int, ...]) -> RelativeLength | None:
    *_, size_class, ratio, _ = row
    return RelativeLength(size_class - 1, ratio) if size_class else None


def _number(*parts: bytes) -> int:
    """Return a number that stands for some bytes; never 0."""
    whole = blake2b(digest_size=8)
    for part in parts:
        whole.update(b"%d:" % len(part))
        whole.update(part)
    return int.from_bytes(whole.digest(), "little") | 1
