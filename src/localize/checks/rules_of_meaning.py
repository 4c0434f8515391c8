"""The messages of the rules that compare the meanings of words."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.exchanges import Exchange
from localize.checks.pair import Message, Pair
from localize.language import meanings
from localize.language.meanings import Frame

_EXAMPLES = 3


def messages(pair: Pair, rule: str) -> Iterator[Message]:
    """The exchanges in the frames of a rule, one for each frame at most."""
    for name, exchange in pair.exchanges:
        if (frame := meanings.frames()[name]).rule == rule:
            yield _message(frame, exchange, pair.locale)


def _message(frame: Frame, exchange: Exchange, locale: str) -> Message:
    """The message on an exchange, with words that the translator may have meant."""
    source, target = exchange.source, exchange.target
    words = meanings.examples(locale, frame.name, side=source.side)[:_EXAMPLES]
    expected = f"words such as {', '.join(map(repr, words))}" if words else "the same meaning"
    return Message(
        f"{source.text!r} ({source.side}) in the source, but {target.text!r} ({target.side}) in the translation,"
        f" expected {expected}",
        (target.start, target.end),
        (source.start, source.end),
        confidence=exchange.confidence,
    )
