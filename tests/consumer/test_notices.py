"""The notice in place of a recalled page."""

from __future__ import annotations

from importlib.resources import files

import polib
import pytest

from localize.consumer import notices
from localize.consumer.notices import notice
from localize.pages.security_policy import policy

INTERFACE = {path.name for path in files("localize.pages.interface").iterdir() if path.name.endswith(".po")}


@pytest.mark.parametrize(
    ("locale", "start"),
    [
        ("de-CH", '<html lang="de-CH" dir="ltr">'),
        ("ar", '<html lang="ar" dir="rtl">'),
        ("sv", '<html lang="sv" dir="ltr">'),
        ("pt-BR", '<html lang="pt-BR" dir="ltr">'),
        ("zh-TW", '<html lang="zh-TW" dir="ltr">'),
        ("eo", '<html lang="en" dir="ltr">'),
    ],
)
def test_a_notice_is_a_page_in_the_language_of_the_locale_or_in_english(locale: str, start: str) -> None:
    text = notice(locale, "rtl" if locale == "ar" else "ltr").decode()
    assert start in text
    assert '<meta name="robots" content="noindex">' in text


def test_a_locale_gets_the_words_of_its_language_and_script() -> None:
    assert "Sidan har dragits tillbaka" in notice("sv-SE", "ltr").decode()
    assert "頁面已撤回" in notice("zh-TW", "ltr").decode()
    assert "页面已撤回" in notice("zh-CN", "ltr").decode()
    assert "Page withdrawn" in notice("sr-Latn", "ltr").decode()


def test_a_locale_that_cldr_does_not_know_is_known_by_its_language() -> None:
    assert '<html lang="de-DE-1996" dir="ltr">' in notice("de-DE-1996", "ltr").decode()
    assert '<html lang="en" dir="ltr">' in notice("qq-ZZ", "rtl").decode()


def test_nothing_runs_in_a_notice_and_nothing_is_loaded() -> None:
    assert policy().startswith(f"{notices.POLICY}; ")
    assert f'<meta http-equiv="Content-Security-Policy" content="{notices.POLICY}">' in notice("de", "ltr").decode()


def test_there_is_a_notice_in_each_language_that_pages_have_words_in() -> None:
    assert {f"{language}.po" for language in notices.languages()} == INTERFACE


@pytest.mark.parametrize("language", notices.languages())
def test_each_file_translates_just_the_words_of_the_notice(language: str) -> None:
    catalog = polib.pofile((files("localize.consumer.notices") / f"{language}.po").read_text("utf-8"))
    assert [entry.msgid for entry in catalog] == [notices.TITLE, notices.TEXT]
    assert all(entry.translated() and not entry.obsolete for entry in catalog)
    assert catalog.metadata["Language"].replace("_", "-") == language
