"""What a glossary costs at several sizes: reading it, what is made of it for checks, and the work of an editor on it.

A made-up glossary in a source language and some target locales, and sentences with its terms. Seconds of processor
time for n concepts and for four times as many; the last column says how many times as long four times as many take.
Linear is 4.

    .venv/bin/python -m benchmarks.glossary [--concepts 1250] [--sentences 5000]
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import replace

from benchmarks.phases import Phase, seconds
from localize.checks.target_locale import target_locales
from localize.config import Config, LocaleConfig
from localize.glossary import merge, review, table
from localize.glossary.digests import digests_by_locale
from localize.glossary.match import Matcher
from localize.glossary.reach import Reach, changed_concepts
from localize.glossary.suggest import Sentence, suggest
from localize.model.glossary import ImportedTerm, Status, Term

_LOCALES = ("ar", "cs", "da", "de", "es", "fr", "it", "ja", "nb", "pl")
_SYLLABLES = ("car", "di", "neph", "ro", "hep", "a", "der", "mat", "os", "te", "my", "lo", "pneu", "mo", "cyt", "gen")

_PROSE = "the patient should take this medicine with water and rest until pain in leg or arm is gone"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--concepts", type=int, default=1250)
    parser.add_argument("--sentences", type=int, default=5000)
    options = parser.parse_args()
    _timed(options.concepts, options.sentences // 4)  # the data of the languages
    small = _timed(options.concepts, options.sentences)
    large = _timed(4 * options.concepts, 4 * options.sentences)
    print(f"{'seconds':32}{options.concepts:>10}{4 * options.concepts:>10}{'growth':>8}")
    for name, spent in small.items():
        growth = f"{large[name] / spent:>8.1f}" if spent > 0.001 else ""
        print(f"{name:32}{spent:>10.4f}{large[name]:>10.4f}{growth}")


def _timed(concepts: int, sentences: int) -> dict[str, float]:
    """Return the seconds of each piece of work."""
    chance = random.Random(concepts)
    terms = list(_terms(concepts, chance))
    data = table.write(terms)
    texts = list(_texts([term.text for term in terms if term.locale == "en"], sentences, chance))
    glossary = table.read(data, "glossary.csv")
    edited = table.grouped([replace(terms[0], status=Status.ADMITTED), *terms[1:]])
    config = Config(locales={tag: LocaleConfig(tag) for tag in _LOCALES})
    chains = {tag: (tag,) for tag in _LOCALES}
    matcher = Matcher(glossary.in_locale("en"))
    reach = Reach(changed_concepts(glossary, edited), source_locale="en", chains=chains)
    imported = [
        [ImportedTerm(f"new-{term.concept}", "de", text=f"{term.text}x", status=Status.ADMITTED)]
        for term in terms[:concepts]
    ]
    works: dict[str, Phase] = {
        "read": lambda: table.read(data, "glossary.csv"),
        "target locales": lambda: target_locales(config, glossary, config.source_locale),
        "digests": lambda: digests_by_locale(glossary),
        "what changed": lambda: changed_concepts(glossary, edited),
        "index of the source locale": lambda: matcher.find(texts[0]),
        "terms of the sentences": lambda: [matcher.find(text) for text in texts],
        "sentences a changed row reaches": lambda: [reach.touches(text, text, "de") for text in texts],
        "review": lambda: list(review.review(glossary, "en", chains=chains, path="glossary.csv")),
        "import": lambda: merge.merge(data, glossary, concepts=imported, source_locale="en", overwrite=False),
        "suggest": lambda: suggest(_sentences(texts), list(glossary.in_locale("en")), locale="en"),
    }
    return {name: seconds(work) for name, work in works.items()}


def _terms(concepts: int, chance: random.Random) -> Iterator[Term]:
    made: set[str] = set()
    while len(made) < concepts:
        name = "".join(chance.choices(_SYLLABLES, k=4))
        name = chance.choice([name, f"acute {name}", f"{name} injury"])
        if name not in made:
            made.add(name)
            yield Term(name, "en", text=name, status=Status.PREFERRED)
            for locale in _LOCALES:
                yield Term(name, locale, text=f"{name}e", status=Status.PREFERRED)


def _texts(names: list[str], count: int, chance: random.Random) -> Iterator[str]:
    words = _PROSE.split()
    for number in range(count):
        sentence = [*chance.choices(words, k=12), chance.choice(names), *chance.choices(words, k=3), str(number)]
        yield " ".join(sentence) + "."


def _sentences(texts: list[str]) -> Iterator[Sentence]:
    return (Sentence(text, f"source/{number // 50}.txt", number) for number, text in enumerate(texts))


if __name__ == "__main__":
    main()
