"""What our checks say of a source text and its translation that stand in no project."""

from __future__ import annotations

import re

from localize import checks
from localize.glossary.match import Matcher
from localize.model.block import Kind, Part, Pattern, Placeholder, Segment, normal
from localize.model.catalog import Entry
from localize.model.finding import EntryFinding
from localize.model.glossary import Glossary
from localize.segments.inline import to_text

_NO_GLOSSARY = Glossary({})


def findings(source: str, target: str, locale: str) -> tuple[EntryFinding, ...]:
    """All findings of an English text, in which `<a>` and `</a>` are links, and its translation; without a glossary."""
    terms = checks.Terms(_NO_GLOSSARY, Matcher(()), target=Matcher(()), chain=(locale,))
    pattern = _pattern(source)
    text = to_text(pattern)
    pair = checks.Pair(
        Segment(text, pattern, tail="", line=1), Entry(text, target), source_locale="en", locale=locale, terms=terms
    )
    return tuple(checks.run(pair))


def _pattern(text: str) -> Pattern:
    parts: list[Part] = []
    for piece in re.split(r"(</?a>)", text):
        if piece == "<a>":
            parts.append(Placeholder(Kind.OPEN, "a", '<a href="#">'))
        else:
            parts.append(Placeholder(Kind.CLOSE, "a", "</a>") if piece == "</a>" else piece)
    return normal(parts)
