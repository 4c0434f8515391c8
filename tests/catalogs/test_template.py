"""Templates: what translators are asked to translate."""

from __future__ import annotations

from localize import formats
from localize.catalogs.template import reference, template
from localize.config import Segmentation
from localize.language import sentences
from localize.model.catalog import Catalog
from localize.segments.split import split

TEXT = b"""Meta-description: Short.

Pain

Pain

Rest.

Pain:

- Pain: Rest. Rest.
"""


def made(mode: Segmentation) -> Catalog:
    return template(split(formats.parse(TEXT, "source/pain.txt", name="pain", locale="en"), mode), mode)


def test_there_is_one_entry_for_each_text_and_context_in_the_order_of_the_article() -> None:
    assert [entry.key for entry in made(Segmentation.SENTENCE).entries] == [
        ("title", "Pain"),
        ("description", "Short."),
        (None, "Pain"),
        (None, "Rest."),
        (None, "<strong>Pain:</strong> Rest."),
    ]


def test_hints_tell_every_role_of_a_text_and_the_limit_of_a_description() -> None:
    hints = {entry.key: entry.hints for entry in made(Segmentation.SENTENCE).entries}
    assert hints[None, "Pain"] == ("Paragraph", "Heading")
    assert hints[None, "Rest."] == ("Paragraph", "List item", "Comes after: “Pain”")
    assert hints["description", "Short."] == ("Description for search engines", "Limit: 155 characters")


def test_references_name_the_file_without_lines() -> None:
    assert all(entry.references == ("source/pain.txt",) for entry in made(Segmentation.BLOCK).entries)
    assert reference("source/back pain.txt") == "\u2068source/back pain.txt\u2069"


def test_the_header_tells_how_the_article_is_cut() -> None:
    assert made(Segmentation.SENTENCE).field("X-Segmentation") == f"sentence {sentences.VERSION}"
    assert made(Segmentation.BLOCK).field("X-Segmentation") == "block"
    assert "<strong>Pain:</strong> Rest. Rest." in [entry.source for entry in made(Segmentation.BLOCK).entries]
