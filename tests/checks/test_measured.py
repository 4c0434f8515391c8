"""Which rules are errors in clinical locales: those that were measured to be silent on good translations."""

from __future__ import annotations

import pytest

from localize import checks
from localize.checks import measured
from localize.checks.measured import Measured
from localize.model.finding import Severity


@pytest.mark.parametrize(("pairs", "flagged", "certain"), [(1000, 5, True), (1000, 6, False), (2352, 0, True)])
def test_a_rule_may_flag_half_a_percent_of_good_translations(pairs: int, flagged: int, certain: bool) -> None:
    assert Measured(pairs, flagged).certain is certain


def test_what_was_measured_are_rules_that_are_warnings_elsewhere() -> None:
    assert {checks.SEVERITIES[rule] for rule in measured.figures()} == {Severity.WARNING}


@pytest.mark.parametrize("locale", ["de", "de-CH", "pt-BR", "ja"])
def test_they_are_certain_in_languages_that_were_measured(locale: str) -> None:
    assert measured.certain("en-GB", locale) == {"prohibition", "untranslated"}


@pytest.mark.parametrize(("source", "locale"), [("en", "ka"), ("de", "fr"), ("en", "he")])
def test_they_are_not_in_others_or_where_they_flag_more(source: str, locale: str) -> None:
    assert measured.certain(source, locale) == frozenset()


@pytest.mark.parametrize("rule", measured.figures())
def test_every_language_measured_is_one_that_the_rule_has_data_for(rule: str) -> None:
    guards = next(each.guards for each in checks.RULES if each.name == rule)
    assert all(guards(source, target) for source, target in measured.figures()[rule])
