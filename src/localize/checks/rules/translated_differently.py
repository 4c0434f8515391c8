"""One source text with two translations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from localize.checks import windows
from localize.checks.consistency import NAMES, different, grouped
from localize.checks.pair import Located, Message


def translated_differently(translations: Sequence[Located]) -> Iterator[tuple[Located, Message]]:
    """One source text with two translations, in the same context; case, punctuation and tags do not count.

    Each rarer translation is reported with the most frequent one, and that with the second most frequent.
    """
    groups = grouped(translations, by=lambda each: each.pair.source_text, leave_out=NAMES)
    for group in groups:
        for each, other in different(group, by=lambda each: each.pair.target_text):
            text = windows.short(other.pair.target_text)
            yield (
                each,
                Message(
                    f"'{windows.short(each.pair.source_text)}' is translated '{text}' at {other.location},"
                    " expected one translation",
                    (0, len(each.pair.target_text)),
                ),
            )
