"""The terms of the glossary are used."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.pair import Message, Pair
from localize.checks.terms import Terms
from localize.checks.waivers import waived_concepts
from localize.glossary.required import Translation
from localize.model.finding import Span
from localize.model.glossary import ACCEPTED, Status, Term


def glossary(pair: Pair) -> Iterator[Message]:
    """A term of the source whose concept has terms in the locale, none of which is in the translation."""
    translation = Translation(pair.target_text)
    for source, terms, span in _required_terms(pair):
        if not any(translation.has(term) for term in terms):
            expected = " or ".join(repr(term.text) for term in terms)
            yield Message(f"{source.text!r} in the source, expected {expected} ({source.concept})", source=span)


def _required_terms(pair: Pair) -> Iterator[tuple[Term, tuple[Term, ...], Span]]:
    """Each source term in the text, once for a concept, with the terms that may translate it, and its span."""
    seen = waived_concepts(pair)
    for hit in pair.terms.source.find(pair.source_text):
        concepts = {term.concept for term in hit.terms}
        if concepts & seen:
            continue
        seen |= concepts
        meanings = [_allowed(term, pair.terms) for term in hit.terms]
        if all(meanings):
            yield hit.terms[0], tuple(term for meaning in meanings for term in meaning), (hit.start, hit.end)


def _allowed(source: Term, terms: Terms) -> tuple[Term, ...]:
    """The terms that translate a source term, none where the glossary has none in the locale."""
    if source.status is Status.DO_NOT_TRANSLATE:
        return (source,)
    return tuple(term for term in terms.glossary.of(source.concept, terms.chain) if term.status in ACCEPTED)
