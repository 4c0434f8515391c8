"""The plain-text reader against `tests/cases/text/`: each `<name>.txt` reads as its `<name>.html` says."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest

from localize import formats
from localize.model.article import Article
from localize.model.block import Block, BodyPart, Label, Pattern, Role, plain_text

CASES = Path(__file__).parents[1] / "cases" / "text"
NAMES = sorted(path.stem for path in CASES.glob("*.txt"))
SHOWN = {
    "{NBSP}": "\xa0", "{NNBSP}": "\u202f", "{LS}": "\u2028", "{TAB}": "\t", "{FF}": "\f", "{ZWSP}": "\u200b",
    "{THIN}": "\u2009",
}  # fmt: skip
"""How the case files write characters that nobody can see."""


def source_of(name: str) -> str:
    text = (CASES / f"{name}.txt").read_text(encoding="utf-8")
    for shown, char in SHOWN.items():
        text = text.replace(shown, char)
    return text


def read(text: str | bytes) -> Article:
    data = text if isinstance(text, bytes) else text.encode()
    return formats.parse(data, "source/pain.txt", name="pain", locale="en")


def page(article: Article) -> str:
    """Metadata line by line, then the body; interface words as `{{word}}`, invisible characters by name."""
    fields = [f"{block.context}: {plain_text(block.pattern)}\n" for block in article.metadata]
    day = [f"date: {article.date}\n"] if article.date else []
    text = "".join([*fields, *day, "\n", *map(part_html, article.body)])
    for shown, char in SHOWN.items():
        text = text.replace(char, shown)
    return text


def part_html(part: BodyPart) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, Label):
        return f"{{{{{part.word}}}}}"
    assert isinstance(part, Block)
    return pattern_html(part.pattern)


def pattern_html(pattern: Pattern) -> str:
    return "".join(escape(part, quote=False) if isinstance(part, str) else part.markup for part in pattern)


def body(text: str) -> str:
    return page(read(f"Title\n\n{text}")).partition("\n\n")[2]


@pytest.mark.parametrize("name", NAMES)
def test_an_article_reads_as_its_case_says(name: str) -> None:
    assert page(read(source_of(name))) == (CASES / f"{name}.html").read_text(encoding="utf-8")


def test_every_expected_page_has_its_source() -> None:
    assert sorted(path.stem for path in CASES.glob("*.html")) == NAMES


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("line_end", ["\r\n", "\r"], ids=["CRLF", "CR"])
def test_line_ends_and_a_byte_order_mark_make_no_difference(name: str, line_end: str) -> None:
    text = source_of(name)
    assert read(b"\xef\xbb\xbf" + text.replace("\n", line_end).encode()) == read(text)


@pytest.mark.parametrize("name", NAMES)
def test_blank_lines_around_the_text_make_no_difference(name: str) -> None:
    text = source_of(name)
    assert page(read(f"\n \t\n{text.rstrip()}\n\n\f\n")) == page(read(text))


def test_the_anatomy_comes_through_whole() -> None:
    article = read(source_of("anatomy"))
    roles = [block.role for block in article.blocks()]
    assert [block.context for block in article.metadata] == ["title", "description"]
    assert roles.count(Role.HEADING) == 5
    assert roles.count(Role.ITEM) == 5
    assert roles.count(Role.REFERENCE) == 3
    assert [part for part in article.body if isinstance(part, Label)] == [Label("References")]
    assert all(block.translatable == (block.role is not Role.REFERENCE) for block in article.blocks())


def test_blocks_know_the_lines_they_come_from() -> None:
    article = read(
        "Author: A\n\nTitle\n\nOne\ntwo  words\nthree\n\n- item\n\n  more\n\nZhao ZQ. (2008). Pain. Lancet.\n"
    )
    lines = {plain_text(block.pattern): block.lines for block in article.blocks()}
    assert lines == {
        "Title": ((0, 3),),
        "A": ((0, 1),),
        "One two words three": ((0, 5), (4, 6), (14, 7)),
        "item": ((0, 9),),
        "more": ((0, 11),),
        "Zhao ZQ. (2008). Pain. Lancet.": ((0, 13),),
    }


def test_the_parts_of_a_block_begin_where_its_lines_say() -> None:
    for name in NAMES:
        numbered = source_of(name).split("\n")
        for block in read(source_of(name)).blocks():
            text = plain_text(block.pattern)
            for offset, line in block.lines:
                first_word = text[offset:].split(" ")[0]
                assert first_word in "".join(numbered[line - 1 : line + 1])  # a header's value may begin below its name


def test_the_article_has_its_name_path_and_locale() -> None:
    article = formats.parse(b"Title\n\nText", "source/a/b.txt", name="a/b", locale="nb")
    assert (article.name, article.path, article.locale, article.date) == ("a/b", "source/a/b.txt", "nb", None)


def test_references_are_in_the_language_of_the_source() -> None:
    article = formats.parse(b"T\n\nText\n\nZhao ZQ. (2008). Pain. Lancet.", "a.txt", name="a", locale="ar")
    assert '<ul lang="ar" dir="rtl" translate="no">\n' in article.body


def test_a_suffix_is_recognised_in_any_case() -> None:
    assert formats.parse(b"Title\n\nText", "source/A.TXT", name="A", locale="en").name == "A"


@pytest.mark.parametrize("mark", ["•", "‣", "◦", "*", "-"])
def test_every_bullet_makes_an_unordered_list(mark: str) -> None:
    assert body(f"{mark} one\n{mark}\ttwo") == "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"


@pytest.mark.parametrize("text", ["-5 mg", "*note", "1.5 mg", "2020. A year", "- ", "-", "– dash", "a. letter", "1."])
def test_what_only_looks_like_an_item_is_a_paragraph(text: str) -> None:
    assert body(text) == f"<p>{text.strip()}</p>\n"


@pytest.mark.parametrize(
    "line",
    [
        "Ju ZY, Wang K, et al. (2017). Acupuncture.",
        "Ju ZY, Wang K (2017) Acupuncture.",
        "Smith, J. A., & Doe, B. (2019, March). Pain. Lancet.",
        "Smith, J. & Doe, B. (2019) Pain. Lancet.",
        "de la Cruz M, van Dijk P-J (2001a). Pain.",
        "Moreno Ruiz J. (2020). Dolor.",
        "World Health Organization. (2019). Pain: a guide.",
        "U.S. Preventive Services Task Force. (2018). Screening.",
        "Norsk legemiddelhåndbok. (2021). Nevropatisk smerte.",
        "Smith J. Pain. Lancet. 2019;12(3):45-9.",
        "Smith J. Pain. Lancet 2019 Mar 3;364:l100.",
        "Smith J. Pain. Lancet 2019; 12: 45.",
        "Smith J. Pain. Lancet 2019. https://doi.org/10.1000/1",
        "Smith J. Pain. Lancet 2019. doi:10.1000/1",
        "Smith J. Pain. Lancet 2019. PMID: 30000",
    ],
)
def test_a_last_line_in_the_form_of_a_citation_is_a_reference(line: str) -> None:
    article = read(f"Title\n\nText.\n\n{line}\n")
    assert [plain_text(block.pattern) for block in article.blocks() if block.role is Role.REFERENCE] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "It was updated in 2020.",
        "It was shown by Smith et al. (2021).",
        "It was shown by Smith et al. (2021). Others agree.",
        "Smith et al. (2021) showed it in a large trial.",
        "In 2017; 12 patients were followed.",
        "The first trial ended in 2017;12 patients were followed.",
        "Hepatitis B, C and E were common (2021) in the region.",
        "The World Health Organization (2019) says so.",
        "See https://doi.org/10.1000/1.",
        "The trial of 2019 is at https://doi.org/10.1000/1",
        "The clinic opened in the spring (2019). It is small.",
        "We are open 8–16. (Closed in July.)",
    ],
)
def test_a_last_paragraph_that_only_mentions_a_year_or_an_address_is_prose(line: str) -> None:
    assert [block.role for block in read(f"Title\n\nText.\n\n{line}\n").blocks()][-1] is Role.PARAGRAPH


def test_items_of_any_depth_are_on_the_page() -> None:
    text = "\n".join(f"{' ' * depth}- item {depth}" for depth in range(3000))
    assert body(text).count("<li>") == body(text).count("</li>") == 3000
