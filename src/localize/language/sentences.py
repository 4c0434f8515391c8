"""Sentence boundaries as offsets; nothing of the text is ever rewritten.

Candidates are the sentence terminators of UAX #29 with the quotes, brackets and citation marks that close after
them; each candidate is then kept or dropped by rules whose data is in `data/sentences/<language>.toml`. In doubt a
boundary is dropped: two sentences in one segment cost a translator little, half a sentence costs its sense.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

import regex

from localize.expressions import expression, unicode_expression
from localize.language.abbreviations import is_abbreviation, word_at
from localize.language.sentence_rules import Rules, rules_of
from localize.language.tags import language

VERSION = 3
"""The version of rules and data. Raise it with every change that moves a boundary: translations depend on them."""

_PLAIN = "!?…‽⁇⁈⁉؟۔"
_TIGHT = "।॥።፧။។"
"""Stops that need no white space after them before a letter."""
_WIDE = "。！？｡︒﹒﹖﹗．"
"""Full-width stops."""
_CANDIDATE = r"""
    (?P<stop> [.]++ | [PLAIN]++ | (?P<tight> [TIGHT]++ ) | (?P<wide> [WIDE]++ ) )
    (?P<close> (?![ ][^\[»›])  # most stops have only a space after them
               (?: \p{Zs}? [»›] (?=[\s\p{P}]|\Z) | [«‹] (?=\s|\Z) | [“‘] (?=[\s\p{P}¹²³⁰⁴-⁹]|\Z)
                 | [\p{Pf}\p{Pe}"'”’--»›] ){0,8} | )
    (?P<mark> (?![ ][^\[»›]) (?: [¹²³⁰⁴-⁹][¹²³⁰⁴-⁹,–\-]{0,12}
            | (?<=[\p{L}\p{Pf}\p{Pe}"'][.?!]\p{P}{0,3})
              (?: \(\d[\d,;\-–\ ]{0,20}\) | \d{1,3} (?:[,–\-]\d{1,3}){0,8} ) (?=\s)
            | (?: [ ]? \[ [\d,;\-–\ ]{1,20} \] ){0,4} ) | )
    (?P<space> \s*+ )
    """
_OPENERS = unicode_expression(
    r"[\p{Pi}\p{Ps}\"'„‚«»‹›“”‘’¿¡\-–—*•\s\u200b\u200e\u200f\u061c\u2066-\u2069]*+", regex.VERSION1
)
_WORD_BEFORE = unicode_expression(
    r"""(?: [[\p{L}\p{M}\p{N}.’'°\-]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]]
          | (?<=\p{Script=Hebrew}) ["״׳] (?=\p{Script=Hebrew})
          | (?<=\p{L}) : (?=\p{L}) )*+ [A-Za-z]*+""",  # those of most words first, which is faster
    regex.VERBOSE | regex.VERSION1 | regex.REVERSE,  # from the stop to the left
)
_LATIN_OR_DIGIT = unicode_expression(r"[\p{Script=Latin}\p{Nd}]", regex.VERSION1)
_IDEOGRAPH = unicode_expression(r"[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]", regex.VERSION1)
_CLAUSE = unicode_expression(r"(\p{Script=Han}{1,10})(?:。|，(?![“「]))", regex.VERSION1)
_LIST_BEGUN = unicode_expression(r"(?:[:;؛]\s|：)\Z", regex.VERSION1)
_ENUMERATOR = unicode_expression(
    r"\d{1,3}(?:\.\d{1,3}){0,4}|[[\p{L}]--[가-힣]]|[가나다라마바사아자차카타파하]|[IVX]{1,5}|[ivx]{1,5}", regex.VERSION1
)
_FULL_DATE = unicode_expression(r"(?:\p{Nd}{1,2}|[IVX]{1,4})[.\-]", regex.VERSION1)
_STOPS = (".", "…", "!", "?", "؟", "।")
_LONGEST_WORD = 40
_NO_BREAK = "\xa0\u2007\u202f"
_SILENT = "«»“”„\"'()[]（）「」『』 \u200e\u200f"
_QUOTES = "«»“”„\"'‘’‚‹›「」『』"
_OPEN_BRACKET = {"(": ")", "[": "]", "（": "）", "［": "］", "「": "」", "『": "』", "【": "】", "《": "》", "〈": "〉"}
_CLOSE_BRACKET = frozenset(_OPEN_BRACKET.values())
_BRACKET = expression(f"[{re.escape(''.join((*_OPEN_BRACKET, *_CLOSE_BRACKET)))}]")


def starts(text: str, tag: str) -> Iterator[int]:
    """The offsets at which a sentence begins, without 0, ascending; white space belongs to the sentence before it.

    Takes time proportional to the length of the text, whatever stands in it.
    """
    rules = rules_of(language(tag))
    brackets: _Brackets | None = None
    begin = 0
    for match in _candidates(text, rules.stops):
        end = match.end()
        if end == len(text):
            return
        brackets = brackets or _Brackets(text)
        if not brackets.let_end(match, begin):
            continue
        if match["wide"] or not match["space"]:
            found = _is_tight(text, match) and _ends_tight(text, begin, match, rules)
        else:
            # a no-break space is there to say that no break is wanted
            found = bool(match["space"].strip(_NO_BREAK)) and _ends_sentence(text, begin, match, rules)
        if found:
            begin = end
            yield end


def without_stops(text: str, tag: str) -> str:
    """A text of the same length in which no sentence ends, for code and names that stand in one: "cdxx" for "cd..".

    Each stop becomes a letter, so that it is no stop of an abbreviation either.
    """
    return _stop(rules_of(language(tag)).stops).sub("x", text)


def spans(text: str, *tags: str) -> list[tuple[int, int]]:
    """The sentences of a text as offsets, cut wherever any of the languages begins one; an empty text is one too."""
    begins = sorted({0, *(start for tag in tags for start in starts(text, tag))})
    return list(zip(begins, [*begins[1:], len(text)], strict=True))


@lru_cache
def _candidate(stops: str) -> regex.Pattern[str]:
    candidate = (
        _CANDIDATE.replace("PLAIN", _PLAIN + regex.escape(stops)).replace("TIGHT", _TIGHT).replace("WIDE", _WIDE)
    )
    return regex.compile(candidate, regex.VERBOSE | regex.VERSION1)


@lru_cache
def _stop(stops: str) -> re.Pattern[str]:
    """Any character that a candidate can begin with; looked for first, because that is many times faster."""
    return re.compile(f"[.{_PLAIN}{_TIGHT}{_WIDE}{re.escape(stops)}]")


def _candidates(text: str, stops: str) -> Iterator[regex.Match[str]]:
    next_stop, candidate = _stop(stops).search, _candidate(stops)
    end = 0
    while (stop := next_stop(text, end)) and stop.end() < len(text):  # nothing begins after the last character
        match = candidate.match(text, stop.start())
        assert match is not None  # it begins with any of the stops
        yield match
        end = match.end()


class _Brackets:
    """Which brackets are open at each candidate, found in one pass; brackets without a partner are ignored."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pairs = _outermost(text)
        self._next = 0

    def let_end(self, match: regex.Match[str], begin: int) -> bool:
        """Whether a sentence from `begin` on may end here: outside brackets, or where brackets around all of it end."""
        offset = match.start()
        while self._next < len(self._pairs) and self._pairs[self._next][1] < offset:
            self._next += 1
        if self._next == len(self._pairs) or self._pairs[self._next][0] > offset:
            return True
        opened, closed = self._pairs[self._next]
        return closed < match.end("close") and self._text[closed] in ")]）」』" and _is_first(self._text, begin, opened)


def _outermost(text: str) -> list[tuple[int, int]]:
    """The offsets of the outermost pairs of brackets, ascending."""
    if not any(bracket in text for bracket in _OPEN_BRACKET):  # most texts
        return []
    stack: list[tuple[str, int]] = []
    waiting: Counter[str] = Counter()
    pairs: list[tuple[int, int]] = []
    for match in _BRACKET.finditer(text):
        char, offset = match[0], match.start()
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


def _is_tight(text: str, match: regex.Match[str]) -> bool:
    """Whether a stop needs no white space after it: full-width ones, dandas before a letter, "是吗?请" as typed."""
    if match["wide"]:
        return True
    if match["tight"]:
        return text[match.end()].isalpha()
    asked = match["stop"][-1] in "?!" and match.start() > 0 and not match["close"]
    return asked and all(_IDEOGRAPH.match(char) for char in (text[match.start() - 1], text[match.end()]))


def _ends_tight(text: str, begin: int, match: regex.Match[str], rules: Rules) -> bool:
    """Whether a stop without white space after it, or a full-width one, is a boundary."""
    if text[match.end()] in "。、，,;；:：)）」』】》”’…":
        return False
    if match["close"] and (text.startswith(rules.continues, match.end()) or _is_reported(text, match.end(), rules)):
        return False  # “…。”と: the sentence goes on after what is quoted
    if match["stop"][-1] in "?!？！" and _is_opening_quotation(text, begin, match, text[match.end()]):
        return False
    # in "０．５ｍｇ" the full-width stop is a decimal point
    between = match.start() > 0 and match["stop"] in "．﹒" and match.end("stop") == match.end()
    around = text[match.start() - 1], text[match.end()]
    return not (between and all(_LATIN_OR_DIGIT.match(char) for char in around))


def _is_reported(text: str, offset: int, rules: Rules) -> bool:
    """Whether the next clause only names the speaker of the quotation before it: "医生说。" ("the doctor said")."""
    clause = _CLAUSE.match(text, offset) if rules.speech else None
    return clause is not None and clause[1].endswith(rules.speech)


def _ends_sentence(text: str, begin: int, match: regex.Match[str], rules: Rules) -> bool:
    """Whether a candidate with white space after it is a boundary."""
    start = _opened(text, match.end())
    following = word_at(text, start)
    if text[start : start + 1] in _STOPS:
        return False  # ". . ." is an ellipsis
    if _starts_small(text, start, following):
        # where nobody writes capitals, a small letter after a question mark begins a sentence as well
        asked = match["stop"].strip(".…") != "" and not match["close"]
        return asked and not text[match.end() : start].strip("¿¡ ") and _begins_small(text, begin)
    if match["stop"] != ".":
        if match["stop"].strip(".…") == "":
            return rules.begins(following)
        return not (match["stop"][-1] in "?!؟" and _is_opening_quotation(text, begin, match, following))
    window = max(begin, match.start() - _LONGEST_WORD)
    before_match = _WORD_BEFORE.match(text, window, match.start())
    before = before_match.group() if before_match else ""
    word_begin = match.start() - len(before)
    preceding = text[window:word_begin]
    if _ENUMERATOR.fullmatch(before) and (_is_first(text, begin, word_begin) or _LIST_BEGUN.search(preceding)):
        return False  # "1." or "a)" at the start of a block or of a list
    if before == "" and preceding[-2:].rstrip() == ".":
        return rules.begins(following)
    word = before.lstrip("'’-")
    if match["close"]:
        return word == "" or rules.joined.isdisjoint(rules.names(word))  # a stop inside quotes ends more than most
    if rules.year_first and len(word) == 4 and word.isdigit() and _FULL_DATE.match(text, start):
        return False  # "2024. 05. 03."
    return not is_abbreviation(word, preceding, text[start : start + _LONGEST_WORD], rules)


def _opened(text: str, offset: int) -> int:
    """Where words begin at an offset: after the quotes, brackets, dashes and marks of lists before them."""
    opened = None if text[offset].isalnum() else _OPENERS.match(text, offset)
    return opened.end() if opened else offset


def _is_first(text: str, begin: int, offset: int) -> bool:
    """Whether nothing but quotes and brackets stands between the two offsets."""
    return offset - begin <= 8 and not text[begin:offset].strip(_SILENT)


def _is_opening_quotation(text: str, begin: int, match: regex.Match[str], following: str) -> bool:
    """Whether a sentence opens with a quoted question and goes on with who asks it, in a script without capitals.

    "«هل يؤلمك؟» سألت الممرضة." is one sentence as "“Does it hurt?” asked the nurse." is.
    """
    caseless = following[:1].isalpha() and not following[:1].isupper() and not following[:1].islower()
    quoted = match["close"].strip()[-1:] in _QUOTES and text[begin] in _QUOTES
    return caseless and quoted and text[match.end()] not in _QUOTES


def _starts_small(text: str, offset: int, word: str) -> bool:
    """True for "nine"; False for words that are small even at the start: "mRNA", "p53", "c-Myc", "β-blockers"."""
    if not word[:1].islower() or word != word.lower() or any(char.isdigit() for char in word):
        return False
    end = offset + len(word)
    mark, letter = text[end : end + 1], text[end + 1 : end + 2]
    if mark == " " and letter.isupper() and text[offset - 1 : offset] in ("'", "’"):
        return False  # nl "’s Nachts"
    return not (len(word) == 1 and mark in ("-", "‐", "‑") and (letter.isupper() or "α" <= word <= "ω"))


def _begins_small(text: str, begin: int) -> bool:
    start = _opened(text, begin)
    return _starts_small(text, start, word_at(text, start))
