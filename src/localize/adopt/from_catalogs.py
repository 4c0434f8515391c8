"""Translations in catalogs of other tools for the segments of our articles: matched by words, with our tags."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath, PurePosixPath

from localize.adopt.adopted import AdoptedArticle, AdoptedText, LeftOver
from localize.adopt.alike_codes import with_codes_of
from localize.adopt.catalog_index import CatalogIndex, Match, MessageId, matched_words
from localize.adopt.inline_elements import named_by_words_around
from localize.adopt.match_keys import match_key
from localize.adopt.messages import ForeignCatalog
from localize.adopt.notation import NOTATIONS, NOTATIONS_WITH_CODES, TextNotation
from localize.adopt.tag_transfer import transferred
from localize.adopt.untranslated import is_left
from localize.catalogs.memory import Memory, MemoryPair, NearSources, as_rows, target_for
from localize.language.word_counts import word_count
from localize.model.article import Article
from localize.model.block import Block, Kind, Pattern, Placeholder, Segment
from localize.model.catalog import Key
from localize.segments import inline

_OF_COPY, _OF_FUZZY, _OF_SEVERAL, _OF_OTHER_TAGS, _NEAR = 0.3, 0.5, 0.6, 0.7, 0.9


def keys_of(articles: Iterable[Article]) -> dict[str, int]:
    """The words by which the segments and blocks of articles are matched, each with the number of words."""
    keys: dict[str, int] = {}
    for article in articles:
        for block in article.blocks():
            for pattern in (block.pattern, *(segment.pattern for segment in block.segments)):
                if block.translatable and (key := match_key(pattern)) and key not in keys:
                    keys[key] = word_count(key)
    return keys


def notation_of(catalog: ForeignCatalog, keys: Mapping[str, int], source_locale: str) -> TextNotation:
    """The notation in which a catalog has the most words of our articles."""
    notations = [
        each for each in (NOTATIONS_WITH_CODES if catalog.has_codes else NOTATIONS) if _may_be_in(catalog, each)
    ]
    counts = [matched_words(catalog, each, source_locale=source_locale, keys=keys) for each in notations]
    return notations[counts.index(max(counts))]


def _may_be_in(catalog: ForeignCatalog, notation: TextNotation) -> bool:
    return not notation.sign or any(re.search(notation.sign, message.source) for message in catalog.messages)


class CatalogAdoption:
    """Adopts translations for articles from catalogs of one locale: first those of exactly the same texts."""

    def __init__(self, index: CatalogIndex) -> None:
        self._index = index
        self._source_locale, self._locale = (reader.locale for reader in index.readers)
        self._used: set[MessageId] = set()
        self._order: dict[str, tuple[Key, ...]] = {}
        """The keys of each article, in its order."""

    def of(self, article: Article) -> AdoptedArticle:
        """The translations of exactly the texts of an article."""
        texts: dict[Key, AdoptedText] = {}
        keys: dict[Key, None] = {}
        counts = Counter(article.catalog_keys())
        for block, segment in article.translatable():
            key = (block.context, segment.text)
            keys[key] = None
            text = self._text(article, block, segment, is_used_once=counts[key] == 1)
            if text is not None and (key not in texts or (text.certain and not texts[key].certain)):
                texts[key] = text
        self._order[article.name] = tuple(keys)
        ordered = tuple(texts[key] for key in keys if key in texts)
        missing = tuple(key for key in keys if key not in texts)
        return AdoptedArticle(article.name, self._locale, ordered, missing)

    def with_near(self, adopted: Sequence[AdoptedArticle]) -> list[AdoptedArticle]:
        """The same, then for texts that have no translation the one of a text that is much alike."""
        questions = {key[1] for article in adopted for key in article.missing}
        known = dict(self._pairs()) if questions else {}
        rows = as_rows((source, target, None) for source, target in known)
        memory = Memory(lambda: [(self._locale, "", rows)], questions, NearSources(self._source_locale))
        return [self._with_near(article, memory, known) for article in adopted]

    def notations(self) -> Iterator[tuple[str, str]]:
        """The path of each catalog, and the name of the notation in which it is read."""
        for catalog, notation in zip(self._index.catalogs, self._index.notations, strict=True):
            yield catalog.path, notation.name

    def pairs(self) -> list[MemoryPair]:
        """All finished translations, of blocks and of sentences, for a memory; the origin is the name of the file."""
        return [
            MemoryPair(source, target, context=None, origin=PurePath(self._index.catalog(at).path).name)
            for (source, target), at in self._pairs()
        ]

    def left_over(self) -> Iterator[LeftOver]:
        """The translations that no article has used so far."""
        for catalog_number, catalog in enumerate(self._index.catalogs):
            for number, message in enumerate(catalog.messages):
                ids = (MessageId(catalog_number, number), MessageId(catalog_number, number, titled=True))
                if message.target and not message.is_obsolete and self._used.isdisjoint(ids):
                    yield LeftOver(message.target, catalog.path, message.line, "its source stands in no article")

    def _text(self, article: Article, block: Block, segment: Segment, *, is_used_once: bool) -> AdoptedText | None:
        """The best translation of exactly this text."""
        matches = self._index.matches(match_key(segment.pattern))
        if not matches:
            return None
        block_key = match_key(block.pattern)
        ranks = [self._rank(match, article, block, segment) for match in matches]
        best = max(range(len(matches)), key=lambda number: (ranks[number], -number))
        match = matches[best]
        self._used.update(each.id for each in matches)
        others = [each for each, rank in zip(matches, ranks, strict=True) if rank == ranks[best]]
        several = any(match_key(each.target) != match_key(match.target) for each in others)
        if match.is_part and not (is_used_once and match.block_key == block_key):
            match = replace(match, confidence=_OF_SEVERAL, reason="part of a sentence there")
        return self._adopted((block.context, segment.text), segment.pattern, match, several=several)

    def _rank(self, match: Match, article: Article, block: Block, segment: Segment) -> tuple[object, ...]:
        """How well a match fits: finished, certain, in the same block, context and article, with the same tags."""
        message = self._index.message(match.id)
        return (
            not message.is_fuzzy,
            not match.reason,
            match.block_key == match_key(block.pattern),
            block.context is not None and message.context == block.context,
            any(_leads_to(reference, article) for reference in message.references),
            _tags(match.source) == _tags(segment.pattern),
            not message.is_obsolete,
            match.confidence,
        )

    def _adopted(self, key: Key, source: Pattern, match: Match, *, several: bool) -> AdoptedText:
        message = self._index.message(match.id)
        target = named_by_words_around(match.target, match.source, source)
        target = target if message.is_fuzzy else with_codes_of(target, source)
        result = transferred(target, source)
        doubts = [(_OF_FUZZY, "fuzzy there")] if message.is_fuzzy else []
        doubts += [(match.confidence, match.reason)] if match.reason else []
        doubts += [(_OF_SEVERAL, "translated in several ways there")] if several else []
        doubts += [(_OF_OTHER_TAGS, remark) for remark in result.remarks]
        if is_left(target, source, source_locale=self._source_locale, locale=self._locale):
            doubts.append((_OF_COPY, "left in the language of the source"))
        return AdoptedText(
            key,
            result.text,
            min((confidence for confidence, _ in doubts), default=1.0),
            certain=not doubts,
            path=self._index.catalog(match.id).path,
            line=message.line,
            source=message.previous or key[1],
            neighbours=self._index.neighbours(match.id) if doubts else (),
            comments=message.comments,
            remarks=tuple(remark for _, remark in doubts),
        )

    def _pairs(self) -> Iterator[tuple[tuple[str, str], MessageId]]:
        """All finished translations with their sources, as our catalogs would have them."""
        for at, match in self._index.all():
            if not match.reason and not match.is_part and not self._index.message(at).is_fuzzy:
                result = transferred(match.target, match.source)
                if not result.remarks:
                    yield (inline.to_text(match.source), result.text), at

    def _with_near(
        self, article: AdoptedArticle, memory: Memory, known: Mapping[tuple[str, str], MessageId]
    ) -> AdoptedArticle:
        texts = {text.key: text for text in article.texts}
        order = self._order[article.article]
        for key in article.missing:
            proposal = memory.proposal(key, (self._locale,))
            if proposal is not None:
                at = known[proposal.pair.source, proposal.pair.target]
                texts[key] = self._nearly(key, proposal.pair, proposal.likeness, at)
        return replace(
            article,
            texts=tuple(texts[key] for key in order if key in texts),
            missing=tuple(key for key in article.missing if key not in texts),
        )

    def _nearly(self, key: Key, pair: MemoryPair, likeness: float, at: MessageId) -> AdoptedText:
        self._used.add(at)
        return AdoptedText(
            key,
            target_for(pair, key[1]),
            likeness * _NEAR,
            certain=False,
            path=self._index.catalog(at).path,
            line=self._index.message(at).line,
            source=pair.source,
            neighbours=self._index.neighbours(at),
            remarks=("of a text that is much alike",),
        )


def _tags(pattern: Pattern) -> Counter[str]:
    """How often each kind of element is in a text."""
    return Counter(part.tag for part in pattern if isinstance(part, Placeholder) and part.kind is not Kind.CLOSE)


def _leads_to(reference: str, article: Article) -> bool:
    """Whether a reference of another tool, such as `src/knee.md:12`, can mean the source of an article."""
    path = PurePosixPath(reference.partition(":")[0]).with_suffix("")
    return f"/{path}".endswith(f"/{article.name}")
