"""The translations in another tool's catalogs, found by the words of their sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import islice

from localize.adopt import word_pairs
from localize.adopt.alike_codes import with_codes_of
from localize.adopt.cutting import Readers, SentencePair, in_sentences, sentence_pairs
from localize.adopt.match_keys import match_key
from localize.adopt.messages import ForeignCatalog, ForeignMessage
from localize.adopt.notation import TextNotation, joined_lines
from localize.adopt.titled_references import TitledLabel, labels_in, with_titles
from localize.adopt.word_pairs import WordPairs
from localize.dataclass import dataclass
from localize.model.block import Pattern, plain_text

_MOST_TO_LEARN_FROM = 5_000
"""Messages from which words are learned: the time grows with their number, and what they teach hardly does."""

_NONE: Set[str] = frozenset()
_LINKS: Set[str] = frozenset({"a"})
"""A translation may be one whole link where its source has words beside it."""


@dataclass(frozen=True, slots=True)
class MessageId:
    """A message by the number of its catalog, and its own number there.

    One that is `titled` is read with titles for the labels that it refers to.
    """

    catalog: int
    number: int
    titled: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A translation of a text: one block of a message, or a sentence of it; `reason` is why it is not certain.

    `block_key` are the words of the whole block. One that `is_part` of a sentence there is only right in that block.
    """

    id: MessageId
    block_key: str
    source: Pattern
    target: Pattern
    confidence: float = 1.0
    reason: str = ""
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class _IndexedPiece:
    """Where a text stands: a block of a message, and the number of its sentence, None for all of it."""

    id: MessageId
    block: int
    sentence: int | None


class CatalogIndex:
    """Finds translations by the words of their sources; a message is cut into sentences on both sides.

    Each catalog is read in its own notation. A message that refers to `labels` of our articles is also found with their
    titles, if these are translated.
    """

    def __init__(
        self,
        catalogs: Sequence[ForeignCatalog],
        notations: Sequence[TextNotation],
        readers: Readers,
        labels: Mapping[str, TitledLabel],
    ) -> None:
        self.catalogs = catalogs
        self.notations = notations
        self.readers = readers
        self._sources: dict[MessageId, tuple[Pattern, ...]] = {}
        self._targets: dict[MessageId, tuple[Pattern, ...]] = {}
        self._sentences: dict[tuple[MessageId, int], tuple[SentencePair, ...]] = {}
        self._pieces: dict[str, list[_IndexedPiece]] = {}
        for catalog_number, catalog in enumerate(catalogs):
            for number, message in enumerate(catalog.messages):
                if message.target:
                    at = MessageId(catalog_number, number)
                    self._add(at, notations[catalog_number].patterns(message.source, readers[0].locale, _NONE))
        self._labels = labels, dict(self._translated(labels))
        for at, patterns in list(self._sources.items()):
            if not self._labels[1].keys().isdisjoint(labels_in(patterns)):
                titled = tuple(with_titles(pattern, labels) for pattern in patterns)
                self._add(MessageId(at.catalog, at.number, titled=True), titled)

    def message(self, at: MessageId) -> ForeignMessage:
        """The message of a number."""
        return self.catalogs[at.catalog].messages[at.number]

    def catalog(self, at: MessageId) -> ForeignCatalog:
        """The catalog of a message."""
        return self.catalogs[at.catalog]

    def neighbours(self, at: MessageId) -> tuple[str, str]:
        """The translations before and after a message, empty where there is none."""
        messages = self.catalogs[at.catalog].messages
        before = messages[at.number - 1].target if at.number else ""
        after = messages[at.number + 1].target if at.number + 1 < len(messages) else ""
        return " ".join(before.split()), " ".join(after.split())

    def matches(self, key: str) -> list[Match]:
        """All translations of a text, by its words."""
        return [match for piece in self._pieces.get(key, ()) if (match := self._match(piece)) is not None]

    def all(self) -> Iterator[tuple[MessageId, Match]]:
        """All translations of whole blocks and of sentences, each once."""
        for pieces in self._pieces.values():
            for piece in pieces:
                if (match := self._match(piece)) is not None:
                    yield piece.id, match

    def _translated(self, labels: Mapping[str, TitledLabel]) -> Iterator[tuple[str, TitledLabel]]:
        """The labels whose titles have one finished translation, with that."""
        for name, label in labels.items():
            pieces = self._pieces.get(match_key((label.title,)), ())
            whole = [piece for piece in pieces if piece.sentence is None and not self.message(piece.id).is_fuzzy]
            titles = {plain_text(match.target) for piece in whole if (match := self._match(piece))}
            if len(titles) == 1:
                yield name, TitledLabel(label.address, titles.pop())

    def _add(self, at: MessageId, patterns: tuple[Pattern, ...]) -> None:
        self._sources[at] = patterns
        for block, pattern in enumerate(patterns):
            keys: dict[str, int | None] = {match_key(pattern): None}
            parts = in_sentences(pattern, self.readers[0].locale)
            if len(parts) > 1:
                for sentence, part in enumerate(parts):
                    keys.setdefault(match_key(part), sentence)
            for key, number in keys.items():
                if key:
                    self._pieces.setdefault(key, []).append(_IndexedPiece(at, block, number))

    def _match(self, piece: _IndexedPiece) -> Match | None:
        """The translation of a piece; None where the two sides have other blocks."""
        sources, targets = self._sources[piece.id], self._target_blocks(piece.id)
        if len(sources) != len(targets):
            return None
        source, target = sources[piece.block], targets[piece.block]
        if not self.message(piece.id).is_fuzzy:
            target = with_codes_of(target, source)
        key = match_key(source)
        if piece.sentence is None:
            return Match(piece.id, key, source, target)
        pairs = self._sentence_pairs(piece, source, target)
        pair = pairs[piece.sentence]
        if not pair.target:
            return None
        return Match(piece.id, key, pair.source, pair.target, pair.confidence, pair.reason, pair.is_part)

    def _sentence_pairs(self, piece: _IndexedPiece, source: Pattern, target: Pattern) -> tuple[SentencePair, ...]:
        at = (piece.id, piece.block)
        if at not in self._sentences:
            self._sentences[at] = sentence_pairs(source, target, self.readers, self._words)
        return self._sentences[at]

    @cached_property
    def _words(self) -> WordPairs:
        """The words that the messages show to translate each other."""
        return word_pairs.learn(islice(self._pairs_to_learn_from(), _MOST_TO_LEARN_FROM))

    def _pairs_to_learn_from(self) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
        for at, sources in self._sources.items():
            if self.message(at).is_fuzzy or at.titled:
                continue
            targets = self._target_blocks(at)
            if len(sources) == len(targets):
                for source, target in zip(sources, targets, strict=True):
                    yield self.readers[0].words(source), self.readers[1].words(target)

    def _target_blocks(self, at: MessageId) -> tuple[Pattern, ...]:
        if at not in self._targets:
            text = joined_lines(self.message(at).target)
            patterns = self.notations[at.catalog].patterns(text, self.readers[1].locale, _LINKS)
            labels = self._labels[1] if at.titled else {}
            self._targets[at] = tuple(with_titles(pattern, labels) for pattern in patterns)
        return self._targets[at]


def matched_words(
    catalog: ForeignCatalog, notation: TextNotation, *, source_locale: str, keys: Mapping[str, int]
) -> int:
    """How many words of our texts a catalog has if it is read in a notation; `keys` are theirs with their counts."""
    words = 0
    for message in catalog.messages:
        for pattern in notation.patterns(message.source, source_locale, _NONE):
            key = match_key(pattern)
            if key in keys:
                words += keys[key]
                continue
            words += sum(keys.get(match_key(part), 0) for part in in_sentences(pattern, source_locale))
    return words
