"""Words of the source that became words of another meaning: "after" for "before"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import inf

import regex

from localize.checks import guards
from localize.checks.text_reading import TextReading
from localize.dataclass import dataclass
from localize.expressions import unicode_expression
from localize.language import meanings
from localize.language.cue_search import Cue
from localize.language.meanings import Frame, Meant
from localize.model.finding import Confidence

_ORDER = tuple(Confidence)
_NEAR, _FAR = 12, 30
"""The most characters between a word and one that surely denies it, and one that may."""
_NUMBER = unicode_expression(r"\d+", regex.VERSION1)
_PAUSE = unicode_expression(r"[,;:.!?，、。；：？！،؛؟।]", regex.VERSION1)


@dataclass(frozen=True, slots=True)
class Exchange:
    """A word of the source whose meaning is lost, and the word of the translation that has another one."""

    source: Meant
    target: Meant
    confidence: Confidence


def exchanges(source: TextReading, target: TextReading) -> Iterator[tuple[str, Exchange]]:
    """The frames in which a text and its translation exchange meanings, one exchange each."""
    here = source.sure_meanings
    there = target.meanings(frozenset(here)) if here else {}
    for name in sorted(there):
        frame = meanings.frames()[name]
        exchange = exchanged(frame, here[name], there[name])
        if exchange and not _explained(frame, exchange, source, target):
            yield name, exchange


def exchanged(frame: Frame, source: Sequence[Meant], target: Sequence[Meant]) -> Exchange | None:
    """Return the surest exchange in a frame; None where the words of the translation answer those of the source.

    One side is lost and another one gained: the source has more sure words of the one, and the translation more of the
    other. If the source has no word at all of the side that is gained, it does not matter how many words of the other
    the translation has. A word that only may have a meaning makes an exchange less sure, and answers nothing; only in a
    frame with hints it tells an exchange where the texts have nothing else of the frame.
    """
    if not frame.hints and _answered(source, target):
        return None  # as nearly always
    here, there = _Counts.of(source), _Counts.of(target)
    sides = [
        (_confidence(here, there, lost=lost, gained=gained), lost, gained)
        for gained in there.sure
        if there.sure[gained] > here.sure[gained]
        for lost in here.losable(gained, frame)
        if here.sure[lost] > there.sure[lost] or not here.sure[lost] or not (frame.loose or here.has(gained))
    ]
    if not sides and frame.hints:
        sides = list(_hinted(frame, here, there))
    if not sides:
        return None
    confidence, lost, gained = min(sides, key=lambda side: _ORDER.index(side[0]))
    if frame.common and not _took_turns(frame.common, here, there, lost=lost, gained=gained):
        return None
    pair = _pair(source, target, lost=lost, gained=gained)
    return Exchange(*pair, confidence) if pair else None


def _hinted(frame: Frame, here: _Counts, there: _Counts) -> Iterator[tuple[Confidence, str, str]]:
    """The sides of which one may have become the other: each text has words of one only, and the source sure ones."""
    sides, others = {*here.sure, *here.perhaps}, {*there.perhaps}
    if there.sure or not here.sure or len(sides) > 1 or len(others) > 1:
        return
    for lost, gained in zip(sides, others, strict=False):
        if frame.contradict(lost, gained):
            yield Confidence.POSSIBLE, lost, gained


def _took_turns(common: str, here: _Counts, there: _Counts, *, lost: str, gained: str) -> bool:
    """Whether one word surely took the place of another where texts have many of both, as "and" and "or".

    A word that became one of the `common` side is often right: it must be the only one, and nothing in the source may
    explain it. One of that side became another where each text has words of one side only; or where both have as many,
    nothing in the source explains it, and it is the side that the source has more of.
    """
    even = here.sure.total() == there.sure.total()
    apart = set(here.sure) == {lost} and set(there.sure) == {gained}
    if gained == common:
        return even and apart and not here.perhaps[gained]
    return apart or (even and not here.perhaps[gained] and here.sure[lost] > here.sure[gained])


def _answered(source: Sequence[Meant], target: Sequence[Meant]) -> bool:
    """Whether the translation has no more sure words of any side than the source."""
    here = [word.side for word in source if word.sure]
    there = [word.side for word in target if word.sure]
    return all(there.count(side) <= here.count(side) for side in there)


@dataclass(frozen=True, slots=True)
class _Counts:
    """How many words of a text are surely of a side, and how many others may be."""

    sure: Counter[str]
    perhaps: Counter[str]

    @staticmethod
    def of(words: Sequence[Meant]) -> _Counts:
        """The counts of a text."""
        return _Counts(
            Counter(word.side for word in words if word.sure), Counter(word.side for word in words if not word.sure)
        )

    def has(self, side: str) -> bool:
        """Whether a word is of a side or may be of it."""
        return bool(self.sure[side] or self.perhaps[side])

    def losable(self, gained: str, frame: Frame) -> Iterator[str]:
        """The sides that can have become another one: the sure ones, and for a plain one the possible ones."""
        possible = [side for side in self.perhaps if (side, gained) in frame.plain and not self.perhaps[gained]]
        return (lost for lost in dict.fromkeys([*self.sure, *possible]) if frame.contradict(lost, gained))


def _confidence(here: _Counts, there: _Counts, *, lost: str, gained: str) -> Confidence:
    """Certain if there is nothing else in the frame, likely if the sure words of both texts are all exchanged."""
    if there.sure[lost] or here.sure[gained]:
        return Confidence.POSSIBLE
    if there.perhaps[lost] or here.perhaps[gained] or len(here.sure) != 1 or len(there.sure) > 1:
        return Confidence.LIKELY
    return Confidence.CERTAIN


def _pair(source: Sequence[Meant], target: Sequence[Meant], *, lost: str, gained: str) -> tuple[Meant, Meant] | None:
    """The last words of both sides, sure ones where there are some, with the same number if they have one."""
    pairs = (
        (one, other) for one in _last_first(source, lost) for other in _last_first(target, gained) if _agree(one, other)
    )
    return next(pairs, None)


def _last_first(words: Sequence[Meant], side: str) -> list[Meant]:
    return sorted((word for word in words if word.side == side), key=lambda word: (not word.sure, -word.start))


def _agree(one: Meant, other: Meant) -> bool:
    """Whether words have the same number, or one of them has none."""
    numbers = [int(match[0]) for match in map(_NUMBER.search, (one.text, other.text)) if match]
    return len(set(numbers)) < 2


def _explained(frame: Frame, exchange: Exchange, source: TextReading, target: TextReading) -> bool:
    """Whether denials explain an exchange: "not safe" may stand for "dangerous"."""
    if not frame.denial or not guards.denials(source.locale, target.locale):
        return False
    return {_denial(source, exchange.source), _denial(target, exchange.target)} == {True, None}


def _denial(reading: TextReading, word: Meant) -> bool | None:
    """Whether a word is surely denied by another one, or perhaps; None if nothing near it denies."""
    distances = [(_distance(reading.text, cue, word), cue.hard) for cue in reading.cues]
    near = [distance <= _NEAR and hard for distance, hard in distances if distance <= _FAR]
    return max(near, default=None)


def _distance(text: str, cue: Cue, word: Meant) -> float:
    """How many characters are between a denial and a word: none if it is around it, and no end of them if in it."""
    if cue.start < word.start and word.end < cue.end:
        return 0
    first, last = min(cue.end, word.end), max(cue.start, word.start)
    return last - first if first <= last and not _PAUSE.search(text, first, last) else inf
