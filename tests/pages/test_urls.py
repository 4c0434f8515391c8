"""Where pages stand, and how they name each other."""

from __future__ import annotations

import pytest

from localize.model.page import Alternate, LocaleLink
from localize.pages import urls

BASE = "https://health.example/site/"


def test_a_page_stands_in_the_folder_of_its_locale() -> None:
    assert urls.path("pt-BR", "pain/knee") == "pt-BR/pain/knee.html"


@pytest.mark.parametrize(("name", "root"), [("knee", ""), ("pain/knee", "../"), ("pain/leg/knee", "../../")])
def test_the_way_back_to_the_folder_of_the_locale_is_as_long_as_the_name_is_deep(name: str, root: str) -> None:
    assert urls.root(name) == root


def test_an_address_is_absolute_and_quoted() -> None:
    expected = "https://health.example/site/de/pain/a%20b%25%C3%A4.html"
    assert urls.address(BASE, "de", "pain/a b%ä") == expected


def test_without_a_base_url_there_are_no_addresses_and_no_alternates() -> None:
    assert urls.address("", "de", "knee") == ""
    assert urls.alternates("", {"en": "knee", "de": "knie"}, "en") == ()


def test_alternates_name_each_locale_and_the_source_locale_for_all_others() -> None:
    assert urls.alternates(BASE, {"en": "knee", "de": "knie"}, "en") == (
        Alternate("en", f"{BASE}en/knee.html"),
        Alternate("de", f"{BASE}de/knie.html"),
        Alternate("x-default", f"{BASE}en/knee.html"),
    )


def test_where_the_source_page_is_not_published_no_page_is_named_for_all_others() -> None:
    alternates = urls.alternates(BASE, {"de": "knie", "fr": "genou"}, "en")
    assert [alternate.hreflang for alternate in alternates] == ["de", "fr"]


@pytest.mark.parametrize(
    ("name", "href"),
    [
        ("knee", "../ar/knee.html"),
        ("pain/knee", "../../ar/pain/knee.html"),
        ("pain/a b", "../../ar/pain/a%20b.html"),
        ("a:b", "../ar/a%3Ab.html"),
    ],
)
def test_a_link_to_another_locale_is_relative(name: str, href: str) -> None:
    assert urls.link({"de": name, "ar": name}, "de", "ar") == LocaleLink("ar", "rtl", name="العربية", href=href)


def test_the_language_list_names_every_locale_but_the_page_s_own_in_its_own_language() -> None:
    found = urls.languages(dict.fromkeys(("en", "de", "nb"), "knee"), "de", ["en", "de", "nb"])
    assert [(link.locale, link.name, link.direction) for link in found] == [
        ("en", "English", "ltr"),
        ("nb", "norsk bokmål", "ltr"),
    ]


def test_a_link_leads_to_the_name_that_the_page_has_there() -> None:
    assert urls.link({"de": "schmerz/knie", "en": "pain/knee"}, "de", "en").href == "../../en/pain/knee.html"


def test_a_file_name_is_quoted_so_that_it_cannot_read_as_a_scheme() -> None:
    assert urls.quoted("javascript:a b?.html") == "javascript%3Aa%20b%3F.html"
