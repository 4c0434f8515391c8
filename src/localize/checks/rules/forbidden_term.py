"""The terms that the glossary advises against are not used."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.pair import Message, Pair
from localize.checks.waivers import waived_concepts
from localize.model.glossary import ACCEPTED, AVOIDED


def forbidden_term(pair: Pair) -> Iterator[Message]:
    """A term in the translation that the glossary advises against, unless it allows the word for another concept."""
    if not pair.terms.target.avoided.find(pair.target_text):
        return
    waived = waived_concepts(pair)
    for hit in pair.terms.target.find(pair.target_text):
        term = hit.terms[0]
        if any(other.status not in AVOIDED or other.concept in waived for other in hit.terms):
            continue
        better = [
            other.text for other in pair.terms.glossary.of(term.concept, pair.terms.chain) if other.status in ACCEPTED
        ]
        expected = " or ".join(map(repr, better)) or "another word"
        yield Message(
            f"{term.text!r} is {term.status.value}, expected {expected} ({term.concept})", (hit.start, hit.end)
        )
