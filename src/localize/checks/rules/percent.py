"""Percentages: what is one in the source is one in the translation."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.pair import Message, Pair
from localize.checks.rules.units import PERCENT, unit_name, with_other_unit, wrong_unit


def percent(pair: Pair) -> Iterator[Message]:
    """A percentage that is none in the translation, or a number that has become one."""
    for source, target in with_other_unit(pair):
        if PERCENT in (unit_name(source), unit_name(target)):
            yield wrong_unit(pair, source, target)
