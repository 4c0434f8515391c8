"""The rows of all articles for importers."""

from __future__ import annotations

import json
from typing import Any

import pytest

from localize.gate.decide import Outcome
from localize.pages.outputs.bundle import ListLimits
from localize.pages.outputs.items import files
from localize.pages.release import Release
from support.releases import BASE, KNEE, LOCALES, page, read, release, texts
from support.rows import bundle_rows, page_row

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


def test_more_than_fit_into_one_file_are_in_parts_that_are_the_same_rows_together() -> None:
    rows = [page_row(f"a{number}") for number in range(50)]
    (whole,) = files(bundle_rows(rows))
    *parts, index = files(bundle_rows(rows, ListLimits(items=12)))
    assert [row for part in parts for row in json.loads(part.data)] == json.loads(whole.data)
    assert all(0 < len(json.loads(part.data)) <= 12 for part in parts)
    assert [part.path for part in parts] == [f"items-{number}.json" for number in range(1, len(parts) + 1)]
    assert (index.path, json.loads(index.data)) == ("items.json", {"parts": [part.path for part in parts]})


def test_parts_have_the_role_of_the_list_so_that_recalls_reach_their_rows() -> None:
    rows = [page_row(f"a{number}") for number in range(3)]
    assert {file.role for file in files(bundle_rows(rows, ListLimits(items=1)))} == {"items"}
