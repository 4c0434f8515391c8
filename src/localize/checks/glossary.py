"""The glossary: its terms are used, and those it advises against are not.

A translator waives a finding with the comment `# glossary-ok: CONCEPT` in the entry.
"""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.pair import Pair
from localize.model.glossary import Status, Term
from localize.model.pattern import plain_text
from localize.terms.match import fold

_WAIVER = "glossary-ok:"
_REQUIRED = (Status.PREFERRED, Status.ADMITTED)


def required(pair: Pair) -> Iterator[str]:
    """A term of the source whose concept has terms in the locale, none of which is in the translation."""
    target = plain_text(pair.reading.pattern)
    folded = fold(target)
    for source, wanted in _wanted(pair):
        if not any(_stands_in(term, target, folded) for term in wanted):
            expected = " or ".join(repr(term.text) for term in wanted)
            yield f"{source.text!r} in the source, expected {expected} ({source.concept})"


def forbidden(pair: Pair) -> Iterator[str]:
    """A term in the translation that the glossary advises against, as a whole word."""
    waived = _waived(pair)
    for hit in pair.terms.target.find(plain_text(pair.reading.pattern)):
        term = hit.term
        if term.status not in (Status.FORBIDDEN, Status.DEPRECATED) or term.concept in waived:
            continue
        better = [
            other.text for other in pair.terms.glossary.of(term.concept, pair.terms.chain) if other.status in _REQUIRED
        ]
        expected = " or ".join(map(repr, better)) or "another word"
        yield f"{term.text!r} is {term.status.value}, expected {expected} ({term.concept})"


def _wanted(pair: Pair) -> Iterator[tuple[Term, tuple[Term, ...]]]:
    """Each source term found, once a concept, with the terms that may translate it."""
    seen = _waived(pair)
    for hit in pair.terms.source.find(plain_text(pair.segment.pattern)):
        if hit.term.concept in seen:
            continue
        seen.add(hit.term.concept)
        if hit.term.status is Status.DO_NOT_TRANSLATE:
            yield hit.term, (hit.term,)
        elif wanted := tuple(
            term for term in pair.terms.glossary.of(hit.term.concept, pair.terms.chain) if term.status in _REQUIRED
        ):
            yield hit.term, wanted


def _stands_in(term: Term, target: str, folded: str) -> bool:
    """Generous: a spelling anywhere, so that compounds and attached articles count."""
    if term.case_sensitive or term.status is Status.DO_NOT_TRANSLATE:
        return any(spelling in target for spelling in term.spellings)
    return any(fold(spelling) in folded for spelling in term.spellings)


def _waived(pair: Pair) -> set[str]:
    lines = (comment.strip() for comment in pair.entry.comments)
    return {
        concept.strip()
        for line in lines
        if line.startswith(_WAIVER)
        for concept in line.removeprefix(_WAIVER).split(",")
    }
