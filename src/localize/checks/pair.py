"""What a check looks at: a source segment and its translation side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from localize.model.article import Segment
from localize.model.catalog import Entry
from localize.model.glossary import Glossary
from localize.segments.inline import Reading, to_pattern
from localize.terms.match import Matcher


@dataclass(frozen=True, slots=True)
class Terms:
    """The glossary as checks of one locale need it: `source` finds source terms, `target` those of the locale."""

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
        """The text that translators see."""
        return self.entry.source

    @property
    def target(self) -> str:
        """The translation."""
        return self.entry.target


Check = Callable[[Pair], Iterator[str]]
"""Yields a message for each thing a person should look at; the runner adds rule, severity and place."""
