"""Speed of the term search in sources, and how often it calls a correct translation wrong.

The first table: a glossary of made-up terms, half of them of common words, is searched for in made-up English sentences
no two of which are alike. The second: the terminologies of TICO-19 and the sentences that the same project translated
(ar, fr, ru, zh, in `../shared/data/tico19`), for which a translation is assumed to be right: the share of sentences
with a term whose translation would be said to lack its term, by us and by looking for the very term.

    .venv/bin/python -m benchmarks.terms [--terms 30000] [--megabytes 4] [--shown 0]
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import resource
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from localize.glossary.match import Matcher
from localize.glossary.required import Translation
from localize.model.glossary import Status, Term

DATA = Path(__file__).parents[2] / "shared" / "data" / "tico19"
LOCALES = {"ar": "ar_AR", "fr": "fr_XX", "ru": "ru_RU", "zh": "zh_CN"}
_HEADS = [
    "cardio",
    "nephro",
    "hepato",
    "neuro",
    "dermato",
    "gastro",
    "osteo",
    "myo",
    "angio",
    "cranio",
    "arthro",
    "pneumo",
    "hemo",
    "cyto",
    "broncho",
]
_MIDDLES = ["", "lipo", "fibro", "sclero", "micro", "neo", "peri", "endo", "hypo", "hyper", "mono", "poly", "para"]
_TAILS = [
    "pathy",
    "itis",
    "oma",
    "osis",
    "algia",
    "ectomy",
    "plasty",
    "gram",
    "scope",
    "cyte",
    "lysis",
    "rrhage",
    "trophy",
    "emia",
    "uria",
    "genesis",
    "graphy",
]


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--terms", type=int, default=30_000)
    parser.add_argument("--megabytes", type=float, default=4)
    parser.add_argument("--shown", type=int, default=0, help="how many of the translations called wrong are printed")
    options = parser.parse_args()
    _speed(options.terms, options.megabytes)
    if DATA.is_dir():
        _called_wrong(options.shown)


def _speed(count: int, megabytes: float) -> None:
    chance = random.Random(count)
    words = _prose_words()
    terms = list(_made_up_terms(count, words, chance))
    print(
        f"{'search':>16} {'terms':>7} {'build s':>8} {'MiB':>6} {'text MB':>8} {'seconds':>8} {'MB/s':>6} {'hits':>8}"
    )
    for name, status in (("as written", Status.DO_NOT_TRANSLATE), ("word forms", Status.PREFERRED)):
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        begun = time.process_time()
        matcher = Matcher(replace(term, status=status) for term in terms)
        built = time.process_time() - begun
        memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        texts = list(_made_up_texts(words, megabytes, chance))
        size = sum(map(len, texts)) / 1e6
        begun = time.process_time()
        hits = sum(len(matcher.find(text)) for text in texts)
        seconds = time.process_time() - begun
        row = f"{name:>16} {count:>7} {built:>8.2f} {memory:>6.0f} {size:>8.1f} {seconds:>8.2f} {size / seconds:>6.1f}"
        print(f"{row} {hits:>8}", flush=True)


def _prose_words() -> list[str]:
    """Words of the articles, as often as they stand there."""
    return [
        word for path in sorted(Path("source").glob("*.txt")) for word in re.findall(r"[a-zA-Z]+", path.read_text())
    ]


def _made_up_terms(count: int, words: list[str], chance: random.Random) -> Iterator[Term]:
    common = sorted({word.lower() for word in words if len(word) > 4})
    made: set[str] = set()
    while len(made) < count:
        name = chance.choice(_HEADS) + chance.choice(_MIDDLES) + chance.choice(_MIDDLES) + chance.choice(_TAILS)
        text = chance.choice(
            [name, f"{chance.choice(common)} {name}", " ".join(chance.sample(common, chance.choice([2, 2, 3])))]
        )
        if text not in made:
            made.add(text)
            yield Term(text, "en", text=text, status=Status.PREFERRED)


def _made_up_texts(words: list[str], megabytes: float, chance: random.Random) -> Iterator[str]:
    """Sentences of the words of the articles and of terms, each another one."""
    size = 0.0
    while size < megabytes * 1e6:
        sentence = chance.choices(words, k=chance.randrange(10, 32))
        for _ in range(2):
            place = chance.randrange(len(sentence))
            sentence[place] = chance.choice(_HEADS) + chance.choice(_MIDDLES) + chance.choice(_TAILS) + ","
        text = " ".join(sentence).capitalize() + "."
        size += len(text)
        yield text


def _called_wrong(shown: int) -> None:
    with (DATA / "aligned.tsv").open(encoding="utf-8", newline="") as lines:
        pairs = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    print(
        f"\n{'locale':>8} {'terms':>6} {'expected':>9} {'exact: missed':>15} {'ours: missed':>15} {'ours/exact':>11}"
        f" {'s':>6}"
    )
    for code, name in LOCALES.items():
        with (DATA / "terminologies" / f"f_en-{name}.csv").open(encoding="utf-8-sig", newline="") as lines:
            rows = [(row["sourceString"].strip(), row["targetString"].strip()) for row in csv.DictReader(lines)]
        sources: dict[str, list[Term]] = {}
        for source, target in rows:
            if source and target:
                sources.setdefault(source, []).append(Term(source, code, text=target, status=Status.PREFERRED))
        matcher = Matcher(
            Term(source, "en", text=source, status=Status.PREFERRED, case_sensitive=source.isupper())
            for source in sources
        )
        expected = exact = ours = 0
        wrong = []
        begun = time.process_time()
        for pair in pairs:
            if not pair[code]:
                continue
            translation = Translation(pair[code])
            for hit in matcher.find(pair["en"]):
                wanted = [term for source in hit.terms for term in sources[source.text]]
                expected += 1
                exact += not any(_stands_in(term.text, pair[code], code) for term in wanted)
                if not any(translation.has(term) for term in wanted):
                    ours += 1
                    wrong.append((wanted[0].concept, wanted[0].text, pair[code]))
        seconds = time.process_time() - begun
        misses = f"{exact:>6} {exact / expected:>8.1%} {ours:>6} {ours / expected:>8.1%}"
        print(f"{code:>8} {len(sources):>6} {expected:>9} {misses} {ours / exact:>11.2f} {seconds:>6.1f}", flush=True)
        for source, term, text in random.Random(0).sample(wrong, min(shown, len(wrong))):
            print(f"    {source} → {term}: {text}")


def _stands_in(term: str, text: str, code: str) -> bool:
    """What a simple tool does: the very term, as a word of its own where there are spaces."""
    if code == "zh":
        return term.casefold() in text.casefold()
    return re.search(rf"(?<!\w){re.escape(term)}(?!\w)", text, re.IGNORECASE) is not None


if __name__ == "__main__":
    main()
