"""Finds frequent phrases that look like terms and are not in the glossary yet.

Candidates are the runs of up to five words between stop words and punctuation. Plural and singular count together.
In languages without spaces each Han character is a word. Candidates are ranked by C-value (Frantzi,
Ananiadou and Mima, 2000, "Automatic recognition of multi-word terms: the C-value/NC-value method", International
Journal on Digital Libraries 3), with log₂(1 + words) instead of log₂(words), so that single words count too
(Barrón-Cedeño et al., 2009):

    log₂(1 + |a|) · (f(a) − mean of f(b) over the longer candidates b that contain a)

A phrase is left out if it is a part of the same longer candidate nine times out of ten.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field

import regex

from localize.dataclass import dataclass
from localize.expressions import unicode_expression
from localize.glossary.match import Matcher
from localize.language import tags
from localize.language.singular import singular
from localize.language.stopwords import StopWords, stop_words
from localize.model.glossary import Term

_LONGEST = 5
_LONGEST_SPACELESS = 8
_MOSTLY_INSIDE = 0.1
_WORD = unicode_expression(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}]*+(?:[-‐‑][\p{L}\p{M}\p{N}]++)*+")
_JOINED = unicode_expression(r"[ \t\u00a0\u202f]++|['’]")
_SPACELESS_WORD = r"\p{Han}|々|[\p{Katakana}ー]++|[\p{Latin}\p{N}][\p{Latin}\p{M}\p{N}]*+(?:-[\p{Latin}\p{N}]++)*+"
_WRITTEN_APART = unicode_expression(r"[\p{Latin}\p{Greek}µ]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text of an article with its location; no phrase goes on in the next text."""

    text: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase in its most frequent form, with all its forms, its counts, and the first sentence that has it."""

    phrase: str
    forms: tuple[str, ...]
    count: int
    articles: int
    score: float
    example: str
    path: str
    line: int
    at: int
    """The offset of the phrase in the example."""


@dataclass(slots=True)
class _Seen:
    first: tuple[Sentence, int]
    forms: Counter[str] = field(default_factory=Counter)
    paths: set[str] = field(default_factory=set)


_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _SuggestedWord:
    key: str
    start: int
    end: int
    linking: bool
    edge: bool
    """Whether a term may begin or end with it."""


def suggest(sentences: Iterable[Sentence], known: Sequence[Term], *, locale: str, least: int = 2) -> list[Candidate]:
    """The phrases that occur at least `least` times, the best first; the time is linear in the length of the texts.

    `locale` is that of the texts. No phrase is one of the `known` terms, or occurs only inside them.
    """
    reader = _SentenceReader(locale)
    matcher = Matcher(known)
    excluded = {key for term in known for spelling in term.spellings if (key := reader.key(spelling))}
    seen: dict[_Key, _Seen] = {}
    for sentence in sentences:
        hits = [(hit.start, hit.end) for hit in matcher.find(sentence.text)]
        for words in reader.phrases(sentence.text):
            start, end = words[0].start, words[-1].end
            key = tuple(word.key for word in words)
            if key not in excluded and not _inside(start, end, hits):
                phrase = seen.setdefault(key, _Seen((sentence, start)))
                phrase.forms[sentence.text[start:end]] += 1
                phrase.paths.add(sentence.path)
    counts = {key: phrase.forms.total() for key, phrase in seen.items() if phrase.forms.total() >= least}
    scored = {key: score for key, score in _scores(counts) if score > 0 and not reader.no_term(key)}
    ranked = sorted(scored, key=lambda key: (-scored[key], -counts[key], key))
    return [_candidate(seen[key], counts[key], scored[key]) for key in ranked]


def _inside(start: int, end: int, hits: Sequence[tuple[int, int]]) -> bool:
    """Whether a piece of a text lies in one of the hits, which are in order and do not overlap."""
    index = bisect_right(hits, (start, math.inf)) - 1
    return index >= 0 and end <= hits[index][1]


def _scores(counts: dict[_Key, int]) -> Iterator[tuple[_Key, float]]:
    """The C-value of each candidate; 0 for one that occurs (almost) only inside one longer candidate."""
    total: Counter[_Key] = Counter()
    number: Counter[_Key] = Counter()
    most: dict[_Key, int] = {}
    for key, count in counts.items():
        shorter = (key[a:b] for a in range(len(key)) for b in range(a + 1, len(key) + 1) if b - a < len(key))
        for part in {part for part in shorter if part in counts}:
            total[part] += count
            number[part] += 1
            most[part] = max(most.get(part, 0), count)
    for key, count in counts.items():
        nested = total[key] / number[key] if number[key] else 0.0
        alone = count - most.get(key, 0) > count * _MOSTLY_INSIDE
        yield key, math.log2(1 + len(key)) * (count - nested) if alone else 0.0


def _candidate(phrase: _Seen, count: int, score: float) -> Candidate:
    forms = sorted(phrase.forms, key=lambda form: (-phrase.forms[form], form[:1].isupper(), form))
    sentence, at = phrase.first
    return Candidate(
        forms[0],
        tuple(forms),
        count=count,
        articles=len(phrase.paths),
        score=score,
        example=sentence.text,
        path=sentence.path,
        line=sentence.line,
        at=at,
    )


class _SentenceReader:
    """Finds the phrases of one language."""

    def __init__(self, locale: str) -> None:
        self._locale = locale
        self._data: StopWords = stop_words(locale)
        self._spaceless = tags.is_ideographic(locale)
        self._word = _WORD
        if self._spaceless:
            cutting = (word for word in self._data.stop if not _WRITTEN_APART.match(word))
            stop = "|".join(sorted(cutting, key=lambda word: (-len(word), word)))
            self._word = regex.compile(f"(?P<stop>{stop})|{_SPACELESS_WORD}" if stop else _SPACELESS_WORD)

    def key(self, text: str) -> _Key:
        """The words of a text as they are compared; empty if the text is no phrase."""
        runs = list(self._runs(text))
        return tuple(word.key for word in runs[0]) if len(runs) == 1 else ()

    def no_term(self, key: _Key) -> bool:
        """Whether a phrase has only words that are no terms by themselves."""
        return all(word in self._data.alone for word in key) or "".join(key) in self._data.alone

    def phrases(self, text: str) -> Iterator[Sequence[_SuggestedWord]]:
        """Every run of words that may be a term."""
        longest = _LONGEST_SPACELESS if self._spaceless else _LONGEST
        for run in self._runs(text):
            for start in range(len(run)):
                for end in range(start + 1, min(start + longest, len(run)) + 1):
                    words = run[start:end]
                    if words[0].edge and words[-1].edge and not self._one_character(words):
                        yield words

    def _one_character(self, words: Sequence[_SuggestedWord]) -> bool:
        return len(words) == 1 and words[0].end - words[0].start == 1 and self._spaceless

    def _runs(self, text: str) -> Iterator[list[_SuggestedWord]]:
        """The words between stop words and punctuation."""
        run: list[_SuggestedWord] = []
        end = 0
        for match in self._word.finditer(text):
            word = self._read(match)
            if run and (word is None or not self._follows(text[end : match.start()])):
                yield run
                run = []
            if word is not None:
                run.append(word)
            end = match.end()
        if run:
            yield run

    def _follows(self, between: str) -> bool:
        return between == "" if self._spaceless else bool(_JOINED.fullmatch(between))

    def _read(self, match: regex.Match[str]) -> _SuggestedWord | None:
        """A word of a phrase; None for a stop word, which ends the phrase."""
        text = match[0]
        lowered = text.casefold()
        if self._spaceless and "stop" in match.groupdict() and match["stop"]:
            return None
        linking = lowered in self._data.linking
        if not linking and (lowered in self._data.stop or (len(text) == 1 and text.isascii() and text.islower())):
            return None
        key = lowered if self._spaceless or linking else singular(text, self._locale)
        return _SuggestedWord(
            key, match.start(), end=match.end(), linking=linking, edge=not linking and not text[0].isdigit()
        )
