"""Two paragraphs, a text and its translation, cut into sentences and side by side: for catalogs of whole paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from localize.adopt.clues import ClueReader, Clues, usual_ratio
from localize.adopt.evidence import Rarity, Shares, size_ratio
from localize.adopt.sentence_alignment import align_sentences, certainty_of
from localize.model.block import Pattern


@dataclass(frozen=True, slots=True)
class AlignedRun:
    """Sentences of a text, by their numbers, and those of its translation that belong to them.

    One side may be empty. `confidence` is from 0 to 1; a `certain` one is as sure as a pair of a whole document.
    """

    sources: range
    targets: range
    confidence: float
    certain: bool


def align_paragraphs(
    sources: Sequence[Pattern], targets: Sequence[Pattern], *, readers: tuple[ClueReader, ClueReader]
) -> tuple[AlignedRun, ...]:
    """The sentences of a paragraph and those of its translation, in order; all of both are in the result."""
    here: list[Clues] = [readers[0].read(pattern) for pattern in sources]
    there: list[Clues] = [readers[1].read(pattern) for pattern in targets]
    ratio = size_ratio(here, there, usual=usual_ratio(readers[0].locale, readers[1].locale))
    runs = []
    for bead in align_sentences(here, there, ratio=ratio, rarity=Rarity(here, there, Shares())):
        sure = certainty_of(bead, here, there, ratio=ratio)
        certain = bead.is_pair and len(bead.sources) == 1 and sure.is_certain
        runs.append(AlignedRun(bead.sources, bead.targets, sure.confidence, certain))
    return tuple(runs)
