"""The concordance: where words stand in the sources and translations of a project, with what stands around them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from localize.cache.text_index import IndexedText, TextIndex
from localize.catalogs.search_words import SearchWord, occurrences, search_words
from localize.dataclass import dataclass
from localize.model.catalog import Key
from localize.model.finding import Span

_MOST_PAGES = 8


@dataclass(frozen=True, slots=True)
class ConcordanceText:
    """A text of an entry in a locale: the source in the source locale, else a translation.

    `path` and `line` are where it stands; `spans` are the pieces that were searched.
    """

    locale: str
    text: str
    path: str
    line: int
    fuzzy: bool
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class ConcordanceEntry:
    """An entry of an article with its texts: the source first, then those of locales in the order of the index."""

    article: str
    key: Key
    texts: tuple[ConcordanceText, ...]


@dataclass(frozen=True, slots=True)
class ConcordanceHit:
    """An entry with what was searched in one of its texts, and the entries before and after it; None at an end."""

    entry: ConcordanceEntry
    before: ConcordanceEntry | None
    after: ConcordanceEntry | None


@dataclass(frozen=True, slots=True)
class Concordance:
    """What a search has found; `more` says that there are further hits."""

    hits: tuple[ConcordanceHit, ...] = ()
    more: bool = False


Phrases = tuple[tuple[SearchWord, ...], ...]
"""What is to stand in one text."""


def search(index: TextIndex, query: str, *, locales: Collection[str] = (), most: int = 20) -> Concordance:
    """Return where the words of a query stand together, then where they all stand in one text.

    Of the last word of a phrase the beginning is enough. Only texts of `locales` are looked at and returned; if none is
    given, those of all, and of the entries around a hit those in its locale. Raises DamagedIndexError.
    """
    matches: dict[int, _Match] = {}
    for phrases in _attempts(search_words(query)):
        for each in _matches(index, phrases, locales, page=most + 1):
            matches.setdefault(each.row.entry, each)
            if len(matches) > most:
                break
    return Concordance(tuple(_hits(index, list(matches.values())[:most], locales)), more=len(matches) > most)


def _attempts(words: tuple[SearchWord, ...]) -> tuple[Phrases, ...]:
    """Return what is searched, one after another: the words as one phrase, then each for itself."""
    groups: list[list[SearchWord]] = []
    for number, word in enumerate(words):
        if number and words[number - 1].joined:
            groups[-1].append(word)
        else:
            groups.append([word])
    each = tuple(tuple(group) for group in groups)
    return ((words,), each) if len(groups) > 1 else ((words,),) if words else ()


@dataclass(frozen=True, slots=True)
class _Match:
    """A text with the pieces that were searched."""

    row: IndexedText
    spans: tuple[Span, ...]


def _matches(index: TextIndex, phrases: Phrases, locales: Collection[str], *, page: int) -> Iterator[_Match]:
    """Yield the texts in which all phrases stand; what the index says is looked at in the text."""
    last = 0
    for _ in range(_MOST_PAGES):
        rows = index.with_words(phrases, locales=locales, most=page, after=last)
        for row in rows:
            if spans := _spans(row.value.text, phrases):
                yield _Match(row, spans)
        if len(rows) < page:
            return
        last, page = rows[-1].number, 2 * page


def _spans(text: str, phrases: Phrases) -> tuple[Span, ...]:
    """Return where phrases stand in a text; nothing where one of them does not."""
    words = search_words(text)
    spans = [tuple(occurrences([word.text for word in phrase], words)) for phrase in phrases]
    return tuple(sorted({span for each in spans for span in each})) if all(spans) else ()


def _hits(index: TextIndex, matches: Sequence[_Match], locales: Collection[str]) -> Iterator[ConcordanceHit]:
    numbers = [match.row.number for match in matches]
    near = index.numbered([number + step for number in numbers for step in (-1, 1)])
    entries = {match.row.entry for match in matches} | ({row.entry for row in near.values()} if locales else set())
    texts: dict[int, list[IndexedText]] = {}
    for text in index.of_entries(entries, locales):
        texts.setdefault(text.entry, []).append(text)
    for match, number in zip(matches, numbers, strict=True):
        before, after = near.get(number - 1), near.get(number + 1)
        yield ConcordanceHit(
            _entry(match.row, texts, match),
            before=_entry(before, texts, match) if before else None,
            after=_entry(after, texts, match) if after else None,
        )


def _entry(row: IndexedText, texts: Mapping[int, Sequence[IndexedText]], match: _Match) -> ConcordanceEntry:
    return ConcordanceEntry(
        row.article, row.value.key, tuple(_text(each, match) for each in texts.get(row.entry, [row]))
    )


def _text(row: IndexedText, match: _Match) -> ConcordanceText:
    """Return a text; in the one that was searched the pieces are marked."""
    text, spans = row.value, match.spans if row.number == match.row.number else ()
    return ConcordanceText(row.locale, text.text, row.path, line=text.line, fuzzy=text.fuzzy, spans=spans)
