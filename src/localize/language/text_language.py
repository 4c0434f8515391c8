"""Which language a long text is in, by its scripts and the commonest words of languages.

Single sentences are for `common_words.other_language`, which knows their source too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import regex

from localize.dataclass import dataclass
from localize.expressions import unicode_expression
from localize.language import common_words, scripts, tags

_LETTER = unicode_expression(r"\p{L}")
_WORD = unicode_expression(r"[\p{L}\p{M}]+")
_KANA = unicode_expression(r"[\p{Hiragana}\p{Katakana}]")
_FEWEST_LETTERS = 40
"""A shorter text is not judged: it may be a list of names."""
_MOST_LETTERS = 20_000
"""A longer text is judged by its beginning."""
_OF_SCRIPT = 0.4
"""The share of letters in a language's own scripts at least: sources and names in Latin letters stand beside them."""
_WITHOUT_SPACES = 3
"""The Latin letters that one of a script without spaces counts as: it says as much."""
_OF_KANA = 0.05
"""The share of kana in Japanese at least; Chinese has none."""
_FEWEST_WORDS = 4
"""Different common words of a language that a text in it has at least."""
_TIMES = 2
"""How many times more often its common words stand there than those of another language."""
_FEWEST_FOREIGN, _FOREIGN_TIMES = 8, 3
"""The same for a text that is said to be in another language: that must be beyond doubt."""


@dataclass(frozen=True, slots=True)
class _LongText:
    """The letters of a text, what they say together, and how often each word stands in it."""

    letters: str
    weight: int
    words: Mapping[str, int]

    def share(self, letters: regex.Pattern[str]) -> float:
        """The share of letters that a pattern finds, by what they say."""
        return _weight(letters.findall(self.letters)) / self.weight

    def count(self, common: frozenset[str]) -> int:
        """How often common words of a language stand in it."""
        return sum(self.words[word] for word in common & self.words.keys())


def language_of(text: str, locales: Sequence[str]) -> str:
    """The one of some locales that a text is in; empty if none or several of them may be it.

    Of several locales in one language, that without a region is taken.
    """
    read = _read(text)
    if len(read.letters) < _FEWEST_LETTERS:
        return ""
    written = [tag for tag in locales if _is_written_so(read, tag)]
    # sources and names are in Latin letters in all languages, and those of no other script in one with Latin letters
    written = [tag for tag in written if not scripts.has_latin(tag)] or written
    by_language: dict[str, list[str]] = {}
    for tag in written:
        by_language.setdefault(tags.language(tag), []).append(tag)
    counts = {name: read.count(common_words.words_of(name)) for name in by_language if common_words.knows(name)}
    unknown = [name for name in by_language if name not in counts]
    ranked = sorted(counts, key=counts.__getitem__, reverse=True)
    if ranked and common_words.shared(read.words, ranked[0]) >= _FEWEST_WORDS:
        clear = len(ranked) == 1 or counts[ranked[0]] >= _TIMES * counts[ranked[1]]
        return _plainest(by_language[ranked[0]]) if clear else ""
    return _plainest(by_language[unknown[0]]) if len(unknown) == 1 else ""


def other_language_of(text: str, locale: str) -> str:
    """The name in English of the language or script that a text is in beyond doubt, instead of that of a locale.

    Empty if it may be in that of the locale.
    """
    read = _read(text)
    if len(read.letters) < _FEWEST_LETTERS or not scripts.scripts_of(locale):
        return ""
    own = read.count(common_words.words_of(locale))
    counts = {name: read.count(words) for name, words in common_words.by_language().items()}
    best = max(counts, key=counts.__getitem__)
    is_written_so = _is_written_so(read, locale)
    many = common_words.shared(read.words, best) >= _FEWEST_FOREIGN and counts[best] > _FOREIGN_TIMES * own
    if many and (common_words.knows(locale) or not is_written_so):
        return tags.english_name_of_language(best) or best
    return "" if is_written_so else _script(read)


def _script(text: _LongText) -> str:
    """The script of most letters, as people call it."""
    if text.share(_KANA) >= _OF_KANA:
        return "Japanese"
    of_script: Counter[str] = Counter()
    for letter, count in Counter(text.letters).items():
        of_script[scripts.named(letter)] += count
    return f"{of_script.most_common(1)[0][0]} letters"


def _read(text: str) -> _LongText:
    letters = "".join(_LETTER.findall(text[: 2 * _MOST_LETTERS])[:_MOST_LETTERS])
    return _LongText(letters, _weight(letters), Counter(map(str.casefold, _WORD.findall(text))))


def _weight(letters: Sequence[str]) -> int:
    """What letters say: as much as so many Latin ones."""
    return len(letters) + (_WITHOUT_SPACES - 1) * sum(1 for letter in letters if scripts.SPACELESS.match(letter))


def _is_written_so(text: _LongText, tag: str) -> bool:
    """Whether enough letters of a text are in the scripts of a locale's language."""
    name = tags.language(tag)
    if name in ("ja", "zh") and (text.share(_KANA) >= _OF_KANA) != (name == "ja"):
        return False
    return text.share(_letters(tag)) >= _OF_SCRIPT


@lru_cache
def _letters(tag: str) -> regex.Pattern[str]:
    listed = "".join(rf"\p{{scx={script}}}" for script in scripts.scripts_of(tag))
    return regex.compile(f"[{listed}]" if listed else "(?!)")


def _plainest(locales: Iterable[str]) -> str:
    known = list(locales)
    plain = [tag for tag in known if tag == tags.language(tag)]
    return plain[0] if plain else known[0] if len(known) == 1 else ""
