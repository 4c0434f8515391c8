"""A paragraph and its translation cut into sentences that belong together."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from localize.adopt.paragraphs import AlignedRun, ParagraphAlignment
from localize.adopt.tag_transfer import joined
from localize.adopt.word_pairs import NO_WORDS, WordPairs
from localize.checks.clues import ClueReader
from localize.dataclass import dataclass
from localize.expressions import expression
from localize.formats.html.runs import trimmed
from localize.language import tags
from localize.model.block import Kind, Pattern, Placeholder, plain_text
from localize.segments.split import cut, sentence_starts
from localize.segments.tag_differences import droppable

_DIGIT = expression(r"\d")
_QUESTION = expression(r"[?？؟]")


def in_sentences(pattern: Pattern, locale: str) -> list[Pattern]:
    """The sentences of a text, without white space around each."""
    return _cut(pattern, sentence_starts(pattern, locale))


def _cut(pattern: Pattern, starts: Iterable[int]) -> list[Pattern]:
    return [tuple(trimmed(list(piece))[1]) for piece in cut(pattern, tuple(starts))]


@dataclass(frozen=True, slots=True)
class SentencePair:
    """A sentence and its translation, which is empty where there is none; `reason` is why it is not certain.

    One that `is_part` of a sentence there is only right with the translations of its neighbours beside it.
    """

    source: Pattern
    target: Pattern
    confidence: float = 1.0
    reason: str = ""
    is_part: bool = False


Readers = tuple[ClueReader, ClueReader]
"""The readers of sources and of translations."""

_SHARED = 0.5
"""How much less sure a translation is that belongs to several sentences together."""
_LEAST_OF_FITTING = 0.3
"""How sure an alignment must be that says the same as the numbers of sentences."""
_UNANSWERED = 2
"""What `AlignedRun.denials` is for a denial that the other text does not even say softly, or its opposite."""


def sentence_pairs(
    source: Pattern, target: Pattern, readers: Readers, words: WordPairs = NO_WORDS
) -> tuple[SentencePair, ...]:
    """The sentences of a paragraph with their translations, as they are aligned; `words` translate each other.

    A pair is certain as far as the alignment is, or where both sides have as many sentences, all belong to the ones at
    their side, and none of the two denies what the other one does not even say softly. None is where sentences seem to
    be moved: a denial or code that is lost in one stands in another. A sentence there that stands for several is cut
    between its clauses, if that is certain.
    """
    sources = in_sentences(source, readers[0].locale)
    targets = in_sentences(target, readers[1].locale)
    all_fit = len(sources) == len(targets) and all(map(_belong_together, sources, targets))
    alignment = ParagraphAlignment(sources, targets, readers=readers, words=words)
    runs = alignment.runs()
    denials = [run.denials for run in runs] or [0]
    are_moved = max(denials) - min(denials) > _UNANSWERED
    pairs: list[SentencePair] = []
    for run in runs:
        translated = _joined([targets[number] for number in run.targets], readers[1].locale)
        if len(run.sources) > 1:
            pairs += _of_several([sources[number] for number in run.sources], translated, run, alignment)
            continue
        fits = all_fit and abs(run.denials) < _UNANSWERED and run.is_alike and run.confidence >= _LEAST_OF_FITTING
        is_certain = (run.certain or fits) and run.keeps_numbers and not (are_moved and run.denials)
        for number in run.sources:
            at_hand = _has_codes_at_hand(sources[number], translated, target)
            pairs.append(_pair(sources[number], translated, run, is_certain=is_certain and at_hand))
    return tuple(pairs)


def _joined(patterns: Sequence[Pattern], locale: str) -> Pattern:
    return joined(patterns, [tags.sentence_space(locale)] * len(patterns)) if patterns else ()


def _pair(source: Pattern, target: Pattern, run: AlignedRun, *, is_certain: bool) -> SentencePair:
    if is_certain:
        return SentencePair(source, target)
    return SentencePair(source, target, run.confidence, "cut from a paragraph")


def _of_several(
    sources: Sequence[Pattern], target: Pattern, run: AlignedRun, alignment: ParagraphAlignment
) -> list[SentencePair]:
    """Several sentences with the pieces of the one that translates them, or each with all of it."""
    pieces = _cut(target, alignment.beginnings(run.sources, target))
    if len(pieces) == len(sources) and all(map(_belong_together, sources, pieces)):
        return [SentencePair(source, piece, is_part=True) for source, piece in zip(sources, pieces, strict=True)]
    reason = "of several sentences together"
    return [SentencePair(source, target, run.confidence * _SHARED, reason) for source in sources]


def _belong_together(source: Pattern, target: Pattern) -> bool:
    """Whether a text can be the translation of another, as far as digits, elements and question marks tell.

    A translation may repeat an element for which its source says "it".
    """
    return (
        _digits(source) <= _digits(target) and _elements(source) <= _elements(target) and _asks(source) == _asks(target)
    )


def _digits(pattern: Pattern) -> Counter[int]:
    return Counter(unicodedata.digit(digit) for digit in _DIGIT.findall(plain_text(pattern)))


def _elements(pattern: Pattern) -> Counter[str]:
    """The elements that are more than stress; the content of one that is not translated counts."""
    parts = [part for part in pattern if isinstance(part, Placeholder) and part.kind is not Kind.CLOSE]
    return Counter(f"{part.tag} {part.content}" for part in parts if not droppable(part))


def _has_codes_at_hand(source: Pattern, target: Pattern, paragraph: Pattern) -> bool:
    """Whether no code of a sentence stands in the translated paragraph, but outside of the sentence's translation."""
    return not (_codes(source) - _codes(target)) & _codes(paragraph)


def _codes(pattern: Pattern) -> frozenset[str]:
    return frozenset(part.content.strip() for part in pattern if isinstance(part, Placeholder) and part.content.strip())


def _asks(pattern: Pattern) -> bool:
    return bool(_QUESTION.search(plain_text(pattern)))
