"""A rule that flags too many right translations in a language is off there, unless the configuration turns it on."""

from __future__ import annotations

from localize.checks import measured
from localize.checks.measured import Measured
from localize.checks.quiet_levels import completed
from localize.model.finding import Severity

LOUD = Measured(pairs=1000, flagged=21)
BLOCKS = Measured(pairs=1000, flagged=20, blocked=6)


def test_a_rule_that_flags_too_much_is_off() -> None:
    assert completed({}, {"capital": LOUD}) == {"capital": None}


def test_one_of_which_only_the_errors_are_too_many_is_a_warning() -> None:
    assert completed({}, {"names": BLOCKS}) == {"names": Severity.WARNING}


def test_the_configuration_turns_it_on() -> None:
    assert completed({"length": Severity.WARNING}, {"length": LOUD}) == {"length": Severity.WARNING}


def test_a_case_of_a_rule_that_is_off_stays_on() -> None:
    assert completed({}, {"negation": LOUD}) == {"negation": None, "prohibition": Severity.WARNING}


def test_a_level_of_the_rule_of_which_it_is_a_case_turns_it_on_too() -> None:
    levels = {"negation": Severity.ERROR}
    assert completed(levels, {"prohibition": LOUD}) == levels


def test_it_is_so_only_in_the_language_in_which_it_was_measured() -> None:
    text = '[length]\nen = """\nfi 1000 30 0\nsv 1000 1 1\n"""\n'
    rules = measured.read(text)
    assert set(measured.unquiet_of(rules, "en-GB", "fi")) == {"length"}
    assert not measured.unquiet_of(rules, "en", "sv")
    assert not measured.unquiet_of(rules, "de", "fi")
    assert not measured.unquiet_of(rules, "en", "et")
