"""Negation: what the source denies the translation denies, and the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks import guards
from localize.checks.pair import Message, Pair
from localize.language.cue_search import Cue


def negation(pair: Pair) -> Iterator[Message]:
    """More denials in one text than in the other, where no word such as "only" can stand for one."""
    if not guards.denials(pair.source_locale, pair.locale) or pair.forbidden:
        return
    source, target = (reading.cues for reading in pair.translated)
    if denials := _unanswered(source, target):
        message = f"negation lost: {_list(denials)} in the source, expected as much in the translation"
        yield Message(message, source=_span(denials))
    if denials := _unanswered(target, source):
        message = f"negation gained: {_list(denials)} in the translation, expected only what the source denies"
        yield Message(message, _span(denials))


def _unanswered(those: tuple[Cue, ...], these: tuple[Cue, ...]) -> list[Cue]:
    """The hard cues of a text if it has more than cues of the other text can match, else none.

    Hard cues match hard ones, and soft cues match soft ones; the remaining soft cues match hard ones.
    """
    denials = [cue for cue in those if cue.hard]
    answers = sum(cue.hard for cue in these)
    left_over = (len(these) - answers) - (len(those) - len(denials))
    return denials if len(denials) > answers + max(0, left_over) else []


def _list(denials: list[Cue]) -> str:
    return ", ".join(repr(cue.text) for cue in denials)


def _span(denials: list[Cue]) -> tuple[int, int]:
    """The offsets of the last cue: in a long text most is lost at the end."""
    return denials[-1].start, denials[-1].end
