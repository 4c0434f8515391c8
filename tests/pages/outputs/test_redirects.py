"""Pages at the paths that pages had before lead on to those of today."""

from __future__ import annotations

import json

from lxml import html

from localize.pages.outputs.redirects import NAME
from localize.pages.redirects import PreviousPath
from localize.pages.release import Release
from support.elements import first
from support.releases import BASE, KNEE, bundle, page, read, release

ARTICLE = read()
HIP = read(KNEE.replace("nee", "ip"), "pain/hip")
BOTH = release(page(ARTICLE, "de"), page(HIP, "de"))


def made(of: Release, *previous: PreviousPath) -> dict[str, bytes]:
    """The pages that lead on, and their list."""
    files = bundle(of, "de", previous_paths=previous).files
    return {output.path: output.data for output in files if output.role in ("redirect", "redirects")}


def test_a_page_that_leads_on_names_the_page_of_today_by_a_relative_link() -> None:
    files = made(BOTH, ("pain/hip", "old/hips"))
    tree = html.document_fromstring(files["old/hips.html"].decode())
    assert first(tree, "head/meta[@http-equiv='refresh']").get("content") == "0; url=../pain/hip.html"
    assert first(tree, "head/link[@rel='canonical']").get("href") == f"{BASE}de/pain/hip.html"
    assert first(tree, "head/meta[@name='robots']").get("content") == "noindex"
    link = first(tree, ".//h1/a")
    assert (link.get("href"), link.text) == ("../pain/hip.html", "KIP PAIN")


def test_the_list_has_each_of_them() -> None:
    files = made(BOTH, ("knee", "sore-knee"), ("pain/hip", "hip"))
    assert json.loads(files[NAME]) == [
        {"from": "sore-knee.html", "to": "knee.html", "article": "knee"},
        {"from": "hip.html", "to": "pain/hip.html", "article": "pain/hip"},
    ]


def test_no_page_of_today_gives_way_to_one_that_leads_on() -> None:
    assert made(BOTH, ("knee", "pain/hip"), ("knee", "Pain/HIP"), ("knee", "index")) == {}


def test_none_leads_to_an_article_that_has_no_page() -> None:
    assert made(BOTH, ("gone", "old")) == {}


def test_of_two_articles_that_had_one_path_the_first_has_it() -> None:
    assert json.loads(made(BOTH, ("knee", "old"), ("pain/hip", "old"))[NAME]) == [
        {"from": "old.html", "to": "knee.html", "article": "knee"}
    ]


def test_without_previous_paths_there_is_no_list() -> None:
    assert made(BOTH) == {}
