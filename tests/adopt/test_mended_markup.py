"""Markup that was typed wrongly in a translation."""

from __future__ import annotations

import pytest

from localize.adopt.mended_markup import mended
from localize.formats.fragments import markdown_blocks, restructuredtext_blocks
from localize.model.block import Pattern

LINK = "See [the trial](https://example.org/trial) today."
TWO = "See [one](one.md) and [two](two.md)."
KEYS = "Press <kbd>Ctrl</kbd> + <kbd>Enter</kbd> to go."
CODE = "Go to `exercise/` and use `cargo run` now."


def _pattern(markdown: str, locale: str) -> Pattern:
    (block,) = markdown_blocks(markdown, locale)
    return block.pattern


@pytest.mark.parametrize(
    ("source", "typed", "meant"),
    [
        (LINK, r"Siehe \[die Studie\] (https://example.org/trial) heute.", None),
        (LINK, "Siehe [die Studie] (https://example.org/trial) heute.", None),
        (LINK, "Siehe [die Studie] （https://example.org/trial） heute.", None),
        (TWO, r"Siehe [eins] (one.md) und \[zwei\](two.md).", "Siehe [eins](one.md) und [zwei](two.md)."),
        (KEYS, "<kbd>Ctrl + Enter</kbd> drücken.", "<kbd>Ctrl</kbd> + <kbd>Enter</kbd> drücken."),
        (CODE, r"Nach `exercise/` gehen, \`cargo run nutzen.", "Nach `exercise/` gehen, `cargo run` nutzen."),
        (CODE, r"Nach `exercise/` gehen, cargo run\` nutzen.", "Nach `exercise/` gehen, `cargo run` nutzen."),
    ],
)
def test_markup_is_mended_if_it_has_the_elements_of_its_source_then(source: str, typed: str, meant: str | None) -> None:
    expected = meant or "Siehe [die Studie](https://example.org/trial) heute."
    assert mended(_pattern(typed, "de"), _pattern(source, "en")) == _pattern(expected, "de")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Nach ``exercise/`` gehen, `` cargo run`` nutzen.", None),
        ("Nach `` exercise/ `` gehen, ``cargo run `` nutzen.", None),
        ("Nach`` exercise/`` gehen, ``cargo run`` nutzen.", None),
        ("Nach ``exercise/`` gehen,``cargo run``nutzen.", "the same"),
        ("Nach ``exercise/`` gehen, `` cargo test`` nutzen.", "the same"),
    ],
)
def test_code_of_restructuredtext_with_a_space_beside_its_signs(typed: str, meant: str | None) -> None:
    source, target, expected = (
        restructuredtext_blocks(text, "de")[0].pattern
        for text in (
            "Go to ``exercise/``, use ``cargo run``.",
            typed,
            "Nach ``exercise/`` gehen, ``cargo run`` nutzen.",
        )
    )
    assert mended(target, source) == (target if meant else expected)


@pytest.mark.parametrize("typed", [":guilabel:` More`, dann ** + **", ":guilabel:`More``, dann **+ **"])
def test_what_a_role_or_stars_stand_around_is_mended_too(typed: str) -> None:
    source, target, expected = (
        restructuredtext_blocks(text, "de")[0].pattern
        for text in (
            "Click :guilabel:`More`, then **+**.",
            f"Klicken Sie auf {typed}.",
            "Klicken Sie auf :guilabel:`More`, dann **+**.",
        )
    )
    assert mended(target, source) == expected


def test_an_apostrophe_beside_an_element_stays() -> None:
    source, target = (_pattern(text, "fr") for text in ("An *E. coli* in Baker*s*", r"L\`*E. coli* dans Baker\`*s*"))
    assert mended(target, source) == target


@pytest.mark.parametrize(
    ("source", "typed"),
    [
        (LINK, "Siehe [die Studie] (https://example.org/other) heute."),
        (LINK, "Siehe [die Studie] heute."),
        (LINK, "Siehe [die Studie] (https://example.org/trial) und [diese](https://example.org/that)."),
        ("See the trial.", "Siehe [die Studie] (https://example.org/trial)."),
        (TWO, "Siehe [eins] (one.md) und zwei."),
        (KEYS, "<kbd>Strg + Enter</kbd> drücken."),
        (CODE, r"Nach exercise/ gehen, \`cargo run nutzen."),
        (CODE, r"Nach `exercise/` gehen, \`cargo runner nutzen."),
        ("Use it.", r"Benutzen\` Sie es."),
    ],
)
def test_markup_stays_as_it_is_where_other_elements_would_be_left(source: str, typed: str) -> None:
    target = _pattern(typed, "de")
    assert mended(target, _pattern(source, "en")) == target
