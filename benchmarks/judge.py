"""What our checks say of source texts and their translations that stand in no project."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from localize.checks import consistency
from localize.checks.consistency import ComparedRow
from localize.checks.pair import Located, Pair
from localize.checks.runner import compare, run
from localize.checks.terms import Terms
from localize.glossary.match import Matcher
from localize.model.block import Kind, Part, Pattern, Placeholder, Segment, normal
from localize.model.catalog import Entry
from localize.model.finding import EntryFinding
from localize.model.glossary import Glossary
from localize.segments.inline import to_text

_NO_GLOSSARY = Glossary({})


def findings(source: str, target: str, locale: str) -> tuple[EntryFinding, ...]:
    """All findings of an English text, in which `<a>` and `</a>` are links, and its translation; without a glossary."""
    return tuple(run(_pair(source, target, locale, line=1)))


def compared(rows: Sequence[ComparedRow]) -> list[list[EntryFinding]]:
    """For each row what the rules find that compare the translations of a locale."""
    by_row: list[list[EntryFinding]] = [[] for _ in rows]
    for row, finding in compare(rows):
        by_row[row.line].append(finding)
    return by_row


def located(source: str, target: str, locale: str, *, line: int, article: str) -> Located:
    """A translation in an article that is to be compared with others; `line` is its place among all of the locale."""
    return Located(_pair(source, target, locale, line=line), path="all.po", article=article)


def compared_rows(translations: Iterable[Located]) -> list[ComparedRow]:
    """The rows of translations, those of an article beside each other."""
    articles: dict[str, list[Located]] = defaultdict(list)
    for each in translations:
        articles[each.article].append(each)
    return [row for article in articles.values() for row in consistency.compared_rows(article)]


def _pair(source: str, target: str, locale: str, *, line: int) -> Pair:
    terms = Terms(_NO_GLOSSARY, Matcher(()), target=Matcher(()), chain=(locale,))
    pattern = _pattern(source)
    text = to_text(pattern)
    entry = Entry(text, target, line=line)
    return Pair(Segment(text, pattern, tail="", line=1), entry, source_locale="en", locale=locale, terms=terms)


def _pattern(text: str) -> Pattern:
    parts: list[Part] = []
    for piece in re.split(r"(</?a>)", text):
        if piece == "<a>":
            parts.append(Placeholder(Kind.OPEN, "a", '<a href="#">'))
        else:
            parts.append(Placeholder(Kind.CLOSE, "a", "</a>") if piece == "</a>" else piece)
    return normal(parts)
