"""A Word file as an article: metadata, blocks with the numbers of their paragraphs, notes and pictures."""

from __future__ import annotations

import pytest

from localize import formats
from localize.errors import SourceError
from localize.model.article import Article
from localize.model.block import Block, Role, plain_text
from support.nerve_block import PLACE, nerve_block
from support.word import bold, bullets, docx, footnote, heading, image, link, paragraph, png, table


def read(*pieces: object, **properties: str) -> Article:
    data = docx(*pieces, properties={f"dc:{name}": text for name, text in properties.items()})  # type: ignore[arg-type]
    return formats.parse(data, "source/pain/knee.docx", name="pain/knee", locale="en")


def blocks(article: Article) -> list[tuple[Role, str, int]]:
    return [(block.role, plain_text(block.pattern), block.line) for block in article.body if isinstance(block, Block)]


def skeleton(article: Article) -> str:
    return "".join(part for part in article.body if isinstance(part, str))


def test_headings_lists_and_tables_are_blocks_of_their_kind() -> None:
    article = read(
        heading("Knee pain"),
        paragraph("Rest ", bold("one"), " day."),
        bullets("Ice"),
        table(("Dose", "Time"), ("5 mg", "daily")),
    )
    assert blocks(article) == [
        (Role.PARAGRAPH, "Rest one day.", 2),
        (Role.ITEM, "Ice", 3),
        (Role.COLUMN, "Dose", 4),
        (Role.COLUMN, "Time", 5),
        (Role.CELL, "5 mg", 6),
        (Role.CELL, "daily", 7),
    ]


def test_the_first_heading_is_the_title_and_the_properties_are_metadata() -> None:
    article = read(heading("Knee pain"), paragraph("Rest."), title="Knee pain, explained", description="What helps")
    said = {block.context: plain_text(block.pattern) for block in article.metadata}
    assert said == {"title": "Knee pain", "page-title": "Knee pain, explained", "description": "What helps"}


def test_a_footnote_is_translated_and_a_citation_in_one_is_not() -> None:
    article = read(
        heading("Knee"),
        paragraph("Rest helps.", footnote("Not on day one.")),
        paragraph("Ice helps.", footnote("Doe J, Roe R. (2020). Ice. Journal of Cold, 1(2), 3–4.")),
    )
    assert blocks(article)[-1] == (Role.FOOTNOTE, "Not on day one.", 2)
    assert 'translate="no"><p>Doe J, Roe R. (2020). Ice.' in skeleton(article)
    assert '<div class="footnotes" role="doc-endnotes">' in skeleton(article)


def test_the_mark_of_a_footnote_is_no_text_for_translators() -> None:
    article = read(heading("Knee"), paragraph("Rest.", footnote("A."), " Ice.", footnote("B.")))
    assert blocks(article)[0][1] == "Rest. Ice."


def test_a_picture_is_a_file_beside_the_page_with_a_name_of_its_own() -> None:
    article = read(heading("Knee"), paragraph(image(png(), "A knee")))
    assert article.embedded == (("knee-image1.png", png()),)
    assert 'src="knee-image1.png"' in skeleton(article)
    assert [(block.context, plain_text(block.pattern)) for block in article.blocks()][1:] == [("alt", "A knee")]


def test_links_lead_to_other_articles() -> None:
    article = read(heading("Knee"), paragraph("See ", link("the hip", "hip.md"), " too."))
    assert [reference.address for reference in article.references] == ["hip.md"]


def test_what_could_not_be_taken_over_is_told() -> None:
    article = read(heading("Knee"), paragraph("x ", image(b"II*\0", "A scan", suffix="tiff")))
    assert [(problem.path, problem.line) for problem in article.remarks] == [("source/pain/knee.docx", 2)]


def test_what_is_no_word_file_is_an_error() -> None:
    with pytest.raises(SourceError, match=r"source/pain/knee\.docx: "):
        formats.parse(b"no zip", "source/pain/knee.docx", name="pain/knee", locale="en")


def test_the_word_article_of_this_project_is_what_its_script_makes() -> None:
    assert PLACE.read_bytes() == nerve_block()
