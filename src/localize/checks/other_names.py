"""Names of the source that became other names in the translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from localize.checks.pair import Pair
from localize.dataclass import dataclass
from localize.glossary.required import Translation
from localize.language import names
from localize.language.names import Mention
from localize.model.finding import Confidence, Span
from localize.model.glossary import ACCEPTED, Term


@dataclass(frozen=True, slots=True)
class OtherName:
    """A name of the source, the one in the translation that it became, and the glossary's terms for it."""

    source: Mention
    target: Mention
    terms: Sequence[Term]
    confidence: Confidence


def other_names(pair: Pair) -> Iterator[OtherName]:
    """The names of the source that are lost, each with a name that the source does not have, in order."""
    source, target = pair.source_reading.mentions, pair.target_reading.mentions
    if not source or not target:
        return
    drugs = frozenset[str]().union(*(mention.drugs for mention in source))
    gained = [mention for mention in target if not _answers(mention, drugs) and not _in_source(pair, mention)]
    lost = [each for each in lost_names(pair) if not each.partly or gained]
    for each, other in zip(lost, gained, strict=False):
        confidence = Confidence.LIKELY if each.partly else Confidence.CERTAIN
        yield OtherName(each.mention, other, each.terms, confidence)
    if lost and not gained:
        yield from _repeated(pair, lost)


@dataclass(frozen=True, slots=True)
class LostName:
    """A name that the translation has less often than the source (`partly`), or not at all."""

    mention: Mention
    terms: Sequence[Term]
    partly: bool


def lost_names(pair: Pair) -> Iterator[LostName]:
    """The names that the translation has less often, each once: the last one in the source."""
    source, target = pair.source_reading.mentions, pair.target_reading.mentions
    last = {mention.drugs: mention for mention in source}
    for drugs, mention in last.items():
        if not any(names.can_tell(drug, pair.locale) for drug in drugs):
            continue
        terms = _glossary_terms(pair, (mention.start, mention.end))
        answers = sum(_answers(each, drugs) for each in target)
        expected = sum(_answers(each, drugs) for each in source)
        if answers < expected:
            answers += names.resembling(pair.target_text, pair.locale, drugs, besides=target)
        if answers < expected and not any(map(Translation(pair.target_text).has, terms)):
            yield LostName(mention, terms, partly=answers > 0)


def _repeated(pair: Pair, lost: Sequence[LostName]) -> Iterator[OtherName]:
    """A name that stands in place of another one, where the source has both: "A and A" for "A and B"."""
    source, target = pair.source_reading.mentions, pair.target_reading.mentions
    for each in lost:
        for other in target:
            there = sum(mention.drugs == other.drugs for mention in target)
            here = sum(_answers(mention, other.drugs) for mention in source)
            if there > here > 0 and not each.partly and len(target) >= len(source):
                yield OtherName(each.mention, other, each.terms, Confidence.LIKELY)
                return


def _answers(mention: Mention, drugs: frozenset[str]) -> bool:
    """Whether a name may stand for one of some drugs, or for a kind of it."""
    return any(names.is_kind_of(one, other) or names.is_kind_of(other, one) for one in mention.drugs for other in drugs)


def _in_source(pair: Pair, mention: Mention) -> bool:
    """Whether the source may have a name, in a way that is not known."""
    return (
        names.resembling(pair.source_text, pair.source_locale, mention.drugs, besides=pair.source_reading.mentions) > 0
    )


def _glossary_terms(pair: Pair, span: Span) -> Sequence[Term]:
    """The glossary's terms in the locale for what the source has at some offsets."""
    begin, end = span
    hits = (hit for hit in pair.terms.source.find(pair.source_text) if hit.start < end and begin < hit.end)
    concepts = dict.fromkeys(term.concept for hit in hits for term in hit.terms)
    terms = pair.terms
    return [term for each in concepts for term in terms.glossary.of(each, terms.chain) if term.status in ACCEPTED]
