"""Mistakes of whole texts: what is left out, put in, left in English, or taken from elsewhere."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.aligned import Row

_STOP = ".!?؟。！？۔।"
_SENTENCES = re.compile(rf"(?<=[{_STOP}])(?:\s+(?=[^\sa-zа-яё(])|(?<=[。！？])(?=\S))")
_CLAUSE = re.compile(r"[,،，、;；؛:：]")
_NAME = re.compile(r"(?<![\w-])(?:[A-Z][A-Za-z]*[A-Z0-9][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*|[A-Z]{2,}(?:-\d+)?)(?![\w-])")
_ENGLISH_WORD = re.compile(r"(?<![\w-])[a-z]{5,}(?![\w-])")
_NO_SPACES = ("zh", "ja", "th")
_DENSE = (*_NO_SPACES, "ko")
_SHORT, _SHORT_IF_DENSE = 15, 6
"""Characters of a piece that is worth leaving out."""
_AROUND = 20
"""How far away another sentence of the article stands at most."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A translation with what it can be taken for: the rows around it, and its translations into other languages."""

    row: Row
    around: Sequence[Row]
    elsewhere: Sequence[str]
    locale: str

    @property
    def short(self) -> int:
        """Below how many characters a piece is too short to be missed."""
        return _SHORT_IF_DENSE if self.locale in _DENSE else _SHORT


def passage(rows: Sequence[Row], index: int, elsewhere: Sequence[str], *, locale: str) -> Passage:
    """A row of a table; the rows around are those of the same article (what stands before ":" in their names)."""
    row = rows[index]
    near = rows[max(0, index - _AROUND) : index + _AROUND + 1]
    article = row.name.split(":")[0]
    around = [each for each in near if each.name.split(":")[0] == article and each.source != row.source]
    return Passage(row, around, elsewhere, locale)


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [each for each in _SENTENCES.split(text) if each]


def _omit_sentence(each: Passage, _: random.Random) -> Iterator[str]:
    parts = sentences(each.row.target)
    if len(parts) > 1 and len(sentences(each.row.source)) > 1:
        for index, part in enumerate(parts):
            if len(part) >= each.short:
                yield _joined([*parts[:index], *parts[index + 1 :]], each.locale)


def _omit_clause(each: Passage, _: random.Random) -> Iterator[str]:
    text, last = _without_stop(each.row.target)
    cuts = [match.start() for match in _CLAUSE.finditer(text) if not text[match.end() : match.end() + 1].isdigit()]
    for start, end in pairwise([*cuts, len(text)]):
        if end - start > each.short and len(text) - (end - start) > each.short:
            yield text[:start] + text[end:] + last


def _double_sentence(each: Passage, _: random.Random) -> Iterator[str]:
    parts = sentences(each.row.target)
    for index, part in enumerate(parts):
        if len(part) >= each.short and part[-1] in _STOP:
            yield _joined([*parts[: index + 1], *parts[index:]], each.locale)


def _add_sentence(each: Passage, chance: random.Random) -> Iterator[str]:
    target = each.row.target
    if target[-1] in _STOP:
        others = [part for row in each.around for part in sentences(row.target)]
        fitting = [part for part in others if len(part) >= each.short and part[-1] in _STOP and part not in target]
        if fitting:
            yield _joined([target, chance.choice(fitting)], each.locale)


def _another_sentence(each: Passage, chance: random.Random) -> Iterator[str]:
    others = [row.target for row in each.around if row.target != each.row.target and len(row.target) >= each.short]
    if others and len(each.row.source.split()) >= 4:
        yield chance.choice(others)


def _another_language(each: Passage, chance: random.Random) -> Iterator[str]:
    if each.elsewhere and len(each.row.source.split()) >= 4:
        yield chance.choice(each.elsewhere)


def _cut_off(each: Passage, chance: random.Random) -> Iterator[str]:
    text, _ = _without_stop(each.row.target)
    end = int(len(text) * chance.uniform(0.4, 0.8))
    if each.locale not in _NO_SPACES:
        end = text.rfind(" ", 0, end)
    if end >= each.short and len(text) - end >= each.short:
        yield text[:end].rstrip(" ,;:،؛，；：、")


def _cut_off_with_stop(each: Passage, chance: random.Random) -> Iterator[str]:
    _, last = _without_stop(each.row.target)
    if last:
        for text in _cut_off(each, chance):
            yield text + last


def _half_in_english(each: Passage, chance: random.Random) -> Iterator[str]:
    source, (target, last) = each.row.source.split(), _without_stop(each.row.target)
    if len(source) < 6 or len(target) < 2 * each.short:
        return
    middle = len(target) // 2
    if each.locale not in _NO_SPACES:
        middle = target.rfind(" ", 0, middle)
    half = len(source) // 2
    if middle > 0 and chance.random() < 0.5:
        yield f"{target[:middle]} {' '.join(source[half:])}"
    elif middle > 0:
        yield f"{' '.join(source[:half])} {target[middle:].strip()}{last}"


def _one_english_word(each: Passage, chance: random.Random) -> Iterator[str]:
    words = [match for match in _ENGLISH_WORD.finditer(each.row.source) if match[0] not in each.row.target.lower()]
    size = r"\w{2}" if each.locale in _NO_SPACES else r"(?<![\w'’-])[^\W\d_]{4,}(?![\w'’-])"
    slots = [match for match in re.finditer(size, each.row.target) if not match[0].isascii() or each.locale != "zh"]
    if words and slots:
        word = chance.choice(words)
        at = word.start() / len(each.row.source) * len(each.row.target)
        slot = min(slots, key=lambda match: abs(match.start() - at))
        yield each.row.target[: slot.start()] + word[0] + each.row.target[slot.end() :]


def _change_name(each: Passage, _: random.Random) -> Iterator[str]:
    """Write "ACE3" for "ACE2", "PRC" for "PCR"."""
    for match in _NAME.finditer(each.row.target):
        name = match[0]
        if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", each.row.source) or len(name) < 3:
            continue
        digit = re.search(r"\d$", name)
        new = f"{name[:-1]}{int(digit[0]) % 9 + 1}" if digit else f"{name[:-2]}{name[-1]}{name[-2]}"
        if new != name:
            yield each.row.target[: match.start()] + new + each.row.target[match.end() :]


def _joined(parts: Sequence[str], locale: str) -> str:
    return ("" if locale in _NO_SPACES else " ").join(parts)


def _without_stop(text: str) -> tuple[str, str]:
    """A text, and the mark at its end."""
    match = re.fullmatch(rf"(.*?)([{_STOP}]?)", text.strip(), re.DOTALL)
    assert match
    return match[1], match[2]


KINDS: dict[str, Callable[[Passage, random.Random], Iterator[str]]] = {
    "name in capitals or digits": _change_name,
    "sentence omitted": _omit_sentence,
    "clause omitted": _omit_clause,
    "sentence doubled": _double_sentence,
    "sentence added": _add_sentence,
    "another sentence of the article": _another_sentence,
    "two sentences exchanged": _another_sentence,
    "another language": _another_language,
    "cut off": _cut_off,
    "cut off with its stop": _cut_off_with_stop,
    "half left in English": _half_in_english,
    "one English word left": _one_english_word,
}
"""What can be spoiled, in the order of the table."""
