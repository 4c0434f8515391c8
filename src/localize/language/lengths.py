"""How long a translation is, measured by its source. Data: `data/lengths/all.toml`."""

from __future__ import annotations

from functools import lru_cache
from math import log, sqrt

from localize.expressions import expression, unicode_expression
from localize.language.datafiles import data
from localize.language.tags import language

_IDEOGRAPH = unicode_expression(r"\p{Han}")
_SYLLABLE = unicode_expression(r"[\p{Hiragana}\p{Katakana}\p{Hangul}]")
_MAY_BE_WIDE = expression("[\u1100-\U0010ffff]")
"""The characters among which all ideographs and syllables are."""
_ADDED = 5
"""Letters that are added to both lengths, so that those of single words differ less."""
_SPREAD, _SPREAD_OF_LETTER = 0.10, 1.05
"""The standard deviation of the logarithm of a ratio: of long texts, and what each letter adds.

Measured on TICO-19 in four languages: 1.48 times the median deviation. Those of single languages lie between 0.06 and
0.14.
"""


def knows(tag: str) -> bool:
    """Whether it was measured how long texts are in a locale's language."""
    return _relative(tag) is not None


def divides(tag: str) -> bool:
    """Whether a locale's language often makes a sentence of a clause that English has."""
    return language(tag) in data("lengths", "all")["divides"]


@lru_cache
def _relative(tag: str) -> float | None:
    """The length of texts of a locale's language, where those in English are 1; None where it was not measured."""
    size: float | None = data("lengths", "all")["size"].get(language(tag))
    return size


def size(text: str) -> int:
    """The letters and digits of a text; a Chinese character counts as three, a kana or Hangul syllable as two."""
    letters = len("".join(text.split()))
    if not _MAY_BE_WIDE.search(text):
        return letters
    return letters + 2 * len(_IDEOGRAPH.findall(text)) + len(_SYLLABLE.findall(text))


def expected(source: int, source_locale: str, locale: str) -> float:
    """The size that the translation of a text of some size has; both languages must be known."""
    here, there = _relative(source_locale), _relative(locale)
    assert here is not None
    assert there is not None
    return source * there / here


def deviation(source: int, target: int, *, expected: float) -> float:
    """How far the size of a translation is from what is expected, in standard deviations; below 0 if it is shorter."""
    return log_ratio(target, expected) / spread(source)


def log_ratio(target: int, expected: float) -> float:
    """The logarithm of how much longer a translation is than expected; below 0 if it is shorter."""
    return log((target + _ADDED) / (expected + _ADDED))


def spread(source: int) -> float:
    """The standard deviation of `log_ratio` in published translations of texts of some size."""
    return sqrt(_SPREAD**2 + _SPREAD_OF_LETTER**2 / max(source, 1))
