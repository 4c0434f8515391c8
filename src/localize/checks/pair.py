"""What a check looks at: a source segment and its translation side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import field, replace

from localize.checks import exchanges, guards, prohibitions, spans
from localize.checks.exchanges import Exchange
from localize.checks.left_sentences import SourceSentence, left_sentences
from localize.checks.number_matching import Comparison, matched
from localize.checks.terms import Terms
from localize.checks.text_reading import TextReading
from localize.dataclass import dataclass
from localize.language import tags
from localize.language.cue_search import Cue
from localize.language.remembered import once
from localize.model.block import Segment
from localize.model.catalog import Entry
from localize.model.finding import Confidence, EntryFinding, Finding, Span
from localize.segments.inline import Reading, to_pattern

NAMES = frozenset({"author", "reviewer"})
"""The contexts of entries that are names."""


@dataclass(frozen=True)
class Pair:
    """A segment, the entry that translates it, and what is known of its locale."""

    segment: Segment
    entry: Entry
    source_locale: str
    locale: str
    terms: Terms
    read_source: TextReading | None = field(default=None, compare=False, repr=False)
    """The source as it was read for another locale; None where it was not."""

    def on_line_of(self, other: Pair) -> Pair:
        """Return an equal pair whose entry stands elsewhere in its file; what was read of this one is taken over."""
        if self.entry.line == other.entry.line:
            return self
        moved = copy(self)
        object.__setattr__(moved, "entry", other.entry)
        return moved

    @once
    def reading(self) -> Reading:
        """The translation read against the tags of its source."""
        return to_pattern(self.entry.target, self.segment.pattern)

    @once
    def source_reading(self) -> TextReading:
        """The source as the rules read it."""
        return self.read_source or TextReading(self.segment.pattern, self.source_locale)

    @once
    def target_reading(self) -> TextReading:
        """The translation as the rules read it."""
        return TextReading(self.reading.pattern, self.locale)

    @property
    def source(self) -> str:
        """The text that translators see, with its bare tags."""
        return self.entry.source

    @property
    def target(self) -> str:
        """The translation as it was typed."""
        return self.entry.target

    @property
    def source_text(self) -> str:
        """What readers see of the source: no tags."""
        return self.source_reading.text

    @property
    def target_text(self) -> str:
        """What readers see of the translation: no tags."""
        return self.target_reading.text

    @once
    def target_span(self) -> Span | None:
        """All that readers see of the translation, as offsets in its typed text."""
        return spans.in_typed_text((0, len(self.target_text)), self.target, self.segment.pattern)

    @once
    def numbers(self) -> Comparison:
        """The numbers of the source matched with those of the translation."""
        return matched(self.source_reading.numbers, self.target_reading.numbers)

    @once
    def left(self) -> tuple[SourceSentence, ...]:
        """The source's sentences that were left untranslated; none in names, and from a language into itself."""
        if self.entry.context in NAMES or tags.language(self.locale) == tags.language(self.source_locale):
            return ()
        source, target = self.source_reading.prose, self.target_reading.prose
        return left_sentences(source, target, source_locale=self.source_locale, locale=self.locale)

    @once
    def forbidden(self) -> tuple[Cue, ...]:
        """What the source forbids and the translation does not; nothing where the words of a language are not known."""
        if not guards.prohibitions(self.source_locale, self.locale) or not self.source_reading.prohibitions:
            return ()
        return prohibitions.unanswered(*self.translated)

    @once
    def exchanges(self) -> tuple[tuple[str, Exchange], ...]:
        """The meanings that the translation exchanges, each with its frame; none in names."""
        return () if self.entry.context in NAMES else tuple(exchanges.exchanges(*self.translated))

    @once
    def translated(self) -> tuple[TextReading, TextReading]:
        """Source and translation with spaces in place of the sentences that were left untranslated."""
        source, target = self.source_reading, self.target_reading
        for each in self.left:
            source, target = _without(source, each.source), _without(target, each.target)
        return source, target


def _without(reading: TextReading, span: Span) -> TextReading:
    begin, end = span
    text = reading.text
    return TextReading((text[:begin] + " " * (end - begin) + text[end:],), reading.locale)


@dataclass(frozen=True, slots=True)
class Message:
    """What is wrong, and what was expected; the runner adds rule, severity and location, and so makes a Finding.

    `target` and `source` are the pieces in question, as offsets into `Pair.target_text` and `Pair.source_text`. What is
    not certain is a warning even if the rule is an error by default: perhaps only the word order differs.
    """

    text: str
    target: Span | None = None
    source: Span | None = None
    confidence: Confidence = Confidence.CERTAIN


@dataclass(frozen=True, slots=True)
class Edit:
    """A piece of `Pair.target_text`, and its replacement; the span is empty if something is inserted."""

    span: Span
    text: str


Check = Callable[[Pair], Iterator[Message]]
"""Yields a message for each thing that a person should look at."""


Fix = Callable[[Pair], Iterator[Edit]]
"""Yields what to edit so that the rule finds nothing; edits do not overlap. Spaces, quotation marks and NFC only."""


@dataclass(frozen=True, slots=True)
class Located:
    """A pair, the path of its catalog, and the name of its article."""

    pair: Pair
    path: str
    article: str

    def on_line_of(self, other: Located) -> Located:
        """Return an equal one whose entry stands elsewhere in its file; what was read of the pair is taken over."""
        pair = self.pair.on_line_of(other.pair)
        return self if pair is self.pair else replace(self, pair=pair)

    @property
    def location(self) -> str:
        """Path and line, for messages: `locales/de/LC_MESSAGES/dry-mouth.po:12`."""
        return f"{self.path}:{self.pair.entry.line}"

    def finding(self, finding: EntryFinding) -> Finding:
        """Return a finding about the translation with the place where it stands."""
        pair = self.pair
        return Finding(
            finding.rule,
            finding.severity,
            message=finding.message,
            path=self.path,
            line=pair.entry.line,
            locale=pair.locale,
            article=self.article,
            context=pair.entry.context or "",
            source=pair.source,
            target=pair.target,
            source_span=finding.source_span,
            target_span=finding.target_span,
            confidence=finding.confidence,
        )
