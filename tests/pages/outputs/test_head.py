"""What the head of a page says, as JSON: the same as the page."""

from __future__ import annotations

import json
from typing import Any

import pytest

from localize.gate.decide import Outcome
from localize.pages.release import Release
from support.releases import KNEE, LOCALES, head, linked_data, page, read, release, texts

ARTICLE = read()
HIP = read(KNEE.replace("nee", "ip"), "pain/hip")
FULL = release(*(page(article, locale) for article in (ARTICLE, HIP) for locale in LOCALES))
FALLBACK = release(page(ARTICLE), page(ARTICLE, "de", Outcome.FALLBACK, missing=1), page(ARTICLE, "ar"))


def metadata(of: Release, locale: str, name: str = "knee") -> Any:
    """What the head of a page should say."""
    return json.loads(texts(of, locale)[f"{name}.head.json"])


@pytest.mark.parametrize(
    "of", [FULL, FALLBACK, release(page(ARTICLE), page(ARTICLE, "de"), page(ARTICLE, "ar"), base_url="")]
)
@pytest.mark.parametrize("locale", LOCALES)
def test_the_metadata_is_what_the_head_of_the_page_says(of: Release, locale: str) -> None:
    told, data = head(texts(of, locale)["knee.html"]), metadata(of, locale)
    root = told.getparent()
    assert root is not None
    named = {meta.get("name"): meta.get("content") for meta in told.findall("meta[@name]")}
    canonical = told.find("link[@rel='canonical']")
    assert data == {
        "lang": root.get("lang"),
        "dir": root.get("dir"),
        "title": told.findtext("title"),
        "heading": root.findtext(".//h1"),
        "description": named.get("description", ""),
        "keywords": named.get("keywords", ""),
        "author": named.get("author", ""),
        "languages": {},
        "canonical": "" if canonical is None else canonical.get("href"),
        "noindex": named.get("robots") == "noindex",
        "alternates": [
            {"hreflang": link.get("hreflang"), "href": link.get("href")}
            for link in told.findall("link[@rel='alternate'][@hreflang]")
        ],
        "json-ld": linked_data(texts(of, locale)["knee.html"])[0],
    }
