"""The translations of a locale in groups that have a text in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from localize.checks.misplaced import OtherSource, misplaced
from localize.checks.pair import Located
from localize.checks.usual_lengths import RelativeLength, relative_length
from localize.dataclass import dataclass
from localize.model.catalog import Key
from localize.model.finding import Span

_BEGINNING = 120
"""Characters of a text that `windows.short` looks at, and more."""

GroupKey = tuple[str, bytes]
"""The context of translations, and the key of a text that they have in common."""


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A finished translation as the rules see it that compare translations: values to store, no texts to read again.

    `source_key` and `target_key` are the keys of what readers see of the source and of the translation, `source` and
    `target` the beginnings of the same texts. `wordy` says that the source has four words or more. `target_span` is all
    that readers see of the translation, as offsets in its typed text. `length` is how long it is for its source, and
    `other_source` the one of the article that it fits better.
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
    length: RelativeLength | None = None
    other_source: OtherSource | None = None

    @property
    def context(self) -> str:
        """The context of the entry, "" where it has none."""
        return self.key[0] or ""

    @property
    def location(self) -> str:
        """Path and line, for messages."""
        return f"{self.path}:{self.line}"


def compared_rows(article: Sequence[Located]) -> tuple[ComparedRow, ...]:
    """Return the rows of the finished translations of one article in a locale."""
    others = misplaced(article)
    return tuple(_compared_row(located, others.get(located.pair.entry.key)) for located in article)


def _compared_row(located: Located, other: OtherSource | None) -> ComparedRow:
    pair = located.pair
    source, target = pair.source_reading, pair.target_reading
    return ComparedRow(
        located.article,
        pair.entry.key,
        path=located.path,
        line=pair.entry.line,
        source_key=source.key,
        target_key=target.key,
        source=source.text[:_BEGINNING],
        target=target.text[:_BEGINNING],
        wordy=source.wordy,
        target_span=pair.target_span,
        length=relative_length(pair),
        other_source=other,
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
