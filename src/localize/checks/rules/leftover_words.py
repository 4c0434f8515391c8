"""Words that were left in the language of the source."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_lowercase

from localize.checks.pair import NAMES, Message, Pair
from localize.expressions import unicode_expression
from localize.language import leftovers, scripts, tags
from localize.language.quantities import unit_names
from localize.model.finding import Confidence, Span

_SMALL = unicode_expression(
    r"(?<![\p{Script=Latin}\u0300-\u036f\p{N}@/_&<#.-])\p{Ll}[\p{Script=Latin}\u0300-\u036f]++(?![\p{N}@/_=>-]|\.\p{L})"
)
"""A word that begins with a small letter, and is no part of an address, a code or a compound."""
_SMALL_LETTERS = frozenset(ascii_lowercase)
_CAPITAL_BEFORE = unicode_expression(r"\p{Lu}[\p{Script=Latin}\p{M}’'.-]*+[ ]\Z")
_CAPITAL_AFTER = unicode_expression(r"[ ]\p{Lu}\p{Script=Latin}")
_OPENED = unicode_expression(r"[\p{Ps}\p{Pi}\"„«»]\Z")
_REMARK_AROUND = unicode_expression(r"[(（]((?:[^()（）\p{L}]|\p{Script=Latin})++)[)）]")
"""What stands in brackets, if it is in Latin letters."""
_LONGEST_NAME = 30
_FEWEST_LETTERS = 4
_ANY_SCRIPT = frozenset(
    {"vitro", "vivo", "situ", "http", "https", "versus", "quot", "nbsp", "herpes", "zoster", "hallux"}
)
"""Words that stand as they are in texts of all scripts: "in vitro"."""
_SCIENTIFIC = unicode_expression(r".*(?:(?<!o)us|um|ae|ii|alis|aris)")
"""A word as those of Latin names end: "Herpes simplex virus", "hallux valgus"."""


def leftover_words(pair: Pair) -> Iterator[Message]:
    """A word of the source that is left in the translation, and is none of its language; reported once."""
    words = _candidates(pair)
    if not words:
        return
    source = {match[0]: match.span() for match in _SMALL.finditer(pair.source_reading.prose)}
    prose = pair.target_reading.prose
    known = [(hit.start, hit.end) for hit in pair.terms.target.find(pair.target_text)]
    known += [each.target for each in pair.left]
    run: Span | None = None
    for match in _SMALL.finditer(prose):
        begin, end = match.span()
        if match[0] in words and match[0] in source and not any(first < end and begin < last for first, last in known):
            if run is None and (
                _in_name(prose, match.span(), latin=scripts.has_latin(pair.locale)) or _is_gloss(pair, match.span())
            ):
                continue
            if run is not None and pair.target_text[run[1] : begin].strip():
                break
            run = (begin if run is None else run[0], end)
    if run is not None:
        first = _SMALL.match(prose, run[0])
        text = pair.target_text[slice(*run)]
        yield Message(
            f"'{text}' is left in the language of the source, expected a translation",
            run,
            source[first[0]] if first else None,
            Confidence.LIKELY,
        )


def _in_name(text: str, span: Span, *, latin: bool) -> bool:
    """Whether a word belongs to a name: "Food and Drug Administration"; or is quoted, or a term in brackets.

    In Latin letters, a capital on one side may only begin a sentence.
    """
    begin, end = span
    before = _CAPITAL_BEFORE.search(text, max(0, begin - _LONGEST_NAME), begin) is not None
    after = _CAPITAL_AFTER.match(text, end) is not None
    if latin:
        return before and after
    return before or after or _OPENED.search(text, max(0, begin - 1), begin) is not None


def _is_gloss(pair: Pair, span: Span) -> bool:
    """Whether a word is in brackets in which the translator repeats a term: "血管紧张素 (angiotensin)"."""
    begin, end = span
    prose = pair.target_reading.prose
    remark = _REMARK_AROUND.match(prose, max(0, prose.rfind("(", 0, begin), prose.rfind("（", 0, begin)))
    return remark is not None and remark.end() > end and remark[1] not in _remarks(pair.source_reading.prose)


def _remarks(text: str) -> list[str]:
    """What stands in the brackets of a text."""
    return [match[1] for match in _REMARK_AROUND.finditer(text)]


def _candidates(pair: Pair) -> frozenset[str]:
    """The words of both texts that may be left over; nearly all texts have none."""
    here, there = pair.source_locale, pair.locale
    if pair.entry.context in NAMES or tags.language(here) == tags.language(there) or not leftovers.knows(here):
        return frozenset()
    if scripts.has_latin(there):
        return leftovers.are_left(pair.source_reading.words & pair.target_reading.words, here, there)
    if _SMALL_LETTERS.isdisjoint(pair.target_reading.characters):
        return frozenset()
    # Endings may follow, and in some languages no space divides words.
    both = pair.source_reading.words.intersection(_SMALL.findall(pair.target_reading.prose))
    units = unit_names(there)
    return frozenset(
        word
        for word in both
        if len(word) >= _FEWEST_LETTERS
        and word.isalpha()
        and scripts.of_letter(word[0]) == "Latin"
        and word not in _ANY_SCRIPT
        and not _SCIENTIFIC.fullmatch(word)
        and not units[word]
    )
