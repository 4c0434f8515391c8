"""How long a search takes in the sources and translations of a project, near matches too, and how long their index.

    .venv/bin/python -m benchmarks.concordance [--entries 100000] [--locales 9] [--rounds 30]

The texts are those of a made-up project (see corpus.py): each source sentence is an entry of every locale. A search is
timed by the processor's time: the median, the 95th percentile and the longest of some rounds. The goal is 10 ms;
the floor is to read one text of the same file by its number. The near matches are those of sentences in which one word
was changed; their goal is 20 ms.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import corpus
from benchmarks.corpus_words import LOCALES, SOURCE
from localize.cache.store import key_of
from localize.cache.text_index import EntryText, IndexedFile, TextIndex
from localize.tasks.concordance import search
from localize.tasks.near_matches import Question, near_matches

_GOAL, _GOAL_OF_MATCHES = 10.0, 20.0
_PER_ARTICLE = 50


def files(entries: int, locales: tuple[str, ...]) -> Iterator[tuple[IndexedFile, list[EntryText]]]:
    """Yield the source of each article with its texts, then its catalogs."""
    articles = entries // (_PER_ARTICLE * len(locales))
    for tag in (SOURCE, *locales):
        for number in range(articles):
            sentences = list(corpus.text_of(number, articles=articles, seed=1).sentences())[:_PER_ARTICLE]
            pairs = [(corpus.writer(SOURCE).plain(each), corpus.writer(tag).plain(each)) for each in sentences]
            texts = [EntryText(None, source, text, line=line) for line, (source, text) in enumerate(pairs, 1)]
            yield IndexedFile(f"{tag}/{number}", tag, str(number), key_of(tag)), texts


def queries(locales: tuple[str, ...]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return what is searched, and in which locales, none standing for all; by what it is."""
    english = corpus.writer(SOURCE)
    often, less_often, term = (
        corpus.word(english.voice, 3),
        corpus.word(english.voice, 40),
        corpus.term(english.voice, 2),
    )
    one = (SOURCE, locales[0])
    return {
        "a word of every second sentence": ("the", ()),
        "one letter, as it is typed": ("t", ()),
        "a common word": (often, ()),
        "a rare word": (term, ()),
        "a word that is not there": ("paracetamol", ()),
        "a phrase": (f"{often} and", ()),
        "words that stand apart": (f"{less_often} why", ()),
        "common words that stand apart": ("with the and", ()),
        "a common word, in one locale": ("and", one),
        "a rare word, in one locale": (term, one),
        "a Chinese character": ("山", ()),
        "two Chinese characters": ("山谷", ()),
        "a Japanese phrase": ("ください", ()),
        "an Arabic word": ("مع", ()),
        "a dose": ("500 mg", ()),
    }


def milliseconds(work: Callable[[], object], rounds: int) -> list[float]:
    """Return how long each round took, in ascending order."""
    taken = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        taken.append(1000 * (time.process_time() - begun))
    return sorted(taken)


def changed_sentences(number: int) -> Iterator[Question]:
    """Yield sentences of the corpus in which one word is another one."""
    for article in range(number):
        sentences = list(corpus.text_of(article, articles=number, seed=1).sentences())
        words = corpus.writer(SOURCE).plain(sentences[article % len(sentences)]).split()
        words[len(words) // 2] = "something"
        yield Question(" ".join(words), "another", (LOCALES[0],), SOURCE)


def line(name: str, taken: list[float], hits: int | None = None, goal: float = _GOAL) -> str:
    """Return a row of the table."""
    median, high = statistics.median(taken), taken[min(len(taken) - 1, int(0.95 * len(taken)))]
    verdict = "" if hits is None else "reached" if high <= goal else "NOT reached"
    return f"{name:32} {median:8.2f} {high:8.2f} {taken[-1]:8.2f}  {'' if hits is None else hits:>4}  {verdict}"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--locales", type=int, default=9)
    parser.add_argument("--rounds", type=int, default=30)
    options = parser.parse_args()
    locales = LOCALES[: options.locales]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "concordance.sqlite"
        index = TextIndex(path)
        seconds, texts = 0.0, 0
        for file, rows in files(options.entries, locales):
            begun = time.process_time()
            index.put(file, rows)
            seconds += time.process_time() - begun
            texts += len(rows)
        index.close()
        begun = time.process_time()
        index = TextIndex(path)
        opening = time.process_time() - begun
        print(f"{texts} texts in {len(locales) + 1} locales; the index took {seconds:.1f} s of processor time,")
        print(f"has {path.stat().st_size / 1e6:.0f} MB, and is looked over in {opening:.2f} s as it is opened\n")
        print(f"{'milliseconds':32} {'median':>8} {'95 %':>8} {'longest':>8}  hits")
        print(line("floor: one row by its number", milliseconds(lambda: index.numbered([1 << 20]), options.rounds)))
        for name, (query, tags) in queries(locales).items():
            hits = len(search(index, query, locales=tags).hits)
            taken = milliseconds(lambda query=query, tags=tags: search(index, query, locales=tags), options.rounds)  # type: ignore[misc]
            print(line(name, taken, hits))
        questions = changed_sentences(options.rounds)
        taken = milliseconds(lambda: near_matches(index, next(questions), {}), options.rounds)
        print(line("near matches", taken, 5, _GOAL_OF_MATCHES))
        index.close()


if __name__ == "__main__":
    main()
