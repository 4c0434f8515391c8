"""The rows of all articles for importers."""

from __future__ import annotations

import json
from typing import Any

import pytest

from localize.gate.decide import Outcome
from localize.pages.release import Release
from support.releases import BASE, KNEE, LOCALES, page, read, release, texts

ARTICLE = read()
HIP = read(KNEE.replace("nee", "ip"), "pain/hip")
FULL = release(*(page(article, locale) for article in (ARTICLE, HIP) for locale in LOCALES))
FALLBACK = release(page(ARTICLE), page(ARTICLE, "de", Outcome.FALLBACK, missing=1), page(ARTICLE, "ar"))


def items(of: Release, locale: str = "en") -> Any:
    """The list for importers."""
    return json.loads(texts(of, locale)["items.json"])


def test_a_row_for_importers_says_what_the_article_is_and_where_its_forms_stand() -> None:
    assert items(FULL, "de")[1] == {
        "id": "pain/hip",
        "locale": "de",
        "title": "KIP PAIN",
        "description": "A <SORE> KIP & WHAT HELPS.",
        "keywords": "KIP, PAIN",
        "author": "HEALTH DESK",
        "languages": {},
        "updated": "2026-03-04",
        "url": f"{BASE}de/pain/hip.html",
        "page": "pain/hip.html",
        "fragment": "pain/hip.fragment.html",
        "metadata": "pain/hip.head.json",
        "outcome": "published",
    }


@pytest.mark.parametrize("of", [FULL, FALLBACK], ids=["full", "fallback"])
@pytest.mark.parametrize("locale", LOCALES)
def test_each_row_names_files_of_the_bundle_and_each_page_has_one(of: Release, locale: str) -> None:
    files = texts(of, locale)
    rows = items(of, locale)
    assert {each[form] for each in rows for form in ("page", "fragment", "metadata")} <= files.keys()
    assert {each["metadata"] for each in rows} == {path for path in files if path.endswith(".head.json")}
    assert {each["locale"] for each in rows} == {locale}


def test_a_row_of_a_page_with_untranslated_parts_has_the_address_of_that_page() -> None:
    (told,) = items(FALLBACK, "de")
    assert (told["url"], told["outcome"]) == (f"{BASE}de/knee.html", "fallback")


def test_without_pages_the_list_is_empty() -> None:
    assert items(release()) == []
