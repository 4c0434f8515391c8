"""What each rule costs in microseconds of processor time a pair, and how many times the floor all of them cost.

The floor is what it costs lxml to parse, serialize and write a page. A page has 73 entries with 850 words together, as
those of this project. The pairs are the translations of a project in some locales, or with `--table` those of a table
of sentences (benchmarks/aligned.py). No text has been read before, but its words are known, as after some dozens of
articles; the row "words not known" is without that. The data of the languages is at hand. What rules share is read
before they are timed, and is a row by itself, of the family that asks for it; the second column is the share of a row
in all locales together. What is read of a source serves all locales, so it counts once for those measured together.
"whole pairs" are the same pairs as a program checks them, those of a page at once, each with its source. Each figure is
the least of a few runs.

    .venv/bin/python -m benchmarks.rules [--project DIR | --table TABLE] [--locale de ...]
"""

from __future__ import annotations

import argparse
import gc
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import lxml.html

from benchmarks import aligned
from localize.catalogs import po
from localize.checks.cases import pattern_of
from localize.checks.pair import Pair
from localize.checks.runner import rules_on, run, run_rules
from localize.checks.table import RULES
from localize.checks.terms import Terms
from localize.glossary import table
from localize.glossary.match import Matcher
from localize.language.remembered import Remembered
from localize.model.block import Segment
from localize.model.catalog import Entry

_ENTRIES, _WORDS = 73, 850
_LOCALES = ("ar", "de", "fr", "ja")
_EVERY = 5
"""Of the sentences of a table, one of so many is measured."""
_SOURCE = "source: "
_READINGS: dict[str, tuple[str, Callable[[Pair], object]]] = {
    "source: text": ("marks", lambda pair: pair.source_reading.characters),
    "source: words": ("words", lambda pair: pair.source_reading.words),
    "source: numbers": ("numbers", lambda pair: pair.source_reading.numbers),
    "source: denials": ("negation", lambda pair: (pair.source_reading.cues, pair.source_reading.prohibitions)),
    "source: meanings": ("meaning", lambda pair: pair.source_reading.sure_meanings),
    "source: frequencies": ("frequency", lambda pair: pair.source_reading.frequencies),
    "source: names": ("names", lambda pair: pair.source_reading.mentions),
    "source: terms": ("glossary", lambda pair: pair.terms.source.find(pair.source_text)),
    "target: tags": ("marks", lambda pair: pair.reading),
    "target: text": ("marks", lambda pair: pair.target_reading.characters),
    "target: words": ("words", lambda pair: pair.target_reading.words),
    "target: numbers": ("numbers", lambda pair: pair.target_reading.numbers),
    "both: numbers matched": ("numbers", lambda pair: pair.numbers),
    "target: denials": ("negation", lambda pair: pair.target_reading.cues),
    "both: sentences left": ("words", lambda pair: pair.left),
    "both: prohibitions": ("negation", lambda pair: pair.forbidden),
    "both: meanings": ("meaning", lambda pair: pair.exchanges),
    "target: names": ("names", lambda pair: pair.target_reading.mentions),
    "target: terms": ("glossary", lambda pair: pair.terms.target.find(pair.target_text)),
}
"""What the rules share, in the order in which it is read, each with its family."""
_FAMILIES = {
    "numbers": ("numbers", "units", "percent", "comparison", "range-order", "swapped", "dates", "strictness"),
    "frequency": ("frequency",),
    "negation": ("negation", "prohibition"),
    "meaning": ("opposites", "anatomy", "administration", "modality"),
    "names": ("names", "lost-name"),
    "glossary": ("glossary", "forbidden-term"),
    "words": ("untranslated", "leftover-words", "untouched", "length", "wrong-language", "doubled-sentence"),
}
"""The rules of each family; all others look at single marks."""
_FAMILY_OF = {rule: family for family, rules in _FAMILIES.items() for rule in rules}
_OTHERS = "marks"

Costs = Mapping[str, float]
"""Microseconds a pair by row."""
Pairs = Callable[[], Sequence[Pair]]
"""Makes pairs of which nothing was read."""


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--project", type=Path, default=Path())
    parser.add_argument("--table", type=Path, help="sentences and their translations, in place of a project")
    parser.add_argument("--locale", action="append", help="only this locale")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    made = of_table(options.table, options.locale) if options.table else of_project(options.project, options.locale)
    each = floor() / _ENTRIES
    print(f"floor: {each * _ENTRIES:.0f} µs a page, {each:.1f} a pair; the goal is 20 floors, {20 * each:.0f}\n")
    new = {tag: _least([measured(pairs, known=False) for _ in range(options.runs)]) for tag, pairs in made.items()}
    known = {tag: _least([measured(pairs) for _ in range(options.runs)]) for tag, pairs in made.items()}
    whole = {tag: min(whole_pairs(pairs) for _ in range(options.runs)) for tag, pairs in made.items()}
    _print_rows("family, µs a pair", {tag: _by_family(costs) for tag, costs in known.items()})
    _print_rows("row, µs a pair", known)
    _print_sums("all", known, each)
    _print_sums("all, words not known", new, each)
    print(f"{'whole pairs':30}" + "".join(f"{cost:>8.0f}" for cost in whole.values()))


def _print_rows(title: str, by_locale: Mapping[str, Costs]) -> None:
    """Print rows, the dearest first, with their shares."""
    total = sum(sum(costs.values()) for costs in by_locale.values())
    sums = {name: sum(costs[name] for costs in by_locale.values()) for name in next(iter(by_locale.values()))}
    print(f"{title:24}{'share':>6}" + "".join(f"{tag:>8}" for tag in by_locale))
    for name, cost in sorted(sums.items(), key=lambda row: -row[1]):
        figures = "".join(f"{costs[name]:>8.1f}" for costs in by_locale.values())
        print(f"{name:24}{100 * cost / total:>5.1f}%{figures}")
    print()


def _print_sums(title: str, by_locale: Mapping[str, Costs], each: float) -> None:
    sums = []
    for costs in by_locale.values():
        of_source = sum(cost for name, cost in costs.items() if name.startswith(_SOURCE))
        sums.append(sum(costs.values()) - of_source + of_source / len(by_locale))
    print(f"{title:30}" + "".join(f"{total:>8.0f}" for total in sums))
    print(f"{'  in floors':30}" + "".join(f"{total / each:>8.1f}" for total in sums))


def _by_family(costs: Costs) -> Costs:
    """The rows of each family together."""
    sums: dict[str, float] = defaultdict(float)
    for name, cost in costs.items():
        sums[_READINGS[name][0] if name in _READINGS else _FAMILY_OF.get(name, _OTHERS)] += cost
    return sums


def _least(runs: Sequence[Costs]) -> Costs:
    return {name: min(run[name] for run in runs) for name in runs[0]}


def floor() -> float:
    """Return the microseconds that parsing, serializing and writing a page takes."""
    text = "pain in your leg comes from a pressed nerve in the spine"
    assert len(text.split()) == _WORDS // _ENTRIES + 1
    page = f"<!doctype html><title>x</title>{''.join(f'<p>{text}</p>' for _ in range(_ENTRIES))}"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"

        def written() -> None:
            path.write_bytes(lxml.html.tostring(lxml.html.document_fromstring(page)))

        return min(_microseconds(written, 200) for _ in range(5))


def measured(pairs: Pairs, *, known: bool = True) -> Costs:
    """Return the microseconds a pair of each shared reading and each rule; `known` are the words or not."""
    for pair in pairs():  # the data of the language
        run(pair)
    if not known:
        _forget()
    looked_at = _with_known_words(pairs()) if known else pairs()
    costs = {name: _each(read, looked_at) for name, (_, read) in _READINGS.items()}
    for rule in RULES:
        costs[rule.name] = _each(lambda pair, check=rule.check: list(check(pair)), looked_at)  # type: ignore[misc]
    return costs


def whole_pairs(pairs: Pairs) -> float:
    """Return the microseconds a pair that all rules take together for pages of pairs."""
    rules = rules_on({})
    run_rules(rules, pairs())
    looked_at = _with_known_words(pairs())
    start = time.process_time()
    for first in range(0, len(looked_at), _ENTRIES):
        run_rules(rules, looked_at[first : first + _ENTRIES])
    return (time.process_time() - start) / len(looked_at) * 1e6


def of_project(project: Path, tags: Sequence[str] | None) -> Mapping[str, Pairs]:
    """The finished translations of a project in some locales."""
    glossary = (project / "glossary.csv").read_bytes()
    return {tag: partial(_of_locale, project, tag, glossary) for tag in tags or _LOCALES}


def _of_locale(project: Path, tag: str, glossary: bytes) -> Sequence[Pair]:
    entries = (
        entry
        for path in sorted((project / "locales" / tag / "LC_MESSAGES").rglob("*.po"))
        for entry in po.read(path.read_bytes(), path.name).active()
        if entry.translated
    )
    return list(_pairs(entries, tag, glossary))


def of_table(path: Path, tags: Sequence[str] | None) -> Mapping[str, Pairs]:
    """The sentences of a table in some locales."""
    rows = aligned.read(path)
    glossary = Path("glossary.csv").read_bytes()

    def of_locale(tag: str) -> Sequence[Pair]:
        return list(_pairs((Entry(row.source, row.target) for row in rows[tag][::_EVERY]), tag, glossary))

    return {tag: partial(of_locale, tag) for tag in tags or rows}


def _pairs(entries: Iterator[Entry], tag: str, csv: bytes) -> Iterator[Pair]:
    glossary = table.read(csv, "glossary.csv")
    terms = Terms(glossary, Matcher(glossary.in_locale("en")), target=Matcher(glossary.in_locale(tag)), chain=(tag,))
    for matcher in (terms.source, terms.target):
        matcher.find("pain")  # the index of the terms
    for entry in entries:
        segment = Segment(entry.source, pattern_of(entry.source), tail="", line=1)
        yield Pair(segment, entry, source_locale="en", locale=tag, terms=terms)


def _with_known_words(pairs: Sequence[Pair]) -> Sequence[Pair]:
    """The same pairs, after the words of their texts were looked up in the glossary, but not the texts."""
    for pair in pairs:
        pair.terms.source.find(f"{pair.entry.source} ")
        pair.terms.target.find(f"{pair.entry.target} ")
        pair.terms.target.avoided(pair.entry.target)
    return pairs


def _forget() -> None:
    """Forget all words and texts that were looked up."""
    for value in gc.get_objects():
        if isinstance(value, Remembered):
            value.clear()


def _each(work: Callable[[Pair], object], looked_at: Sequence[Pair]) -> float:
    start = time.process_time()
    for pair in looked_at:
        work(pair)
    return (time.process_time() - start) / len(looked_at) * 1e6


def _microseconds(work: Callable[[], object], times: int) -> float:
    start = time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - start) / times * 1e6


if __name__ == "__main__":
    main()
