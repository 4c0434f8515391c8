"""The bundle of a locale: three forms of each page, the files beside them, and the lists of them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from lxml import etree, html

from localize.errors import PageError
from localize.gate.decide import Outcome
from localize.model.page import PageInfo
from localize.pages.outputs import manifest
from localize.pages.release import Release
from localize.pages.released_page import LocalizedArticle, ReleasedPage, WithheldPage
from support import dom
from support.elements import first
from support.releases import (
    BASE,
    CITATION,
    KNEE,
    LOCALES,
    bundle,
    graph,
    head,
    kept,
    linked_data,
    locations,
    page,
    read,
    release,
    texts,
)

ARTICLE = read()
HIP = read(KNEE.replace("nee", "ip"), "pain/hip")
FULL = release(*(page(article, locale) for article in (ARTICLE, HIP) for locale in LOCALES))
FALLBACK = release(page(ARTICLE), page(ARTICLE, "de", Outcome.FALLBACK, missing=1), page(ARTICLE, "ar"))


def article_of(text: str) -> str:
    """The article in a page or a fragment."""
    return dom.one(text, "article").inner_html


def metadata(of: Release, locale: str, name: str = "knee") -> Any:
    """What the head of a page should say."""
    return json.loads(texts(of, locale)[f"{name}.head.json"])


def items(of: Release, locale: str = "en") -> Any:
    """The list for importers."""
    return json.loads(texts(of, locale)["items.json"])


def row(of: Release, locale: str = "en", name: str = "knee") -> dict[str, Any]:
    """What the manifest says of an article."""
    rows = bundle(of, locale).rows
    articles = [*map(manifest.article_row, rows.pages), *map(manifest.withheld_row, rows.withheld)]
    (found,) = [each for each in articles if each["id"] == name]
    return found


# Three forms of a page


@pytest.mark.parametrize("of", [FULL, FALLBACK], ids=["full", "fallback"])
@pytest.mark.parametrize("locale", LOCALES)
def test_the_fragment_says_what_the_article_of_the_page_says(of: Release, locale: str) -> None:
    files = texts(of, locale)
    whole, alone = article_of(files["knee.html"]), article_of(files["knee.fragment.html"])
    assert dom.words(alone) == dom.words(whole) != []
    assert dom.words_again(alone) == dom.words_again(whole)
    assert [each.tag for each in dom.elements(dom.one(alone))] == [each.tag for each in dom.elements(dom.one(whole))]


def test_two_fragments_in_one_page_share_no_id_and_each_finds_its_own() -> None:
    files = texts(FULL)
    both = dom.parsed(files["knee.fragment.html"] + files["pain/hip.fragment.html"])
    ids = [str(each.attrs["id"]) for each in dom.elements(both) if "id" in each.attrs]
    assert len(set(ids)) == len(ids) == 4
    links = [str(each.attrs["href"]) for each in dom.elements(both) if str(each.attrs.get("href", "")).startswith("#")]
    assert links == ["#knee__dose", "#pain_hip__dose"]
    assert {link[1:] for link in links} < set(ids)


def test_ids_in_fragments_are_the_same_in_all_locales_and_whatever_the_page_is_called() -> None:
    named = release(page(ARTICLE), page(ARTICLE, "de", path="das-knie"))
    assert 'id="knee__dose"' in texts(named)["knee.fragment.html"]
    assert 'id="knee__dose"' in texts(named, "de")["das-knie.fragment.html"]


def test_a_fragment_has_nothing_of_the_page_around_it() -> None:
    for text in texts(FALLBACK, "de")["knee.fragment.html"], texts(FULL, "ar")["knee.fragment.html"]:
        assert text.startswith("<article lang=")
        assert not {"script", "style", "link", "meta", "nav", "main"} & {
            each.tag for each in dom.elements(dom.one(text))
        }


def test_paths_are_told_once_and_every_json_is_json() -> None:
    for locale in LOCALES:
        paths = [output.path for output in bundle(FULL, locale).files]
        assert len(set(paths)) == len(paths)
        assert all(json.loads(text) for path, text in texts(FULL, locale).items() if path.endswith(".json"))


# What a page says to machines


def test_a_translation_names_the_work_it_is_one_of_only_where_that_is_in_the_release() -> None:
    (data,) = linked_data(texts(FULL, "de")["knee.html"])
    assert data["translationOfWork"]["@id"] == f"{BASE}en/knee.html"
    assert "translationOfWork" not in linked_data(texts(FULL)["knee.html"])[0]
    alone = release(page(ARTICLE, "de"))
    assert "translationOfWork" not in linked_data(texts(alone, "de")["knee.html"])[0]


def test_a_page_names_what_it_cites_in_the_words_of_its_source() -> None:
    for locale in LOCALES:
        assert linked_data(texts(FULL, locale)["knee.html"])[0]["citation"] == [CITATION]
        assert row(FULL, locale)["citations"] == [CITATION]


def test_a_page_with_untranslated_parts_is_not_indexed_and_sends_on_to_the_source() -> None:
    text = texts(FALLBACK, "de")["knee.html"]
    assert first(head(text), "meta[@name='robots']").get("content") == "noindex"
    assert first(head(text), "link[@rel='canonical']").get("href") == f"{BASE}en/knee.html"
    assert ("og:url", f"{BASE}en/knee.html") in graph(text)
    assert not [name for name, _ in graph(text) if name == "og:locale:alternate"]


def test_open_graph_names_the_locales_that_are_alternates() -> None:
    named = [value for name, value in graph(texts(FALLBACK, "ar")["knee.html"]) if name.startswith("og:locale")]
    assert named == ["ar_EG", "en_US"]


def test_what_an_article_says_in_its_head_is_on_its_page_once() -> None:
    data = '<script type="application/ld+json">{"@type": "Article", "headline": "Knee", "audience": "all"}</script>'
    own = read(KNEE.replace("</head>", f'<meta property="og:title" content="Shared">{data}</head>'))
    text = texts(release(page(own)))["knee.html"]
    (told,) = linked_data(text)
    assert (told["@type"], told["audience"]) == ("MedicalWebPage", "all")
    assert [value for name, value in graph(text) if name == "og:title"] == ["Shared"]
    assert metadata(release(page(own)), "en")["json-ld"] == told


def test_an_article_may_say_that_it_is_several_things() -> None:
    data = '<script type="application/ld+json">{"@type": ["WebPage", "FAQPage"], "name": "Knee"}</script>'
    own = read(KNEE.replace("</head>", f"{data}</head>"))
    (told,) = linked_data(texts(release(page(own), page(own, "de")), "de")["knee.html"])
    assert (told["@type"], told["name"]) == (["MedicalWebPage", "FAQPage"], "KNEE")


# Lists


def test_the_sitemap_has_only_pages_of_the_release_that_are_complete() -> None:
    assert locations(texts(FULL, "de")["sitemap.xml"].encode()) == [f"{BASE}de/knee.html", f"{BASE}de/pain/hip.html"]
    assert "sitemap.xml" not in texts(FALLBACK, "de")
    assert f"{BASE}de/" not in texts(FALLBACK)["sitemap.xml"] + texts(FALLBACK, "ar")["sitemap.xml"]


def test_the_feed_has_the_complete_articles_that_have_a_date() -> None:
    undated = page(HIP, info=PageInfo(HIP.digest))
    feed = etree.fromstring(texts(release(page(ARTICLE), undated))["feed.xml"].encode())
    assert [each.text for each in feed.iterfind("{*}entry/{*}id")] == [f"{BASE}en/knee.html"]
    assert "feed.xml" not in texts(release(undated))
    assert "feed.xml" not in texts(FALLBACK, "de")
    assert "feed.xml" not in texts(release(page(ARTICLE), base_url=""))


def test_the_feed_speaks_the_language_of_its_locale() -> None:
    feed = etree.fromstring(texts(FULL, "ar")["feed.xml"].encode())
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"
    assert feed.findtext("{*}title") == "Articles (ar)"
    assert feed.findtext("{*}entry/{*}title") == "KNEE PAIN"


def feeds(text: str) -> list[tuple[str | None, str | None]]:
    """The links to feeds in the head of a page, with their titles."""
    found = head(text).findall("link[@type='application/atom+xml']")
    assert all(each.get("rel") == "alternate" for each in found)
    return [(each.get("title"), each.get("href")) for each in found]


def test_the_index_and_each_page_name_the_feed_of_their_locale() -> None:
    arabic = texts(FULL, "ar")
    assert feeds(arabic["index.html"]) == [("Articles (ar)", "feed.xml")]
    assert feeds(arabic["knee.html"]) == [("Articles (ar)", "feed.xml")]
    assert feeds(arabic["pain/hip.html"]) == [("Articles (ar)", "../feed.xml")]


def test_no_page_names_a_feed_that_is_not_published() -> None:
    undated = release(page(HIP, info=PageInfo(HIP.digest)))
    for files in (texts(undated), texts(FALLBACK, "de"), texts(release(page(ARTICLE), base_url=""))):
        pages = [text for path, text in files.items() if path.endswith(".html") and "fragment" not in path]
        assert len(pages) == 2
        assert [feeds(text) for text in pages] == [[], []]


# What the manifest says of articles


def test_a_finished_article_is_covered_and_names_its_source() -> None:
    segments = row(FULL)["coverage"]["segments"]
    told = row(FULL, "de")
    del told["article-bytes"]
    assert told == {
        "id": "knee",
        "page": "knee",
        "title": "KNEE PAIN",
        "description": "A <SORE> KNEE & WHAT HELPS.",
        "outcome": "published",
        "source": {"sha256": ARTICLE.digest},
        "coverage": {"segments": segments, "translated": segments, "fallback": 0, "stale": 0},
        "complete": True,
        "date": "2026-03-04",
        "citations": [CITATION],
        "withdrawn": False,
    }


def test_segments_in_the_source_language_are_counted() -> None:
    told = row(FALLBACK, "de")
    assert told["outcome"] == "fallback"
    assert told["coverage"]["fallback"] == 1
    assert told["coverage"]["translated"] == told["coverage"]["segments"] - 1
    assert not told["complete"]


def test_the_row_says_where_the_article_stands_in_the_bytes_of_its_page() -> None:
    of = release(page(read(KNEE.replace("Twice a day", "Zweimal täglich, 痛み 😀"))))
    span = row(of)["article-bytes"]
    inside = texts(of)["knee.html"].encode()[span["begin"] : span["end"]].decode()
    assert inside.startswith("<h1")
    assert inside.endswith("</ul>")
    assert "Zweimal täglich, 痛み 😀" in inside


def test_a_page_of_which_only_the_description_is_untranslated_is_not_complete() -> None:
    whole = page(ARTICLE, "de")
    assert isinstance(whole.origin, LocalizedArticle)
    translations = {key: text for key, text in whole.origin.translations.items() if key[0] != "description"}
    partly = replace(whole, origin=replace(whole.origin, translations=translations))
    assert row(release(whole), "de")["complete"]
    assert not row(release(partly), "de")["complete"]


def test_translators_are_named() -> None:
    translated = release(page(ARTICLE, "de", info=PageInfo(ARTICLE.digest, 3, translators=("Jana",))))
    assert row(translated, "de")["translators"] == ["Jana"]
    assert "translators" not in row(FULL, "de")


def test_reviewers_are_named() -> None:
    reviewed = release(
        page(ARTICLE, info=PageInfo(ARTICLE.digest, 3, missing=0, date=date(2026, 1, 1), reviewers=("Dr. Roe",)))
    )
    assert (row(reviewed)["reviewers"], row(reviewed)["date"]) == (["Dr. Roe"], "2026-01-01")
    assert linked_data(texts(reviewed)["knee.html"])[0]["lastReviewed"] == "2026-01-01"
    assert "reviewers" not in row(FULL)


def test_an_article_without_a_page_is_withdrawn_in_that_locale_only() -> None:
    gone = release(page(ARTICLE), withheld=[WithheldPage("knee", "de", PageInfo(ARTICLE.digest, 5, 2))])
    assert row(gone, "de") == {
        "id": "knee",
        "page": "",
        "title": "",
        "description": "",
        "outcome": "withheld",
        "source": {"sha256": ARTICLE.digest},
        "coverage": {"segments": 5, "translated": 3, "fallback": 0, "stale": 0},
        "citations": [],
        "withdrawn": True,
    }
    assert not [*bundle(gone, "ar").rows.withheld, *bundle(gone, "ar").rows.pages]
    assert not row(gone)["withdrawn"]


def test_a_source_that_cannot_be_read_has_no_digest() -> None:
    assert row(release(withheld=[WithheldPage("knee", "de", PageInfo())]), "de")["source"] == {}


# Pages that are kept


def again(of: Release, locale: str = "de", *others: ReleasedPage) -> Release:
    """A later release that keeps the page of that locale."""
    text = texts(of, locale)["knee.html"]
    today = PageInfo("1" * 64, 9, missing=2, date=date(2026, 9, 9), reviewers=("Dr. New",))
    return release(*others, kept(text, "knee", locale, info=today))


def test_a_kept_page_has_the_dates_and_names_of_its_own_text() -> None:
    old = release(
        page(ARTICLE),
        page(
            ARTICLE,
            "de",
            info=PageInfo("0" * 64, 9, missing=0, date=date(2026, 1, 1), reviewers=("Dr. Old",), translators=("Jana",)),
        ),
    )
    later = again(old, "de", page(ARTICLE))
    (data,) = linked_data(texts(later, "de")["knee.html"])
    assert (data["lastReviewed"], data["reviewedBy"][0]["name"], data["translator"][0]["name"]) == (
        "2026-01-01",
        "Dr. Old",
        "Jana",
    )
    told = row(later, "de")
    assert (told["date"], told["reviewers"], told["coverage"]["stale"]) == ("2026-01-01", ["Dr. Old"], 2)
    assert told["source"] == {"sha256": "1" * 64}


def test_a_kept_page_that_nobody_reviewed_is_not_reviewed_now() -> None:
    later = again(FULL, "de", page(ARTICLE))
    assert "lastReviewed" not in linked_data(texts(later, "de")["knee.html"])[0]
    assert "reviewers" not in row(later, "de")


def test_a_kept_page_keeps_the_lines_of_its_head_and_names_the_alternates_of_today() -> None:
    own = read(
        KNEE.replace(
            "</head>",
            '<meta property="og:title" content="Shared"><meta name="twitter:title" content="Short">'
            '<script type="application/ld+json">{"@type": "Drug", "name": "A"}</script></head>',
        )
    )
    old = release(page(own), page(own, "de"), page(own, "ar"))
    before, now = texts(old, "de")["knee.html"], texts(again(old, "de", page(own)), "de")["knee.html"]
    assert linked_data(now) == linked_data(before)
    assert first(head(now), "meta[@name='twitter:title']").get("content") == "SHORT"
    assert ("og:locale:alternate", "ar_EG") in graph(before)
    assert sorted(graph(now)) == sorted(each for each in graph(before) if each != ("og:locale:alternate", "ar_EG"))
    assert texts(again(again(old, "de", page(own)), "de", page(own)), "de")["knee.html"] == now


def test_a_kept_page_does_not_name_a_source_page_that_is_gone() -> None:
    assert "en/knee.html" not in texts(again(FULL), "de")["knee.html"]


def test_a_kept_page_has_its_heading_in_lists_and_its_title_in_the_tab() -> None:
    own = read(KNEE.replace("<title>Knee", "<title>Knee | Health Desk"))
    later = again(release(page(own), page(own, "de")), "de", page(own))
    assert items(later, "de")[0]["title"] == "KNEE PAIN"
    assert head(texts(later, "de")["knee.html"]).findtext("title") == "KNEE | HEALTH DESK"
    assert metadata(later, "de")["heading"] == "KNEE PAIN"


def test_a_kept_page_whose_json_ld_somebody_spoilt_stays() -> None:
    spoilt = texts(FULL, "de")["knee.html"].replace('{"@context"', '{"@context')
    (first, second) = html.document_fromstring(texts(release(kept(spoilt)), "de")["knee.html"]).findall("head/script")
    assert "MedicalWebPage" in (second.text or "")
    assert first.text is not None


# A release as a whole


def test_only_wanted_articles_are_written_and_all_lists_know_of_all() -> None:
    found = {output.path: output for output in bundle(FULL, "en", lambda name: name == "knee").files}
    assert {output.article for output in found.values()} == {"knee", ""}
    assert len(json.loads(found["items.json"].data)) == 2


def test_the_same_release_gives_the_same_bytes() -> None:
    other = release(*(page(replace(article), locale) for article in (ARTICLE, HIP) for locale in LOCALES))
    for locale in LOCALES:
        assert texts(other, locale) == texts(FULL, locale)


def test_a_page_that_cannot_be_made_is_named() -> None:
    untitled = replace(ARTICLE, metadata=())
    with pytest.raises(PageError) as caught:
        bundle(release(page(untitled), page(HIP)))
    assert (caught.value.article, caught.value.locale) == (ARTICLE.name, "en")
    assert str(caught.value).startswith("en/knee.html: cannot be used: KeyError: 'title'")
