"""Whether a stop belongs to the word before it: abbreviations, initials and ordinals."""

from __future__ import annotations

import regex

from localize.expressions import unicode_expression
from localize.language.sentence_rules import Rules, lower

_WORD_AFTER = unicode_expression(r"[A-Za-z]*+[\p{L}\p{M}\p{N}]*+", regex.VERSION1)
"""A word; letters that most words are of are looked for first, which is faster."""
_LATIN = unicode_expression(r"\p{Script=Latin}", regex.VERSION1)
_MEASURED = unicode_expression(r"\p{Nd}[\s\p{Zs}]\Z", regex.VERSION1)
_CARDINAL = unicode_expression(r"(?:\p{Nd}[,:٫/]|[%‰<>=≤≥±~≈][\s\p{Zs}]?)\Z", regex.VERSION1)
_CLITIC = unicode_expression(r"[[\p{L}\p{M}]--[\p{Script=Latin}]]{1,3}\p{Pd}?(\p{Script=Latin})", regex.VERSION1)
"""A Latin letter, and what another script joins to it: ar "وY. Li"."""
_LETTERS = unicode_expression(r"(?<![\p{L}\p{N}])(?:\p{L}\.\s){1,5}\Z", regex.VERSION1)
_LIST = unicode_expression(r"([\p{L}\p{M}]+)\s(?:\p{Lu}(?:,\s|,?\s\p{L}{1,3}\s|\s?[&/]\s?)){1,4}\Z", regex.VERSION1)
"""A word and a list of letters after it: "vitamins A, C and " before the D."""
_PARTS = unicode_expression(r"(?<![\p{L}\p{N}])(?:[\p{L}\p{M}]{1,4}+\.\s){1,3}\Z", regex.VERSION1)
_INITIALS = unicode_expression(
    r"[\p{L}--[가-힣]] | \p{L}{1,3}-? (?:\.-?\p{L}{1,3}-?)+ | (?:[\p{L}\p{M}]+\.)+ \p{L}\p{M}*",
    regex.VERBOSE | regex.VERSION1,
)
"""An initial, or an abbreviation with inner stops: "J", "i.v", "J.-P", "B.Sc", "डब्ल्यू.एच.ओ"."""
_ROMAN = unicode_expression(r"(?=.)(?:X[LC]|L?X{0,3})(?:I[XV]|V?I{0,3})")
_NUMBER = unicode_expression(r"\p{Nd}|[A-Z]\p{Nd}|[IVX]{2,5}\b", regex.VERSION1)
_LONGEST_PART = 5
"""The most letters of the last word in an abbreviation of several words: "t. ex."."""
_NO_UNIT = "abinouvz"
"""Letters that are seldom a unit; they rather begin an abbreviation of several letters: "200 v. Chr."."""
_NO_SPACE = dict.fromkeys(map(ord, " \t\n\xa0\u202f\u2009"))


def is_abbreviation(word: str, preceding: str, rest: str, rules: Rules) -> bool:
    """Whether the stop after a word belongs to the word, so that no sentence ends there.

    `preceding` is the text before that word, `rest` begins with the word after the stop; some forty characters of
    each are enough.
    """
    if _is_plain_word(word, rules):
        return False
    following = word_at(rest, 0)
    begins = rules.begins(following) and not (len(following) == 1 and rest[1:2] == ".")  # "A. A. Berg" is a name
    measured = _MEASURED.search(preceding) is not None
    if clitic := _CLITIC.fullmatch(word):
        word = clitic[1]
    if len(word) == 1 and word.isalpha():
        counts = rules.numbered & rules.names(word) and _NUMBER.match(rest)  # "§ 5 S. 1"
        if not counts and _stands_alone(word, preceding, rules, measured=measured):
            return False
        if spaced := _LETTERS.search(preceding):
            word = spaced.group().translate(_NO_SPACE) + word  # "z. B." as "z.B."
    names = rules.names(word) | _spaced(word, preceding)
    if measured and names & rules.units:
        return False
    if names & rules.final:
        return not following[:1].isupper()
    if names & rules.joined or (names & rules.numbered and _NUMBER.match(rest)) or lower(word).endswith(rules.suffixes):
        return True
    if names & rules.ending or (word == "al" and _last_word(preceding) in ("et", "&")):
        return not begins
    if rules.ordinals and _is_ordinal(word, preceding, rules):
        return not (rules.starters and begins)
    return _are_initials(word, following, rules, certain=bool(rules.starters) and begins)


def _is_plain_word(word: str, rules: Rules) -> bool:
    """Whether a word is one of letters that is in no list, and too long for what none of them has: most words.

    Initials, Roman numbers and the parts of "z. B." are shorter or have capitals only.
    """
    if len(word) <= _LONGEST_PART or not word.isalpha() or word.isupper():
        return False
    return rules.listed.isdisjoint(rules.names(word)) and not lower(word).endswith(rules.suffixes)


def word_at(text: str, offset: int) -> str:
    """The word that begins at the offset; empty where none does."""
    word = _WORD_AFTER.match(text, offset)
    return word.group() if word else ""


def _stands_alone(letter: str, preceding: str, rules: Rules, *, measured: bool) -> bool:
    """Whether a letter is no initial: a Hangul syllable is a word, "vitamin C." a name, "5 g." and "mmol/L." units."""
    listed = _LIST.search(preceding)
    if "가" <= letter <= "힣" or rules.lettered & rules.names(listed[1] if listed else _last_word(preceding)):
        return True
    is_unit = letter not in _NO_UNIT and not rules.names(letter) & rules.ending  # ru "2020 г. Всемирная"
    return preceding.endswith("/") or (measured and is_unit)


def _is_ordinal(word: str, preceding: str, rules: Rules) -> bool:
    """Whether a stop after a number may make an ordinal of it: not in "1,5.", "> 30.", "S. 14." or "Typ 2."."""
    if not word.isdigit():
        return _ROMAN.fullmatch(word) is not None
    counted = (rules.numbered | rules.lettered) & rules.names(_last_word(preceding))  # "S. 14", "Typ 2"
    grouped = len(word) == 3 and _MEASURED.search(preceding)  # "1 000"
    return len(word) <= 3 and not (counted or grouped or _CARDINAL.search(preceding))


def _are_initials(word: str, following: str, rules: Rules, *, certain: bool) -> bool:
    """Whether a word is an initial, or one of the many abbreviations with inner stops, before a name.

    `certain` says that the next word begins a sentence, by the list of words that do.
    """
    if (len(word) > 1 and "." not in word) or not _INITIALS.fullmatch(word):
        return False
    if len(word) == 1 and _LATIN.match(word) and following[:1].isalpha() and not _LATIN.match(following):
        return False  # a Latin letter is no initial of a name in another script
    is_name = following.lower() in rules.surnames or (len(following) < 3 and len(word) > 1)
    return not certain or (word.isupper() and is_name)


def _spaced(word: str, preceding: str) -> frozenset[str]:
    """The word with the abbreviations before it, as the data has them: "t.ex" for "t. ex."."""
    found = _PARTS.search(preceding) if len(word) <= _LONGEST_PART and preceding[-2:-1] == "." else None
    parts = found.group().split() if found else []
    return frozenset("".join([*parts[-count:], word]).lower() for count in range(1, len(parts) + 1))


def _last_word(text: str) -> str:
    """The last word, without a stop of its own; empty where there is none."""
    return text.rsplit(maxsplit=1)[-1].lower().rstrip(".") if text.strip() else ""
