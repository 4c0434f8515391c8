"""The terms that the glossary advises against are not used."""

from __future__ import annotations

from collections.abc import Iterator

from localize.checks.pair import Message, Pair
from localize.checks.waivers import waived_concepts
from localize.model.glossary import ACCEPTED


def forbidden_term(pair: Pair) -> Iterator[Message]:
    """A term in the translation that the glossary advises against, unless it allows the word for another concept."""
    hits = pair.terms.target.avoided(pair.target_text)
    if not hits:
        return
    waived = waived_concepts(pair)
    for hit in hits:
        if any(term.concept in waived for term in hit.terms):
            continue
        term = hit.terms[0]
        better = [
            other.text for other in pair.terms.glossary.of(term.concept, pair.terms.chain) if other.status in ACCEPTED
        ]
        expected = " or ".join(map(repr, better)) or "another word"
        yield Message(
            f"{term.text!r} is {term.status.value}, expected {expected} ({term.concept})", (hit.start, hit.end)
        )
