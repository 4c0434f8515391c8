"""What was measured of the rules on good translations: which are errors in clinical locales, and which are off."""

from __future__ import annotations

import pytest

from localize.checks import measured
from localize.checks.measured import Measured
from localize.checks.severities import SEVERITIES
from localize.checks.table import RULES
from localize.model.finding import Severity


@pytest.mark.parametrize(("pairs", "flagged", "certain"), [(1000, 5, True), (1000, 6, False), (2352, 0, True)])
def test_a_rule_may_flag_half_a_percent_of_good_translations(pairs: int, flagged: int, certain: bool) -> None:
    assert Measured(pairs, flagged).certain is certain


def test_rules_that_are_raised_are_warnings_elsewhere() -> None:
    raised = {name for name, rule in measured.rules().items() if rule.raised}
    assert raised
    assert {SEVERITIES[rule] for rule in raised} == {Severity.WARNING}


@pytest.mark.parametrize("locale", ["de", "de-CH", "pt-BR", "ja", "fr"])
def test_they_are_certain_in_languages_that_were_measured(locale: str) -> None:
    assert measured.certain("en-GB", locale) == {"prohibition", "untranslated"}


@pytest.mark.parametrize(("source", "locale"), [("en", "ka"), ("de", "fr"), ("en", "he")])
def test_they_are_not_in_others_or_where_they_flag_more(source: str, locale: str) -> None:
    assert measured.certain(source, locale) == frozenset()


def test_figures_of_a_rule_raise_it_only_where_they_say_so() -> None:
    rules = measured.read('[length]\nen = "fr 2316 0 0"\n')
    assert list(rules["length"].certain()) == []


@pytest.mark.parametrize("locale", ["ar", "fr", "ru", "zh"])
def test_every_rule_was_measured_and_may_be_on(locale: str) -> None:
    need_more = {"tags", "glossary", "forbidden-term", "description-length", "unused-waiver"}
    names = {name for name, rule in measured.rules().items() if ("en", locale) in rule.figures}
    assert names == set(SEVERITIES) - need_more
    assert measured.unquiet("en", locale) == {}


@pytest.mark.parametrize("rule", [name for name, rule in measured.rules().items() if rule.raised])
def test_every_language_in_which_a_rule_is_raised_is_one_that_it_has_data_for(rule: str) -> None:
    guards = next(each.guards for each in RULES if each.name == rule)
    assert all(guards(source, target) for source, target in measured.rules()[rule].figures)
