"""Words of the source that became words of another meaning: "after" for "before"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from localize.checks import guards
from localize.checks.text_reading import TextReading
from localize.language import meanings
from localize.language.meanings import Frame, Meant
from localize.model.finding import Confidence

_ORDER = tuple(Confidence)


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
        if exchange and not _explained(frame, source, target):
            yield name, exchange


def exchanged(frame: Frame, source: Sequence[Meant], target: Sequence[Meant]) -> Exchange | None:
    """Return the surest exchange in a frame; None where the words of the translation answer those of the source.

    One side is lost and another one gained: the source has more sure words of the one, and the translation more of the
    other. A word that only may have a meaning makes an exchange less sure, and answers nothing.
    """
    here, there = _Counts.of(source), _Counts.of(target)
    sides = [
        (_confidence(here, there, lost=lost, gained=gained), lost, gained)
        for gained in there.sure
        if there.sure[gained] > here.sure[gained]
        for lost in here.losable(gained, frame)
        if here.sure[lost] > there.sure[lost] or not here.sure[lost]
    ]
    if not sides:
        return None
    confidence, lost, gained = min(sides, key=lambda side: _ORDER.index(side[0]))
    return Exchange(_last(source, lost), _last(target, gained), confidence)


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


def _last(words: Sequence[Meant], side: str) -> Meant:
    """The last word of a side, a sure one where there is one."""
    return max((word for word in words if word.side == side), key=lambda word: (word.sure, word.start))


def _explained(frame: Frame, source: TextReading, target: TextReading) -> bool:
    """Whether denials explain an exchange: "not safe" may stand for "dangerous"."""
    if not frame.denial or not guards.denials(source.locale, target.locale):
        return False
    here, there = (sum(cue.hard for cue in reading.cues) for reading in (source, target))
    return here != there
