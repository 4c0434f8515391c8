"""Two paragraphs, a text and its translation, cut into sentences and side by side: for catalogs of whole paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from localize.adopt import clauses
from localize.adopt.sentence_alignment import align_sentences, certainty_of
from localize.adopt.word_pairs import NO_WORDS, WordPairs
from localize.checks.clues import ClueReader, Clues, usual_ratio
from localize.checks.evidence import Rarity, Shares, size_ratio
from localize.model.block import Pattern


@dataclass(frozen=True, slots=True)
class AlignedRun:
    """Sentences of a text, by their numbers, and those of its translation that belong to them.

    One side may be empty. `confidence` is from 0 to 1; a `certain` one is as sure as a pair of a whole document.
    `keeps_numbers` says that all numbers in digits are in the translation too, there perhaps as words.
    """

    sources: range
    targets: range
    confidence: float
    certain: bool
    keeps_numbers: bool = True


class ParagraphAlignment:
    """The sentences of a paragraph beside those of its translation; `words` are known to translate each other."""

    def __init__(
        self,
        sources: Sequence[Pattern],
        targets: Sequence[Pattern],
        *,
        readers: tuple[ClueReader, ClueReader],
        words: WordPairs = NO_WORDS,
    ) -> None:
        self._reader, self._words = readers[1], words
        self._sources = [words.marked_source(readers[0].read(pattern)) for pattern in sources]
        self._targets = self._read(targets)
        usual = usual_ratio(readers[0].locale, readers[1].locale)
        self._ratio = size_ratio(self._sources, self._targets, usual=usual)
        self._shares = Shares(of_word=words.shares)

    def runs(self) -> tuple[AlignedRun, ...]:
        """The sentences that belong together, in order; all of both sides are in the result."""
        here, there = self._sources, self._targets
        runs = []
        for bead in align_sentences(here, there, ratio=self._ratio, rarity=Rarity(here, there, self._shares)):
            sure = certainty_of(bead, here, there, ratio=self._ratio)
            certain = bead.is_pair and len(bead.sources) == 1 and sure.is_certain
            keeps = _numbers(here, bead.sources, "#") <= _numbers(there, bead.targets, "w")
            runs.append(AlignedRun(bead.sources, bead.targets, sure.confidence, certain, keeps))
        return tuple(runs)

    def beginnings(self, sources: range, pieces: Sequence[Pattern], offsets: Sequence[int]) -> tuple[int, ...]:
        """Where the translations of several sentences begin in the one that stands for all, without the first.

        `pieces` are the clauses of this one, which begin at the offsets, the first excepted. Empty where it is not
        certain which clauses belong to which sentence.
        """
        if len(pieces) != len(offsets) + 1:
            return ()
        here, there = self._sources[sources.start : sources.stop], self._read(pieces)
        beads = clauses.divided(here, there, ratio=self._ratio, rarity=Rarity(here, there, self._shares))
        if not all(certainty_of(bead, here, there, ratio=self._ratio).is_certain for bead in beads):
            return ()
        return clauses.beginnings(beads, offsets)

    def _read(self, targets: Sequence[Pattern]) -> list[Clues]:
        return [self._words.marked_target(self._reader.read(pattern), self._sources) for pattern in targets]


def _numbers(clues: Sequence[Clues], run: range, kind: str) -> frozenset[str]:
    return frozenset(key[1:] for at in run for key in clues[at].keys if key[0] == kind)
