"""What the glossary tells a translator about a segment, as `#.` comments."""

from __future__ import annotations

from collections.abc import Iterator

from localize.glossary.match import Matcher
from localize.model.glossary import ACCEPTED, AVOIDED, Glossary, Status, Term
from localize.segments.tags import without_tags

MARK = "Glossary: "
"""What these comments begin with."""


def hints(text: str, matcher: Matcher, *, glossary: Glossary, chain: tuple[str, ...]) -> Iterator[str]:
    """A line for each concept in a source text that has terms in a locale: `Glossary: side effect → Nebenwirkung`.

    `text` is the text that translators see, with bare tags. `matcher` finds the terms of the source locale; `chain` is
    the target locale with its fallbacks.
    """
    lines = (line(term, glossary=glossary, chain=chain) for term in terms_in(text, matcher))
    return (each for each in lines if each)


def terms_in(text: str, matcher: Matcher) -> tuple[Term, ...]:
    """The first term of each concept in a source text, as `hints` takes it."""
    hits = matcher.find(without_tags(text))
    terms: dict[str, Term] = {}
    for term in (term for hit in hits for term in hit.terms):
        terms.setdefault(term.concept, term)
    return tuple(terms.values())


def line(term: Term, *, glossary: Glossary, chain: tuple[str, ...]) -> str:
    """The line for a term of the source; empty where its concept has no term in the locale."""
    if term.status is Status.DO_NOT_TRANSLATE:
        return f"{MARK}{term.text} (do not translate)"
    return _line(term, glossary.of(term.concept, chain))


def _line(source: Term, targets: tuple[Term, ...]) -> str:
    write = [term.text for status in ACCEPTED for term in targets if term.status is status]
    avoid = [term.text for term in targets if term.status in AVOIDED]
    if not write and not avoid:
        return ""
    line = f"{MARK}{source.text}"
    if write:
        line += f" → {', '.join(write)}"
    if avoid:
        line += f" (not: {', '.join(avoid)})"
    return line
