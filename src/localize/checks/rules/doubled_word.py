"""Words that were typed twice."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from localize.checks import prose
from localize.checks.pair import Message, Pair
from localize.language.sentence_rules import lower
from localize.language.typography import typography

_INSIDE = r"[\p{L}\p{M}\p{N}'’‑-]"
_DOUBLED = regex.compile(rf"(?<!{_INSIDE})([\p{{L}}\p{{M}}]{{2,60}}+)[ \u00a0\n]\1(?!{_INSIDE})", regex.IGNORECASE)


def doubled_word(pair: Pair) -> Iterator[Message]:
    """A word that stands twice in a row, where its language never has it so; not where the source repeats a word."""
    allowed = typography(pair.locale).doubled
    if allowed is None or _DOUBLED.search(prose.source(pair)):
        return
    for match in _DOUBLED.finditer(prose.target(pair)):
        if lower(match[1]) not in allowed:
            yield Message(f"'{match[0]}' is written twice, expected '{match[1]}' once", match.span())
