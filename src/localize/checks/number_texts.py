"""The numbers of a pair as messages show them."""

from __future__ import annotations

from localize.checks import windows
from localize.checks.pair import Pair
from localize.expressions import expression
from localize.language.quantities import Quantity, written
from localize.language.tags import english_name

_RUN = expression(r"[0-9](?:[0-9.,'’ \u00a0\u202f]*[0-9])?")


def in_target(pair: Pair, number: Quantity) -> str:
    """A number of the translation as messages show it."""
    return repr(pair.target_text[number.start : number.end])


def in_source(pair: Pair, number: Quantity) -> str:
    """A number of the source as messages show it."""
    return repr(pair.source_text[number.start : number.end])


def around(text: str, number: Quantity) -> str:
    """A number with the words beside it, such as those that compare it."""
    return repr(windows.around(text, *number.span, before=16, after=12))


def misread(pair: Pair, source: Quantity, target: Quantity) -> str:
    """Why a number copied from the source is read as another one in the locale; empty if it is not.

    "1,200 mg" reads as 1.2 mg in German, where one writes "1.200 mg".
    """
    run = _RUN.search(pair.target_text, *target.span)
    copied = _RUN.search(pair.source_text, *source.span)
    if not run or not copied or run[0] != copied[0] or not target.values or len(source.values) != 1:
        return ""
    read_as, right = written(target.values[0], pair.source_locale), written(source.values[0], pair.locale)
    if run[0] in (read_as, right):
        return ""
    shown = pair.target_text[slice(*target.span)]
    read_as, right = (shown.replace(run[0], each, 1) for each in (read_as, right))
    return f"{shown!r} reads as {read_as} in {english_name(pair.locale)}, expected {right!r}"
