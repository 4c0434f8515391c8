"""Abbreviations and codes of the source that became others of nearly the same letters: "PRC" for "PCR"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from localize.checks.pair import Pair
from localize.dataclass import dataclass
from localize.expressions import expression, unicode_expression
from localize.language import scripts
from localize.model.finding import Confidence, Span

_WORD = unicode_expression(
    r"(?<![\p{Script=Latin}\p{M}\p{N}@/_.])[A-Za-z][A-Za-z0-9]*+(?:[-‐‑](?:[A-Z]*+\d[A-Za-z0-9]*+|[A-Z]++(?![a-z])))*+"
    r"(?![\p{Script=Latin}\p{M}\p{N}@/_]|\.\p{L})"
)
"""A word in Latin letters and digits; of a compound only what may be a code: "ACE2" of "ACE2-Rezeptor"."""
_LIKE_CODE = expression(r"[A-Z][a-z]{0,8}[‐‑-]?[A-Z0-9]")
"""What nearly all texts without a code lack."""
_HYPHENS = str.maketrans("", "", "-‐‑")
_DIGITS = unicode_expression(r"\d+")
_ROMAN = unicode_expression(r"[ivx]+")
_FEWEST = 3
"""Letters of a code at least that is compared by them."""


@dataclass(frozen=True, slots=True)
class OtherCode:
    """A code of the source, at offsets, and the one that stands in the translation in its place."""

    source: Span
    target: Span
    confidence: Confidence


def other_codes(pair: Pair) -> Iterator[OtherCode]:
    """The codes of the source that are lost, each with one that the source lacks, and that is nearly the same.

    Those that differ in digits only are other things for certain. Letters are compared where the locale's script is not
    Latin: languages with Latin letters have abbreviations of their own ("VIH" for "HIV", "ADN" for "DNA").
    """
    here = {} if pair.source_text.isupper() else codes(pair.source_reading.prose)
    there = codes(pair.target_reading.prose) if here else {}
    if not there or here.keys() == there.keys():
        return
    source, target = _plain(pair.source_text), _plain(pair.target_text)
    lost = {code: span for code, span in here.items() if code not in target}
    gained = {code: span for code, span in there.items() if code not in source}
    for code, span in lost.items():
        for other in list(gained):
            if confidence := _confidence(code, other, pair.locale):
                if not _is_number(pair, gained[other]):
                    yield OtherCode(span, gained[other], confidence)
                del gained[other]
                break


def codes(text: str) -> Mapping[str, Span]:
    """The abbreviations and codes of a text in small letters without hyphens, each with its first place.

    They are words with two capitals, or a capital and a digit: "IL-6", "mRNA", "HbA1c".
    """
    if not _LIKE_CODE.search(text):
        return {}
    found: dict[str, Span] = {}
    for match in _WORD.finditer(text):
        capitals = sum(map(str.isupper, match[0]))
        if capitals > 1 or (capitals and any(map(str.isdigit, match[0]))):
            found.setdefault(_plain(match[0]), match.span())
    return found


def _plain(text: str) -> str:
    return text.casefold().translate(_HYPHENS)


def _confidence(code: str, other: str, locale: str) -> Confidence | None:
    """How surely one code was taken for the other; None where it may be the same one in another language."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415  # a run with nothing new compares no code

    if _DIGITS.sub("#", code) == _DIGITS.sub("#", other):
        return Confidence.CERTAIN
    if scripts.has_latin(locale) or min(len(code), len(other)) < _FEWEST:
        return None
    if _ROMAN.fullmatch(code) or _ROMAN.fullmatch(other) or OSA.distance(code, other) > 1:
        return None
    return Confidence.LIKELY


def _is_number(pair: Pair, span: Span) -> bool:
    """Whether the digits of a code are told as another number than that of the source."""
    begin, end = span
    return any(begin <= number.start < end for number in pair.numbers.gained)
