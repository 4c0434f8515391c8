"""Addresses in articles: what each leads to, and what is told of those that lead nowhere."""

from __future__ import annotations

import pytest

from localize import formats
from localize.model.article import Article
from localize.model.page import LinkTarget
from localize.pages.references import References, links_of

FILES = frozenset(
    {
        "source/pain/knee.md",
        "source/pain/hip.html",
        "source/first-visit.txt",
        "source/pain/knee.png",
        "source/pain/knee.de.png",
        "source/form ä.pdf",
        "source/Drawing.svg",
    }
)
VISIT = "source/first-visit.txt"
PATHS = {"pain/knee": "source/pain/knee.md", "pain/hip": "source/pain/hip.html", "first-visit": VISIT}


def knee(text: str) -> Article:
    return formats.parse(
        f"# Knee\n\n## What helps\n\n{text}\n".encode(), PATHS["pain/knee"], name="pain/knee", locale="en"
    )


def references(*articles: Article) -> References:
    hip = formats.parse(
        b'<meta name="slug" content="hips"><h1>Hip</h1><p id="dose">x', PATHS["pain/hip"], name="pain/hip", locale="en"
    )
    visit = formats.parse(b"First visit\n\nWhat to bring:\n\nYour list.\n", VISIT, name="first-visit", locale="en")
    return References("source", FILES, PATHS, {each.name: links_of(each) for each in (hip, visit, *articles)})


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("hip.html", LinkTarget(article="pain/hip")),
        ("hip.html#dose", LinkTarget(article="pain/hip", rest="#dose")),
        ("./hip.html?x=1#dose", LinkTarget(article="pain/hip", rest="?x=1#dose")),
        ("hips.html", LinkTarget(article="pain/hip")),
        ("../first-visit.txt#what-to-bring", LinkTarget(article="first-visit", rest="#what-to-bring")),
        ("../first-visit.html", LinkTarget(article="first-visit")),
        ("#what-helps", LinkTarget(article="pain/knee", rest="#what-helps")),
        ("knee.png", LinkTarget(file="source/pain/knee.png")),
        ("../form%20%C3%A4.pdf", LinkTarget(file="source/form ä.pdf")),
        ("ankle.md", None),
        ("../../etc/passwd", None),
        ("../..", None),
        ("", LinkTarget(article="pain/knee")),
    ],
)
def test_an_address_is_read_from_where_its_article_stands(address: str, expected: LinkTarget | None) -> None:
    article = knee("x")
    assert references(article).find(article, address) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[x](ankle.md)", "5: no file 'source/pain/ankle.md', expected an article or a file that is there"),
        ("![x](ankle.png)", "5: no file 'source/pain/ankle.png', expected a file that is there"),
        ("one\n[x](../../x.md)", "6: '../../x.md' leads out of source/, expected a file in it"),
        ("![x](%2e%2e/%2e%2e/x.png)", "5: '%2e%2e/%2e%2e/x.png' leads out of source/, expected a file in it"),
        (
            "![x](../drawing.svg)",
            "5: no file 'source/drawing.svg', expected 'source/Drawing.svg': letters count as they are written",
        ),
        (
            "[x](hip.html#doses)",
            "5: no place 'doses' in source/pain/hip.html, expected the id of a heading or another element there",
        ),
        (
            "[x](#nowhere)",
            "5: no place 'nowhere' in source/pain/knee.md, expected the id of a heading or another element there",
        ),
    ],
)
def test_what_leads_nowhere_is_told_with_its_line(text: str, expected: str) -> None:
    article = knee(text)
    told = [str(problem) for _, problem in references(article).problems(links_of(article))]
    assert told == [f"source/pain/knee.md:{expected}"]


def test_links_and_files_are_told_by_rules_of_their_own() -> None:
    article = knee("[x](ankle.md) ![x](ankle.png)")
    assert [rule for rule, _ in references(article).problems(links_of(article))] == ["broken-link", "missing-file"]


def test_what_leads_somewhere_is_not_told() -> None:
    article = knee(
        "[a](hip.html#dose) [b](../first-visit.txt#what-to-bring) [c](#what-helps) [d](#top) ![e](knee.png)"
        " [f](https://health.example/x.md) [g](mailto:a@health.example) [h](/elsewhere) [i](//host/x) <a>j</a>"
    )
    assert list(references(article).problems(links_of(article))) == []


def test_the_same_address_is_told_once_a_line() -> None:
    article = knee("[a](x.md) [b](x.md)\n[c](x.md)")
    assert [problem.line for _, problem in references(article).problems(links_of(article))] == [5, 6]


def test_the_files_beside_a_page_are_those_it_shows_or_offers() -> None:
    article = knee("![a](knee.png) ![b](knee.png) [c](<../form ä.pdf>) [d](hip.html) ![e](no.png)")
    found = references(article)
    assert [found.published(file) for file in found.assets(article)] == ["pain/knee.png", "form ä.pdf"]


@pytest.mark.parametrize(
    ("locales", "expected"),
    [
        (("de",), "source/pain/knee.de.png"),
        (("de-CH", "de"), "source/pain/knee.de.png"),
        (("fr",), "source/pain/knee.png"),
        ((), "source/pain/knee.png"),
    ],
)
def test_a_locale_shows_its_own_variant_of_a_file(locales: tuple[str, ...], expected: str) -> None:
    assert references().variant("source/pain/knee.png", locales) == expected


def test_a_file_that_would_take_the_place_of_one_of_ours_is_told_and_does_not_stand_beside_the_page() -> None:
    article = knee("[x](../feed.xml) [y](knee.head.json) [z](feed.xml) [w](a%5Cb.pdf)")
    own = {"source/feed.xml", "source/pain/knee.head.json", "source/pain/a\\b.pdf"}
    files = FILES | own | {"source/pain/feed.xml"}
    known = References("source", files, PATHS, {"pain/knee": links_of(article)})
    assert [str(problem) for _, problem in known.problems(links_of(article))] == [
        "source/pain/knee.md:5: 'feed.xml' is the name of a file that is made, expected another name",
        "source/pain/knee.md:5: 'pain/knee.head.json' is the name of a file that is made, expected another name",
    ]
    (problem,) = known.unusable(links_of(article))
    words = "the file 'pain/a\\b.pdf' has a backslash, which parts folders on Windows, expected another name"
    assert str(problem) == f"source/pain/knee.md:5: {words}, such as 'pain/a/b.pdf'"
    assert list(known.assets(article)) == ["source/pain/feed.xml", "source/pain/a\\b.pdf"]
