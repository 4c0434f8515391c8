"""Saved web pages: the page is read as HTML, its pictures are files beside it, its links lead where they led."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from localize.config.formats import Formats
from localize.errors import SourceError
from localize.formats import web_archive
from localize.model.article import Article
from localize.model.block import plain_text
from support.golden import read, shown
from support.web_archive import BASE, file, mhtml
from support.word import png

CASES = sorted((Path(__file__).parents[1] / "cases" / "html").glob("*.html"))


def article(page: str | bytes, *more: str, **about: str) -> Article:
    return read(mhtml(page, *more, **about), ".mhtml")


def body(made: Article) -> str:
    return shown(made).split("\n\n1", 1)[0]


def refusal(data: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        read(data, ".mhtml")
    return str(caught.value)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_a_page_is_read_as_if_it_were_saved_as_html(path: Path) -> None:
    if path.with_suffix(".toml").exists():
        return
    data = path.read_bytes()
    expected = read(data, ".html")
    made = read(mhtml(data, base=""), ".mhtml")
    assert [plain_text(block.pattern) for block in made.blocks()] == [
        plain_text(block.pattern) for block in expected.blocks()
    ]
    assert replace(made, path="", guesses=(), unconfirmed=()) == replace(
        expected, path="", guesses=(), unconfirmed=(), remarks=made.remarks
    )


def test_pictures_are_files_beside_the_page() -> None:
    page = (
        "<h1>Knee</h1><p>Text <img src='a.png' alt=A srcset='a-2.png 2x'> <img src='cid:b@x' alt=B>"
        "<img src='https://cdn.example/c.jpg' alt=C><img src='../pain/a.png' alt=D>"
    )
    made = article(
        page,
        file(png(1), "https://clinic.example/pain/a.png"),
        file(png(2), identity="b@x"),
        file(b"<svg/>", "https://cdn.example/c.jpg", kind="image/svg+xml"),
    )
    assert made.embedded == (("a-image1.png", png(1)), ("a-image2.png", png(2)))
    html = body(made)
    assert [html.count(name) for name in ("a-image1.png", "a-image2.png", "a-2.png")] == [2, 1, 0]
    assert "https://cdn.example/c.jpg" in html


def test_links_lead_where_they_led() -> None:
    page = (
        f"<h1>Knee</h1><p>See <a href='back.html'>back</a>, <a href='{BASE}#rest'>rest</a>, <a href='#ice'>ice</a>,"
        " <a href='mailto:a@b.example'>us</a>, <a href='/'>home</a>.<h2 id=rest>Rest</h2><h2 id=ice>Ice</h2>"
    )
    html = body(article(page))
    for address in ("https://clinic.example/pain/back.html", "#rest", "#ice", "mailto:a@b.example"):
        assert f'href="{address}"' in html
    assert 'href="https://clinic.example/"' in html


def test_a_base_element_counts() -> None:
    page = "<base href='/other/'><h1>Knee</h1><p>See <a href='back.html'>back</a>."
    assert 'href="https://clinic.example/other/back.html"' in body(article(page))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ("<h1>Überlauf</h1><p>ä".encode(), "text/html"),
        ("<h1>Überlauf</h1><p>ä".encode("cp1252"), 'text/html; charset="windows-1252"'),
        ("<meta charset=windows-1252><h1>Überlauf</h1><p>ä".encode(), 'text/html; charset="utf-8"'),
    ],
    ids=["none", "declared", "both"],
)
def test_the_encoding_of_the_part_counts(data: bytes, kind: str) -> None:
    made = article(data, kind=kind)
    assert [plain_text(block.pattern) for block in made.blocks()] == ["Überlauf", "ä"]


def test_the_part_that_the_file_names_is_the_page() -> None:
    other = mhtml("<h1>Frame</h1><p>a", file(b"<h1>Knee</h1><p>b", kind="text/html", identity="main"))
    named = other.replace(b'type="text/html";', b'type="text/html"; start="<main>";')
    assert [plain_text(block.pattern) for block in read(named, ".mht").blocks()] == ["Knee", "b"]


def test_what_runs_is_left_out() -> None:
    made = article("<h1>Knee</h1><p onclick=x>Text<script>x()</script><a href='javascript:x()'>go</a>")
    html = "".join(part for part in (*made.heading, *made.body) if isinstance(part, str))
    assert not any(each in html for each in ("<script", "javascript:", "onclick"))
    assert any("<script>" in remark.message for remark in made.remarks)


def test_a_file_of_the_project_is_never_read() -> None:
    made = article("<h1>Knee</h1><p>Text <img src='file:///etc/passwd'>", base="file:///C:/knee.html")
    assert made.embedded == ()
    assert made.references == ()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no web page in the file"),
        (b"<h1>Knee</h1><p>Text", "no web page in the file"),
        (mhtml("a", kind="text/plain"), "no web page in the file"),
        (b"\n" * 1_000_001, "more lines or nested parts than a saved page has"),
        (b"Content-Type: multipart/related; boundary=a\n\n--a\n" * 50, "more lines or nested parts"),
        (mhtml("<h1>a</h1><p>b", *[file(b"a", f"x{number}") for number in range(2_001)]), "2,002 parts, expected at"),
        (mhtml("<h1>a</h1><p>\x00"), "U+0000"),
        (b"a" * (web_archive.LARGEST + 1), "50,000,001 bytes, expected at most 50,000,000 in a saved page"),
    ],
    ids=["empty", "html", "text", "lines", "nested", "parts", "nul", "large"],
)
def test_what_is_no_saved_page_is_refused(data: bytes, message: str) -> None:
    assert message in refusal(data)


@pytest.mark.parametrize("cut", range(0, 900, 50))
def test_a_page_that_is_cut_off_is_read_or_refused(cut: int) -> None:
    data = mhtml("<h1>Knee</h1><p>Text " + "word " * 50, file(png(), "https://clinic.example/pain/a.png"))
    try:
        read(data[:cut], ".mhtml", Formats())
    except SourceError as error:
        assert "source/a.mhtml" in str(error)
