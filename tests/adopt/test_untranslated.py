"""What was left in the language of the source."""

from __future__ import annotations

import pytest

from localize import formats
from localize.adopt.untranslated import is_copy, is_left, links_left
from localize.model.block import Pattern


def _pattern(text: str) -> Pattern:
    article = formats.parse(f"# Title\n\n{text}\n".encode(), "a.md", name="a", locale="en")
    return list(article.blocks())[-1].pattern


@pytest.mark.parametrize(
    ("german", "left"),
    [
        ("Lesen Sie [how to use heat](heat.md).", ["how to use heat"]),
        ("Lesen Sie, [wie Sie Wärme anwenden](heat.md).", []),
        ("Lesen Sie how to use heat.", []),
    ],
)
def test_a_link_is_told_whose_text_is_that_of_the_source(german: str, left: list[str]) -> None:
    assert list(links_left(_pattern(german), _pattern("Read [how to use heat](heat.md)."))) == left


@pytest.mark.parametrize("name", ["NICE", "World Health Organization", "example.org/heat"])
def test_a_name_may_stay(name: str) -> None:
    link = f"[{name}](https://example.org/)"
    assert list(links_left(_pattern(f"Lesen Sie {link}."), _pattern(f"Read {link}."))) == []


def test_a_text_of_several_words_that_is_the_same_is_a_copy() -> None:
    assert is_copy(_pattern("Read on."), _pattern("Read on."))
    assert not is_copy(_pattern("Paracetamol"), _pattern("Paracetamol"))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Do not run.", True),
        ("Take it with food.", True),
        ("World Health Organization", False),
        ("Rest in bed.", True),
        ("Rust in Android", False),
        ("glob pattern=https://example.org/with/the", False),
        ('!meta robots="noindex, follow"', False),
        ('\\[\\[!if test="enabled(template) or enabled(map)" then="""', False),
        ('!meta title="How to treat it with the ice"', True),
        ('Write title="ice" before the text.', True),
    ],
)
def test_a_copy_with_words_of_the_source_language_was_left_in_it(text: str, left: bool) -> None:
    assert is_left(_pattern(text), _pattern(text), source_locale="en", locale="de") is left


def test_a_copy_in_another_region_of_the_same_language_is_a_translation() -> None:
    text = _pattern("Do not run.")
    assert not is_left(text, text, source_locale="en", locale="en-GB")
