"""The months and parts of a day of a locale are its own, whichever locales were read before it."""

from __future__ import annotations

import subprocess
import sys

import pytest
from babel import Locale

from localize.language.calendar_names import day_period_names, month_names


def names(tag: str, context: str = "format", width: str = "wide") -> dict[int, str]:
    return dict(month_names(Locale.parse(tag, sep="-"))[context][width])


def test_a_region_has_the_months_of_its_language_but_for_its_own() -> None:
    assert (names("de")[1], names("de-AT")[1]) == ("Januar", "Jänner")
    assert names("de-AT")[2] == "Februar"


def test_a_language_in_another_script_inherits_none_of_its_usual_one() -> None:
    assert names("uz-Cyrl")[4] == "апрел"
    assert "stand-alone" not in month_names(Locale.parse("uz_Arab")) or names("uz-Arab", "stand-alone") != names("uz")


def test_an_alias_is_no_form_of_its_own() -> None:
    assert "wide" not in month_names(Locale.parse("fr")).get("stand-alone", {})
    assert names("hr", "stand-alone")[3] == "ožujak"
    assert names("hr")[3] == "ožujka"


def test_the_parts_of_a_day_are_those_of_the_locale_and_of_its_language() -> None:
    names = {tag: day_period_names(Locale.parse(tag))["format"] for tag in ("es", "es_MX", "pt_PT")}
    assert names["es"]["abbreviated"]["morning1"] == "de la madrugada"
    assert names["es_MX"]["abbreviated"]["morning1"] == "de la madrugada"
    assert names["pt_PT"]["wide"]["am"] == "da manhã"


@pytest.mark.parametrize("first", ["ja", "ru", "az"])
def test_a_language_read_before_changes_nothing(first: str) -> None:
    # in a process of its own: what is read once is kept
    code = (
        "from localize.language.quantities import read\n"
        f"read('x 5 mars 3', {first!r})\n"
        "print([number.month for number in read('le 25 janvier 2020, a marqué', 'fr')])\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[0, 1, 0]\n"
