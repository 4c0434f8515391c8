"""What readers see of an article as a digest: what counts, what does not, and what the pieces are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

import pytest

from localize.config import Config
from localize.gate.reader_digest import Image, reader_view
from localize.model.approval import ReaderView
from localize.model.article import Article
from localize.model.block import Kind, Label, LanguageMark, LinkAddress, Placeholder
from localize.model.catalog import Key
from localize.tasks.articles import read_article
from support.articles import EM, EM_END, article, block, rich_article
from support.translated import identity

MARKDOWN = """\
# Knee

![A knee](knee.png "Front")

Read [the hip](hip.md "More"). Take 5 mg.
"""


def knee(text: str = MARKDOWN) -> Article:
    return read_article(text.encode(), "source/knee.md", "knee", Config())


@pytest.fixture(params=[1, 2], autouse=True)
def version(request: pytest.FixtureRequest) -> int:
    """What holds for the digest holds for each version of its recipe."""
    global _version  # noqa: PLW0603  # so that each test reads as if there were one recipe
    _version = int(request.param)
    return _version


_version = 2


def shown(source: Article, texts: Mapping[Key, str], locale: str, images: Iterable[Image] = ()) -> ReaderView:
    return reader_view(source, texts, locale, images=images, version=_version)


def digest(source: Article, **targets: str) -> str:
    texts = identity(source)
    texts |= {(None, key.replace("_", " ")): value for key, value in targets.items()}
    return shown(source, texts, "de").digest


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Take 5 mg.", "Take 6 mg."),
        ("# Knee", "# Knees"),
        ("A knee", "The knee"),
        ("Front", "Back"),
        ("knee.png", "hip.png"),
        ("hip.md", "leg.md"),
        ('"More"', '"Less"'),
        ("[the hip]", "the [hip]"),
        ("Read [", "**Read** ["),
        ("Take", "\n\nTake"),
    ],
)
def test_a_change_that_readers_see_changes_the_digest(old: str, new: str) -> None:
    assert digest(knee(MARKDOWN.replace(old, new))) != digest(knee())


def test_a_source_that_changed_counts_even_where_the_translation_stays() -> None:
    before, after = article("<p>", block("With food."), "</p>"), article("<p>", block("Without food."), "</p>")
    texts = {(None, "With food."): "x", (None, "Without food."): "x", ("title", "Cold packs"): "y"}
    assert shown(before, texts, "de").digest != shown(after, texts, "de").digest


def test_metadata_and_date_count() -> None:
    source = rich_article()
    found = {digest(source), digest(replace(source, date=date(2027, 1, 1))), digest(replace(source, date=None))}
    for field in source.metadata:
        found.add(digest(replace(source, metadata=tuple(each for each in source.metadata if each != field))))
    assert len(found) == 3 + len(source.metadata)


def test_what_is_not_translated_counts() -> None:
    source = rich_article()
    changed = tuple(part.replace("</li>", "<br></li>") if isinstance(part, str) else part for part in source.body)
    assert digest(replace(source, body=changed)) != digest(source)


def test_what_stands_in_the_head_and_the_heading_counts() -> None:
    source = article("<p>x</p>")
    found = {digest(replace(source, head=head)) for head in ((), ("<meta a>",), ("<meta b>",))}
    found |= {digest(replace(source, heading=("<h1 lang='la'>",)))}
    assert len(found) == 4


def test_lines_notes_names_and_the_page_do_not_count() -> None:
    def made(line: int, *notes: str) -> Article:
        part = replace(block("One."), lines=((0, line),), notes=notes)
        return article("<", "p>", part, "</p>")

    other = replace(made(9, "Note."), name="x", path="source/x.md", slug="y", anchors=frozenset({"z"}))
    assert digest(other) == digest(made(1))


def test_the_same_words_typed_otherwise_are_the_same() -> None:
    source = article("<p>", block("A & ", EM, "b", EM_END, "."), "</p>")
    key = (None, "A & <em>b</em>.")
    found = {
        shown(source, {**identity(source), key: target}, "de").digest
        for target in ("A & <em>b</em>.", "A &amp; <em>b</em>.", "A &#38; <em>b</em>.")
    }
    assert len(found) == 1


def test_an_untranslated_segment_is_not_one_translated_alike() -> None:
    source = article("<p>", block("One."), "</p>")
    assert shown(source, {("title", "Cold packs"): "Cold packs"}, "de").digest != digest(source)


def test_where_languages_put_spaces_otherwise_the_words_count_as_readers_see_them() -> None:
    source = article("<p>", block("One. Two."), "</p>")
    texts = [
        {("title", "Cold packs"): "x", (None, "One."): one, (None, "Two."): two}
        for one, two in (("a b", "c"), ("a", "b c"))
    ]
    assert shown(source, texts[0], "ja").digest != shown(source, texts[1], "ja").digest
    assert shown(source, texts[0], "de").digest == shown(source, texts[1], "de").digest


def test_an_interface_word_and_where_a_link_leads_count_as_the_source_has_them() -> None:
    base = digest(article("<h2>", Label("References"), "</h2>", "<a ", LinkAddress("a.md"), ">"))
    assert digest(article("<h2>", Label("Sources"), "</h2>", "<a ", LinkAddress("a.md"), ">")) != base
    assert digest(article("<h2>", Label("References"), "</h2>", "<a ", LinkAddress("b.md"), ">")) != base


def test_pieces_are_the_segments_with_their_lines_then_images_and_the_date() -> None:
    source = replace(knee(), date=date(2026, 11, 16))
    found = shown(source, identity(source), "de", iter([Image("knee.png", 3, "ab" * 32)]))
    assert [(piece.kind, piece.source, piece.line) for piece in found.pieces] == [
        ("segment", "Knee", 1),
        ("segment", "A knee", 3),
        ("segment", "Front", 3),
        ("segment", "Read <a>the hip</a>.", 5),
        ("segment", "More", 5),
        ("segment", "Take 5 mg.", 5),
        ("image", "knee.png", 3),
        ("date", "2026-11-16", 0),
    ]


def test_only_the_piece_that_changed_has_another_digest() -> None:
    def changed(old: str, new: str) -> list[str]:
        before = {piece.digest for piece in shown(knee(), identity(knee()), "de").pieces}
        after = knee(MARKDOWN.replace(old, new))
        return [piece.source for piece in shown(after, identity(after), "de").pieces if piece.digest not in before]

    assert changed("A knee", "The knee") == ["The knee"]
    assert changed("hip.md", "leg.md") == ["Read <a>the hip</a>."]


def test_an_image_counts_with_its_content() -> None:
    found = {
        shown(knee(), identity(knee()), "de", images).digest
        for images in ((), (Image("knee.png", 3, "a"),), (Image("knee.png", 3, "b"),), (Image("hip.png", 3, "a"),))
    }
    assert len(found) == 4
    assert shown(knee(), identity(knee()), "de", [Image("knee.png", 9, "a")]).digest in found


def test_how_amounts_are_isolated_on_the_page_does_not_count() -> None:
    source = article("<p>", block("Take 5 mg."), "</p>", title="Take 5 mg")
    texts = {("title", "Take 5 mg"): "خذ 5 mg", (None, "Take 5 mg."): "خذ 120/80 mmHg."}
    recorded = {
        1: "98c71de303b58dfb2157d90d347c987bb6544419474b035df273ccf669239a1f",
        2: "2:6ff61a907aace7d83268b16376a085d5aaea5e96ad81f42cf3f42576e67db46b",
    }
    assert shown(source, texts, "ar").digest == recorded[_version], "approvals given before lapse"


def test_marks_of_languages_do_not_count() -> None:
    def made(*marks: LanguageMark) -> Article:
        inner = Placeholder(
            Kind.LOCKED, "b", markup="<b>x</b>", content="x", parts=("<b", *marks, ">x</b>") if marks else ()
        )
        return article("<ul", *marks, "><li>x</li></ul><p>", block("Take ", inner, "."), "</p>")

    assert digest(made(LanguageMark.SOURCE_LANGUAGE, LanguageMark.SOURCE_DIRECTION)) == digest(made())
