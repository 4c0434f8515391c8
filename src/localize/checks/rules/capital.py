"""How a sentence begins: with a capital, where its source does."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks import windows
from localize.checks.pair import Message, Pair
from localize.checks.sentence_ends import COLON, NO_MARK
from localize.expressions import unicode_expression

_FIRST_WORD = unicode_expression(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*+")


def capital(pair: Pair) -> Iterator[Message]:
    """A sentence that begins with a small letter, where its source begins with a capital."""
    source, target = pair.source_reading.prose, pair.target_reading.prose
    if not source[:1].isupper() or not target[:1].islower():
        return
    there, here = _FIRST_WORD.match(source), _FIRST_WORD.match(target)
    if there is None or here is None or pair.source_reading.ends & {NO_MARK, COLON}:
        return
    word = here[0]
    if word != pair.target_text[: here.end()]:
        return  # an address, or what must not be translated
    if there[0][0].isupper() and word[0].islower() and word.islower() and word not in there[0] and len(word) > 1:
        begin = word[0].title() + word[1:]
        yield Message(
            f"'{windows.short(word, 40)}' begins with a small letter, expected '{windows.short(begin, 40)}'",
            here.span(),
        )
