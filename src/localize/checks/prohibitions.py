"""What a source forbids, and its translation does not."""

from __future__ import annotations

from localize.checks.text_reading import TextReading
from localize.language.cue_search import Cue
from localize.language.negation import forbids_to_stop, stops
from localize.model.finding import Span


def unanswered(source: TextReading, target: TextReading) -> tuple[Cue, ...]:
    """The first word that forbids in each sentence of a source whose translation denies nothing."""
    parts = source.sentences, target.sentences
    if len(parts[0]) != len(parts[1]) or len(parts[0]) == 1:
        first = _first(source, target)
        return (first,) if first else ()
    found = []
    for span, other in zip(*parts, strict=True):
        if first := _first(_part(source, span), _part(target, other)):
            found.append(Cue(first.text, span[0] + first.start, span[0] + first.end, hard=True))
    return tuple(found)


def _first(source: TextReading, target: TextReading) -> Cue | None:
    """The first word of a text that forbids, None where there is none or the translation denies."""
    return source.prohibitions[0] if source.prohibitions and not _denies(target, source) else None


def _denies(target: TextReading, source: TextReading) -> bool:
    """Whether a translation denies; "arrêtez" does not where the source says "do not stop", for it is the "stop"."""
    denials = target.cues
    if denials and forbids_to_stop(source.cue_text, source.locale):
        verbs = stops(target.cue_text, target.locale)
        denials = tuple(
            cue for cue in denials if cue.hard or not any(v.start < cue.end and cue.start < v.end for v in verbs)
        )
    return bool(denials)


def _part(reading: TextReading, span: Span) -> TextReading:
    return TextReading((reading.text[slice(*span)],), reading.locale)
