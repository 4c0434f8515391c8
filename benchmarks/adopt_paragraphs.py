"""How right the paragraphs of another tool's catalog are cut into sentences, where it is known what belongs together.

The sentences are TICO-19's, joined to paragraphs of two to six, and their translations likewise: as they are, and
disturbed: of 100 sentences, 4 are left out, before 3 stands another one, and 4 are joined to the one before with a
comma (see adopt_documents.py). Words are learned from all the paragraphs, as from the messages of a catalog.

A pair is wrong if a letter of the translation belongs to a sentence that its source does not hold, or if the source
holds one of which the translation has nothing; it is partial if it has less than nine tenths of the letters. Certain
pairs alone are counted. The limit above is that of the share of wrong and partial ones with a confidence of 95 %
(Clopper and Pearson).

    python -m benchmarks.adopt_paragraphs [--locales fr,zh] [--errors 20]
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import exp, lgamma, log, log1p
from pathlib import Path

from benchmarks.adopt_documents import COMMAS, ENDED, FILE, Line, disturbed_lines, documents, half, paragraphs
from benchmarks.aligned import Row, aligned, read
from localize.adopt.cutting import SentencePair, sentence_pairs
from localize.adopt.word_pairs import learn
from localize.checks.clues import ClueReader
from localize.glossary.match import Matcher
from localize.language.tags import sentence_space
from localize.model.block import Pattern, plain_text

_NEARLY_ALL = 0.9


@dataclass(frozen=True, slots=True)
class Side:
    """A paragraph as one text, with the number of the line that each of its letters belongs to."""

    text: str
    owners: tuple[int, ...]


@dataclass
class Counts:
    """Counts of pairs, in sentences and in letters of sources."""

    letters: int = 0
    certain_letters: int = 0
    certain: int = 0
    parts: int = 0
    wrong: int = 0
    partial: int = 0
    errors: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        worst = upper_limit(self.wrong + self.partial, self.certain)
        return (
            f"certain {self.certain:6} ({self.certain_letters / max(1, self.letters):6.1%} of letters, {self.parts:3} "
            f"cut between clauses)  wrong {self.wrong:3}  partial {self.partial:3}  "
            f"({(self.wrong + self.partial) / max(1, self.certain):.2%}, at most {worst:.2%})"
        )


def upper_limit(errors: int, pairs: int, *, chance: float = 0.05) -> float:
    """The share of errors that is not exceeded, with this chance to be wrong (Clopper and Pearson 1934)."""
    if errors >= pairs:
        return 1.0
    low, high = errors / pairs, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        if _at_most(errors, pairs, middle) > chance:
            low = middle
        else:
            high = middle
    return high


def _at_most(errors: int, pairs: int, share: float) -> float:
    """How probable so few errors are among so many pairs with a share of errors."""
    whole = lgamma(pairs + 1)
    return sum(
        exp(whole - lgamma(k + 1) - lgamma(pairs - k + 1) + k * log(share) + (pairs - k) * log1p(-share))
        for k in range(errors + 1)
    )


def side(lines: Sequence[Line], locale: str) -> Side:
    """The lines of a paragraph as its text."""
    text = sentence_space(locale).join(line.text for line in lines)
    return Side(text, tuple(line.number for line in lines for char in line.text if char.isalnum()))


def messages(rows: Sequence[Row], others: Sequence[Row], *, locale: str, disturb: bool) -> Iterator[tuple[Side, Side]]:
    """The paragraphs of a document and their translations."""
    chance = random.Random(f"{rows[0].name}/{locale}")
    comma = COMMAS.get(locale, ",")
    for here, there in zip(*paragraphs(rows, rows[0].name), strict=True):
        lines = disturbed_lines(there, others, chance, joined_by=comma) if disturb else there.lines
        if len(here.lines) > 1 and lines:
            yield side(here.lines, "en"), side(lines, locale)


def measured(pairs: Sequence[tuple[Side, Side]], locale: str) -> Counts:
    """The counts of the messages of a catalog."""
    readers = ClueReader("en", Matcher(())), ClueReader(locale, Matcher(()))
    words = learn((readers[0].words((here.text,)), readers[1].words((there.text,))) for here, there in pairs)
    counts = Counts()
    for here, there in pairs:
        _count(counts, here, there, sentence_pairs((here.text,), (there.text,), readers, words))
    return counts


def _count(counts: Counts, here: Side, there: Side, pairs: Sequence[SentencePair]) -> None:
    position = 0
    search = 0
    there_letters = Counter(there.owners)
    here_letters = Counter(here.owners)
    for pair in pairs:
        letters = _letters(pair.source)
        lines = Counter(here.owners[position : position + letters])
        position += letters
        counts.letters += letters
        if pair.reason or not pair.target:
            continue
        counts.certain += 1
        counts.certain_letters += letters
        counts.parts += pair.is_part
        begin = there.text.find(plain_text(pair.target), search)
        assert begin >= 0, (there.text, pair.target)
        search = begin
        first = sum(map(str.isalnum, there.text[:begin]))
        held = Counter(there.owners[first : first + _letters(pair.target)])
        whole = [line for line in lines if lines[line] >= _NEARLY_ALL * here_letters[line]]
        if set(held) - set(lines) or any(not held[line] for line in whole):
            counts.wrong += 1
        elif any(held[line] < _NEARLY_ALL * there_letters[line] for line in whole):
            counts.partial += 1
        else:
            continue
        what = "part of a sentence" if pair.is_part else "sentence"
        counts.errors.append(f"{what}: {plain_text(pair.source)}\n    {plain_text(pair.target)}\n    in: {there.text}")


def _letters(pattern: Pattern) -> int:
    return sum(map(str.isalnum, plain_text(pattern)))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--file", type=Path, default=FILE)
    parser.add_argument("--locales", default="", help="separated by commas; all if none is named")
    parser.add_argument("--errors", type=int, default=0, help="how many wrong pairs of the half `tuned` are shown")
    options = parser.parse_args()
    for locale, rows in read(options.file).items():
        if not options.locales or locale in options.locales.split(","):
            _print_figures(locale, rows, errors=options.errors)


def _print_figures(locale: str, rows: list[Row], *, errors: int) -> None:
    good, _ = aligned(rows)
    ended = [row for row in good if ENDED.search(row.target)]
    for disturb in (False, True):
        for of_half in ("tuned", "held back"):
            pairs = [
                pair
                for name, of_document in documents(good)
                if half(name) == of_half
                for pair in messages(of_document, ended, locale=locale, disturb=disturb)
            ]
            counts = measured(pairs, locale)
            print(f"{locale} {'disturbed' if disturb else 'as it is '} {of_half:9} {counts}", flush=True)
            if of_half == "tuned":
                for error in counts.errors[:errors]:
                    print(f"  {error}")


if __name__ == "__main__":
    main()
