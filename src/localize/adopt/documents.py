"""A translated document side by side with its source article: which of its sentences translate which segments.

First the blocks are aligned by structure, clues and lengths, then the sentences inside them; sentences that are left
over on both sides are compared wherever they stand, for they may have moved. A first pass over the document teaches
which words translate which, and the second one knows them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import replace
from functools import reduce
from itertools import groupby
from operator import or_

from localize.adopt import word_pairs
from localize.adopt.block_alignment import BlockEvidence, align_blocks
from localize.adopt.certainty import NO_DOUBT, Certainty
from localize.adopt.moves import moved_pairs
from localize.adopt.passages import Passage, clues_by_segment
from localize.adopt.sentence_alignment import align_sentences, certainty_of
from localize.adopt.tables import in_order_of
from localize.adopt.word_pairs import WordPairs
from localize.checks.clues import NO_CLUES, ClueReader, Clues, usual_ratio
from localize.checks.evidence import Rarity, Shares, shares_in, size_ratio
from localize.dataclass import dataclass
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

    @property
    def is_pair(self) -> bool:
        """Whether there is something on both sides."""
        return bool(self.sources) and bool(self.targets)


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
    there = _Side(in_order_of(here.passages, there.passages, ratio=known.ratio, rarity=known.of_blocks))
    evidence = BlockEvidence(here.passages, there.passages, ratio=known.ratio, rarity=known.of_blocks)
    aligned: list[AlignedSentences] = []
    for bead in align_blocks(here.passages, there.passages, evidence):
        doubtful = any(each.doubtful for each in there.passages[bead.targets.start : bead.targets.stop])
        probability = bead.probability / 2 if doubtful else bead.probability
        aligned += _inside(_BlockMatch(bead.sources, bead.targets, probability), here, there, known)
    for cut in _CUTS:
        aligned = list(_with_moved(aligned, _moved(aligned, (here, there), cut, known)))
    return aligned


def _moved(
    aligned: Iterable[AlignedSentences], sides: tuple[_Side, _Side], cut: _Cut, known: _Known
) -> list[AlignedSentences]:
    """The pairs among sentences without a counterpart: of blocks that stand elsewhere, whole or as part of another."""
    lonely = {id(each.segment) for pair in aligned if not pair.is_pair for each in (*pair.sources, *pair.targets)}
    (here, numbers), (there, others) = (_in_pieces(side, lonely, cut) for side in sides)
    evidence = BlockEvidence(here.passages, there.passages, ratio=known.ratio, rarity=known.of_blocks)
    return [
        replace(pair, moved=True)
        for i, j, probability in moved_pairs(numbers, others, evidence=evidence)
        for pair in _inside(_BlockMatch(range(i, i + 1), range(j, j + 1), probability), here, there, known)
        if pair.is_pair
    ]


def _in_pieces(side: _Side, lonely: Set[int], cut: _Cut) -> tuple[_Side, list[int]]:
    """The blocks of a side in pieces, and the numbers of those without a counterpart."""
    pieces: list[Passage] = []
    numbers: list[int] = []
    for passage in side.passages:
        for piece in cut(passage, lonely):
            if id(piece.segments[0]) in lonely:
                numbers.append(len(pieces))
            pieces.append(piece)
    return _Side(tuple(pieces)), numbers


_Cut = Callable[[Passage, Set[int]], Iterator[Passage]]


def _in_runs(passage: Passage, lonely: Set[int]) -> Iterator[Passage]:
    """A block cut where sentences with a counterpart and others meet."""
    for _, run in groupby(passage.segments_with_clues(), lambda each: id(each[0]) in lonely):
        yield passage.piece(list(run))


def _in_sentences(passage: Passage, _: Set[int]) -> Iterator[Passage]:
    """A block cut into its sentences: those that stand together may have been taken apart, or lack one in between."""
    for each in passage.segments_with_clues():
        yield passage.piece([each])


_CUTS: Sequence[_Cut] = (_in_runs, _in_runs, _in_sentences)
"""In what pieces that have moved is looked for, one after another; what is left of a run may be found in a second."""


def _with_moved(aligned: Iterable[AlignedSentences], moved: Sequence[AlignedSentences]) -> Iterator[AlignedSentences]:
    """All sentences with pairs of those that had no counterpart, each where the first of its sources stood."""
    by_first = {id(pair.sources[0].segment): pair for pair in moved}
    taken = {id(each.segment) for pair in moved for each in (*pair.sources, *pair.targets)}
    for pair in aligned:
        first = id((pair.sources or pair.targets)[0].segment)
        if first in by_first:
            yield by_first[first]
        elif first not in taken:
            yield pair


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
        if pair.is_pair and pair.certainty.probability >= _SURE and pair.certainty.evidence >= _LIKELY
    ]
