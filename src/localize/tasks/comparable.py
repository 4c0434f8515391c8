"""Which translations of a locale have a text in common with others, told by a few bytes for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from struct import Struct

from localize.checks.consistency import ComparedRow
from localize.checks.table import COMPARING_RULES

_KEYS = Struct(f"<{len(COMPARING_RULES) + 1}Q")
"""The keys of a translation: of its group by each comparing rule, 0 for none, and of its texts."""


def comparable_keys(rows: Iterable[ComparedRow]) -> bytes:
    """Return what tells which translations have a text in common with others: a few bytes for each."""
    packed = []
    for row in rows:
        groups = [rule.group_key(row) for rule in COMPARING_RULES]
        texts = _number(row.source_key, row.target_key)
        packed.append(_KEYS.pack(*(_number(group[0].encode(), group[1]) if group else 0 for group in groups), texts))
    return b"".join(packed)


def doubtful_articles(comparable: Mapping[str, bytes]) -> list[str]:
    """Return the articles, of those whose keys are given, with a translation that others may contradict, in order.

    A comparing rule finds nothing in a group in which all have the same source and the same translation.
    """
    doubtful: set[int] = set()
    for number in range(len(COMPARING_RULES)):
        first: dict[int, int] = {}
        for keys in comparable.values():
            for row in _KEYS.iter_unpack(keys):
                group = row[number]
                if group and first.setdefault(group, row[-1]) != row[-1]:
                    doubtful.add(group)
    if not doubtful:
        return []
    return [name for name, keys in comparable.items() if any(_in_doubt(keys, doubtful))]


def _in_doubt(keys: bytes, doubtful: set[int]) -> Iterator[bool]:
    return (not doubtful.isdisjoint(row[:-1]) for row in _KEYS.iter_unpack(keys))


def _number(*parts: bytes) -> int:
    """Return a number that stands for some bytes; never 0."""
    whole = blake2b(digest_size=8)
    for part in parts:
        whole.update(b"%d:" % len(part))
        whole.update(part)
    return int.from_bytes(whole.digest(), "little") | 1
