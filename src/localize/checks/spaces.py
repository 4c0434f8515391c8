"""Spaces: before and after punctuation as the locale has them, none too many, none lost."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from localize.checks import prose, windows
from localize.checks.pair import Message, Pair
from localize.language.typography import typography

_NO_BREAK = "\u00a0\u202f"
_SPACES = " \u00a0\u202f\u2009\u200a\u2002\u2003\u3000\t"
_DOUBLE = regex.compile(rf"(?<=[^\s])[{_SPACES}]{{2,}}+(?=[^\s])")
_IN_BRACKETS = regex.compile(
    rf"[(\[（［][{_SPACES}](?=[\p{{L}}\p{{N}}])|(?<=[\p{{L}}\p{{M}}\p{{N}}.%])[{_SPACES}][)\]）］]"
)
_GLUED = regex.compile(
    r"[.!?](?<=(?<![\p{L}.])\p{Ll}{3,40}.)(?=\p{Lu}\p{Ll})"
    r"|[,;؛،!?؟](?<=[\p{L}\p{M}]{2}.)(?=[\p{L}--[\p{Han}\p{Hiragana}\p{Katakana}]]{2})"
    r"|।(?<=[\p{L}\p{M}]{2}.)(?=\p{L})",
    regex.VERSION1,
)
_EMOTICON = r"(?![-'’^]?[)(\[\]DPp](?![\p{L}\p{N}]))"


def punctuation(pair: Pair) -> Iterator[Message]:
    """A space before punctuation where the locale has none, or none where it has one; once for each mark."""
    text = prose.target(pair)
    source = prose.source(pair)
    told: set[str] = set()
    for match in _misplaced(pair.locale).finditer(text):
        mark = match["mark"]
        if mark not in told and not (match["gap"] and f"{match['gap']}{mark}" in source):
            told.add(mark)
            yield Message(f"a space before '{mark}' in '{_around(pair, match)}', expected none", match.span())
    if (unbound := _unbound(pair.locale)) is None:
        return
    for match in unbound.finditer(text):
        mark = match["mark"] or match["open"]
        if mark in told:
            continue
        told.add(mark)
        side = "after" if match["open"] else "before"
        gap = match["gap"] or match["behind"]
        got = "a space that breaks" if gap else "no space"
        yield Message(
            f"{got} {side} '{mark}' in '{_around(pair, match)}', expected a no-break space (U+202F or U+00A0)",
            match.span(),
        )


@lru_cache
def _misplaced(tag: str) -> regex.Pattern[str]:
    """Spaces before marks that have none."""
    marks = typography(tag)
    free = ";:!?" if not marks.spaced and tag.startswith("fr") else ""
    unspaced = "".join(mark for mark in marks.unspaced if mark not in marks.spaced + free)
    unspaced += "".join(marks.marks.get(mark, "") for mark in ",;?!:." if marks.marks.get(mark, "") not in unspaced)
    follows = r"(?=[\s\"'»”’“)\]]|$)" if "。" not in unspaced else ""
    return regex.compile(
        rf"(?<=[\p{{L}}\p{{M}}\p{{N}}\"”»)\]%])(?P<gap>[{_SPACES}])(?P<mark>[{regex.escape(unspaced)}]){_EMOTICON}{follows}"
    )


@lru_cache
def _unbound(tag: str) -> regex.Pattern[str] | None:
    """Marks that have a no-break space beside them, and stand there without."""
    spaced = typography(tag).spaced
    if not spaced:
        return None
    high = "".join(mark for mark in spaced if mark in ";!?")
    high += "»" if "»" in spaced else ""
    ways = [
        rf"(?<=[\p{{L}}\p{{M}}\p{{N}}\"”»)\]%])(?P<gap>[ \u2009]?)(?P<mark>(?:[{high}]|(?<!\d):|:(?!\d))){_EMOTICON}"
    ]
    if "%" in spaced:
        ways.append(r"(?<=\p{Nd})(?P<gap>[ \u2009]?)(?P<mark>%)")
    if "»" in spaced:
        ways.append(r"(?P<open>«)(?P<behind>[ \u2009]?)(?=[\p{L}\p{N}])")
    return regex.compile("|".join(ways))


def extra(pair: Pair) -> Iterator[Message]:
    """Spaces that say nothing: two in a row, at either end, inside brackets; not where the source has them too."""
    text, source = prose.target(pair), prose.source(pair)
    if (match := _DOUBLE.search(text)) and not _DOUBLE.search(source):
        yield Message(f"{len(match[0])} spaces in '{_around(pair, match)}', expected one", match.span())
    if text.strip(_SPACES):
        if text[0] in _SPACES and source[:1] not in _SPACES:
            piece = windows.short(pair.target_text.strip(_SPACES), 20)
            yield Message(f"a space before '{piece}', expected none as in the source", (0, 1))
        last = len(text) - 1
        if text[last] in _SPACES and source[-1:] not in _SPACES:
            end = len(text.rstrip(_SPACES))
            piece = windows.around(pair.target_text, end, end, before=20, after=0)
            yield Message(f"a space after '{piece}', expected none as in the source", (last, last + 1))
    if (match := _IN_BRACKETS.search(text)) and not _IN_BRACKETS.search(source):
        yield Message(f"a space inside the brackets of '{_around(pair, match)}', expected none", match.span())


def missing(pair: Pair) -> Iterator[Message]:
    """No space after punctuation, between words or sentences; not where the source has the same."""
    text = prose.target(pair)
    match = _GLUED.search(text)
    if match and not _GLUED.search(prose.source(pair)):
        yield Message(f"no space after '{match[0]}' in '{_around(pair, match)}', expected one", match.span())


def _around(pair: Pair, match: regex.Match[str]) -> str:
    return windows.around(pair.target_text, *match.span(), before=15, after=10)
