"""What the memory of a project has for a segment: translations of texts that are alike, with the difference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from localize.cache.text_index import TextIndex
from localize.catalogs.memory import MemoryPair, Proposal, percent_alike, target_for
from localize.catalogs.search_words import SearchWord, search_words
from localize.catalogs.similarity import (
    COMMONEST,
    RAREST,
    Occurrences,
    candidates,
    likeness,
    nearness,
    vocabulary,
)
from localize.catalogs.tokens import tokens
from localize.catalogs.word_differences import WordRun, word_difference
from localize.dataclass import dataclass
from localize.language.stopwords import stop_words
from localize.tasks.imported_memory import load_imported_memory
from localize.tasks.project import Project

_FEW = 256
"""A word in so many sources or more is looked up as a whole only if there are no rarer ones."""


@dataclass(frozen=True, slots=True)
class NearMatch:
    """A finished translation of a text that is alike: `percent` is 100 where that text is the same.

    `target` has the tags of the segment. `origin` is the article or the file that it comes from; `difference` leads
    from its source to the segment.
    """

    source: str
    target: str
    locale: str
    origin: str
    percent: int
    difference: tuple[WordRun, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A segment for which the memory is asked: its text and article, its locale with the fallbacks, nearest first."""

    source: str
    article: str
    chain: tuple[str, ...]
    source_locale: str


@dataclass(frozen=True, slots=True)
class ImportedPairs:
    """The translations into a locale that were imported from other projects; `tokens` is the index of their sources."""

    pairs: Sequence[MemoryPair]
    tokens: Mapping[str, Occurrences]


def load_imported_pairs(project: Project, tag: str, source_locale: str) -> ImportedPairs:
    """Read the translations between two locales that were imported; none where they cannot be read."""
    pairs = load_imported_memory(project, tag, source_locale).value
    return ImportedPairs(pairs, vocabulary(enumerate(pair.source for pair in pairs)))


def near_matches(
    index: TextIndex, question: Question, imported: Mapping[str, ImportedPairs], *, most: int = 5
) -> list[NearMatch]:
    """Return the nearest finished translations, each text once, nearest first; `imported` is given by locale.

    Those of the segment itself are left out. Raises DamagedIndexError.
    """
    minor = stop_words(question.source_locale)
    words = minor.stop | minor.linking
    scored = [
        (nearness(question.source, pair.source, words), locale, pair)
        for locale, pair in (*_of_project(index, question), *_of_imported(question, imported))
    ]
    nearest = sorted((each for each in scored if each[0]), key=lambda each: (-each[0], question.chain.index(each[1])))
    proposals: dict[str, tuple[str, Proposal]] = {}
    for _, locale, pair in nearest:
        proposal = Proposal(pair, likeness(question.source, pair.source))
        proposals.setdefault(target_for(pair, question.source), (locale, proposal))
    matches = [(percent_alike(proposal, question.source), target) for target, (_, proposal) in proposals.items()]
    best = sorted(matches, key=lambda each: -each[0])[:most]
    return [_match(question.source, *proposals[target], target=target) for _, target in best]


def _match(source: str, locale: str, proposal: Proposal, *, target: str) -> NearMatch:
    pair = proposal.pair
    return NearMatch(
        pair.source,
        target,
        locale,
        pair.origin,
        percent=percent_alike(proposal, source),
        difference=word_difference(pair.source, source),
    )


def _of_project(index: TextIndex, question: Question) -> Iterator[tuple[str, MemoryPair]]:
    """Yield the finished translations of the sources in the index that may be alike."""
    words = {token: words[0] for token in dict.fromkeys(tokens(question.source)) if (words := search_words(token))}
    by_token = {token: _numbers(index, question, word, most=_FEW) for token, word in words.items()}
    for token in sorted(by_token, key=lambda token: len(by_token[token]))[:RAREST]:
        if len(by_token[token]) == _FEW:
            by_token[token] = _numbers(index, question, words[token], most=COMMONEST + 1)
    near = index.numbered(candidates(question.source, by_token))
    sources = {text.entry: text.value.source for text in near.values()}
    for text in index.of_entries(sources, question.chain):
        itself = text.article == question.article and text.value.source == question.source
        if text.value.text and not text.value.fuzzy and not itself:
            yield text.locale, MemoryPair(text.value.source, text.value.text, text.value.context, text.article)


def _numbers(index: TextIndex, question: Question, word: SearchWord, *, most: int) -> Occurrences:
    return Occurrences(index.numbers_with(word, locale=question.source_locale, most=most))


def _of_imported(question: Question, imported: Mapping[str, ImportedPairs]) -> Iterable[tuple[str, MemoryPair]]:
    for tag in question.chain:
        if known := imported.get(tag):
            for number in candidates(question.source, known.tokens):
                yield tag, known.pairs[number]
