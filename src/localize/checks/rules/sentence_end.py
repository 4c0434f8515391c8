"""How a sentence ends: with the mark that its source has, in the form of the locale."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.pair import Message, Pair
from localize.checks.sentence_ends import AFTER, COLON, EXCLAMATION, NO_MARK, QUESTION, STOP, asks_as_often
from localize.language.typography import Typography, typography


def sentence_end(pair: Pair) -> Iterator[Message]:
    """A sentence that does not end as its source does: a question as a statement, a stop or a colon lost or gained."""
    marks = typography(pair.locale)
    if not marks.ends or not typography(pair.source_locale).ends:
        return
    there = pair.source_reading.ends
    here = pair.target_reading.ends
    if there & here or (QUESTION in there and asks_as_often(pair.source_text, pair.target_text)):
        return
    if there == {NO_MARK} and pair.source_text[:1].islower():
        return  # a fragment or a note, of which the translation makes a sentence
    last = _last(pair.target_text)
    kind_there = next((kind for kind in (QUESTION, COLON, STOP, EXCLAMATION) if kind in there), NO_MARK)
    piece = pair.target_text[last:].rstrip()
    actual = f"'{piece}'" if here != {NO_MARK} else "no mark"
    expected = f"'{_as_written(kind_there, marks)}' as in the source" if kind_there else "no mark as in the source"
    yield Message(f"the end has {actual}, expected {expected}", (last, len(pair.target_text)))


def _as_written(mark: str, marks: Typography) -> str:
    """A kind of mark as the locale writes it."""
    if mark == STOP:
        return marks.stop
    return marks.question if mark == QUESTION else marks.marks.get(mark, mark)


def _last(text: str) -> int:
    """The offset of the last mark of a text, or of its last character."""
    return max(0, len(text.rstrip(AFTER)) - 1)
