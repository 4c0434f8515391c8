"""The glossary: its terms are used, and those it advises against are not.

A translator waives a finding with the comment `# glossary-ok: CONCEPT` in the entry.
"""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.pair import Message, Pair, Terms
from localize.glossary.required import Translation
from localize.model.finding import Span
from localize.model.glossary import Status, Term

_WAIVER = "glossary-ok:"
_REQUIRED = (Status.PREFERRED, Status.ADMITTED)
_AVOIDED = (Status.FORBIDDEN, Status.DEPRECATED)


def required(pair: Pair) -> Iterator[Message]:
    """A term of the source whose concept has terms in the locale, none of which is in the translation."""
    translation = Translation(pair.target_text)
    for source, wanted, place in _wanted(pair):
        if not any(translation.has(term) for term in wanted):
            expected = " or ".join(repr(term.text) for term in wanted)
            yield Message(f"{source.text!r} in the source, expected {expected} ({source.concept})", source=place)


def forbidden(pair: Pair) -> Iterator[Message]:
    """A term in the translation that the glossary advises against, as a whole word; not if it means something else."""
    waived = _waived(pair)
    for hit in pair.terms.target.find(pair.target_text):
        term = hit.terms[0]
        if any(other.status not in _AVOIDED or other.concept in waived for other in hit.terms):
            continue
        better = [
            other.text for other in pair.terms.glossary.of(term.concept, pair.terms.chain) if other.status in _REQUIRED
        ]
        expected = " or ".join(map(repr, better)) or "another word"
        yield Message(
            f"{term.text!r} is {term.status.value}, expected {expected} ({term.concept})", (hit.start, hit.end)
        )


def _wanted(pair: Pair) -> Iterator[tuple[Term, tuple[Term, ...], Span]]:
    """Each source term found, once a concept, with the terms that may translate any of its meanings, and where."""
    seen = _waived(pair)
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
    return tuple(term for term in terms.glossary.of(source.concept, terms.chain) if term.status in _REQUIRED)


def _waived(pair: Pair) -> set[str]:
    lines = (comment.strip() for comment in pair.entry.comments)
    return {
        concept.strip()
        for line in lines
        if line.startswith(_WAIVER)
        for concept in line.removeprefix(_WAIVER).split(",")
    }
