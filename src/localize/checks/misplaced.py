"""Translations of an article that fit another of its sources far better than their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from localize.checks.clues import ClueReader, Clues, plain_clues, usual_ratio
from localize.checks.evidence import Evidence, Rarity, Shares
from localize.checks.pair import Located, Pair
from localize.checks.usual_lengths import is_free
from localize.dataclass import dataclass
from localize.glossary.match import Matcher
from localize.model.catalog import Key

_NO_TERMS = Matcher(())
"""The glossary is not looked at: what is found here does not change with it."""
_LEAST_MARGIN = 4.0
"""How much more must speak for the other source, as a logarithm of how much likelier it is."""
_NEAR, _UNLIKE = 85.0, 50.0
"""From which likeness on (0 to 100) two translations are nearly the same, and up to which their sources are not."""
_LONG_WORD = 4
"""Letters of a word by which two sources may be about the same."""
_LONGER = 1.2
"""How much longer a text is at most that may be nearly the same."""
_MOST_NEAR = 30
"""Texts of nearly the same length that each is compared with."""
_MOST_SOURCES = 100
"""Sources in doubt that a translation is compared with: the nearest ones, so that the work grows with the article only.

A catalog that slipped by some entries has all of them in doubt; 5,000 with each other would take more than a minute.
"""


@dataclass(frozen=True, slots=True)
class OtherSource:
    """The source that a translation fits better than its own: where its entry stands, and its beginning.

    `alike` says that the translation is nearly the one that stands there; otherwise numbers, names, words and length
    tell.
    """

    location: str
    source: str
    alike: bool = False


def misplaced(article: Sequence[Located]) -> Mapping[Key, OtherSource]:
    """Return the sources that translations of one article in a locale fit better than their own, by their entries.

    Only entries that do not fit by themselves are compared in full, and with each other: two that were exchanged are
    both among them.
    """
    located = [each for each in article if _is_compared(each.pair)]
    return {key: OtherSource(other.location, other.pair.source_text) for key, other in _by_clues(located)} | {
        key: OtherSource(other.location, other.pair.source_text, alike=True) for key, other in _by_text(located)
    }


def _is_compared(pair: Pair) -> bool:
    return pair.source_reading.wordy and not is_free(pair)


def _by_clues(located: Sequence[Located]) -> Iterator[tuple[Key, Located]]:
    doubtful = _doubtful(located)
    if len(doubtful) < 2:
        return
    pair = doubtful[0].pair
    here, there = ClueReader(pair.source_locale, _NO_TERMS), ClueReader(pair.locale, _NO_TERMS)
    sources = [here.of(each.pair.source_reading) for each in doubtful]
    targets = [there.of(each.pair.target_reading) for each in doubtful]
    evidence = _evidence(sources, targets, pair)
    for number, each in enumerate(doubtful):
        by_source = {source: evidence.of(source, 1, number, 1) for source in _nearest(number, len(doubtful))}
        best = max(by_source, key=by_source.__getitem__)
        if by_source[number] < 0 and by_source[best] - by_source[number] > _LEAST_MARGIN:
            yield each.pair.entry.key, doubtful[best]


def _nearest(number: int, count: int) -> range:
    """The numbers that are compared with one of so many."""
    begin = max(0, min(number - _MOST_SOURCES // 2, count - _MOST_SOURCES))
    return range(begin, min(begin + _MOST_SOURCES, count))


def _doubtful(located: Sequence[Located]) -> list[Located]:
    """The translations that are likelier to belong to no source at all than to their own, by what is seen at once."""
    if len(located) < 2:
        return []
    sources = [plain_clues(each.pair.source_reading) for each in located]
    targets = [plain_clues(each.pair.target_reading) for each in located]
    evidence = _evidence(sources, targets, located[0].pair)
    return [each for number, each in enumerate(located) if evidence.of(number, 1, number, 1) < 0]


def _evidence(sources: Sequence[Clues], targets: Sequence[Clues], pair: Pair) -> Evidence:
    ratio = usual_ratio(pair.source_locale, pair.locale)
    return Evidence(sources, targets, ratio=ratio, rarity=Rarity(sources, targets, Shares()))


def _by_text(located: Sequence[Located]) -> Iterator[tuple[Key, Located]]:
    """The translations that are nearly the same as others, where the sources have little in common; both of two."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  # a run with nothing new compares none

    ordered = sorted(located, key=lambda each: len(each.pair.target_text))
    texts = [each.pair.target_text for each in ordered]
    for number, (each, text) in enumerate(zip(ordered, texts, strict=True)):
        longer = texts[number + 1 : number + 1 + _MOST_NEAR]
        if not longer or len(longer[0]) > _LONGER * len(text):
            continue
        for _, _, place in process.extract(text, longer, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=None):
            other = ordered[number + 1 + place]
            if text != other.pair.target_text and _are_unlike(each.pair, other.pair):
                yield each.pair.entry.key, other
                yield other.pair.entry.key, each


def _are_unlike(one: Pair, other: Pair) -> bool:
    """Whether two sources have no longer word in common, and few letters in the same order."""
    from rapidfuzz import fuzz  # noqa: PLC0415  # as above

    words, others = one.source_reading.words, other.source_reading.words
    return (
        not any(len(word) >= _LONG_WORD for word in words & others)
        and fuzz.ratio(one.source_text, other.source_text) < _UNLIKE
    )
