"""Punctuation marks: those of the locale, none doubled, questions opened where the language opens them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from localize.checks import prose, windows
from localize.checks.pair import Message, Pair
from localize.language import scripts
from localize.language.typography import typography

_MULTIPLE = regex.compile(
    r"[,，、،]{2,}+|[;；؛]{2,}+|(?<![:\p{N}]):{2}(?![:\p{L}\p{N}])|[?？؟]{2,}+|[!！]{2,}+|(?<!\.)\.\.(?![./])|。{2}(?!。)|।{3,}+"
    r"|[,;:，、；：،؛](?:。|\.(?![.\p{L}\p{N}]))|[,，、،] ++[,，、،]|[?？؟!！][。]"
)
_OPENED = regex.compile(r"[¿¡]|[?!]++")
_SHORT = regex.compile(r"\([?!]{1,3}\)")


def own(pair: Pair) -> Iterator[Message]:
    """Marks of other scripts where the locale has its own: "?" in Arabic, "," in Chinese, "，" in German."""
    if pair.entry.context == "keywords":
        return  # a comma divides them on the page, whatever the language (HTML Living Standard, meta keywords)
    text = prose.target(pair)
    found = typography(pair.locale)
    told: set[str] = set()
    replaced = _replaced(pair.locale)
    if replaced is not None:
        for match in replaced.finditer(text):
            mark = match[0]
            if mark not in told:
                told |= {mark, *("()" if mark in "()" else "")}
                piece = _around(pair, match.start())
                yield Message(f"'{mark}' in '{piece}', expected '{found.marks[mark]}'", match.span())
    foreign = found.foreign
    for at, char in enumerate(text):
        if char in foreign and char not in told and char not in pair.source_text:
            told.add(char)
            yield Message(f"'{char}' in '{_around(pair, at)}', expected '{foreign[char]}'", (at, at + 1))


@lru_cache
def _replaced(tag: str) -> regex.Pattern[str] | None:
    """ASCII marks where the locale has its own: beside letters of its own scripts."""
    marks = typography(tag).marks
    if not marks:
        return None
    own_letters = "".join(rf"\p{{Script={script}}}" for script in scripts.own(tag)) + "ー"
    letter = f"[{own_letters}]"
    before = rf"(?<=[{own_letters}」』）”》]|{letter}\p{{M}})"
    simple = "".join(mark for mark in marks if mark not in ".()")
    ways = [f"{before}[{regex.escape(simple)}]"]
    if "." in marks:
        ways.append(rf"{before}(?<!\.)\.(?=\s|$|{letter})")
    if "?" in marks:
        ways.append(r"\?(?=[\s\"”»’]*+$)")
    if "(" in marks:
        ways += [rf"(?<={letter})\((?={letter})", rf"(?<={letter})\)(?={letter}|$)"]
    return regex.compile("|".join(ways))


def multiple(pair: Pair) -> Iterator[Message]:
    """A mark that is set twice, or two that exclude each other: ",,", "..", ",."; not where the source does so."""
    text = prose.target(pair)
    if _MULTIPLE.search(prose.source(pair)):
        return
    for match in _MULTIPLE.finditer(text):
        mark = match[0]
        expected = f"'{mark[-1]}'" if len(set(mark.replace(" ", ""))) == 1 else "one of them"
        yield Message(f"'{_around(pair, match.start())}' has '{mark[:20]}', expected {expected}", match.span())


def inverted(pair: Pair) -> Iterator[Message]:
    """In Spanish, a question or an exclamation that is not opened with "¿" or "¡", or opened and not closed."""
    if not typography(pair.locale).inverted:
        return
    text = _SHORT.sub(lambda match: "x" * len(match[0]), prose.target(pair))
    opened: list[int] = []
    for match in _OPENED.finditer(text):
        mark = match[0]
        if mark in "¿¡":
            opened.append(match.start())
        elif opened:
            opened.clear()
        else:
            wanted = "¿" if "?" in mark else "¡"
            piece = windows.around(pair.target_text, *match.span(), before=20, after=0)
            yield Message(f"'{piece}' is not opened, expected '{wanted}' before it", match.span())
    source = prose.source(pair)
    if opened and ("?" in source or "!" in source):
        at = opened[0]
        wanted = "?" if text[at] == "¿" else "!"
        piece = windows.around(pair.target_text, at, at + 1, before=0, after=19)
        yield Message(f"'{piece}' is not closed, expected '{wanted}' after it", (at, at + 1))


def _around(pair: Pair, at: int) -> str:
    return windows.around(pair.target_text, at, at + 1, before=15, after=4)
