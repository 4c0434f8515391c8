"""Mistakes of meaning: those made by machine in right translations, and those written by hand."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks import exchanges, mutation_data, text_mutations
from benchmarks.aligned import Row
from benchmarks.text_mutations import Passage
from benchmarks.written_set import Sentence

_MONTH = "month"
_EXCHANGED = "two sentences exchanged"
KINDS = (*mutation_data.cues(), _MONTH, *text_mutations.KINDS)
"""The kinds that are made by machine, in the order of the table."""
_LIKE = {
    "ar": "fa", "de": "nl", "es": "pt", "fa": "ar", "fr": "it", "it": "es", "ja": "zh", "nb": "sv", "nl": "de",
    "pt": "es", "ru": "uk", "sv": "nb", "uk": "ru", "zh": "ja",
}  # fmt: skip
"""The language that one is most easily taken for; others are taken for any."""

Tables = Mapping[str, Sequence[Row]]
"""The right translations of each locale."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """A wrong translation: its kind, which row of its table is translated so, and the text.

    Where two were `exchanged`, that is the row which has the right translation of the first.
    """

    kind: str
    index: int
    text: str
    exchanged: int | None = None

    @property
    def rows(self) -> frozenset[int]:
        """The rows that are changed."""
        return frozenset((self.index,)) if self.exchanged is None else frozenset((self.index, self.exchanged))


@dataclass(frozen=True, slots=True)
class Sample:
    """Which mistakes are made: at most `most` of a kind and locale, the same ones for the same seed."""

    seed: int
    most: int


def made(tables: Tables, locale: str, kinds: Collection[str], sample: Sample) -> Iterator[Mistake]:
    """Mistakes made by machine, at most one of a kind in a translation."""
    passages = list(_passages(tables, locale))
    for kind in kinds:
        chance = random.Random(f"{sample.seed} {kind} {locale}")
        count = 0
        for index in chance.sample(range(len(passages)), len(passages)):
            target = passages[index].row.target
            spoiled = [text for text in _spoiled(kind, passages[index], chance) if text != target]
            if spoiled and count < sample.most:
                count += 1
                text = chance.choice(spoiled)
                yield Mistake(kind, index, text, _row_of(text, tables[locale]) if kind == _EXCHANGED else None)


def _row_of(text: str, rows: Sequence[Row]) -> int:
    return next(index for index, row in enumerate(rows) if row.target == text)


def written(sentences: Sequence[Sentence], kinds: Collection[str]) -> Iterator[Mistake]:
    """Mistakes written by hand; the table has a row for each sentence."""
    for index, sentence in enumerate(sentences):
        for kind, text in sentence.wrong:
            if not kinds or kind in kinds:
                yield Mistake(kind, index, text)


def _passages(tables: Tables, locale: str) -> Iterator[Passage]:
    like = _LIKE.get(locale, "")
    others = [like] if like in tables else [other for other in tables if other != locale]
    elsewhere = [{row.name: row.target for row in tables[other]} for other in others]
    for index, row in enumerate(tables[locale]):
        texts = [targets[row.name] for targets in elsewhere if row.name in targets]
        yield text_mutations.passage(tables[locale], index, texts, locale=locale)


def _spoiled(kind: str, passage: Passage, chance: random.Random) -> Iterator[str]:
    source, target = passage.row.source, passage.row.target
    if kind in text_mutations.KINDS:
        return text_mutations.KINDS[kind](passage, chance)
    if kind == _MONTH:
        return exchanges.another_month(source, target, passage.locale)
    return exchanges.exchanged(kind, source, target, passage.locale)
