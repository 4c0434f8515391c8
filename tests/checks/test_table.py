"""The table of the rules."""

from __future__ import annotations

import re

import pytest

from localize.checks.comparing_table import COMPARING_RULES
from localize.checks.severities import MISPLACED, SEVERITIES, UNUSED_WAIVER, UNUSUAL_LENGTH
from localize.checks.table import RULES, SUMMARIES
from localize.model.finding import Severity


def test_every_rule_has_a_name_of_its_own_that_the_configuration_knows() -> None:
    names = [rule.name for rule in (*RULES, *COMPARING_RULES)] + [MISPLACED, UNUSUAL_LENGTH, UNUSED_WAIVER]
    assert len(set(names)) == len(names)
    assert names == list(SEVERITIES)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in names)


@pytest.mark.parametrize("rule", SEVERITIES)
def test_a_rule_says_in_a_sentence_what_it_finds(rule: str) -> None:
    assert re.fullmatch(r"[A-Z].{10,}\.", SUMMARIES[rule])


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
    assert {name for name, severity in SEVERITIES.items() if severity is Severity.ERROR} == BLOCKING
