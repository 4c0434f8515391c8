"""Negation: what the source denies the translation denies, and the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks import guards
from localize.checks.pair import Message, Pair
from localize.language.cue_search import Cue
from localize.model.finding import Confidence


def negation(pair: Pair) -> Iterator[Message]:
    """More denials in one text than in the other, where no word such as "only" can stand for one."""
    if not guards.denials(pair.source_locale, pair.locale) or pair.forbidden:
        return
    source, target = (reading.cues for reading in pair.translated)
    if confidence := _unanswered(source, target):
        denials = _hard(source)
        message = f"negation lost: {_list(denials)} in the source, expected as much in the translation"
        yield Message(message, source=_span(denials), confidence=confidence)
    if confidence := _unanswered(target, source):
        denials = _hard(target)
        message = f"negation gained: {_list(denials)} in the translation, expected only what the source denies"
        yield Message(message, _span(denials), confidence=confidence)


def _unanswered(those: tuple[Cue, ...], these: tuple[Cue, ...]) -> Confidence | None:
    """How sure it is that a text denies more than the other one; None if it does not.

    Hard cues match hard ones, and soft cues match soft ones; the remaining soft cues match hard ones. But first soft
    ones match hard ones that deny in the same way: by a part of a word ("inconnu" for "unknown"), or by a verb
    ("évitez" for "avoid"). It is certain where the other text has no cue at all, likely where it has too few of any
    kind, and otherwise possible: soft cues need not match each other.

    "Not … unless" is one denial where the other text says "only": "do not drive unless you feel well" is "drive only if
    you feel well".
    """
    denials = _without_unless(_hard(those), these)
    if not denials:
        return None
    soft = [cue for cue in these if not cue.hard]
    answers = len(these) - len(soft)
    if len(denials) > answers + len(soft):
        return Confidence.LIKELY if these else Confidence.CERTAIN
    affixed = sum(cue.affixed for cue in soft)
    alike = min(affixed, sum(cue.affixed for cue in denials))
    alike += min(len(soft) - affixed, sum(cue.verbal for cue in denials))
    left_over = len(soft) - alike - (len(those) - len(_hard(those)))
    return Confidence.POSSIBLE if len(denials) - alike > answers + max(0, left_over) else None


def _without_unless(denials: list[Cue], these: tuple[Cue, ...]) -> list[Cue]:
    """The denials of a text without each "unless" that another of them, and a word for "only", make up for."""
    spared = [cue for cue in denials if cue.unless]
    spared = spared[: min(len(denials) - len(spared), sum(cue.only for cue in these))]
    return [cue for cue in denials if cue not in spared]


def _hard(cues: tuple[Cue, ...]) -> list[Cue]:
    return [cue for cue in cues if cue.hard]


def _list(denials: list[Cue]) -> str:
    return ", ".join(repr(cue.text) for cue in denials)


def _span(denials: list[Cue]) -> tuple[int, int]:
    """The offsets of the last cue: in a long text most is lost at the end."""
    return denials[-1].start, denials[-1].end
