"""How right translated documents are aligned with their sources, where it is known what belongs together.

The sentences are TICO-19's. Those of each document are cut into paragraphs of one to six by a seeded rule, with the
lines that do not end a sentence as items of a list, and written as HTML and as Markdown in turn. As a second set the
translated document is disturbed: sentences are left out, added, joined to one, paragraphs are moved, joined and
divided. Rows of the table that hold another sentence's translation are left out (see aligned.py).

A pair is right if source and translation come from the same lines. Precision is the share of the translated lines in
pairs that are with their own, recall the share of all lines that are; F1 their harmonic mean. Wrong are the certain
pairs with a line that is not on both sides. Documents are in two halves by a digest of their names: limits were tuned
on the half `tuned` alone.

The second table is of one report and its translations by people, without a gold: the share of the source's words that
get a translation, and the share that is certain.

    python -m benchmarks.adopt_documents [--locales fr,zh] [--errors 20]
"""

from __future__ import annotations

import argparse
import html
import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from benchmarks.aligned import TABLE, Row, aligned, read
from localize import formats
from localize.adopt.document_texts import ReadDocument, adopt_document, read_document
from localize.adopt.documents import AlignedSentences, DocumentSentence, align_documents
from localize.adopt.passages import passages_of
from localize.checks.clues import ClueReader
from localize.config import Segmentation
from localize.errors import SourceError
from localize.glossary.match import Matcher
from localize.language.tags import sentence_space
from localize.model.article import Article
from localize.model.block import plain_text
from localize.segments.split import split

FILE = Path(__file__).parents[1] / TABLE
REPORTS = FILE.parents[1] / "narratives"
ENDED = re.compile(r"""[.!?…؟。！？।]["'”’»）)\]\s]*\Z""")
_OPEN_END = re.compile(r"""[.!?…؟。！？।](["'”’»）)\]\s]*)\Z""")
_SPECIAL = re.compile(r"([!-/:-@\[-`{-~])")

LEFT_OUT, ADDED, JOINED = 0.04, 0.03, 0.04
MOVED, PARAGRAPHS_JOINED, DIVIDED = 0.05, 0.05, 0.05
"""How many sentences and paragraphs of a disturbed document are changed."""

COMMAS = {"ar": "،", "ja": "、", "zh": "，"}
"""The commas of languages that have another one than ","."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the table with the number that its translation has too; -1 for one that has none."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that are a block of a document; a `list item` if they do not end a sentence."""

    lines: tuple[Line, ...]
    is_item: bool = False


@dataclass
class Tally:
    """Counts of one set."""

    gold: int = 0
    wrong: int = 0
    right: int = 0
    pairs: int = 0
    certain: int = 0
    certain_wrong: int = 0
    errors: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Count another set too."""
        self.gold += other.gold
        self.wrong += other.wrong
        self.right += other.right
        self.pairs += other.pairs
        self.certain += other.certain
        self.certain_wrong += other.certain_wrong
        self.errors += other.errors

    def __str__(self) -> str:
        precision, recall = self.right / max(1, self.right + self.wrong), self.right / max(1, self.gold)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return (
            f"lines {self.gold:5}  precision {precision:7.2%}  recall {recall:7.2%}  F1 {f1:7.2%}  "
            f"certain {self.certain / max(1, self.pairs):6.1%}  wrong of certain {self.certain_wrong}/{self.certain} "
            f"({self.certain_wrong / max(1, self.certain):.2%})"
        )


def documents(rows: Sequence[Row]) -> Iterator[tuple[str, list[Row]]]:
    """The rows of each document of the table."""
    for name, of_document in groupby(rows, lambda row: row.name.rpartition(":")[0]):
        yield name, list(of_document)


def half(name: str) -> str:
    """Whether limits may be tuned on a document."""
    return "tuned" if sha256(name.encode()).digest()[0] % 2 else "held back"


def paragraphs(rows: Sequence[Row], seed: str) -> tuple[list[Paragraph], list[Paragraph]]:
    """The two sides of a document."""
    chance = random.Random(seed)
    sides: tuple[list[Paragraph], list[Paragraph]] = [], []
    pending: list[int] = []
    size = chance.randint(1, 6)

    def flush() -> None:
        nonlocal size
        if pending:
            sides[0].append(Paragraph(tuple(Line(number, rows[number].source) for number in pending)))
            sides[1].append(Paragraph(tuple(Line(number, rows[number].target) for number in pending)))
            pending.clear()
        size = chance.randint(1, 6)

    for number, row in enumerate(rows):
        if not (ENDED.search(row.source) and ENDED.search(row.target)):
            flush()
            sides[0].append(Paragraph((Line(number, row.source),), is_item=True))
            sides[1].append(Paragraph((Line(number, row.target),), is_item=True))
            continue
        pending.append(number)
        if len(pending) >= size:
            flush()
    flush()
    return sides


def disturbed(blocks: list[Paragraph], others: Sequence[Row], seed: str, *, comma: str) -> list[Paragraph]:
    """A translated document as people leave it."""
    chance = random.Random(seed)
    result = []
    for block in blocks:
        lines = disturbed_lines(block, others, chance, joined_by=comma)
        if lines:
            result.append(Paragraph(lines, block.is_item))
    return list(_rearranged(result, chance))


def disturbed_lines(
    block: Paragraph, others: Sequence[Row], chance: random.Random, *, joined_by: str
) -> tuple[Line, ...]:
    """The sentences of a translated paragraph as people leave them."""
    lines: list[Line] = []
    for line in block.lines:
        draw = chance.random()
        if draw < LEFT_OUT:
            continue
        if draw < LEFT_OUT + ADDED and not block.is_item:
            lines.append(Line(-1, chance.choice(others).target))
        ends = draw < LEFT_OUT + ADDED + JOINED and lines and lines[-1].number >= 0
        lines.append(line)
        if ends and len(lines) > 1:
            lines[-2] = Line(lines[-2].number, _OPEN_END.sub(rf"{joined_by}\1", lines[-2].text))
    return tuple(lines)


def _rearranged(blocks: list[Paragraph], chance: random.Random) -> Iterator[Paragraph]:
    order = [*range(len(blocks))]
    for number in range(len(blocks)):
        if chance.random() < MOVED and len(blocks) > 6 and not blocks[number].is_item:
            order.remove(number)
            order.insert(chance.randrange(len(order)), number)
    pending: Paragraph | None = None
    for number in order:
        block = blocks[number]
        if pending is not None and not block.is_item:
            block = Paragraph((*pending.lines, *block.lines))
            pending = None
        elif pending is not None:
            yield pending
            pending = None
        draw = chance.random()
        if block.is_item or draw >= PARAGRAPHS_JOINED + DIVIDED:
            yield block
        elif draw < PARAGRAPHS_JOINED:
            pending = block
        elif len(block.lines) > 1:
            cut = chance.randrange(1, len(block.lines))
            yield Paragraph(block.lines[:cut])
            yield Paragraph(block.lines[cut:])
        else:
            yield block
    if pending is not None:
        yield pending


def written(blocks: Sequence[Paragraph], title: str, *, locale: str, is_html: bool) -> bytes:
    """A document as a source file."""
    space = sentence_space(locale)
    escape = html.escape if is_html else lambda text: _SPECIAL.sub(r"\\\1", text)
    pieces = [f"<html lang='{locale}'><title>{title}</title><h1>{title}</h1>" if is_html else f"# {title}"]
    for block in blocks:
        text = space.join(escape(line.text) for line in block.lines)
        if is_html:
            pieces.append(f"<ul><li>{text}</li></ul>" if block.is_item else f"<p>{text}</p>")
        else:
            pieces.append(f"- {text}" if block.is_item else text)
    return "\n\n".join(pieces).encode()


def lines_of(article: Article, blocks: Sequence[Paragraph]) -> dict[int, frozenset[int]]:
    """For each segment, by its identity, the numbers of the lines that it holds letters of."""
    owners = [line.number for block in blocks for line in block.lines for char in line.text if char.isalnum()]
    position = 0
    result: dict[int, frozenset[int]] = {}
    bodies = [block for block in article.blocks() if block.context is None and block.translatable]
    letters = sum(char.isalnum() for block in bodies for char in plain_text(block.pattern))
    assert letters == len(owners), (letters, len(owners))
    for block in bodies:
        for segment in block.segments:
            count = sum(char.isalnum() for char in plain_text(segment.pattern))
            held = Counter(owners[position : position + count])
            position += count
            result[id(segment)] = frozenset(number for number in held if held[number])
    return result


def parsed(data: bytes, locale: str, *, is_html: bool) -> Article:
    """A document as an article with segments."""
    path = f"document{'.html' if is_html else '.md'}"
    return split(formats.parse(data, path, name="document", locale=locale), Segmentation.SENTENCE)


def measured(name: str, rows: Sequence[Row], others: Sequence[Row], *, locale: str, disturb: bool) -> Tally:
    """The counts of one document."""
    here, there = paragraphs(rows, name)
    if disturb:
        there = disturbed(there, others, f"{name}/{locale}", comma=COMMAS.get(locale, ","))
    is_html = len(rows) % 2 == 0
    source = parsed(written(here, "1", locale="en", is_html=is_html), "en", is_html=is_html)
    target = parsed(written(there, "1", locale=locale, is_html=is_html), locale, is_html=is_html)
    readers = ClueReader("en", Matcher(())), ClueReader(locale, Matcher(()))
    pairs = align_documents(passages_of(source, readers[0]), passages_of(target, readers[1]), readers=readers)
    return tally(pairs, lines_of(source, here), lines_of(target, there))


Numbers = Mapping[int, frozenset[int]]
"""The lines of each segment, by its identity."""


def tally(pairs: Sequence[AlignedSentences], here: Numbers, there: Numbers) -> Tally:
    """What the pairs of a document are worth."""
    counts = Tally(gold=len(frozenset().union(*here.values()) & frozenset().union(*there.values())))
    right: set[int] = set()
    for pair in pairs:
        sources, targets = _lines(pair.sources, here), _lines(pair.targets, there)
        if not pair.sources or not pair.targets or not sources:
            continue
        counts.pairs += 1
        right |= sources & targets
        counts.wrong += len(targets - sources)
        certain = pair.certainty.is_certain and len(pair.sources) == 1
        counts.certain += certain
        if sources != targets:
            counts.certain_wrong += certain
            counts.errors.append(_shown(pair, certain=certain))
    counts.right = len(right)
    return counts


def _shown(pair: AlignedSentences, *, certain: bool) -> str:
    """A wrong pair for a person to look at."""
    texts = [" ".join(each.segment.text for each in side)[:200] for side in (pair.sources, pair.targets)]
    sure = pair.certainty
    worth = f"{'certain, ' if certain else ''}{sure.probability:.3f} {sure.evidence:.1f} {sure.by_length:.1f}"
    return "\n    ".join((worth, *texts))


def _lines(sentences: Sequence[DocumentSentence], numbers: Numbers) -> frozenset[int]:
    return frozenset().union(*(numbers.get(id(each.segment), frozenset()) for each in sentences))


def reports(folder: Path, locales: Sequence[str]) -> Iterator[str]:
    """A line for each translation of the report."""
    english = folder / "ncov_sit-rep_2020-05-15.md"
    source = _read_report(english, "en")
    words = {key: len(key[1].split()) for key in source.article.catalog_keys()}
    for file in sorted(folder.glob("ncov_sit-rep_*_*.md")):
        locale = file.name.split("_")[2]
        if locales and locale not in locales:
            continue
        try:
            adopted = adopt_document(source, _read_report(file, locale)).adopted
        except SourceError as error:
            yield f"{locale:3} {error.problems[0].message}"
            continue
        taken = sum(words[text.key] for text in adopted.texts) / sum(words.values())
        certain = sum(words[text.key] for text in adopted.texts if text.certain) / sum(words.values())
        yield f"{locale:3} words adopted {taken:6.1%}  certain {certain:6.1%}  texts left over {len(adopted.left_over)}"


def _read_report(file: Path, locale: str) -> ReadDocument:
    article = formats.parse(file.read_bytes(), file.name, name="report", locale=locale)
    return read_document(split(article, Segmentation.SENTENCE), ClueReader(locale, Matcher(())))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--file", type=Path, default=FILE)
    parser.add_argument("--reports", type=Path, default=REPORTS)
    parser.add_argument("--locales", default="", help="separated by commas; all if none is named")
    parser.add_argument("--errors", type=int, default=0, help="how many wrong pairs of the half `tuned` are shown")
    options = parser.parse_args()
    locales = [locale for locale in options.locales.split(",") if locale]
    for locale, rows in read(options.file).items():
        if not locales or locale in locales:
            _print_figures(locale, rows, errors=options.errors)
    for line in reports(options.reports, locales):
        print(line, flush=True)


def _print_figures(locale: str, rows: list[Row], *, errors: int) -> None:
    good, _ = aligned(rows)
    ended = [row for row in good if ENDED.search(row.target)]
    for disturb in (False, True):
        tallies = {"tuned": Tally(), "held back": Tally()}
        for name, of_document in documents(good):
            tallies[half(name)].add(measured(name, of_document, ended, locale=locale, disturb=disturb))
        for of_half, counts in tallies.items():
            print(f"{locale} {'disturbed' if disturb else 'as it is '} {of_half:9} {counts}", flush=True)
        for error in tallies["tuned"].errors[:errors]:
            print(f"  {error}")


if __name__ == "__main__":
    main()
