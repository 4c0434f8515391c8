"""Law 1: parsing loses no text: the words of the source are the words of the page, in order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from hypothesis import assume, given
from hypothesis import strategies as st
from lxml import etree

from localize import formats
from localize.errors import SourceError
from localize.model.article import Article
from localize.model.block import Block, BodyPart

WHITE = re.compile(r"[ \t\n\f\v]+")
"""What may fold: never no-break and other Unicode spaces."""


def words(text: str) -> list[str]:
    return [word for word in WHITE.split(text) if word]


def read(text: str) -> Article:
    return formats.parse(text.encode(), "source/a.txt", name="a", locale="en")


def html(part: BodyPart) -> str:
    if isinstance(part, str):
        return part
    if not isinstance(part, Block):
        return ""
    return "".join(escape(piece, quote=False) if isinstance(piece, str) else piece.markup for piece in part.pattern)


def tree(article: Article) -> etree._Element:
    """The body as readers' browsers build it; raises where its tags are not well nested."""
    # no character of HTML's white space, so that words at the ends of blocks stay apart
    body = "".join(map(html, article.body)).replace("<", "\n<").replace(">", ">\n")
    body = re.sub(r"\n(</?(?:strong|a)\b[^>]*>)\n", r"\1", body)
    return etree.fromstring(f"<article>{body}</article>")


def page_words(article: Article) -> list[str]:
    title = article.field("title")
    assert title is not None
    return [*words(str(title.pattern[0])), *words("".join(map(str, tree(article).itertext())))]


letters = st.characters(
    categories=["L", "M", "N", "P", "S", "Zs", "Cf"], exclude_characters="\u200b \ufeff\ufffe\uffff", codec="utf-8"
)
plain_words = st.one_of(
    st.sampled_from(["pain", "5\xa0mg", "10\u202f000", "<b>", "&amp;", "a:", "E.", "2020", "(2021)", "Smith", "痛み", "https://a.b/c"]),
    st.text(letters, min_size=1, max_size=6).filter(str.strip),
)  # fmt: skip
phrases = st.lists(plain_words, min_size=1, max_size=6).map(" ".join)


@dataclass(frozen=True)
class Piece:
    """A part of a document as it is written, and the words that readers must find."""

    source: str
    words: list[str]


@st.composite
def paragraphs(draw: st.DrawFn) -> Piece:
    lines = draw(st.lists(phrases, min_size=2, max_size=4))
    first = "So " + lines[0]
    return Piece("\n".join([first, *lines[1:]]), words(" ".join([first, *lines[1:]])))


@st.composite
def headings(draw: st.DrawFn) -> Piece:
    text = "Why " + draw(phrases).rstrip(":：")[:60].rstrip()
    assume(not text.endswith((":", "：")))
    return Piece(f"{text}:", words(text))


@st.composite
def lists(draw: st.DrawFn) -> Piece:
    loose = draw(st.sampled_from(["\n", "\n\n", "\n \n"]))
    items = draw(
        st.lists(st.tuples(st.sampled_from(["•", "-", "*", "1.", "12)"]), st.integers(0, 9), phrases, phrases))
    )
    assume(items)
    source, found = [], []
    for mark, indent, text, more in items:
        source.append(f"{' ' * indent}{mark} Item {text}\n{' ' * (indent + 2)}and {more}")
        found += words(f"Item {text} and {more}")
    return Piece(loose.join(source), found)


@st.composite
def references(draw: st.DrawFn) -> Piece:
    titles = draw(st.lists(phrases, min_size=1, max_size=3))
    lines = [f"Zhao ZQ, Berg A. (2008). {title} Lancet." for title in titles]
    return Piece("\n".join(lines), words(" ".join(lines)))


@st.composite
def documents(draw: st.DrawFn) -> Piece:
    title = Piece("My title", ["My", "title"])
    body = draw(st.lists(st.one_of(paragraphs(), headings(), lists()), min_size=1, max_size=6))
    end = draw(st.lists(references(), max_size=1))
    pieces = [title, *body, Piece("So it ends\nhere", ["So", "it", "ends", "here"]), *end]
    gap = draw(st.sampled_from(["\n\n", "\n\n\n", "\n \t\n", "\r\n\r\n"]))
    return Piece(gap.join(piece.source for piece in pieces), [word for piece in pieces for word in piece.words])


@given(documents())
def test_the_words_of_a_document_are_on_the_page_in_order(document: Piece) -> None:
    # a heading's colon may be parted from its word, or stay where a line leads into a list
    assert [word.rstrip(":") for word in page_words(read(document.source))] == [
        word.rstrip(":") for word in document.words
    ]


LINES = ["- ", "* ", "• ", "1. ", "7) ", "  ", "\t", "\xa0", "Lead: ", "End:", "References", "References:", "x", "Y. ",
         "(2020). ", "Zhao ZQ. (2008). ", "2017;12(3):45 ", "doi:10.1/x", "\n", "\n", "\n\n", "\n\n", "<i>", "&",
         "\u2028", ":", "。"]  # fmt: skip
scrambled = st.lists(st.one_of(st.sampled_from(LINES), st.text(letters, max_size=4)), max_size=40).map("".join)


@given(scrambled)
def test_whatever_is_typed_no_letter_is_lost_and_the_tags_are_well_nested(text: str) -> None:
    source = f"Title\n\nText\n\n{text}"
    article = read(source)
    found = "".join(page_words(article))
    assert [char for char in found if char.isalpha()] == [char for char in source if char.isalpha()]


@given(scrambled)
def test_ids_of_an_article_are_unique(text: str) -> None:
    ids = tree(read(f"Title\n\nText\n\n{text}\n\nEnd:\n\nReferences:\n\n{text}")).xpath("//@id")
    assert isinstance(ids, list)
    assert len(set(ids)) == len(ids)
    assert "content" not in ids


@given(
    st.one_of(st.binary(max_size=60), scrambled.map(str.encode), st.text().map(lambda text: f"Date: {text}".encode()))
)
def test_whatever_bytes_a_file_holds_it_is_an_article_or_a_list_of_problems(data: bytes) -> None:
    try:
        article = formats.parse(data, "source/a.txt", name="a", locale="en")
    except SourceError as error:
        assert error.problems
        assert all(problem.path == "source/a.txt" and problem.line > 0 for problem in error.problems)
        assert all(", expected " in problem.message for problem in error.problems)
    else:
        assert article.field("title")
        assert article.body
