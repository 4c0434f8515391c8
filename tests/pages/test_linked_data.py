"""What a page says to machines: JSON-LD of schema.org, and the Open Graph protocol."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from localize.model.page import Alternate, Content, Page, PageInfo
from localize.pages.linked_data import Where, head, of_page

URL = "https://health.example/de/knee.html"
ORIGINAL = "https://health.example/en/knee.html"
CONTENT = Content(
    "Knieschmerz", "<h1>Knieschmerz</h1>", description="Was hilft.", keywords="Knie", author="Health Desk"
)
HERE = Where("de", URL)
NOTHING = PageInfo()


def own(**data: Any) -> Content:
    """A content whose article says this of itself."""
    return Content("T", "<h1>T</h1>", head=script({"@type": "MedicalWebPage", **data}))


def script(data: Any) -> str:
    """JSON-LD in the head of an article."""
    text = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>\n'


# JSON-LD


def test_a_page_is_a_medical_web_page_with_all_that_is_known() -> None:
    facts = PageInfo(date=date(2026, 3, 4), reviewers=("Dr. Roe",), translators=("Jana",))
    assert of_page(
        CONTENT, facts, Where("de", URL, original=ORIGINAL, source_locale="en"), ("Doe J. (2020). Cold.",)
    ) == {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "@id": URL,
        "url": URL,
        "headline": "Knieschmerz",
        "name": "Knieschmerz",
        "description": "Was hilft.",
        "keywords": "Knie",
        "inLanguage": "de",
        "author": {"@type": "Organization", "name": "Health Desk"},
        "citation": ["Doe J. (2020). Cold."],
        "translator": [{"@type": "Person", "name": "Jana"}],
        "reviewedBy": [{"@type": "Person", "name": "Dr. Roe"}],
        "lastReviewed": "2026-03-04",
        "translationOfWork": {"@type": "MedicalWebPage", "@id": ORIGINAL, "inLanguage": "en"},
    }


def test_what_is_not_known_is_left_out() -> None:
    assert of_page(Content("T", "<h1>T</h1>"), NOTHING, Where("de")) == {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "headline": "T",
        "name": "T",
        "inLanguage": "de",
    }


def test_only_what_somebody_reviewed_was_reviewed_on_a_day() -> None:
    data = of_page(CONTENT, PageInfo(date=date(2026, 3, 4)), HERE)
    assert data["dateModified"] == "2026-03-04"
    assert not {"lastReviewed", "reviewedBy"} & data.keys()


def test_the_name_is_what_search_results_show() -> None:
    data = of_page(Content("Heading", "", page_title="Title | Site"), NOTHING, HERE)
    assert (data["headline"], data["name"]) == ("Heading", "Title | Site")


def test_what_the_article_says_of_itself_stays() -> None:
    said = {"audience": "Patient", "author": {"@type": "Person", "name": "Jane"}, "keywords": "a", "description": "D"}
    data = of_page(own(**said), NOTHING, HERE)
    assert said.items() <= data.items()
    assert data["headline"] == "T"


def test_where_the_page_stands_is_never_what_the_article_says() -> None:
    data = of_page(own(url="https://other.example/", inLanguage="en", translationOfWork="x"), NOTHING, HERE)
    assert (data["url"], data["inLanguage"]) == (URL, "de")
    assert "translationOfWork" not in data
    nowhere = of_page(own(**{"@id": "x", "url": "y"}), NOTHING, Where("de"))
    assert not {"@id", "url"} & nowhere.keys()


@pytest.mark.parametrize("said", ["Roe R.", ["Roe R."]])
def test_citations_of_the_article_itself_come_first_and_none_twice(said: object) -> None:
    assert of_page(own(citation=said), NOTHING, HERE, ("Doe J.", "Roe R."))["citation"] == ["Roe R.", "Doe J."]


@pytest.mark.parametrize(
    ("said", "becomes"),
    [
        ("Article", "MedicalWebPage"),
        (["MedicalWebPage"], "MedicalWebPage"),
        (["WebPage", "FAQPage"], ["MedicalWebPage", "FAQPage"]),
    ],
)
def test_an_article_may_be_more_than_a_page(said: object, becomes: object) -> None:
    assert of_page(own(**{"@type": said}), NOTHING, HERE)["@type"] == becomes


def test_several_descriptions_of_the_page_become_one() -> None:
    twice = Content(
        "T", "", head=script({"@type": "Article", "a": 1, "b": 1}) + script({"@type": "WebPage", "b": 2, "c": 2})
    )
    data = of_page(twice, NOTHING, HERE)
    assert (data["a"], data["b"], data["c"]) == (1, 1, 2)
    assert lines(twice, data).count("<script") == 1


# The lines for the head


def lines(said: Content, data: dict[str, Any] | None = None, **fields: Any) -> str:
    """The lines for the head of a page with this content."""
    page = Page("de", "ltr", content=said, root="", **{"canonical": URL, **fields})
    return head(said, of_page(said, NOTHING, HERE) if data is None else data, page)


def test_the_lines_are_open_graph_and_then_the_json_ld() -> None:
    data = of_page(CONTENT, NOTHING, HERE)
    *graph, last = lines(CONTENT, data).splitlines()
    assert graph == [
        '<meta property="og:type" content="article">',
        '<meta property="og:title" content="Knieschmerz">',
        '<meta property="og:description" content="Was hilft.">',
        f'<meta property="og:url" content="{URL}">',
        '<meta property="og:locale" content="de_DE">',
    ]
    assert json.loads(last.removeprefix('<script type="application/ld+json">').removesuffix("</script>")) == data


def test_what_is_shared_is_named_by_the_address_that_search_engines_know() -> None:
    assert f'<meta property="og:url" content="{ORIGINAL}">' in lines(CONTENT, canonical=ORIGINAL)
    assert "og:url" not in lines(CONTENT, canonical="")


def test_other_locales_are_those_of_the_alternates_each_once() -> None:
    found = [
        Alternate(each, f"https://health.example/{each}/") for each in ("en", "de", "de-DE", "en-US", "nb", "x-default")
    ]
    told = lines(CONTENT, alternates=tuple(found))
    assert told.count('"og:locale"') == 1
    assert [line.split('"')[3] for line in told.splitlines() if "og:locale:alternate" in line] == ["en_US", "nb_NO"]


@pytest.mark.parametrize(
    ("locale", "name"),
    [("en", "en_US"), ("de-CH", "de_CH"), ("nb", "nb_NO"), ("ar", "ar_EG"), ("zh-Hant", "zh_TW"), ("pt-BR", "pt_BR")],
)
def test_a_locale_has_its_likeliest_territory(locale: str, name: str) -> None:
    assert f'"og:locale" content="{name}"' in head(CONTENT, {}, Page(locale, "ltr", content=CONTENT, root=""))


def test_lines_of_the_article_are_not_written_twice() -> None:
    said = Content(
        "T", "", "D", head='<meta property="og:title" content="Shared">\n<meta name="twitter:title" content="X">\n'
    )
    told = lines(said)
    assert told.count("og:title") == told.count("twitter:title") == 1
    assert 'content="Shared"' in told
    assert '"og:description" content="D"' in told


def test_json_ld_of_something_else_stays_beside_that_of_the_page() -> None:
    other = script({"@type": "Drug", "name": "Paracetamol"})
    told = lines(Content("T", "", head=other + script({"@type": "Article", "x": 1})))
    assert told.count("<script") == 2
    assert other.strip() in told


@pytest.mark.parametrize("text", ["</script><script>x()</script>", "<!--<script>", '"><b>&amp;', "a\u2028b"])
def test_no_text_ends_its_element(text: str) -> None:
    said = Content(text, "", text, author=text, head=script({"@type": "Article", "x": text}))
    data = of_page(said, NOTHING, HERE)
    told = lines(said, data)
    assert told.count("<script") == told.count("</script") == 1
    assert "<!--" not in told
    assert "\u2028" not in told.splitlines()[-1]
    assert json.loads(told.split('ld+json">')[1].removesuffix("</script>")) == data
    assert data["headline"] == data["x"] == text
