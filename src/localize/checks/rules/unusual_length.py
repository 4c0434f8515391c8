"""Translations that are too short or too long beside the others of their locale."""

from __future__ import annotations

from math import exp

from localize.checks.usual_lengths import RelativeLength, UsualLength


def unusual_length(length: RelativeLength, usual: UsualLength) -> str:
    """A translation that is much shorter or longer than the locale's other translations of such sources."""
    factor = exp((length.ratio - usual.ratio) / 100)
    if factor < 1:
        shorter = f"the translation is {100 - 100 * factor:.0f} % shorter than others of such sources in this locale"
        return f"{shorter}; something may be left out, expected all that the source says"
    longer = f"the translation is {100 * factor - 100:.0f} % longer than others of such sources in this locale"
    return f"{longer}; something may be put in, expected only what the source says"
