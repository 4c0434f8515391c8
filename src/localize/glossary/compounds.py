"""Finds terms as parts of compound words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from localize.expressions import unicode_expression
from localize.language.forms import Forms, forms_of
from localize.language.lemmas import is_word

_LONGEST_WORD = 64
_FEWEST = 3
"""The fewest letters of the other part of a compound."""
_SURE = 6
"""Another part with so many letters counts as a word, without a dictionary: endings and prefixes are shorter."""
_ENDING = 3
"""The most letters at the end of a term that its forms may lack or change."""
_MOST_INFLECTED = 2
"""The most letters that may stand after a suffix: "herzliches"."""
_VOWEL = unicode_expression(r"[aeiouyäöüåæøéèêëïáóúí]")
_DOUBLED = unicode_expression(r"([^aeiouyäöüåæø])\1")
"""No word begins with a doubled consonant: "ihottuma" is no compound of "iho"."""
_CHANGED = str.maketrans("äöü", "aou")


@lru_cache(maxsize=50_000)
def is_part(term: str, keys: frozenset[str], word: str, language: str) -> bool:
    """Whether a word of a text has a word of a term (with these keys) as its first, middle or last part.

    The rest must be a word too, as far as one can tell: "Niere" is a part of "Nierenversagen", but "Arm" is no part of
    "Armut", and "Herz" no part of "herzlich".
    """
    forms = forms_of(language)
    if not forms.compounds.links or len(term) < _FEWEST - 1 or not len(term) < len(word) <= _LONGEST_WORD:
        return False
    if _is_derived(term, word, forms):
        return False
    for start in _anchors(term, word):
        head, tail = word[:start], word[start:]
        if head and not _may_stand_before(head, forms):
            continue
        if head and not keys.isdisjoint(forms.of_text(tail)):
            return True
        for end in range(
            start + max(2, len(term) - _ENDING), min(start + len(term) + _ENDING + 1, len(word) - _FEWEST + 1)
        ):
            if _is_first(term, keys, word[start:end], forms) and _may_stand_behind(word[end:], forms):
                return True
    return False


def _anchors(term: str, word: str) -> Iterator[int]:
    """Where a form of the term could begin."""
    anchor = term[: max(2, len(term) - _ENDING)].translate(_CHANGED)
    plain = word.translate(_CHANGED)
    start = plain.find(anchor)
    while start >= 0:
        yield start
        start = plain.find(anchor, start + 1)


def _is_first(term: str, keys: frozenset[str], part: str, forms: Forms) -> bool:
    """Whether a part is the term as it stands before another part: a form of it, or the term with a linking element."""
    if part == term or any(part == term + link for link in forms.compounds.links):
        return True
    if any(part == term.removesuffix(full) + short for full, short in forms.compounds.shortened if term.endswith(full)):
        return True
    return len(part) >= len(term) and not keys.isdisjoint(forms.of_text(part))


def _is_derived(term: str, word: str, forms: Forms) -> bool:
    """Whether a word is the beginning of the term and a suffix: "dosering", where the term is "dose"."""
    for suffix in forms.compounds.never_last:
        end = word.rfind(suffix)
        if len(word) - _MOST_INFLECTED <= end + len(suffix) and end > 1 and term.startswith(word[:end]):
            return True
    return False


def _may_stand_before(head: str, forms: Forms) -> bool:
    bare = [head, *(head[: -len(link)] for link in forms.compounds.links if link != "-" and head.endswith(link))]
    bare = [each for each in bare if len(each) >= _FEWEST]
    if not bare or head in forms.compounds.never_first or not _VOWEL.search(head):
        return False
    return len(head) >= _SURE or any(is_word(each, forms.language) for each in bare)


def _may_stand_behind(rest: str, forms: Forms) -> bool:
    if len(rest) < _FEWEST or not _VOWEL.search(rest) or _DOUBLED.match(rest):
        return False
    if any(rest.startswith(end) and len(rest) <= len(end) + _MOST_INFLECTED for end in forms.compounds.never_last):
        return False
    return len(rest) > _SURE or bool(is_word(rest, forms.language))


def parts_shared(term: str, first: str, forms: Forms) -> Iterator[str]:
    """Yield the rest of a term after a part that is written by itself: "versagen" of "Leber- und Nierenversagen"."""
    for link in ("", *forms.compounds.links):
        begin = first + link.strip("-")
        if len(first) >= _FEWEST and term.startswith(begin) and len(term) >= len(begin) + _FEWEST:
            yield term[len(begin) :]
