"""A translated document side by side with its source article: which of its sentences translate which segments.

First the blocks are aligned by structure, clues and lengths, then the sentences inside them; what is left over is
looked for elsewhere, for it may have moved. A first pass over the document teaches which words translate which, and
the second one knows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_

from localize.adopt import word_pairs
from localize.adopt.block_alignment import BlockEvidence, align_blocks
from localize.adopt.certainty import NO_DOUBT, Certainty
from localize.adopt.moves import moved_pairs
from localize.adopt.passages import Passage, clues_by_segment
from localize.adopt.sentence_alignment import align_sentences, certainty_of
from localize.adopt.word_pairs import WordPairs
from localize.checks.clues import NO_CLUES, ClueReader, Clues, usual_ratio
from localize.checks.evidence import Rarity, Shares, shares_in, size_ratio
from localize.model.block import Block, Segment

_SURE, _LIKELY = 0.8, 0.0
"""How probable and how evident pairs of the first pass are that words are learned from."""

TextPairs = Sequence[tuple[frozenset[str], frozenset[str]]]
"""Texts and their translations that are known already, by their words."""


@dataclass(frozen=True, slots=True)
class DocumentSentence:
    """A segment with its block."""

    block: Block
    segment: Segment


@dataclass(frozen=True, slots=True)
class AlignedSentences:
    """Segments of the article and the sentences of the document that translate them; one side may be empty.

    `moved` says that they stand elsewhere in the other order.
    """

    sources: tuple[DocumentSentence, ...]
    targets: tuple[DocumentSentence, ...]
    certainty: Certainty = NO_DOUBT
    moved: bool = False


@dataclass(frozen=True, slots=True)
class _Side:
    """The blocks of one side."""

    passages: tuple[Passage, ...]

    @property
    def sentences(self) -> list[Clues]:
        """The clues of all sentences."""
        return [clues for passage in self.passages for clues in passage.sentences]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known before the sides are compared: how long translations are, what they keep, how seldom clues are."""

    ratio: float
    of_blocks: Rarity
    of_sentences: Rarity


@dataclass(frozen=True, slots=True)
class _BlockMatch:
    """Runs of blocks that belong together, by their numbers."""

    sources: range
    targets: range
    probability: float
    moved: bool = False


def align_documents(
    sources: Sequence[Passage],
    targets: Sequence[Passage],
    *,
    readers: tuple[ClueReader, ClueReader],
    known: TextPairs = (),
) -> list[AlignedSentences]:
    """The sentences of an article and of its translation, in the order of the article; all of both sides are in it."""
    usual = usual_ratio(readers[0].locale, readers[1].locale)
    here, there = _Side(tuple(sources)), _Side(tuple(targets))
    first = _pass(here, there, _known(here, there, Shares(), usual=usual))
    taught = _clues_of_pairs(first, here, there)
    words = word_pairs.learn([*known, *((one.words, other.words) for one, other in taught)])
    here, there = _marked(here, there, words)
    shares = shares_in(taught, words.shares)
    return _pass(here, there, _known(here, there, shares, usual=usual))


def _known(here: _Side, there: _Side, shares: Shares, *, usual: float) -> _Known:
    blocks = [each.clues for each in here.passages], [each.clues for each in there.passages]
    sentences = here.sentences, there.sentences
    return _Known(size_ratio(*sentences, usual=usual), Rarity(*blocks, shares), Rarity(*sentences, shares))


def _marked(here: _Side, there: _Side, words: WordPairs) -> tuple[_Side, _Side]:
    """The two sides with clues for the words whose translations are known."""
    mark = words.marked_target
    sources = tuple(
        replace(each, sentences=tuple(map(words.marked_source, each.sentences)), clues=words.marked_source(each.clues))
        for each in here.passages
    )
    targets = tuple(
        replace(each, sentences=tuple(map(mark, each.sentences)), clues=mark(each.clues)) for each in there.passages
    )
    return _Side(sources), _Side(targets)


def _pass(here: _Side, there: _Side, known: _Known) -> list[AlignedSentences]:
    evidence = BlockEvidence(here.passages, there.passages, ratio=known.ratio, rarity=known.of_blocks)
    beads = align_blocks(here.passages, there.passages, evidence)
    matches = [_BlockMatch(bead.sources, bead.targets, bead.probability) for bead in beads]
    lonely = (
        [number for match in matches if not match.targets for number in match.sources],
        [number for match in matches if not match.sources for number in match.targets],
    )
    moved = moved_pairs(*lonely, evidence=evidence)
    taken = {i for i, _, _ in moved}, {j for _, j, _ in moved}
    at = {i: _BlockMatch(range(i, i + 1), range(j, j + 1), sure, moved=True) for i, j, sure in moved}
    aligned: list[AlignedSentences] = []
    for match in matches:
        if match.targets and not match.sources:
            if match.targets.start not in taken[1]:
                aligned += _inside(match, here, there, known)
            continue
        aligned += _inside(at.get(match.sources.start, match) if not match.targets else match, here, there, known)
    return aligned


def _inside(match: _BlockMatch, here: _Side, there: _Side, known: _Known) -> Iterable[AlignedSentences]:
    """The sentences of blocks that belong together."""
    sources, targets = _sentences(here, match.sources), _sentences(there, match.targets)
    if not sources or not targets:
        yield from (AlignedSentences((one,), ()) for one, _ in sources)
        yield from (AlignedSentences((), (other,)) for other, _ in targets)
        return
    clues = [clues for _, clues in sources], [clues for _, clues in targets]
    for bead in align_sentences(*clues, ratio=known.ratio, rarity=known.of_sentences):
        certainty = certainty_of(bead, *clues, ratio=known.ratio)
        yield AlignedSentences(
            tuple(sources[at][0] for at in bead.sources),
            tuple(targets[at][0] for at in bead.targets),
            replace(certainty, probability=certainty.probability * match.probability),
            moved=match.moved,
        )


def _sentences(side: _Side, blocks: range) -> list[tuple[DocumentSentence, Clues]]:
    """The sentences of some blocks with their clues."""
    return [
        (DocumentSentence(each.block, segment), clues)
        for each in side.passages[blocks.start : blocks.stop]
        for segment, clues in each.segments_with_clues()
    ]


def _clues_of_pairs(aligned: Sequence[AlignedSentences], here: _Side, there: _Side) -> list[tuple[Clues, Clues]]:
    """The clues of the pairs that are sure enough to learn from."""
    of_source, of_target = clues_by_segment(here.passages), clues_by_segment(there.passages)
    return [
        (
            reduce(or_, (of_source[id(each.segment)] for each in pair.sources), NO_CLUES),
            reduce(or_, (of_target[id(each.segment)] for each in pair.targets), NO_CLUES),
        )
        for pair in aligned
        if pair.sources and pair.targets and pair.certainty.probability >= _SURE and pair.certainty.evidence >= _LIKELY
    ]
