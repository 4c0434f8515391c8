"""A release: each page names only what is really in it."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator

import pytest
from lxml import etree, html

from localize.gate.decide import Outcome
from localize.model.block import LinkAddress
from localize.model.page import LinkTarget
from localize.pages import render
from localize.pages.compiled import compile_article
from localize.pages.previous_page import PreviousFile, PreviousPage, previous_page
from localize.pages.release import PathsByLocale, Release
from localize.pages.released_page import LocalizedArticle, ReleasedPage
from support.articles import article, block
from support.elements import first
from support.releases import BASE, LOCALES, bundle, release
from support.translated import identity, same


def origin(locale: str, *, partly: bool = False) -> LocalizedArticle:
    """What a page is made from; `partly` leaves a sentence untranslated."""
    texts = {(None, "One."): f"One in {locale}.", ("title", "Cold packs"): f"Packs {locale}"}
    if partly:
        del texts[None, "One."]
    parts = article("<p>", block("One."), "</p>", description="D")
    return LocalizedArticle(compile_article(parts), {**texts, ("description", "D"): f"D {locale}"})


def page(
    locale: str,
    outcome: Outcome = Outcome.PUBLISHED,
    *,
    name: str = "cold",
    partly: bool = False,
    before: LocalizedArticle | PreviousPage | None = None,
) -> ReleasedPage:
    """A page of a release; one that is kept was made from the same text before."""
    made = before or origin(locale, partly=partly)
    if outcome is Outcome.KEPT and isinstance(made, LocalizedArticle):
        made = PreviousPage(render.content(made.article, made.translations, locale, same), complete=not partly)
    return ReleasedPage(article=name, locale=locale, source_locale="en", outcome=outcome, path=name, origin=made)


def files(of: Release, wanted: Callable[[str, str], bool] = lambda _name, _locale: True) -> dict[str, bytes]:
    """The files of all bundles of a release by path."""
    return {path: data for locale in of.locales for path, data in files_of(of, locale, wanted)}


def files_of(of: Release, locale: str, wanted: Callable[[str, str], bool]) -> Iterator[tuple[str, bytes]]:
    """The files of one bundle by path."""
    for output in bundle(of, locale, lambda name: wanted(name, locale)).files:
        yield f"{locale}/{output.path}", output.data


def parsed(of: Release, path: str) -> html.HtmlElement:
    """One page of a release."""
    return html.document_fromstring(files(of)[path].decode("utf-8"))


def alternates(root: html.HtmlElement) -> dict[str, str]:
    """The alternates that a page names."""
    links = root.findall("head/link[@rel='alternate']")
    return {link.get("hreflang", ""): link.get("href", "") for link in links}


def sitemap_addresses(of: Release) -> list[str]:
    """The addresses in the sitemaps of all locales, in their order."""
    written = files(of)
    maps = [
        etree.fromstring(written[f"{locale}/sitemap.xml"]) for locale in LOCALES if f"{locale}/sitemap.xml" in written
    ]
    return [str(loc.text) for root in maps for loc in root.iterfind("{*}url/{*}loc")]


FULL = release(page("en"), page("de"), page("ar"))


ALWAYS = ("index.html", "items.json", "style.css")
"""What stands in the folder of each locale."""


def test_a_release_has_pages_in_three_forms_indexes_style_sheets_and_sitemaps() -> None:
    forms = ("cold.html", "cold.fragment.html", "cold.head.json")
    expected = {f"{locale}/{name}" for locale in LOCALES for name in (*forms, *ALWAYS, "sitemap.xml")}
    assert set(files(FULL)) == expected


@pytest.mark.parametrize("base_url", [BASE, ""])
@pytest.mark.parametrize("pages", [(), ("en",), ("en", "de")])
def test_each_page_is_in_the_bundle_of_its_locale_and_none_else(pages: tuple[str, ...], base_url: str) -> None:
    written = files(release(*map(page, pages), base_url=base_url))
    forms = {f"{locale}/cold{suffix}" for locale in pages for suffix in (".html", ".fragment.html", ".head.json")}
    maps = {f"{locale}/sitemap.xml" for locale in pages if base_url}
    assert set(written) == forms | maps | {f"{locale}/{name}" for locale in LOCALES for name in ALWAYS}


def test_only_wanted_pages_are_written_and_all_indexes_know_of_all() -> None:
    def wanted(_name: str, locale: str) -> bool:
        return locale == "de"

    written = files(FULL, wanted)
    assert {path for path in written if "/cold." in path} == {
        f"de/cold{form}" for form in (".html", ".fragment.html", ".head.json")
    }
    assert b"Packs ar" in written["ar/index.html"]


def test_a_page_stands_in_its_locale_with_its_own_words() -> None:
    root = parsed(FULL, "ar/cold.html")
    assert (root.get("lang"), root.get("dir"), root.findtext("head/title")) == ("ar", "rtl", "Packs ar")
    assert first(root, "body/a").text == "Skip to content (ar)"


def test_a_release_is_a_value_that_another_process_can_work_on() -> None:
    copy = pickle.loads(pickle.dumps(FULL))  # what we pickled ourselves
    assert copy == FULL
    assert copy.index == FULL.index
    assert files(copy) == files(FULL)
    assert release(page("en")) != release(page("en", partly=True))


# Links and alternates


def test_a_link_leads_to_the_same_locale_else_to_the_source_else_where_it_was_written() -> None:
    linked = article("<p><a ", LinkAddress("warm.md#how"), ">x</a></p>")
    start = LocalizedArticle(
        compile_article(linked), identity(linked), links={"warm.md#how": LinkTarget("warm", rest="#how")}
    )
    targets = [page(locale, name="warm") for locale in ("en", "de")]
    full = release(*(page(locale, before=start) for locale in LOCALES), *targets)
    found = {locale: first(parsed(full, f"{locale}/cold.html"), ".//article/p/a") for locale in LOCALES}
    assert {locale: dict(link.attrib) for locale, link in found.items()} == {
        "en": {"href": "warm.html#how"},
        "de": {"href": "warm.html#how"},
        "ar": {"href": "../en/warm.html#how", "hreflang": "en"},
    }
    alone = parsed(release(page("de", before=start)), "de/cold.html")
    assert first(alone, ".//article/p/a").get("href") == "warm.md#how"


def test_alternates_are_reciprocal_and_the_source_page_serves_all_others() -> None:
    expected = {locale: f"{BASE}{locale}/cold.html" for locale in LOCALES} | {"x-default": f"{BASE}en/cold.html"}
    for locale in LOCALES:
        root = parsed(FULL, f"{locale}/cold.html")
        assert alternates(root) == expected
        assert first(root, "head/link[@rel='canonical']").get("href") == expected[locale]


def test_a_page_that_is_not_in_the_release_is_named_nowhere() -> None:
    without = release(page("en"), page("de"))
    for path, data in files(without).items():
        assert b"ar/cold.html" not in data, path
    assert set(alternates(parsed(without, "de/cold.html"))) == {"en", "de", "x-default"}


def test_where_the_source_page_is_not_in_the_release_no_page_names_it() -> None:
    without = release(page("de", Outcome.KEPT), page("ar", Outcome.KEPT))
    for path, data in files(without).items():
        assert b"en/cold.html" not in data, path
    assert set(alternates(parsed(without, "de/cold.html"))) == {"de", "ar"}
    assert sitemap_addresses(without) == [f"{BASE}de/cold.html", f"{BASE}ar/cold.html"]


def test_without_a_base_url_there_are_no_addresses_and_no_sitemap() -> None:
    local = release(page("en"), page("de"), base_url="")
    assert not [path for path in files(local) if path.endswith(".xml")]
    for path in ("en/cold.html", "de/index.html"):
        root = parsed(local, path)
        assert [link.get("rel") for link in root.iterfind("head/link")] == ["stylesheet"]
    assert [link.get("href") for link in parsed(local, "de/cold.html").iterfind(".//nav//a")] == ["../en/cold.html"]


def test_every_relative_link_leads_to_a_file_of_the_release() -> None:
    deep = release(*(page(locale, name=name) for name in ("pain/knee", "cold") for locale in LOCALES))
    written = files(deep)
    for path in written:
        if not path.endswith(".html") or path.endswith(".fragment.html"):
            continue
        root = html.document_fromstring(written[path].decode("utf-8"), base_url=f"file:///{path}")
        root.make_links_absolute()
        for element, attribute, link, _ in root.iterlinks():
            if link.startswith("file:///") and element.get("class") != "skip":
                assert link.removeprefix("file:///") in written, (path, attribute, link)


def test_a_page_in_a_sub_folder_finds_style_sheet_index_and_other_languages() -> None:
    deep = release(page("en", name="pain/knee"), page("de", name="pain/knee"))
    root = parsed(deep, "de/pain/knee.html")
    assert first(root, "head/link[@rel='stylesheet']").get("href") == "../style.css"
    assert first(root, "body/header/a").get("href") == "../index.html"
    assert [link.get("href") for link in root.iterfind(".//nav//a")] == ["../../en/pain/knee.html"]
    assert first(root, "head/link[@rel='canonical']").get("href") == f"{BASE}de/pain/knee.html"
    assert first(parsed(deep, "de/index.html"), ".//main//a").get("href") == "pain/knee.html"


def test_language_lists_are_in_the_order_of_the_configuration() -> None:
    mixed = release(page("ar"), page("de"), page("en"))
    links = [link.get("hreflang") for link in parsed(mixed, "de/cold.html").iterfind(".//nav//a")]
    assert links == ["en", "ar"]


# Indexes


def test_an_index_lists_the_pages_of_its_locale_with_title_and_description() -> None:
    mixed = release(page("en"), page("de"), page("en", name="pain/knee"))
    root = parsed(mixed, "de/index.html")
    assert [(link.get("href"), link.text) for link in root.iterfind(".//main//a")] == [("cold.html", "Packs de")]
    assert root.findtext(".//main//li/p") == "D de"
    assert len(parsed(mixed, "en/index.html").findall(".//main//li")) == 2
    assert parsed(mixed, "ar/index.html").findall(".//main//li") == []


def test_indexes_name_each_other() -> None:
    only = release(page("en"))
    expected = {locale: f"{BASE}{locale}/index.html" for locale in LOCALES} | {"x-default": f"{BASE}en/index.html"}
    for locale in LOCALES:
        root = parsed(only, f"{locale}/index.html")
        assert alternates(root) == expected
        assert first(root, "head/link[@rel='canonical']").get("href") == expected[locale]
        assert len(root.findall(".//nav//a")) == 2


# Pages that are not as they should be


def test_a_page_with_untranslated_parts_says_so_and_leaves_search_engines_to_the_original() -> None:
    partial = release(page("en"), page("de", Outcome.FALLBACK, partly=True), page("ar"))
    root = parsed(partial, "de/cold.html")
    assert first(root, "head/meta[@name='robots']").get("content") == "noindex"
    assert first(root, "head/link[@rel='canonical']").get("href") == f"{BASE}en/cold.html"
    assert alternates(root) == {}
    (told,) = root.find_class("notice")
    assert told.text_content().strip().startswith("Parts of this page have not been translated yet.")
    assert first(told, "a").get("href") == "../en/cold.html"


def test_a_page_with_untranslated_parts_is_in_language_lists_but_no_alternate_and_not_in_the_sitemap() -> None:
    partial = release(page("en"), page("de", Outcome.FALLBACK, partly=True), page("ar"))
    root = parsed(partial, "ar/cold.html")
    assert set(alternates(root)) == {"en", "ar", "x-default"}
    assert [link.get("hreflang") for link in root.iterfind(".//nav//a")] == ["en", "de"]
    assert f"{BASE}de/cold.html" not in sitemap_addresses(partial)


def test_a_kept_page_says_so_and_is_a_page_like_any_other() -> None:
    kept = release(page("en"), page("de", Outcome.KEPT))
    root = parsed(kept, "de/cold.html")
    (told,) = root.find_class("notice")
    assert told.text_content().strip().startswith("This is an earlier version of the translation")
    assert root.find("head/meta[@name='robots']") is None
    assert set(alternates(root)) == {"en", "de", "x-default"}
    assert f"{BASE}de/cold.html" in sitemap_addresses(kept)


def test_a_kept_page_with_untranslated_parts_is_still_no_alternate() -> None:
    kept = release(page("en"), page("de", Outcome.KEPT, partly=True))
    root = parsed(kept, "de/cold.html")
    assert first(root, "head/meta[@name='robots']").get("content") == "noindex"
    assert alternates(root) == {}
    assert sitemap_addresses(kept) == [f"{BASE}en/cold.html"]


def test_a_translation_cannot_pass_for_one_with_untranslated_parts() -> None:
    forged = '<title>T</title><article>\n<p>&lt;span class="untranslated"&gt; class="untranslated"</p>\n</article>'
    kept = release(page("en"), page("de", Outcome.KEPT, before=previous_page(PreviousFile(forged))))
    assert f"{BASE}de/cold.html" in sitemap_addresses(kept)


def test_the_source_page_that_is_kept_has_no_notice_that_its_original_changed() -> None:
    kept = release(page("en", Outcome.KEPT))
    assert not parsed(kept, "en/cold.html").find_class("notice")


# The sitemap


def test_the_sitemap_has_every_complete_page_with_the_alternates_of_the_page() -> None:
    assert sitemap_addresses(FULL) == [f"{BASE}{locale}/cold.html" for locale in LOCALES]
    for locale in LOCALES:
        (url,) = etree.fromstring(files(FULL)[f"{locale}/sitemap.xml"])
        links = {link.get("hreflang"): link.get("href") for link in url.iterfind("{*}link")}
        assert links == alternates(parsed(FULL, f"{locale}/cold.html"))


def test_a_release_without_complete_pages_has_no_sitemap_because_an_empty_one_is_not_valid() -> None:
    assert not [path for path in files(release()) if path.endswith(".xml")]
    partial = release(page("en"), page("de", Outcome.FALLBACK, partly=True))
    assert {path for path in files(partial) if path.endswith(".xml")} == {"en/sitemap.xml"}


def test_the_same_release_gives_the_same_bytes() -> None:
    assert files(FULL) == files(release(page("en"), page("de"), page("ar")))


def test_the_paths_of_pages_are_told_in_the_order_of_the_locales() -> None:
    paths = PathsByLocale(["en", "de", "fr"])
    paths.add("knee", [("knee", ["fr", "en", "de"])])
    paths.add("hip", [("hip", ["fr", "en"]), ("huefte", ["de"])])
    assert [(name, [*there.items()]) for name, there in paths.items()] == [
        ("knee", [("en", "knee"), ("de", "knee"), ("fr", "knee")]),
        ("hip", [("en", "hip"), ("de", "huefte"), ("fr", "hip")]),
    ]
    assert paths.get("back") is None
