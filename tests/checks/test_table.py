"""The table of the rules."""

from __future__ import annotations

import re

import pytest

from localize import checks
from localize.model.finding import Severity


def test_every_rule_has_a_name_of_its_own() -> None:
    names = [rule.name for rule in (*checks.RULES, *checks.COMPARING_RULES)] + [checks.UNUSED_WAIVER]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in names)


@pytest.mark.parametrize("rule", checks.SEVERITIES)
def test_a_rule_says_in_a_sentence_what_it_finds(rule: str) -> None:
    assert re.fullmatch(r"[A-Z].{10,}\.", checks.SUMMARIES[rule])


BLOCKING = {
    "tags",
    "empty",
    "numbers",
    "units",
    "percent",
    "comparison",
    "range-order",
    "swapped",
    "dates",
    "frequency",
    "names",
    "web-address",
    "wrong-language",
    "bidi-balance",
    "script",
}


def test_what_would_harm_readers_blocks_a_page_and_what_is_a_matter_of_taste_does_not() -> None:
    assert {name for name, severity in checks.SEVERITIES.items() if severity is Severity.ERROR} == BLOCKING
