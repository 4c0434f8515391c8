"""The article of a page alone."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import turbohtml

from localize.pages.outputs.citations import citations
from localize.pages.outputs.fragment import fragment
from localize.release.fragments import prefix_for
from support import dom
from support.releases import CITATION


def cut(article: str, *, locale: str = "de", direction: str = "ltr", prefix: str = "knee__") -> str:
    """The fragment with this inside."""
    return fragment(article, locale=locale, direction=direction, prefix=prefix)


def inside(article: str) -> str:
    """What stands in the fragment, without the lines of the element itself."""
    return cut(article).removeprefix('<article lang="de" dir="ltr">\n').removesuffix("\n</article>\n")


def test_it_is_one_article_with_its_own_language_and_direction() -> None:
    body = dom.one(cut("<h1>عنوان</h1>\n<p>نص</p>", locale="ar", direction="rtl"))
    (root,) = [child for child in dom.children(body) if isinstance(child, turbohtml.Element)]
    assert (root.tag, dict(root.attrs)) == ("article", {"lang": "ar", "dir": "rtl"})
    assert [child.tag for child in dom.elements(root)] == ["h1", "p"]


def test_an_article_without_ids_stands_in_it_as_it_is() -> None:
    article = '<h1>5&nbsp;mg &amp; <em>mehr</em></h1>\n<p class="a b">x<br>&lt;y&gt;</p>\n<pre>\n\n a</pre>'
    assert inside(article) == article


@pytest.mark.parametrize("element", ["<script>x()</script>", "<style>p{}</style>", '<link rel="x">', '<base href="/">'])
def test_what_would_work_on_the_page_around_it_is_left_out(element: str) -> None:
    assert inside(f"<p>a</p>{element}<div>{element}</div><p>b</p>") == "<p>a</p><div></div><p>b</p>"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a href="#dose">x</a>', '<a href="#knee__dose">x</a>'),
        ('<a href="#d%C3%B6sis">x</a>', '<a href="#knee__d%C3%B6sis">x</a>'),
        ('<a href="#dösis">x</a>', '<a href="#knee__dösis">x</a>'),
        ('<label for="dose">x</label>', '<label for="knee__dose">x</label>'),
        ('<output for="dose dösis">x</output>', '<output for="knee__dose knee__dösis">x</output>'),
        ('<p aria-labelledby="dose gone dösis"></p>', '<p aria-labelledby="knee__dose gone knee__dösis"></p>'),
        ('<p aria-describedby="dose"></p>', '<p aria-describedby="knee__dose"></p>'),
        ('<p aria-flowto="dose"></p>', '<p aria-flowto="knee__dose"></p>'),
        ('<p aria-errormessage="dose"></p>', '<p aria-errormessage="knee__dose"></p>'),
        ('<p aria-activedescendant="dose"></p>', '<p aria-activedescendant="knee__dose"></p>'),
        ('<p><a name="old"></a><a href="#old">x</a></p>', '<p><a name="knee__old"></a><a href="#knee__old">x</a></p>'),
        ('<button popovertarget="dose">x</button>', '<button popovertarget="knee__dose">x</button>'),
        ('<input list="dose">', '<input list="knee__dose">'),
        ('<svg><use href="#dose"></use></svg>', '<svg><use href="#knee__dose"></use></svg>'),
        ('<svg><rect fill="url(#dose)"></rect></svg>', '<svg><rect fill="url(#knee__dose)"></rect></svg>'),
        ("<svg><g mask=\"url('#dose')\"></g></svg>", "<svg><g mask=\"url('#knee__dose')\"></g></svg>"),
        ('<svg><path marker-end="url(#dose)"></path></svg>', '<svg><path marker-end="url(#knee__dose)"></path></svg>'),
    ],
)
def test_what_names_an_id_of_the_article_names_it_with_its_prefix(before: str, after: str) -> None:
    assert inside(f'<h2 id="dose">D</h2><h2 id="dösis">Ö</h2>{before}') == (
        f'<h2 id="knee__dose">D</h2><h2 id="knee__dösis">Ö</h2>{after}'
    )


def test_the_cells_of_a_table_find_their_headings() -> None:
    table = '<table><tbody><tr><th id="h1">a</th><th id="h2">b</th><td headers="h1 h2">c</td></tr></tbody></table>'
    assert inside(table) == table.replace('id="', 'id="knee__').replace('"h1 h2"', '"knee__h1 knee__h2"')


def test_a_picture_finds_its_map_by_name() -> None:
    picture = '<img src="k.png" alt="K" usemap="#places"><map name="places"><area href="#top" alt="A"></map>'
    assert inside(picture) == picture.replace("#places", "#knee__places").replace('"places', '"knee__places')


def test_sections_of_which_one_is_open_do_not_close_those_of_another_fragment() -> None:
    assert inside('<details name="one"><summary>a</summary></details>').startswith('<details name="knee__one">')


@pytest.mark.parametrize(
    "article",
    [
        '<a href="hip.html#dose">x</a>',
        '<a href="#top">x</a>',
        '<a href="https://health.example/#dose">x</a>',
        '<p title="url(#dose)" data-for="dose" class="dose">#dose</p>',
        '<input name="dose">',
    ],
)
def test_what_does_not_name_an_id_of_the_article_stays_as_it_is(article: str) -> None:
    assert inside(f'{article}<p id="dose"></p>') == f'{article}<p id="knee__dose"></p>'


# Prefixes


PREFIXES = Path(__file__).parents[2] / "cases/conformance/prefixes.json"


@pytest.mark.parametrize(
    "case", json.loads(PREFIXES.read_text(encoding="utf-8")), ids=lambda case: str(case["article"])
)
def test_the_prefix_is_the_name_of_the_article(case: Mapping[str, str]) -> None:
    assert prefix_for(case["article"]) == case["prefix"]


NAMES = ("a", "a/b", "a-b", "a_b", "a.b", "a b", "a--b", "a-", "a/b-c", "a.2f.b", "a/2f/b", "a-b/c", "a_/b", "a._b")
IDS = ("b", "b-c", "c", "-b", "_b", "b__c", "2f.b", "__", "_", ".", "b_c__d")


def test_no_two_articles_share_an_id() -> None:
    found = [f"{prefix_for(name)}{each}" for name in NAMES for each in IDS]
    assert len(set(found)) == len(found)
    assert not [each for each in found if re.search(r"\s", each)]


# Citations


FIRST = "<li>Doe J. (2020).\n  Cold. <em>J Cold</em>, 1(2), 3-4.</li>"
SECOND = f'<li>{CITATION} <a href="#r">↩︎</a></li>'


@pytest.mark.parametrize("start", ["<ul>", '<ol lang="en" translate="no">'])
def test_publications_are_the_items_of_lists_that_look_like_citations(start: str) -> None:
    listed = f"{start}\n{FIRST}{SECOND}<li>Paracetamol</li></ul>"
    assert list(citations(listed)) == ["Doe J. (2020). Cold. J Cold, 1(2), 3-4.", CITATION]


def test_a_publication_that_is_listed_twice_is_cited_once() -> None:
    assert list(citations(f"<ul>{SECOND}</ul><ul><li>More:<ul>{SECOND}</ul></li></ul>")) == [CITATION]


@pytest.mark.parametrize(
    "article",
    [
        f"<p>{CITATION}</p>",
        "<ul><li>Take 5 mg in 2026; twice a day.</li></ul>",
        "<ul><li>Smith et al. (2021) found it.</li></ul>",
    ],
)
def test_other_texts_are_none(article: str) -> None:
    assert list(citations(article)) == []
