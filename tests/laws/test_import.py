"""An imported article, read again, is the one that was read; imported again, it stays as it is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize import formats
from localize.config.formats import Formats, Surroundings
from localize.errors import SourceError
from localize.formats import clean
from localize.formats.clean import foreign, same, tidy
from localize.formats.source import Source
from support.sources import CHUNKS, Example, chunk

DROP, KEEP = Formats(), Formats(surroundings=Surroundings.KEEP)
TRUSTED = Formats(trust_markup=True)
REFUSED = ("would be read again", "would be lost", "the article written from it")

EXOTIC = {"<p>A word.</p><option><span><option>"}
"""What HTML can hold and nobody can write: elements in each other that a parser takes apart."""


def imported(html: str, options: Formats = DROP) -> bytes:
    """The source file made of a page; raises SourceError."""
    found = foreign.read(
        Source(html.encode("utf-8", "surrogatepass"), "a", path="x.html", locale="en", options=options), ""
    )
    tidy.tidied(clean.with_title(found), "en")
    return clean.written(found, Source(b"", "a", path="source/a.html", locale="en", options=options))


def told(error: SourceError) -> bool:
    """Whether a page is refused because its article could not be written."""
    return any(each in str(error) for each in REFUSED) and "no text" not in str(error)


def is_exotic(example: Example) -> bool:
    return any(each in example.text for each in EXOTIC)


@pytest.mark.parametrize("number", CHUNKS)
def test_every_page_of_the_parsers_tests_can_be_written_and_is_read_again_as_the_same(number: int) -> None:
    for example in chunk(number):
        if example.suffix != ".html" or is_exotic(example):
            continue
        try:
            imported(example.text)
        except SourceError as error:
            assert not told(error), example


words = st.one_of(
    st.sampled_from(
        ["pain", "5\xa0mg", "10\u202f000", "&lt;b&gt;", "&amp;amp;", "[postcode]", "{{ x }}", "E. coli", "痛み"]
    ),
    st.text(st.characters(categories=["L", "M", "N", "Zs"], codec="utf-8"), min_size=1, max_size=6),
)
space = st.sampled_from(["", " ", "\n", " \n\t ", "&nbsp;"])


ATTRIBUTES = ["", "", " class=MsoNormal", ' style="color:red"', " lang=en-US", " lang=fr", " translate=no", " id=_Toc1",
              ' title="A tip"', ' its-loc-note="A note"', " data-x=1"]  # fmt: skip


def inside(tag: str, content: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """An element around a content, with attributes or without."""
    attributes = st.sampled_from(ATTRIBUTES)
    return st.tuples(attributes, space, content, space).map(lambda got: f"<{tag}{got[0]}>{''.join(got[1:])}</{tag}>")


def some(*kinds: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(st.one_of(*kinds), min_size=1, max_size=4).map("".join)


INLINE = ("b", "em", "span", "font", "u", "sub", "code", "strike", "small")
simple = st.one_of(
    words,
    space,
    st.sampled_from(["<br>", '<img src=a.png alt="An image">', "<wbr>", "<!-- x -->", "<!-- translators: n -->"]),
)
inline = st.recursive(simple, lambda inner: st.one_of([inside(tag, some(inner)) for tag in INLINE]), max_leaves=6)
texts = some(inline)
flow = st.one_of(*(inside(tag, texts) for tag in ("p", "h2", "h3", "div", "pre", "address")), texts, st.just("<hr>"))


def around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    item = inside("li", some(inner, texts))
    row = some(inside("td", some(inner, texts)), inside("th", texts)).map(lambda cells: f"<tr>\n{cells}</tr>")
    return st.one_of(
        *(inside(tag, some(inner)) for tag in ("div", "section", "blockquote", "center", "aside", "figure")),
        inside("ul", some(item)),
        inside("ol", some(item)),
        inside("table", some(row)),
        inside("dl", some(inside("dt", texts), inside("dd", some(inner)))),
    )


pages = some(st.recursive(flow, around, max_leaves=6)).map(
    lambda body: f"<title>Title</title><main><h1>Title</h1><p>Text.</p>{body}</main>"
)


@given(pages, st.sampled_from([DROP, KEEP, TRUSTED]))
def test_a_well_formed_page_is_written_so_that_it_is_read_as_the_same(html: str, options: Formats) -> None:
    data = imported(html, options)
    before = formats.parse(html.encode(), "x.html", name="a", locale="en", options=DROP)
    after = formats.parse(data, "source/a.html", name="a", locale="en", options=options)
    assert same.letters(before) == same.letters(after)
    assert not re.search(rb"<[^>]*(?: style=|data-line|Mso)", data)


@given(pages)
def test_importing_an_imported_page_changes_nothing(html: str) -> None:
    data = imported(html)
    assert imported(data.decode()) == data


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>A b</p>", "<p>A c</p>"),
        ("<p>A b</p>", "<p>A  <b>b</b></p>"),
        ("<p>A b</p>", "<p>A\u00a0b</p>"),
        ("<p>A b</p>", "<div>A b</div>"),
        ("<p>A</p><p>b</p>", "<p>A</p>"),
        ("<p>A <img alt=x> b</p>", "<p>A<img alt=x> b</p>"),
        ("<p><img alt=x> b</p>", "<p><img alt=x>b</p>"),
        ("<p>A</p><!-- translators: n --><p>b</p>", "<p>A</p><p>b</p>"),
        ("<p id=x>A</p>", "<p>A</p>"),
        ("<p translate=no>A</p><p>b</p>", "<p>A</p><p>b</p>"),
        ("<p><a href=a.html>A</a></p>", "<p><a href=b.html>A</a></p>"),
        ("<p>A</p><pre> b</pre>", "<p>A</p><pre>b</pre>"),
    ],
)
def test_what_differs_is_found(one: str, other: str) -> None:
    first, second = (
        formats.parse(f"<title>T</title><h1>T</h1>{each}".encode(), "x.html", name="a", locale="en")
        for each in (one, other)
    )
    assert [*same.differences(first, second)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>A b</p>", "\n<p>\n A\n b\n</p>\n"),
        ("<ul><li>A<ul><li>b</ul></ul>", "<ul>\n <li>A\n  <ul>\n<li> b</li></ul></ul>"),
    ],
)
def test_white_space_that_means_nothing_and_lines_are_no_difference(one: str, other: str) -> None:
    first, second = (
        formats.parse(f"<title>T</title><h1>T</h1>{each}".encode(), "x.html", name="a", locale="en")
        for each in (one, other)
    )
    assert not [*same.differences(first, second)]


def test_what_nobody_can_write_is_refused() -> None:
    for each in EXOTIC:
        with pytest.raises(SourceError, match=r"would be read again as .*, expected "):
            imported(f"<title>T</title>{each}")
