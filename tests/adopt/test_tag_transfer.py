"""The elements of a translation as the tags of its source."""

from __future__ import annotations

import pytest

from localize import formats
from localize.adopt.tag_transfer import transferred
from localize.config import Segmentation
from localize.model.block import Pattern
from localize.segments.split import split


def _pattern(html: str) -> Pattern:
    article = formats.parse(f"<h1>T</h1><p>{html}</p>".encode(), "a.html", name="a", locale="en")
    return list(article.blocks())[-1].pattern


@pytest.mark.parametrize(
    ("source", "target", "text"),
    [
        ("Rest <em>now</em>.", "Ruhen Sie <em>jetzt</em>.", "Ruhen Sie <em>jetzt</em>."),
        ("Rest <em>now</em>.", "Ruhen Sie <i>jetzt</i>.", "Ruhen Sie <em>jetzt</em>."),
        ("Rest <em>now</em>.", "Ruhen Sie jetzt.", "Ruhen Sie jetzt."),
        ("Rest now.", "Ruhen Sie <b>jetzt</b>.", "Ruhen Sie jetzt."),
        (
            'Read <a href="heat.html">one</a> and <a href="cold.html">two</a>.',
            'Lesen Sie <a href="cold.de.html">zwei</a> und <a href="heat.de.html">eins</a>.',
            "Lesen Sie <a2>zwei</a2> und <a1>eins</a1>.",
        ),
        (
            'Read <a href="https://example.org/en/heat">one</a>.',
            'Lesen Sie <a href="https://example.org/de/heat">eins</a>.',
            "Lesen Sie <a>eins</a>.",
        ),
        ("Bacteria: <em>E. coli</em>.", "Bakterien: E. coli.", "Bakterien: <em>E. coli</em>."),
        ("One<br>two", "Eins<br>zwei", "Eins<br>zwei"),
    ],
)
def test_elements_that_stand_for_each_other(source: str, target: str, text: str) -> None:
    result = transferred(_pattern(target), _pattern(source))
    assert (result.text, result.remarks) == (text, ())


def test_an_element_around_all_of_the_source_is_put_around_all() -> None:
    article = formats.parse(b"<h1>T</h1><p><b>Stop at once.</b> Rest.</p>", "a.html", name="a", locale="en")
    first = list(split(article, Segmentation.SENTENCE).blocks())[-1].segments[0]
    assert transferred(("Hören Sie sofort auf.",), first.pattern).text == "<b>Hören Sie sofort auf.</b>"


@pytest.mark.parametrize(
    ("source", "target", "text", "remark"),
    [
        (
            'Read <a href="heat.html">the guide</a> first.',
            "Lesen Sie zuerst die Anleitung.",
            "Lesen Sie zuerst die Anleitung.",
            "<a> is lost",
        ),
        (
            "Read the guide.",
            'Lesen Sie <a href="x.html">die Anleitung</a>.',
            "Lesen Sie die Anleitung.",
            "<a> around 'die Anleitung' is not in the source, and was left out",
        ),
    ],
)
def test_what_has_no_counterpart_is_said(source: str, target: str, text: str, remark: str) -> None:
    result = transferred(_pattern(target), _pattern(source))
    assert (result.text, result.remarks) == (text, (remark,))
