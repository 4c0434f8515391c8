"""Spaces before and after punctuation as the locale has them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from localize.checks.pair import Edit, Message, Pair
from localize.checks.spaces import SPACES, around
from localize.expressions import expression, unicode_expression
from localize.language.typography import typography
from localize.model.finding import Span

_NO_BREAK, _NARROW = "\u00a0", "\u202f"

_MAY_BE_NEEDLESS = expression(rf"[{SPACES}][^\w\s]")

_QUOTED = unicode_expression(r"[«“\"]\s?(?P<title>[^«»“”\"]{2,200}?)\s?[»”\"]")

_EMOTICON = r"(?![-'’^]?[)(\[\]DPp](?![\p{L}\p{N}]))"


def punctuation_space(pair: Pair) -> Iterator[Message]:
    """A space before punctuation where the locale has none, or none where it has one; each mark is reported once."""
    reported: set[str] = set()
    for match in _needless(pair):
        mark = match["mark"]
        if mark not in reported:
            reported.add(mark)
            yield Message(f"a space before '{mark}' in '{around(pair, match)}', expected none", match.span())
    for match in _breaking(pair):
        mark = match["mark"] or match["open"]
        if mark in reported:
            continue
        reported.add(mark)
        side = "after" if match["open"] else "before"
        actual = "a space that breaks" if match["gap"] or match["behind"] else "no space"
        yield Message(
            f"{actual} {side} '{mark}' in '{around(pair, match)}', expected a no-break space (U+202F or U+00A0)",
            match.span(),
        )


def fix(pair: Pair) -> Iterator[Edit]:
    """Take needless spaces away, and put no-break spaces in; the narrow one before ";", "!" and "?".

    This is how French is printed ("Lexique des règles typographiques en usage à l'Imprimerie nationale").
    """
    edits = [Edit(match.span("gap"), "") for match in _needless(pair)]
    for match in _breaking(pair):
        gap = "gap" if match["mark"] else "behind"
        edits.append(Edit(match.span(gap), _NARROW if match["mark"] in (";", "!", "?") else _NO_BREAK))
    yield from sorted(edits, key=lambda edit: edit.span)


def _needless(pair: Pair) -> Iterator[regex.Match[str]]:
    """Yield the spaces before marks that have none; those that the source has too are left alone."""
    source = pair.source_reading.prose
    text = pair.target_reading.prose
    if not _MAY_BE_NEEDLESS.search(text):
        return
    for match in _misplaced(pair.locale).finditer(text):
        if f"{match['gap']}{match['mark']}" not in source:
            yield match


def _breaking(pair: Pair) -> Iterator[regex.Match[str]]:
    """Yield the marks that have no no-break space, where the locale has one."""
    unbound, spaced = _unbound(pair.locale), typography(pair.locale).spaced
    marks = f"{spaced}«" if "»" in spaced else spaced
    if unbound is not None and not pair.target_reading.characters.isdisjoint(marks):
        prose = pair.target_reading.prose
        foreign = _quoted_from_source(pair)
        for match in unbound.finditer(prose):
            if not any(begin <= match.start() and match.end() <= end for begin, end in foreign):
                yield match


def _quoted_from_source(pair: Pair) -> list[Span]:
    """What stands in quote marks as the source has it: a title in another language keeps the spaces of its language."""
    source = pair.source_text
    return [
        match.span("title")
        for match in _QUOTED.finditer(pair.target_reading.prose)
        if not match["title"].islower() and match["title"] in source
    ]


@lru_cache
def _misplaced(tag: str) -> regex.Pattern[str]:
    """Spaces before marks that have none."""
    marks = typography(tag)
    free = ";:!?" if not marks.spaced and tag.startswith("fr") else ""
    unspaced = "".join(mark for mark in marks.unspaced if mark not in marks.spaced + free)
    unspaced += "".join(marks.marks.get(mark, "") for mark in ",;?!:." if marks.marks.get(mark, "") not in unspaced)
    follows = r"(?=[\s\"'»”’“)\]]|$)" if "。" not in unspaced else ""
    return regex.compile(
        rf"(?<=[\p{{L}}\p{{M}}\p{{N}}\"”»)\]%])(?P<gap>[{SPACES}])(?P<mark>[{regex.escape(unspaced)}]){_EMOTICON}{follows}"
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
