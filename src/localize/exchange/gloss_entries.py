"""The glossary's terms in a source, for tools that show terms next to a source."""

from __future__ import annotations

from collections.abc import Iterator

from localize.exchange.model import GlossEntry
from localize.glossary.match import Matcher
from localize.model.block import Pattern, plain_text
from localize.model.glossary import ACCEPTED, Glossary, Status


def gloss_entries(
    pattern: Pattern, matcher: Matcher, *, glossary: Glossary, chain: tuple[str, ...]
) -> Iterator[GlossEntry]:
    """The terms of a source that have a translation or a definition, each where it comes first."""
    seen: set[str] = set()
    for hit in matcher.find(plain_text(pattern)):
        for source in hit.terms:
            if source.concept in seen:
                continue
            seen.add(source.concept)
            targets = glossary.of(source.concept, chain)
            write = tuple(term.text for status in ACCEPTED for term in targets if term.status is status)
            if source.status is Status.DO_NOT_TRANSLATE:
                write = (source.text,)
            if write or source.definition:
                yield GlossEntry(source.text, write, start=hit.start, end=hit.end, definition=source.definition)
