"""The translations of a locale in groups that have a text in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import regex

from localize.checks import spans, windows
from localize.checks.pair import Located
from localize.model.catalog import Key
from localize.model.finding import Span

_NOT_WORDS = regex.compile(r"[^\p{L}\p{M}\p{N}%<>=≤≥+]+")
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’-]*+")
_FEWEST_WORDS = 4

GroupKey = tuple[str, bytes]
"""The context of translations, and the `text_key` of a text that they have in common."""


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A finished translation as the rules see it that compare translations: values to store, no texts to read again.

    `source_key` and `target_key` are the `text_key` of what readers see of the source and of the translation, `source`
    and `target` the same cut for messages. `wordy` says that the source has four words or more. `target_span` is all
    that readers see of the translation, as offsets in its typed text.
    """

    article: str
    key: Key
    path: str
    line: int
    source_key: bytes
    target_key: bytes
    source: str
    target: str
    wordy: bool
    target_span: Span | None

    @property
    def context(self) -> str:
        """The context of the entry, "" where it has none."""
        return self.key[0] or ""

    @property
    def location(self) -> str:
        """Path and line, for messages."""
        return f"{self.path}:{self.line}"


def compared_row(located: Located) -> ComparedRow:
    """Return the row of a finished translation."""
    pair = located.pair
    source, target = pair.source_text, pair.target_text
    return ComparedRow(
        located.article,
        pair.entry.key,
        path=located.path,
        line=pair.entry.line,
        source_key=text_key(source),
        target_key=text_key(target),
        source=windows.short(source),
        target=windows.short(target),
        wordy=_is_wordy(source),
        target_span=spans.in_typed_text((0, len(target)), pair.target, pair.segment.pattern),
    )


def grouped(
    rows: Iterable[ComparedRow], by: Callable[[ComparedRow], GroupKey | None]
) -> Mapping[GroupKey, Sequence[ComparedRow]]:
    """Return the groups of two or more rows that have a key in common, and their keys; a row without a key is in none.

    Groups come in the order of their first rows. Each may be judged by itself.
    """
    groups: dict[GroupKey, list[ComparedRow]] = defaultdict(list)
    for row in rows:
        key = by(row)
        if key is not None:
            groups[key].append(row)
    return {key: group for key, group in groups.items() if len(group) > 1}


def different(
    group: Iterable[ComparedRow], *, by: Callable[[ComparedRow], bytes]
) -> Iterator[tuple[ComparedRow, ComparedRow]]:
    """The rarer texts of a group, each with the most frequent one; and that one with the second most frequent."""
    ways: dict[bytes, list[ComparedRow]] = defaultdict(list)
    for row in group:
        ways[by(row)].append(row)
    if len(ways) < 2:
        return
    commonest, *others = sorted(ways.values(), key=len, reverse=True)
    yield commonest[0], others[0][0]
    for other in others:
        for row in other:
            yield row, commonest[0]


def text_key(text: str) -> bytes:
    """Return the same key for texts that differ in case and punctuation only; none for a text without words.

    Signs that change the meaning stay.
    """
    words = _NOT_WORDS.sub(" ", text.casefold()).strip()
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=16).digest() if words else b""


def _is_wordy(text: str) -> bool:
    return sum(1 for _, _ in zip(_WORD.finditer(text), range(_FEWEST_WORDS), strict=False)) == _FEWEST_WORDS
