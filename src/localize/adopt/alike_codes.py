"""Code that a translator has translated, put back as its source has it: code is never translated here.

`glob(Muster)` stands for `glob(pattern)`. Only for a translation of exactly this source: in one of an older text other
code may be right.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from localize.expressions import expression
from localize.model.block import Kind, Pattern, Placeholder

_LETTERS = expression(r"[^\W\d_]+")
_NO_LETTERS = expression(r"[\W\d_]+")
_LEAST = 0.6
"""How much of the letters two codes of one word must share."""
_SAME_FORM = 0.6
"""What codes are alike at least that differ in nothing but their words: `<NAME>` and `<IME>`."""
_MARGIN = 0.2
"""How much less alike any other code must be."""


def with_codes_of(target: Pattern, source: Pattern) -> Pattern:
    """A translation with each code that is not in its source replaced by the one that it stands for, if one clearly is.

    As many must be left over on both sides, and no other pair of them may be nearly as much alike.
    """
    here, there = _codes(source), _codes(target)
    same = {code.content.strip() for code in here} & {code.content.strip() for code in there}
    missing = [code for code in here if code.content.strip() not in same]
    strange = [code for code in there if code.content.strip() not in same]
    counterparts = _counterparts(missing, strange)
    if not counterparts:
        return target
    return tuple(part if isinstance(part, str) else counterparts.get(part, part) for part in target)


def _codes(pattern: Pattern) -> list[Placeholder]:
    parts = (part for part in pattern if isinstance(part, Placeholder) and part.kind is Kind.LOCKED)
    return list(dict.fromkeys(parts))


def _counterparts(missing: Sequence[Placeholder], strange: Sequence[Placeholder]) -> dict[Placeholder, Placeholder]:
    """For each of the strange codes the missing one that it stands for; none at all if one of them is in doubt."""
    if not missing or len(missing) != len(strange):
        return {}
    counterparts: dict[Placeholder, Placeholder] = {}
    for other in strange:
        ranked = sorted(((_likeness(each, other), number) for number, each in enumerate(missing)), reverse=True)
        second = ranked[1][0] if len(ranked) > 1 else 0.0
        best, number = ranked[0]
        if best >= _LEAST and best - second >= _MARGIN and missing[number] not in counterparts.values():
            counterparts[other] = missing[number]
    return counterparts


def _likeness(one: Placeholder, other: Placeholder) -> float:
    """How much two codes are alike, from 0 to 1; 0 if they have other digits."""
    here, there = one.content.strip(), other.content.strip()
    if one.tag != other.tag or _digits(here) != _digits(there):
        return 0.0
    ratio = SequenceMatcher(None, here.casefold(), there.casefold(), autojunk=False).ratio()
    has_form = _form(here) == _form(there) and _NO_LETTERS.search(here) is not None
    return max(ratio, _SAME_FORM) if has_form else ratio


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _form(text: str) -> str:
    """A code with one letter for each of its words."""
    return " ".join(_LETTERS.sub("a", text).split())
