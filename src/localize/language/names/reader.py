"""Reads the names of drugs in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import add

import regex

from localize.dataclass import dataclass
from localize.expressions import unicode_expression
from localize.language import scripts, tags
from localize.language.names.forms import LITERAL, NameForm, sounds_of_drug, spaceless, spaceless_starts, written_forms
from localize.language.names.lookup import ENGLISH, beginning
from localize.language.names.sounds import script_of, sounds_of

_SCRIPTS = {
    "Latn": "Latn", "Cyrl": "Cyrl", "Arab": "Arab", "Grek": "Grek", "Jpan": "Kana", "Kore": "Hang",
    **dict.fromkeys(("Deva", "Beng", "Guru", "Gujr", "Orya", "Telu", "Knda", "Mlym"), "Deva"),
}  # fmt: skip
"""The scripts of locales (ISO 15924) whose sounds are known, with the script that has the sounds."""
_WORD = unicode_expression(
    r"[\p{Script=Katakana}ー]+|[\p{Script=Latin}\p{M}\p{Nd}]+"
    r"|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Latin}])[\p{L}\p{M}\u200c])+"
)
_BETWEEN = unicode_expression(r"[\s\u200c‐‑-]{0,2}")
_MOST_WORDS = 4
_DIVIDED = 7
"""A name that may be written as two words has more sounds than this."""
_FEWEST = 4
"""The fewest sounds of a name that is looked for within a word."""
_SIMILAR = 74
"""From which similarity (0 to 100) a word may be a form of a name that is not written by the rules."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text, at the offsets `start` and `end`. It stands for one of `drugs` (English names), or for all."""

    text: str
    start: int
    end: int
    drugs: frozenset[str]


def knows(tag: str) -> bool:
    """Whether names are known in a locale: its script writes sounds, or its language has names in Chinese letters."""
    return tags.script(tag) in _SCRIPTS or spaceless(tags.language(tag))[0] is not None


def may_name(words: frozenset[str], text: str, tag: str) -> bool:
    """Whether a text may have a name, of which these are the words in small letters; for nearly all texts no."""
    code = tags.language(tag)
    if code == ENGLISH:
        return not written_forms().keys().isdisjoint(words)
    starts = spaceless_starts(code)
    if starts and not starts.isdisjoint(map(add, text, text[1:])) and any(_spaceless_mentions(text, code)):
        return True
    begins = beginning(code)
    return any(map(begins.__getitem__, _WORD.findall(text) if tags.is_spaceless(tag) else words))


def may_begin(words: frozenset[str], piece: str, tag: str) -> bool:
    """Whether a name may begin in a piece of text without spaces, of which these are the words in small letters.

    In a text without such pieces there is none. Names in Chinese letters may have spaces in them.
    """
    starts = spaceless_starts(tags.language(tag))
    return any(start[0] in piece for start in starts) or may_name(words, piece, tag)


def read(text: str, tag: str) -> tuple[Mention, ...]:
    """The names in a text of a locale, in order."""
    code = tags.language(tag)
    mentions = list(_spaceless_mentions(text, code))
    words = list(_WORD.finditer(text))
    end = 0
    for index, word in enumerate(words):
        following = words[index : index + _MOST_WORDS]
        if word.start() >= end and (mention := _divided(text, following, code) or _mention(text, following, code)):
            mentions.append(mention)
            end = mention.end
    return tuple(sorted(mentions, key=lambda mention: mention.start))


def resembling(text: str, tag: str, drugs: Iterable[str], *, besides: Iterable[Mention]) -> int:
    """How many words of a text may be names of some drugs, written in another way than is known.

    Those within the mentions `besides` do not count.
    """
    code = tags.language(tag)
    words = [
        (script, sounds_of(script, code).spoken(word[0]))
        for word in _WORD.finditer(text)
        if not any(each.start < word.end() and word.start() < each.end for each in besides)
        and (script := script_of(word[0]))
    ]
    names = {(script, name) for drug in drugs for script in dict(words) for name in sounds_of_drug(drug, script, code)}
    alone = sum(any(script == of and _similar(spoken, name) for of, name in names) for script, spoken in words)
    return alone or sum(
        any(script == other == of and name in spoken + following and len(name) >= _FEWEST for of, name in names)
        for (script, spoken), (other, following) in pairwise(words)
    )


def can_tell(drug: str, tag: str) -> bool:
    """Whether it is known what a drug is called in a locale."""
    code, script = tags.language(tag), _SCRIPTS.get(tags.script(tag), "")
    if script and sounds_of_drug(drug, script, code):
        return True
    return any(drug in of_name for of_name in spaceless(code)[1].values())


def _similar(spoken: str, name: str) -> bool:
    """Whether a word has a name in it, or sounds nearly like it; what follows a name may be an ending."""
    from rapidfuzz import fuzz  # noqa: PLC0415  # a run with nothing new hears no name

    if len(name) >= _FEWEST and name in spoken:
        return True
    return max(fuzz.ratio(spoken, name), fuzz.ratio(spoken[: len(name)], name)) >= _SIMILAR


def _spaceless_mentions(text: str, code: str) -> Iterator[Mention]:
    pattern, names = spaceless(code)
    for match in pattern.finditer(text) if pattern else ():
        yield Mention(match[0], *match.span(), names[match[0]])


def _mention(text: str, words: Sequence[regex.Match[str]], code: str) -> Mention | None:
    """The longest name that begins with the first of these words."""
    first = words[0]
    for form, size in beginning(code)[first[0]]:
        if form.brand and not _may_be_brand(first[0]):
            continue
        end = first.start() + size if len(form.words) == 1 else _end(text, words, form=form)
        if end:
            return Mention(text[first.start() : end], first.start(), end, form.drugs)
    return None


def _divided(text: str, words: Sequence[regex.Match[str]], code: str) -> Mention | None:
    """A name that is one word elsewhere, and two here: "hydroxy-chloroquine"."""
    if len(words) < 2 or not _BETWEEN.fullmatch(text, words[0].end(), words[1].start()):
        return None
    first, second = words[:2]
    alone = max((len(form.words[0]) for each in (first, second) for form, _ in beginning(code)[each[0]]), default=0)
    for form, _ in beginning(code)[first[0] + second[0]]:
        longest = max(alone, _sounds_in(first[0]), _DIVIDED)
        if len(form.words) == 1 and len(form.words[0]) > longest and not form.brand:
            return Mention(text[first.start() : second.end()], first.start(), second.end(), form.drugs)
    return None


def _sounds_in(word: str) -> int:
    script = script_of(word)
    return len(sounds_of(script).key(word)) if script else 0


def _may_be_brand(word: str) -> bool:
    """Whether a word begins with a capital, or is of a script that has none."""
    return word[0].isupper() or word[0].upper() == word[0].lower()


def _end(text: str, words: Sequence[regex.Match[str]], *, form: NameForm) -> int:
    """The offset behind the words of a form, 0 if they do not follow each other."""
    if len(words) < len(form.words):
        return 0
    for before, word, expected in zip(words, words[1:], form.words[1:], strict=False):
        if not _BETWEEN.fullmatch(text, before.end(), word.start()) or not _fits(word[0], expected):
            return 0
    return words[len(form.words) - 1].end()


def _fits(word: str, expected: str) -> bool:
    """Whether a word of a text is one of the further words of a name."""
    folded = word.casefold()
    if folded == expected:
        return True
    script = script_of(word)
    if len(expected) <= LITERAL:
        return script == "Cyrl" and scripts.as_latin(folded, "Cyrillic") == expected
    return bool(script) and sounds_of(script).key(word).startswith(expected)
