"""Translations with their typography mended: what is changed, and what stays as it was typed."""

from __future__ import annotations

import pytest

from localize.checks import cases
from localize.checks.cases import Case, CaseKind
from localize.checks.fixes import FixedTranslation, fixed
from localize.checks.pair import Pair
from localize.model.finding import Severity


def pair(source: str, target: str, locale: str = "fr", *, comment: str = "") -> Pair:
    case = Case("", 0, kind=CaseKind.INVALID, locale=locale, sources=(source,), targets=(target,), comment=comment)
    return cases.translations(case)[0].pair


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("<a>Do you have pain</a>?", "<a>Avez-vous mal</a>?", "<a>Avez-vous mal</a>\u202f?"),
        ("<a>Do you have pain?</a>", "<a>Avez-vous mal ?</a>", "<a>Avez-vous mal\u202f?</a>"),
        ("It is <a>“<b>bad</b>”</a>.", 'Une <a>"<b>mal</b>"</a>.', "Une <a>«\u00a0<b>mal</b>\u00a0»</a>."),
        ("Called “<a>dry</a>” now.", 'Dite "<a>sèche</a>" enfin.', "Dite «\u00a0<a>sèche</a>\u00a0» enfin."),
        ("Rest  &amp; drink?", "Repos &amp; eau?", "Repos &amp; eau\u202f?"),
        ("Enter <code>a?</code> now.", "Tapez <code>a?</code>  ici.", "Tapez <code>a?</code> ici."),
    ],
)
def test_tags_and_entities_stay_as_they_were_typed(source: str, target: str, expected: str) -> None:
    assert fixed(pair(source, target)).target == expected


def test_the_rules_that_were_mended_are_named() -> None:
    assert fixed(pair("Do you have pain?", "Avez-vous  mal ?")) == FixedTranslation(
        "Avez-vous mal\u202f?", ("punctuation-space", "extra-space")
    )


@pytest.mark.parametrize("comment", ["check-ok: punctuation-space", "check-ok: extra-space, punctuation-space"])
def test_what_is_waived_stays(comment: str) -> None:
    waived = pair("Do you have pain?", "Avez-vous mal ?", comment=comment)
    assert fixed(waived) == FixedTranslation("Avez-vous mal ?", ())


def test_what_a_rule_would_find_that_is_off_stays() -> None:
    levels: dict[str, Severity | None] = {"punctuation-space": None}
    assert fixed(pair("Do you have pain?", "Avez-vous mal ?"), levels=levels).rules == ()


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        ("Called “dry”.", 'Das nennt man "trocken.', "de"),  # one mark only
        ("Called “a ‘b’ c”.", 'Das nennt man "a "b" c".', "de"),  # one quotation in another
        ("At 5 feet “x”.", 'Bei 5" das "x".', "de"),  # inches
        ("Rest and drink.", "Ruhen\u200b und\ufffd trinken.", "de"),  # something was lost
    ],
)
def test_what_is_in_doubt_is_left_to_a_person(source: str, target: str, locale: str) -> None:
    assert fixed(pair(source, target, locale)) == FixedTranslation(target, ())


def test_a_right_translation_stays() -> None:
    right = pair("Do you have pain?", "Avez-vous mal\u202f?")
    assert fixed(right) == FixedTranslation("Avez-vous mal\u202f?", ())
