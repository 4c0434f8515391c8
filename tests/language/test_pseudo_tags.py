"""Pseudo locales (CLDR's regions XA and XB) beside real ones."""

from __future__ import annotations

import pytest

from localize.language import tags


def test_a_pseudo_locale_has_the_facts_of_its_language() -> None:
    assert tags.direction("ar-XB") == "rtl"
    assert tags.direction("en-XA") == "ltr"
    assert tags.script("ar-XB") == "Arab"
    assert tags.plural_forms("ar-XB") == tags.plural_forms("ar")
    assert tags.gettext_name("en-XA") == "en_XA"


def test_a_pseudo_locale_is_not_called_like_its_language() -> None:
    assert tags.autonym("en-XA") == "English (en-XA)"
    assert tags.autonym("en-GB") != "English (en-GB)"


def test_a_region_that_nobody_knows_is_no_pseudo_locale() -> None:
    with pytest.raises(ValueError, match="unknown locale 'en-XC'"):
        tags.cldr("en-XC")
