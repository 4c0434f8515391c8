"""Two paragraphs, a text and its translation, cut into sentences and side by side: for catalogs of whole paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from localize.adopt import clauses
from localize.adopt.lattice import Bead
from localize.adopt.sentence_alignment import align_sentences, certainty_of
from localize.adopt.word_pairs import NO_WORDS, WordPairs
from localize.checks.clues import ClueReader, Clues, usual_ratio
from localize.checks.evidence import Evidence, Rarity, Shares, size_ratio
from localize.checks.guards import denials
from localize.checks.text_reading import TextReading
from localize.dataclass import dataclass
from localize.model.block import Pattern, plain_text
from localize.segments.split import cut

_LEAST_OF_LENGTH = -1.0
"""What two lengths must say at least for a pair that nothing but the number of sentences speaks for."""


@dataclass(frozen=True, slots=True)
class AlignedRun:
    """Sentences of a text, by their numbers, and those of its translation that belong to them.

    One side may be empty. `confidence` is from 0 to 1; a `certain` one is as sure as a pair of a whole document.
    `keeps_numbers` says that all numbers in digits are in the translation too, there perhaps as words; `is_alike` that
    none of the two is much longer than the other. `denials` is 2 if the translation denies what the source does not
    even say softly ("avoid", "only"), 1 if it denies what the source says so, -1 and -2 the other way round.
    """

    sources: range
    targets: range
    confidence: float
    certain: bool
    keeps_numbers: bool = True
    is_alike: bool = True
    denials: int = 0


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
        here = [TextReading(pattern, readers[0].locale) for pattern in sources]
        there = [TextReading(pattern, readers[1].locale) for pattern in targets]
        known = denials(readers[0].locale, readers[1].locale)
        self._denials = [[_denial(reading) if known else 0 for reading in side] for side in (here, there)]
        self._sources = [words.marked_source(readers[0].of(reading)) for reading in here]
        self._targets = [words.marked_target(readers[1].of(reading), self._sources) for reading in there]
        usual = usual_ratio(readers[0].locale, readers[1].locale)
        self._ratio = size_ratio(self._sources, self._targets, usual=usual)
        self._shares = Shares(of_word=words.shares)

    def runs(self) -> tuple[AlignedRun, ...]:
        """The sentences that belong together, in order; all of both sides are in the result."""
        here, there = self._sources, self._targets
        rarity = Rarity(here, there, self._shares)
        evidence = Evidence(here, there, ratio=self._ratio, rarity=rarity)
        runs = []
        for bead in align_sentences(here, there, ratio=self._ratio, rarity=rarity):
            sure = certainty_of(bead, here, there, ratio=self._ratio)
            certain = bead.is_pair and len(bead.sources) == 1 and sure.is_certain and _needs_all(bead, evidence)
            keeps = _numbers(here, bead.sources, "#") <= _numbers(there, bead.targets, "w")
            alike = sure.by_length >= _LEAST_OF_LENGTH
            denied = self._denied(bead.sources, bead.targets)
            runs.append(AlignedRun(bead.sources, bead.targets, sure.confidence, certain, keeps, alike, denied))
        return tuple(runs)

    def beginnings(self, sources: range, target: Pattern) -> tuple[int, ...]:
        """Where the translations of several sentences begin in the one that stands for all of them (see `clauses`)."""
        clues = self._sources[sources.start : sources.stop]
        text = plain_text(target)
        for starts in (clauses.starts(text), clauses.starts_without_stop(text, self._reader.locale)):
            pieces = list(cut(target, starts))
            offsets = clauses.divided(clues, pieces, read=self._read, ratio=self._ratio, shares=self._shares)
            if offsets:
                return offsets
        return ()

    def _denied(self, sources: range, targets: range) -> int:
        of_sides = zip(self._denials, (sources, targets), strict=True)
        here, there = (max((of_side[at] for at in run), default=0) for of_side, run in of_sides)
        return there - here if _HARD in (here, there) else 0

    def _read(self, target: Pattern) -> Clues:
        return self._words.marked_target(self._reader.read(target), self._sources)


def _needs_all(bead: Bead, evidence: Evidence) -> bool:
    """Whether less would speak for a pair without the first or the last of its translated sentences."""
    source, target, count = bead.sources.start, bead.targets.start, len(bead.targets)
    if count == 1:
        return True
    less = [evidence.of(source, 1, first, count - 1) for first in (target, target + 1)]
    return max(less) < evidence.of(source, 1, target, count)


_HARD, _SOFT = 2, 1


def _denial(reading: TextReading) -> int:
    """How a text denies: hard, only softly, or not at all (0)."""
    if any(cue.hard for cue in reading.cues):
        return _HARD
    return _SOFT if reading.cues else 0


def _numbers(clues: Sequence[Clues], run: range, kind: str) -> frozenset[str]:
    return frozenset(key[1:] for at in run for key in clues[at].keys if key[0] == kind)
