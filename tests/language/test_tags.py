"""Locale tags: their forms, and what CLDR says of them."""

from __future__ import annotations

from datetime import date

import pytest
from babel import Locale, localedata

from localize.language import tags


@pytest.mark.parametrize("tag", ["de", "pt-BR", "zh-Hant", "sr-Latn", "es-419", "nb", "fil", "zh-Hant-HK"])
def test_a_tag_that_cldr_knows_is_a_locale(tag: str) -> None:
    assert str(tags.cldr(tag)).replace("_", "-") == tag


@pytest.mark.parametrize(
    "tag",
    [
        "",
        "d",
        "DE",
        "de-de",
        "de_DE",
        "pt-br",
        "zh-hant",
        "german",
        "de-CH-1996",
        "de ",
        "de\n",
        "-de",
        "de-",
        "٣٣",
        "../x",
    ],
)
def test_a_tag_of_another_form_is_named_with_what_was_expected(tag: str) -> None:
    with pytest.raises(ValueError, match="is not a locale tag, expected one such as de, pt-BR or zh-Hant") as error:
        tags.cldr(tag)
    assert repr(tag) in str(error.value)


@pytest.mark.parametrize("tag", ["xx", "zz-ZZ", "qqq", "de-XX"])
def test_a_well_formed_tag_without_cldr_data_is_unknown(tag: str) -> None:
    with pytest.raises(ValueError, match=f"unknown locale '{tag}', expected a tag that CLDR knows"):
        tags.cldr(tag)


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("de", "de"),
        ("pt-BR", "pt_BR"),
        ("de-CH", "de_CH"),
        ("es-419", "es_419"),
        ("zh-Hant", "zh_Hant"),
        ("zh-Hant-HK", "zh_Hant_HK"),
        ("sr-Latn", "sr@latin"),
        ("sr-Latn-RS", "sr_RS@latin"),
        ("uz-Cyrl", "uz@cyrillic"),
        ("ks-Deva-IN", "ks_IN@devanagari"),
        ("ff-Adlm", "ff_Adlm"),
    ],
)
def test_gettext_names_follow_gettext(tag: str, name: str) -> None:
    assert tags.gettext_name(tag) == name


def test_two_locales_never_share_a_gettext_name() -> None:
    names = ["sr", "sr-Latn", "sr-Cyrl", "zh", "zh-Hans", "zh-Hant", "zh-TW", "pt", "pt-BR", "ff-Latn", "ff-Adlm"]
    assert len({tags.gettext_name(tag) for tag in names}) == len(names)


@pytest.mark.parametrize(
    ("tag", "direction"),
    [
        ("ar", "rtl"), ("ar-EG", "rtl"), ("he", "rtl"), ("fa", "rtl"), ("ur", "rtl"), ("ps", "rtl"), ("yi", "rtl"),
        ("ckb", "rtl"), ("de", "ltr"), ("ja", "ltr"), ("nb", "ltr"), ("az", "ltr"), ("uz", "ltr"), ("pa", "ltr"),
        ("pa-Arab", "rtl"), ("uz-Arab", "rtl"), ("az-Arab", "rtl"), ("ks-Deva", "ltr"), ("ku", "ltr"),
        ("sd-Deva", "ltr"), ("ff-Adlm", "rtl"),
    ],
)  # fmt: skip
def test_direction_is_that_of_the_script(tag: str, direction: str) -> None:
    assert tags.direction(tag) == direction


def test_direction_is_what_cldr_says_of_every_language_in_each_script() -> None:
    for name in localedata.locale_identifiers():
        locale = Locale.parse(name)
        if not locale.territory and not locale.variant:
            expected = "rtl" if locale.text_direction == "rtl" else "ltr"  # Mongolian's "ttb" is no value of `dir`
            assert tags.direction(name.replace("_", "-")) == expected, name


@pytest.mark.parametrize(
    ("tag", "script"),
    [
        ("de", "Latn"), ("ja", "Jpan"), ("ar", "Arab"), ("ru", "Cyrl"), ("zh", "Hans"), ("zh-TW", "Hant"),
        ("zh-Hant", "Hant"), ("sr", "Cyrl"), ("sr-Latn", "Latn"), ("el", "Grek"), ("hi", "Deva"), ("de-CH", "Latn"),
        ("en-IN", "Latn"), ("pa-PK", "Arab"),
    ],
)  # fmt: skip
def test_script_is_the_likely_one(tag: str, script: str) -> None:
    assert tags.script(tag) == script


@pytest.mark.parametrize(("tag", "language"), [("pt-BR", "pt"), ("de", "de"), ("zh-Hant-HK", "zh")])
def test_language_is_the_first_subtag(tag: str, language: str) -> None:
    assert tags.language(tag) == language


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("de", "Deutsch"), ("nb", "norsk bokmål"), ("pt-BR", "português (Brasil)"), ("ja", "日本語"), ("ar", "العربية"),
        ("fr", "français"), ("es", "español"), ("en", "English"), ("de-CH", "Deutsch (Schweiz)"),
    ],
)  # fmt: skip
def test_autonym_is_the_language_in_its_own_words(tag: str, name: str) -> None:
    assert tags.autonym(tag) == name


def test_autonym_is_what_cldr_calls_every_language() -> None:
    for name in localedata.locale_identifiers():
        if "_" not in name:
            assert tags.autonym(name) == (Locale.parse(name).get_display_name() or name)


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "November 6, 2026"),
        ("en-GB", "6 November 2026"),
        ("de", "6. November 2026"),
        ("nb", "6. november 2026"),
        ("fr", "6 novembre 2026"),
        ("es", "6 de noviembre de 2026"),
        ("ja", "2026年11月6日"),
    ],
)
def test_dates_are_written_as_in_running_text(tag: str, text: str) -> None:
    assert tags.long_date(date(2026, 11, 6), tag) == text


def test_an_arabic_date_names_the_month_in_arabic() -> None:
    assert "نوفمبر" in tags.long_date(date(2026, 11, 6), "ar")


@pytest.mark.parametrize(
    ("tag", "count"), [("ja", 1), ("de", 2), ("pt-BR", 2), ("ar", 6), ("ru", 3), ("pl", 3), ("zh-Hant", 1)]
)
def test_plural_forms_have_as_many_forms_as_the_language(tag: str, count: int) -> None:
    assert tags.plural_forms(tag).startswith(f"nplurals={count}; plural=")


@pytest.mark.parametrize(
    ("tag", "space"), [("ja", ""), ("zh-Hant", ""), ("th", ""), ("ko", " "), ("ar", " "), ("de", " ")]
)
def test_sentences_stand_apart_where_the_script_has_spaces(tag: str, space: str) -> None:
    assert tags.sentence_space(tag) == space


@pytest.mark.parametrize(
    ("text", "tag"),
    [("en", "en"), ("en-US", "en"), ("en-US", "en-GB"), ("en", "en-GB"), ("EN_us", "en"), ("zh-TW", "zh-Hant"),
     ("pt", "pt-BR"), ("sr-Cyrl-RS", "sr"), ("en-ZZ", "en")],
)  # fmt: skip
def test_a_region_of_the_same_language_is_written_alike(text: str, tag: str) -> None:
    assert tags.is_written_alike(text, tag)


@pytest.mark.parametrize(
    ("text", "tag"),
    [("de", "en"), ("nn", "nb"), ("zh-TW", "zh"), ("sr-Latn", "sr"), ("English", "en"), ("", "en"), ("-", "en")],
)
def test_another_language_or_script_is_not(text: str, tag: str) -> None:
    assert not tags.is_written_alike(text, tag)
