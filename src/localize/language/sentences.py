"""Sentence boundaries as offsets; nothing of the text is ever rewritten.

Candidates are the sentence terminators of UAX #29 with the quotes, brackets and citation marks that close after
them; each candidate is then kept or dropped by rules whose data is in `data/sentences/<language>.toml`. In doubt a
boundary is dropped: two sentences in one segment cost a translator little, half a sentence costs its sense.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import regex

from localize.language.tags import language

VERSION = 1
"""Of rules and data together. Raise it with every change that moves a boundary: translations hang on them."""

_CANDIDATE = regex.compile(
    r"""
    (?P<stop> [.]++ | [!?…‽⁇⁈⁉؟۔।॥]++ | (?P<wide> [。！？｡︒﹒﹖﹗．]++ ) )
    (?P<close> (?: \p{Zs}? [»›] (?=[\s\p{P}]|\Z) | [«‹] (?=\s|\Z) | [\p{Pf}\p{Pe}"'”’“‘--»›] ){0,8} )
    (?P<mark> [¹²³⁰⁴-⁹][¹²³⁰⁴-⁹,–\-]{0,12} | (?: [ ]? \[ [\d,;\-–\ ]{1,20} \] ){0,4} )
    (?P<space> \s*+ )
    """,
    regex.VERBOSE | regex.VERSION1,
)
_OPENERS = regex.compile(r"[\p{Pi}\p{Ps}\"'„‚«»‹›“‘¿¡\-–—*•\s\u200e\u200f\u061c\u2066-\u2069]*+", regex.VERSION1)
_WORD_BEFORE = regex.compile(
    r"[[\p{L}\p{M}\p{N}.’'°\-]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]]*+",
    regex.VERSION1 | regex.REVERSE,  # from the stop to the left
)
_WORD_AFTER = regex.compile(r"[\p{L}\p{M}\p{N}]*+", regex.VERSION1)
_LATIN_OR_DIGIT = regex.compile(r"[\p{Script=Latin}\p{Nd}]", regex.VERSION1)
_MEASURED = regex.compile(r"\p{Nd}[\s\p{Zs}]\Z", regex.VERSION1)
_SPACED = regex.compile(r"(?<![\p{L}\p{N}])(?:\p{L}\.\s){1,5}\Z", regex.VERSION1)
_NO_UNIT = "abinouvz"
"""Letters that begin an abbreviation of several letters sooner than they measure anything: "200 v. Chr."."""
_NO_SPACE = dict.fromkeys(map(ord, " \t\n\xa0\u202f\u2009"))
_LONGEST_WORD = 40
_NO_BREAK = "\xa0\u2007\u202f"
_SILENT = "«»“”„\"'()[] \u200e\u200f"
_OPEN_BRACKET = {"(": ")", "[": "]", "（": "）", "［": "］", "「": "」", "『": "』", "【": "】"}
_CLOSE_BRACKET = frozenset(_OPEN_BRACKET.values())


@dataclass(frozen=True, slots=True)
class Rules:
    """One language's data; all words in lower case and without their last stop."""

    joined: frozenset[str]
    """Abbreviations that never end a sentence: titles, "e.g", "approx"."""
    ending: frozenset[str]
    """Abbreviations that may end one: "etc", "p.m"."""
    numbered: frozenset[str]
    """Abbreviations only before a number: "no", "fig", "p"."""
    lettered: frozenset[str]
    """Words whose single letter is no initial, so that it may end a sentence: "vitamin C."."""
    starters: frozenset[str]
    """Words that begin sentences and are no names: "the", "if". After an abbreviation or an ellipsis only these, with
    a capital, show that a new sentence begins; where a language lists none, any capital does."""
    suffixes: tuple[str, ...]
    """Ends of compounds that are abbreviated: "Hauptstr."."""
    ordinals: bool
    """Whether a stop after a number makes an ordinal: "3. mai"."""

    def begins(self, word: str) -> bool:
        """Whether a word shows that a sentence begins with it."""
        return word[:1].isupper() and (not self.starters or word.lower() in self.starters)


@lru_cache
def rules_of(code: str) -> Rules:
    """The rules of a language (a language subtag); those that hold for all where it has no file."""
    base = _read("all")
    own = _read(code) or {}

    def words(name: str) -> frozenset[str]:
        return frozenset([*base.get(name, ()), *own.get(name, ())])  # type: ignore[misc]  # TOML values are untyped

    return Rules(
        joined=words("joined"),
        ending=words("ending"),
        numbered=words("numbered"),
        lettered=words("lettered"),
        starters=words("starters"),
        suffixes=tuple(words("suffixes")),
        ordinals=bool(own.get("ordinals")),
    )


def _read(name: str) -> dict[str, object]:
    place = files("localize.language") / "data" / "sentences" / f"{name}.toml"
    return tomllib.loads(place.read_text(encoding="utf-8")) if place.is_file() else {}


def starts(text: str, tag: str) -> Iterator[int]:
    """The offsets at which a sentence begins, without 0, ascending; white space belongs to the sentence before it.

    Takes time proportional to the length of the text, whatever stands in it.
    """
    rules = rules_of(language(tag))
    brackets = _Brackets(text)
    begin = 0
    for match in _CANDIDATE.finditer(text):
        end = match.end()
        if end == len(text) or not brackets.let_end(match, begin):
            continue
        if match["wide"]:
            found = _ends_wide(text, match)
        else:
            # a no-break space is there to say that no break is wanted
            found = bool(match["space"].strip(_NO_BREAK)) and _ends_sentence(text, begin, match, rules)
        if found:
            begin = end
            yield end


class _Brackets:
    """Which brackets are open, found in one pass beside the candidates; an unclosed one counts for nothing."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pairs = _outermost(text)
        self._next = 0

    def let_end(self, match: regex.Match[str], begin: int) -> bool:
        """Whether a sentence that began at `begin` may end here: outside brackets, or with those it is all in."""
        offset = match.start()
        while self._next < len(self._pairs) and self._pairs[self._next][1] < offset:
            self._next += 1
        if self._next == len(self._pairs) or self._pairs[self._next][0] > offset:
            return True
        opened, closed = self._pairs[self._next]
        return closed < match.end("close") and self._text[closed] in ")]）" and _is_first(self._text, begin, opened)


def _outermost(text: str) -> list[tuple[int, int]]:
    """The offsets of the outermost pairs of brackets, ascending."""
    stack: list[tuple[str, int]] = []
    waiting: Counter[str] = Counter()
    pairs: list[tuple[int, int]] = []
    for offset, char in enumerate(text):
        if closer := _OPEN_BRACKET.get(char):
            stack.append((closer, offset))
            waiting[closer] += 1
        elif char in _CLOSE_BRACKET and waiting[char]:
            expected = ""
            while expected != char:
                expected, opened = stack.pop()
                waiting[expected] -= 1
            while pairs and pairs[-1][0] > opened:
                pairs.pop()
            pairs.append((opened, offset))
    return pairs


def _ends_wide(text: str, match: regex.Match[str]) -> bool:
    """Whether a full-width stop is a boundary; it needs no white space after it."""
    if text[match.end()] in "。、，,)）」』】”’":
        return False
    if match["close"] and text[match.end()] in "とっ":
        return False  # “…。”と: the sentence goes on after what is quoted
    # in "０．５ｍｇ" the full-width stop is a decimal point
    between = match.start() > 0 and match["wide"] in "．﹒" and match.end("wide") == match.end()
    around = text[match.start() - 1], text[match.end()]
    return not (between and all(_LATIN_OR_DIGIT.match(char) for char in around))


def _ends_sentence(text: str, begin: int, match: regex.Match[str], rules: Rules) -> bool:
    """Whether a candidate with white space after it is a boundary."""
    opened = _OPENERS.match(text, match.end())
    after = _WORD_AFTER.match(text, opened.end() if opened else match.end())
    following = after.group() if after else ""
    if _starts_small(following):
        return False
    if match["stop"] != ".":
        return match["stop"].strip(".…") != "" or rules.begins(following)
    window = max(begin, match.start() - _LONGEST_WORD)
    before_match = _WORD_BEFORE.match(text, window, match.start())
    before = before_match.group() if before_match else ""
    word_begin = match.start() - len(before)
    if _is_enumerator(before) and _is_first(text, begin, word_begin):
        return False  # "1." or "a)" at the start of a block
    if match["close"]:
        return True  # a stop inside quotes ends more than an abbreviation
    return not _is_abbreviation(before.lstrip("'’-"), text[window:word_begin], following, rules)


def _is_first(text: str, begin: int, offset: int) -> bool:
    """Whether nothing but quotes and brackets stands between the two offsets."""
    return offset - begin <= 8 and not text[begin:offset].strip(_SILENT)


def _starts_small(word: str) -> bool:
    """True for "nine", not for "mRNA" or "pH": a small first letter with no capital after it."""
    return word[:1].islower() and word == word.lower()


def _is_enumerator(word: str) -> bool:
    return (word.isdigit() and len(word) <= 3) or (len(word) == 1 and word.isalpha())


def _is_abbreviation(word: str, preceding: str, following: str, rules: Rules) -> bool:
    """Whether a stop belongs to the word before it; `preceding` is the text before that word."""
    if len(word) == 1 and word.isalpha():
        measured = preceding.endswith("/") or (word not in _NO_UNIT and _MEASURED.search(preceding))
        if measured or _last_word(preceding) in rules.lettered:
            return False  # "5 g.", "mmol/L.", "vitamin C."
        spaced = _SPACED.search(preceding)
        word = (spaced.group() if spaced else "").translate(_NO_SPACE) + word  # "z. B." as "z.B."
    small = word.lower()
    names = {small, _after(small, "-"), _after(_after(small, "'"), "’")}
    if names & rules.joined or (names & rules.numbered and following[:1].isdigit()) or small.endswith(rules.suffixes):
        return True
    if names & rules.ending:
        return not rules.begins(following)
    if rules.ordinals and len(word) <= 3 and (word.isdigit() or not word.strip("IVX")):
        return not (rules.starters and rules.begins(following))
    parts = word.replace("-", "").split(".")
    if not all(part.isalpha() and len(part) <= 3 for part in parts) or (len(parts) == 1 < len(word)):
        return False
    # an initial, or one of the many abbreviations with inner stops: "U.S", "i.v", "B.Sc"
    certain = bool(rules.starters) and rules.begins(following)
    return not certain or (word.isupper() and len(following) < 3)  # "J. He", "Y. So" are people


def _last_word(text: str) -> str:
    return text.rsplit(maxsplit=1)[-1].lower() if text.strip() else ""


def _after(word: str, mark: str) -> str:
    """What follows the last `mark` in a word, if it is more than a letter: "env" of "d'env"."""
    rest = word.rpartition(mark)[2]
    return rest if len(rest) > 1 else word
