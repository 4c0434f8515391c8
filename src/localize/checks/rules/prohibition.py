"""Prohibitions: what the source forbids the translation forbids."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks import guards
from localize.checks.pair import Message, Pair
from localize.language import sentences
from localize.language.negation import Cue, cues, forbids_to_stop, prohibitions, stops
from localize.model.finding import Span


def prohibition(pair: Pair) -> Iterator[Message]:
    """A sentence that forbids ("do not", "never", "avoid") in the source, and denies nothing in the translation."""
    for cue in forbidden(pair):
        message = f"prohibition lost: {cue.text!r} in the source, expected the translation to forbid the same"
        yield Message(message, source=(cue.start, cue.end))


def forbidden(pair: Pair) -> list[Cue]:
    """The first word that forbids in each sentence of the source whose translation denies nothing."""
    if not guards.prohibitions(pair.source_locale, pair.locale):
        return []
    if not pair.source_reading.prohibitions:
        return []
    source, target = (reading.text for reading in pair.translated)
    parts = _sentences(source, pair.source_locale), _sentences(target, pair.locale)
    if len(parts[0]) != len(parts[1]):
        parts = [(0, len(source))], [(0, len(target))]
    unanswered = []
    for (begin, end), span in zip(*parts, strict=True):
        forbids = prohibitions(source[begin:end], pair.source_locale)
        if forbids and not _denies(target[slice(*span)], source[begin:end], pair):
            first = forbids[0]
            unanswered.append(Cue(first.text, begin + first.start, begin + first.end, hard=True))
    return unanswered


def _denies(target: str, source: str, pair: Pair) -> bool:
    """Whether a translation denies; "arrêtez" does not where the source says "do not stop", for it is the "stop"."""
    denials = cues(target, pair.locale)
    if denials and forbids_to_stop(source, pair.source_locale):
        verbs = stops(target, pair.locale)
        denials = tuple(
            cue for cue in denials if cue.hard or not any(v.start < cue.end and cue.start < v.end for v in verbs)
        )
    return bool(denials)


def _sentences(text: str, locale: str) -> list[Span]:
    begins = sorted({0, *sentences.starts(text, locale)})
    return list(zip(begins, [*begins[1:], len(text)], strict=True))
