"""A waiver: a translator's comment that silences rules for one entry, `# check-ok: RULE, RULE`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from localize.expressions import expression

PREFIX = "check-ok:"
_WAIVER = expression(r"\s*check-ok:", re.IGNORECASE)
_LAPSED = "check-ok (lapsed):"


def rules(comments: Iterable[str]) -> tuple[str, ...]:
    """The names in the waivers among an entry's comments, each once, as they stand there; "" where none is named."""
    names: dict[str, None] = {}
    for comment in comments:
        if match := _WAIVER.match(comment):
            names.update(dict.fromkeys(name.strip() for name in comment[match.end() :].split(",")))
    return tuple(names)


def lapsed(comments: Iterable[str]) -> tuple[str, ...]:
    """The comments for another source text: a waiver stays readable and no longer counts.

    A person who finds it right for the new text too deletes " (lapsed)".
    """
    return tuple(_WAIVER.sub(lambda match: f"{match[0][: -len(PREFIX)]}{_LAPSED}", comment) for comment in comments)
