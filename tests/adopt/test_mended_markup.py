"""Markup that was typed wrongly in a translation."""

from __future__ import annotations

import pytest

from localize.adopt.mended_markup import mended
from localize.formats.fragments import markdown_blocks
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
