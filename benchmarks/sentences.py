"""Sentence boundaries and speed beside pysbd, sentencex and ICU, on the sentences of real medical prose.

The file is TICO-19's (one sentence a line in several languages). Neighbouring sentences of one document are rejoined in
fives as the script wants it, with a space or with nothing, and every tool must find the four boundaries inside each
text; the ends of a text are given and count for nobody. Taken are the lines that end in a stop in their own language,
for without one all would measure chance: once all of these, once only prose, the lines whose English begins with a
capital and ends in a stop, which leaves out what patients say in lower case. What a translator wrote as two sentences
in one line stays so and counts against every tool that finds the truth: the figures compare tools and are no grades.

A boundary is the number of characters before it that are no white space, so that it is the same wherever a tool leaves
the space; pieces are looked up in the text, so that a tool that rewrites them loses nothing but the places it changed.
Precision and recall are of boundaries over all texts of a language, and F1 is their harmonic mean. The time is the
processor's, the best of three runs over all texts, with each tool's set-up for a language paid before. Peers that are
not installed are named:

    python -m venv peers && peers/bin/pip install -e . pysbd sentencex pyicu
    peers/bin/python -m benchmarks.sentences [FILE] [--errors ru]
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path

from localize.language.sentences import starts
from localize.language.tags import sentence_space

FILE = Path(__file__).parents[2] / "shared" / "data" / "tico19" / "aligned.tsv"
SENTENCES = 5
_ENDED = re.compile(r"""[.!?…؟。！？।]["'”’»）)\]\s]*\Z""")

Cutter = Callable[[str], list[int]]
"""The offsets at which sentences begin; 0 and the length of the text may be among them."""

Selection = Callable[[str, str], bool]
"""Whether to take a line, by its English and its text in one language."""


@dataclass(frozen=True, slots=True)
class Score:
    """What one tool found in one language."""

    precision: float
    recall: float
    seconds: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Text:
    """Sentences rejoined, and the offsets at which all but the first of them begin."""

    text: str
    gold: tuple[int, ...]


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=FILE)
    parser.add_argument("--errors", metavar="LANGUAGE", help="show where ours differs from the file instead")
    options = parser.parse_args()
    if not options.file.is_file():
        sys.exit(f"{options.file} is not there, expected the aligned sentences of TICO-19")
    content = options.file.read_text(encoding="utf-8")
    if options.errors:
        print("\n".join(errors(read(content, SELECTIONS["all lines"])[options.errors], _ours(options.errors))))
        return
    for name, keeps in SELECTIONS.items():
        print(f"\n{name}\n")
        _print(read(content, keeps))


def _print(columns: dict[str, list[Text]]) -> None:
    print(f"{'language':8} {'tool':>10} {'precision':>10} {'recall':>8} {'F1':>6} {'seconds':>8} {'localize is':>16}")
    for language, texts in columns.items():
        ours = None
        for name, (module, tool) in TOOLS.items():
            if find_spec(module) is None:
                print(f"{language:8} {name:>10} not installed")
                continue
            found = score(texts, tool(language))
            ours = ours or found
            ratio = f"{found.seconds / ours.seconds:.3g} × as fast" if found is not ours else ""
            figures = f"{found.precision:>10.2%} {found.recall:>8.2%} {100 * found.f1:>6.2f} {found.seconds:>8.3f}"
            print(f"{language:8} {name:>10} {figures} {ratio:>16}", flush=True)


def read(content: str, keeps: Selection) -> dict[str, list[Text]]:
    """The texts of each language: the sentences that are kept of each document in fives, left-overs aside."""
    head, *rows = [line.split("\t") for line in content.splitlines()]
    columns: dict[str, list[Text]] = {}
    for column, language in enumerate(head[1:], 1):
        columns[language] = []
        for _, document in groupby(rows, key=lambda row: row[0].split(":")[0]):
            whole = [row[column].strip() for row in document if keeps(row[1], row[column])]
            fives = zip(*[iter(whole)] * SENTENCES, strict=False)
            columns[language] += [rejoined(five, sentence_space(language)) for five in fives]
    return columns


def rejoined(sentences: tuple[str, ...], space: str) -> Text:
    """The sentences as one text."""
    gold = []
    offset = 0
    for sentence in sentences[:-1]:
        offset += len(sentence) + len(space)
        gold.append(offset)
    return Text(space.join(sentences), tuple(gold))


def score(texts: list[Text], cut: Cutter) -> Score:
    """Precision, recall and seconds of a tool."""
    found = wanted = right = 0
    for text in texts:
        predicted, gold = (_solid(text.text, offsets) for offsets in (cut(text.text), text.gold))
        found += len(predicted)
        wanted += len(gold)
        right += len(predicted & gold)
    seconds = min(_seconds(texts, cut) for _ in range(3))
    return Score(right / found if found else 0.0, right / wanted if wanted else 0.0, seconds)


def _seconds(texts: list[Text], cut: Cutter) -> float:
    begin = time.process_time()
    for text in texts:
        cut(text.text)
    return time.process_time() - begin


def _solid(text: str, offsets: list[int] | tuple[int, ...]) -> set[int]:
    """Boundaries as counts of the characters before them that are no white space, without those at the ends."""
    places = {len("".join(text[:offset].split())) for offset in offsets}
    return places - {0, len("".join(text.split()))}


def errors(texts: list[Text], cut: Cutter) -> Iterator[str]:
    """Each boundary that is missing or too many, marked in its surroundings."""
    for text in texts:
        predicted, gold = (_solid(text.text, offsets) for offsets in (cut(text.text), text.gold))
        solid = [offset for offset, char in enumerate(text.text) if not char.isspace()]
        for place in sorted(predicted ^ gold):
            at = solid[place]
            kind = "too many" if place in predicted else "missing "
            yield f"{kind} {text.text[max(0, at - 60) : at]}|{text.text[at : at + 40]}"


def _ours(language: str) -> Cutter:
    return lambda text: list(starts(text, language))


def _pysbd(language: str) -> Cutter:
    import pysbd  # noqa: PLC0415  # a peer, of this benchmark only

    segmenter = pysbd.Segmenter(language=language, clean=False)
    return lambda text: _found(text, segmenter.segment(text))


def _sentencex(language: str) -> Cutter:
    import sentencex  # noqa: PLC0415  # a peer, of this benchmark only

    return lambda text: _found(text, list(sentencex.segment(language, text)))


def _icu(language: str) -> Cutter:
    import icu  # noqa: PLC0415  # a peer, of this benchmark only

    breaker = icu.BreakIterator.createSentenceInstance(icu.Locale(language))

    def cut(text: str) -> list[int]:
        breaker.setText(text)
        return list(breaker)

    return cut


def _found(text: str, pieces: list[str]) -> list[int]:
    """Where each piece begins in the text; one that is not in it, because the tool rewrote it, is passed over."""
    offsets = []
    end = 0
    for piece in pieces:
        at = text.find(piece.strip(), end)
        if at >= 0:
            offsets.append(at)
            end = at + len(piece.strip())
    return offsets


def _is_ended(_: str, text: str) -> bool:
    return _ENDED.search(text) is not None


def _is_prose(english: str, _: str) -> bool:
    return english[:1].isupper() and _ENDED.search(english) is not None


SELECTIONS: dict[str, Selection] = {"prose": _is_prose, "all lines": _is_ended}
TOOLS: dict[str, tuple[str, Callable[[str], Cutter]]] = {
    "localize": ("localize", _ours),
    "pysbd": ("pysbd", _pysbd),
    "sentencex": ("sentencex", _sentencex),
    "ICU": ("icu", _icu),
}


if __name__ == "__main__":
    main()
