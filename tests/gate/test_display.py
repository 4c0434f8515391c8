"""What readers see of a block: its translation, or the source, and what stands between segments."""

from __future__ import annotations

from localize.gate.display import Display, DisplayedBlock
from localize.model.block import Block, Role, plain_text
from localize.model.catalog import Key
from support.articles import article, block


def displayed(texts: dict[Key, str], locale: str = "de", *, translatable: bool = True) -> DisplayedBlock:
    """What readers see of the two sentences `One. Two.`."""
    source = article(block("One. Two.")).body[0]
    assert isinstance(source, Block)
    if not translatable:
        source = Block(Role.REFERENCE, source.pattern, source.lines, translatable=False, segments=source.segments)
    return Display("en", locale, texts).block(source)


def words(found: DisplayedBlock) -> list[tuple[str, bool, str]]:
    return [(plain_text(each.pattern), each.in_source, each.space) for each in found.segments]


def test_a_segment_without_translation_is_the_source_s_and_said_to_be() -> None:
    found = displayed({(None, "Two."): "Zwei."})
    assert words(found) == [("One.", True, " "), ("Zwei.", False, "")]
    assert not found.in_source
    assert displayed({}).in_source


def test_on_the_page_of_the_source_nothing_is_said_to_be_in_its_language() -> None:
    found = displayed({(None, "One."): "Eins."}, "en")
    assert words(found) == [("One.", False, " "), ("Two.", False, "")]
    assert not found.in_source


def test_what_is_never_translated_is_in_the_language_of_the_source() -> None:
    found = displayed({(None, "One."): "Eins."}, translatable=False)
    assert words(found) == [("One.", False, " "), ("Two.", False, "")]
    assert found.in_source


def test_translations_are_separated_as_their_language_does_and_source_sentences_as_in_the_source() -> None:
    assert words(displayed({(None, "One."): "一。", (None, "Two."): "二。"}, "ja")) == [
        ("一。", False, ""),
        ("二。", False, ""),
    ]
    assert words(displayed({(None, "Two."): "二。"}, "ja"))[0] == ("One.", True, " ")
