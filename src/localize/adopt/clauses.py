"""One sentence of a translation that stands for several of its source: cut between its clauses, where that is certain.

The pieces stand one after another on the page, so that readers see the sentence as its translator wrote it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import accumulate, pairwise
from math import log

import regex

from localize.adopt.lattice import Bead, Shape, align
from localize.adopt.sentence_alignment import certainty_of
from localize.checks.clues import Clues
from localize.checks.evidence import Evidence, Rarity, Shares
from localize.expressions import unicode_expression
from localize.language import tags
from localize.language.scripts import WITHOUT_SPACES
from localize.language.sentence_rules import rules_of
from localize.model.block import Pattern, plain_text
from localize.segments.split import cut

_START = unicode_expression(
    rf"(?<=(?:[,;:،؛–—.!?…]|\s--)\s+)(?=\S)|(?<=[、，；：،؛])(?=\S)|(?<=[,;])(?=[{WITHOUT_SPACES}])|(?<=\S\s*)(?=[(（])",
    regex.VERSION1,
)
"""Where a clause or a bracket may begin: after a comma of any script, a dash, or a stop that ended no sentence."""
_CAPITAL = unicode_expression(r"(?<=\p{Ll}\s)\p{Lu}\p{Ll}+(?=\s)")
"""A word with a capital behind one in small letters."""
_WORD_START = unicode_expression(rf"(?<=\s)\S|(?<=[{WITHOUT_SPACES}]{{2}})[{WITHOUT_SPACES}]", regex.VERSION1)
_MOST_CLAUSES = 40
_MOST_OTHERS = 24
"""Other places that are compared with the cut between two clauses."""
_MARGIN = 1.5
"""How much better the evidence for another place may be: some place always is, by chance."""
_STOP = unicode_expression(r"\p{L}{4}[.!?…]\s+\Z")
"""A stop after a word that is hardly an abbreviation."""
_OF_STOP = 3.0
"""What a stop says for a cut: one in twenty is none."""

Read = Callable[[Pattern], Clues]


def starts(text: str) -> tuple[int, ...]:
    """The offsets at which clauses of a sentence may begin, without the first."""
    return tuple(match.start() for match in _START.finditer(text) if match.start() > 0)


def starts_without_stop(text: str, locale: str) -> tuple[int, ...]:
    """The same with those where a stop may be missing: before words that begin sentences, if they have a capital."""
    begins = rules_of(tags.language(locale)).starters
    others = {match.start() for match in _CAPITAL.finditer(text) if match[0].lower() in begins}
    return tuple(sorted(others.union(starts(text))))


def divided(
    sources: Sequence[Clues], pieces: Sequence[Pattern], *, read: Read, ratio: float, shares: Shares
) -> tuple[int, ...]:
    """Where the translations of sentences begin in the one that stands for all of them, as offsets, without the first.

    `pieces` are its clauses; each sentence has at least one, in order. Empty where it is not certain which ones: where
    others fit nearly as well, or where the sentence would better be cut at a place that is between no clauses.
    """
    if not len(sources) <= len(pieces) <= _MOST_CLAUSES:
        return ()
    clauses = list(map(read, pieces))
    compared = partial(Evidence, ratio=ratio, rarity=Rarity(sources, clauses, shares))
    beads = _beads(len(sources), len(clauses), compared(sources, clauses))
    if not all(certainty_of(bead, sources, clauses, ratio=ratio).is_certain for bead in beads):
        return ()
    for one, other in pairwise(beads):
        both = tuple(part for piece in pieces[one.targets.start : other.targets.stop] for part in piece)
        length = sum(len(plain_text(pieces[at])) for at in one.targets)
        pair = sources[one.sources.start], sources[other.sources.start]
        if not _is_best_cut(both, length, pair, read, compared):
            return ()
    ends = list(accumulate(len(plain_text(piece)) for piece in pieces))
    return tuple(ends[bead.targets.stop - 1] for bead in beads[:-1])


def _beads(sources: int, clauses: int, evidence: Evidence) -> list[Bead]:
    shapes = [Shape(1, count, log(1 / count)) for count in range(1, clauses - sources + 2)]
    return align(sources, clauses, shapes=shapes, score=evidence.of)


def _is_best_cut(
    both: Pattern, length: int, sources: tuple[Clues, Clues], read: Read, compared: Callable[..., Evidence]
) -> bool:
    """Whether no other place to cut the pieces of two sentences is clearly better than after so many characters."""
    others = [match.start() for match in _WORD_START.finditer(plain_text(both))]
    others = others[:: len(others) // _MOST_OTHERS + 1]

    def score(offset: int) -> float:
        pieces = list(map(read, cut(both, (offset,))))
        if len(pieces) != len(sources):
            return float("-inf")
        evidence = compared(sources, pieces)
        return evidence.of(0, 1, 0, 1) + evidence.of(1, 1, 1, 1)

    margin = _MARGIN + (_OF_STOP if _STOP.search(plain_text(both)[:length]) else 0.0)
    return max(map(score, others), default=float("-inf")) <= score(length) + margin
