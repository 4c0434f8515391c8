"""What the HTML reader makes of single pieces; whole articles stand in `tests/cases/html/`."""

from __future__ import annotations

import re
from html import escape

import pytest

from localize.config.formats import Formats, Surroundings
from localize.errors import SourceError
from localize.formats.html import url_attributes
from localize.model.article import Article, Target
from localize.model.block import Role, plain_text
from localize.segments.inline import to_text
from support.golden import read, shown

TRUSTED = Formats(trust_markup=True)


def article(text: str, options: Formats | None = None) -> Article:
    return read(f"<h1>Title</h1>{text}", ".html", options)


def body(text: str, options: Formats | None = None) -> str:
    return shown(article(text, options)).split("</h1>\n", 1)[1].split("\n\n", 1)[0].strip()


def texts(text: str, options: Formats | None = None) -> list[str]:
    return [to_text(block.pattern) for block in article(text, options).blocks()][1:]


@pytest.mark.parametrize("options", [None, TRUSTED], ids=["cleaned", "trusted"])
def test_every_line_of_a_wrapped_paragraph_is_known(options: Formats | None) -> None:
    found = article("\n<p>\nOne <b>two\nthree</b>\nfour <i>five</i>\n<p title='a\nb'>six\n", options)
    lines = {plain_text(block.pattern): block.lines for block in found.blocks()}
    assert lines["One two three four five"] == ((0, 3), (8, 4), (14, 5))
    assert lines["a b"] == ((0, 6),)


def test_links_and_files_are_told_with_their_lines() -> None:
    text = (
        '<p><a href="b.html">b</a> <a href="https://c.example">c</a>\n<img src=" e.png " srcset="e2.png 2x, e,3.png,,'
        ' 4.png">\n<a href="#d">d</a><video src="f.mp4" poster="g.png"></video><img src="/h.png">'
    )
    assert [(each.target, each.address, each.line) for each in article(text).references] == [
        (Target.LINK, "b.html", 1),
        (Target.FILE, "e.png", 2),
        (Target.FILE, "e2.png", 2),
        (Target.FILE, "e,3.png", 2),
        (Target.FILE, "4.png", 2),
        (Target.LINK, "#d", 3),
        (Target.FILE, "f.mp4", 3),
        (Target.FILE, "g.png", 3),
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", []),
        (" , ,", []),
        ("a.png", ["a.png"]),
        ("a.png 1x, b.png 2x", ["a.png", "b.png"]),
        ("a.png, b.png", ["a.png", "b.png"]),
        ("a,b.png 100w ,c.png", ["a,b.png", "c.png"]),
        ("data:image/png;base64,AA 1x", ["data:image/png;base64,AA"]),
    ],
)
def test_addresses_in_a_srcset_are_found_as_in_a_browser(value: str, expected: list[str]) -> None:
    assert list(url_attributes.in_srcset(value)) == expected


@pytest.mark.parametrize("address", ["javascript:a", " JavaScript:a", "java\nscript:a", "java&#9;script:a"])
def test_addresses_that_run_scripts_are_left_out(address: str) -> None:
    found = article(f'<p><a href="{address}">Text</a>')
    assert [problem.message.split(" was")[0] for problem in found.remarks] == ['href="javascript:…"']
    assert "script" not in shown(found).split("</h1>")[1]


@pytest.mark.parametrize(
    ("piece", "what"),
    [
        ('<a href="java&#1;script:a">b</a>', "control character U+0001 in <a>, written as &#1;"),
        ("<b title='&#xfdd0;'>b</b>", "noncharacter U+FDD0 in <b>, written as &#64976;"),
        ("<b>5&#x1f;mg</b>", "control character U+001F in <b>, written as &#31;"),
    ],
)
def test_a_reference_to_what_no_page_can_hold_is_refused_with_its_line(piece: str, what: str) -> None:
    with pytest.raises(SourceError, match=re.escape(f"a.html:3: {what}, expected text")):
        article(f"<p>Text\n\n{piece}")


def test_a_reference_to_a_page_break_is_a_space() -> None:
    assert texts("<p>a&#12;b&#11;c") == ["a b c"]


def test_data_for_search_engines_with_such_a_character_is_none() -> None:
    data = '{"@type": "Article", "headline": "a\\u0001b"}'
    page = f'<head><script type="application/ld+json">{data}</script></head><h1>Title</h1><p>Text'
    assert read(page, ".html").head == ()


def test_what_is_not_trusted_leaves_no_handler_and_no_script() -> None:
    text = (
        '<p onclick="a()" ONMOUSEOVER=a() style="x:y" formaction=a><img src=a.png onerror=a()><svg onload=a()></svg>b'
    )
    assert body(text) == '<p><img src="a.png"><svg></svg>⟦b⟧</p>'


def test_only_the_alignment_of_cells_is_kept_of_a_style() -> None:
    text = '<table><tr><td style="color:red;text-align:right;background:url(a)">5</table>'
    assert body(text) == '<table><tbody><tr><td style="text-align:right">⟦5⟧</td></tr></tbody></table>'


def test_trusted_markup_is_kept_as_it_is() -> None:
    text = '<p onclick="a()" style="color: red">Text <script>a() && "</b>"</script></p>'
    expected = '<p onclick="a()" style="color: red">⟦Text⟧ <script>a() && "</b>"</script></p>'
    assert body(text, TRUSTED) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<article><h1>A</h1><p>One</article>", ["A", "One"]),
        ("<main><h1>A</h1><article><p>One</article></main>", ["A", "One"]),
        ("<main><p>X<article><h1>A</h1><p>One</article></main>", ["A", "One"]),
        ("<div role=main><h1>A</h1><p>One</div><p>X", ["A", "One"]),
        ("<main><h1>A</h1></main><main><p>One</main>", None),
        ("<article><h1>A</h1><p>One<article><p>Comment</article></article><p>X", None),
        ("<p>No title", None),
    ],
)
def test_the_article_is_found_in_a_page(page: str, expected: list[str] | None) -> None:
    try:
        found = [to_text(block.pattern) for block in read(page, ".html").blocks()]
    except SourceError:
        found = None
    if expected is not None:
        assert found == expected


@pytest.mark.parametrize(
    ("selector", "message"),
    [
        ("#none", "source/a.html:1: no article, expected an element that '#none' selects"),
        ("p[", "source/a.html: formats.article is 'p['"),
    ],
)
def test_a_selector_that_selects_nothing_is_told(selector: str, message: str) -> None:
    with pytest.raises(SourceError) as caught:
        read("<h1>A</h1><p>B", ".html", Formats(article=selector))
    assert str(caught.value).startswith(message)


def test_the_surroundings_are_kept_where_that_is_configured() -> None:
    page = "<title>T</title><nav>Menu</nav><main><h1>A</h1><p>One</main>"
    found = read(page, ".html", Formats(surroundings=Surroundings.KEEP))
    assert [to_text(block.pattern) for block in found.blocks()] == ["T", "Menu", "A", "One"]


@pytest.mark.parametrize("data", ["{", "[1, 2", '{"name": NaN}', '{"name": "\\ud800"}', "[" * 5000, '{"a":' * 41 + "1"])
def test_linked_data_that_is_no_json_is_left_out(data: str) -> None:
    assert read(f"<script type=application/ld+json>{data}</script><h1>A</h1><p>B", ".html").head == ()


def test_no_text_of_linked_data_ends_its_script() -> None:
    data = '{"name": "</script><b>", "text": "\u2028", "url": "</script>"}'.replace("</", "<\\/")
    head = read(f"<script type=application/ld+json>{data}</script><h1>A</h1><p>B", ".html").head
    assert "</script>\n" in head
    assert all("<" not in part.removesuffix("</script>\n")[1:] for part in head if isinstance(part, str))


def test_the_first_description_and_date_of_a_page_count() -> None:
    page = (
        '<meta name=description content="One"><meta name=Description content="Two"><meta name=date content="">'
        '<meta property="article:modified_time" content="2026-11-16T08:00:00+01:00"><h1>A</h1><p>B'
    )
    found = read(page, ".html")
    assert str(found.date) == "2026-11-16"
    assert [plain_text(block.pattern) for block in found.metadata if block.role is Role.DESCRIPTION] == ["One"]


def test_a_date_of_a_page_in_another_form_is_guessed_with_its_line() -> None:
    found = read("<title>T</title>\n<meta name=date content='16 May 2026'><h1>A</h1><p>B", ".html")
    message = "source/a.html:2: the date is '16 May 2026', read as 2026-05-16, expected one like 2026-11-16"
    assert (str(found.date), [str(each) for each in found.guesses]) == ("2026-05-16", [message])


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ('<time itemprop="dateModified" datetime="2024-05-01T10:00:00Z">1 May</time>', "2024-05-01"),
        ('<time itemprop="datePublished" datetime="2024-04-01">', "2024-04-01"),
        ('<time itemprop=datePublished datetime=2024-04-01></time><time itemprop=dateModified datetime=2024-05-01>',
         "2024-05-01"),
        ('<time itemprop="dateModified" datetime="2024-05">May</time>', "None"),
        ('<time datetime="2019-03-01">when the trial began</time>', "None"),
    ],
)  # fmt: skip
def test_without_a_date_in_its_head_a_page_has_the_one_its_article_says(times: str, expected: str) -> None:
    assert str(read(f"<h1>A</h1><p>B {times}", ".html").date) == expected


def test_the_date_in_the_head_counts_before_one_in_the_article() -> None:
    page = '<meta name=date content=2026-11-16><h1>A</h1><p><time itemprop="dateModified" datetime="2024-05-01">May'
    assert str(read(page, ".html").date) == "2026-11-16"


def test_spaces_around_a_comment_are_one() -> None:
    assert texts("<p>One <!-- a --> two\n<!-- b -->\nthree") == ["One two three"]


def test_no_heading_gets_the_id_of_another() -> None:
    text = "<h2 id=a>X</h2><h2>A</h2><h2>A</h2><h2 id=a-2>Y</h2><h2 id=content>Z</h2><h2>Content</h2>"
    assert article(text).anchors == {"a", "a-3", "a-4", "a-2", "content-2", "content-3"}


@pytest.mark.parametrize(
    ("page", "message"),
    [
        (f"<p>{'<i>' * 100}a", "1: elements nested more than 80 deep, expected fewer"),
        ("<p>a" * 60_000, "1: more than 50,000 elements, expected fewer in an article"),
        ("<p>a" * 2_500_001, ": 10,000,018 bytes, expected at most 10,000,000 in an article"),
    ],
    ids=["deep", "many", "large"],
)
def test_what_no_article_has_is_refused(page: str, message: str) -> None:
    with pytest.raises(SourceError) as caught:
        article(page)
    assert str(caught.value).removeprefix("source/a.html").removeprefix(":") == message.removeprefix(":")


@pytest.mark.parametrize("mark", ["", " onclick=x"], ids=["clean", "to clean"])
@pytest.mark.parametrize("char", ["&", "\N{NO-BREAK SPACE}", "<a\n"], ids=["ampersand", "space", "line"])
def test_a_text_of_any_length_is_read_whole(char: str, mark: str) -> None:
    code, words = char * 70_000 + "b", ("c" + char.strip()) * 60_000
    page = f"<pre{mark}>\n\n{escape(code)}</pre><table>{' ' * 20_000}<tr><td>text-0.</table><p>{escape(words)}"
    blocks = [plain_text(block.pattern) for block in article(page).blocks()][1:]
    assert blocks == [code, "text-0.", words]
    assert article(page).body[0] == "<pre>\n\n"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<html lang=de><h1>A</h1><p>x", "de"),
        ("<html lang=en><main lang=pt-BR><h1>A</h1><p>x</main>", "pt-BR"),
        ("<body lang=nl><article><h1>A</h1><p>x</article>", "nl"),
        ("<html lang=en-GB><h1>A</h1><p>x", "en"),
        ("<html lang=''><h1>A</h1><p>x", "en"),
        ("<html lang=klingonish-x><h1>A</h1><p>x", "en"),
        ("<h1 lang=la>A</h1><p>x", "en"),
    ],
)
def test_the_language_of_the_page_is_that_of_the_article(page: str, expected: str) -> None:
    assert read(page, ".html").locale == expected
