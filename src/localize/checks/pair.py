"""What a check looks at: a source segment and its translation side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from localize.glossary.match import Matcher
from localize.model.block import Segment, plain_text
from localize.model.catalog import Entry
from localize.model.finding import EntryFinding, Finding, Span
from localize.model.glossary import Glossary
from localize.segments.inline import Reading, to_pattern


@dataclass(frozen=True, slots=True)
class Terms:
    """The glossary for the checks of a locale: `source` finds terms of the source, `target` those of the locale."""

    glossary: Glossary
    source: Matcher
    target: Matcher
    chain: tuple[str, ...]


@dataclass(frozen=True)
class Pair:
    """A segment, the entry that translates it, and what is known of its locale."""

    segment: Segment
    entry: Entry
    source_locale: str
    locale: str
    terms: Terms

    @cached_property
    def reading(self) -> Reading:
        """The translation read against the tags of its source."""
        return to_pattern(self.entry.target, self.segment.pattern)

    @property
    def source(self) -> str:
        """The text that translators see, with its bare tags."""
        return self.entry.source

    @property
    def target(self) -> str:
        """The translation as it was typed."""
        return self.entry.target

    @cached_property
    def source_text(self) -> str:
        """What readers see of the source: no tags."""
        return plain_text(self.segment.pattern)

    @cached_property
    def target_text(self) -> str:
        """What readers see of the translation: no tags."""
        return plain_text(self.reading.pattern)


@dataclass(frozen=True, slots=True)
class Message:
    """What is wrong, and what was expected; the runner adds rule, severity and location, and so makes a Finding.

    `target` and `source` are the pieces in question, as offsets into `Pair.target_text` and `Pair.source_text`. A
    `doubtful` message is a warning even if the rule is an error by default: perhaps only the word order differs.
    """

    text: str
    target: Span | None = None
    source: Span | None = None
    doubtful: bool = False


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
        )
