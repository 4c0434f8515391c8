"""What each rule costs in microseconds of processor time a pair, and how many times the floor all of them cost.

The floor is what it costs lxml to parse, serialize and write a page. A page has 73 entries with 850 words together, as
those of this project. The pairs are the translations of a project in some locales; no text has been read before, but
its words are known, as after some dozens of articles; the last row is without that. The data of the languages is at
hand. What rules share is read before they are timed, and is a row by itself. What is read of a source serves all
locales, so it counts once for those measured together. Each figure is the least of a few runs.

    .venv/bin/python -m benchmarks.rules [--project DIR] [--locale de ...]
"""

from __future__ import annotations

import argparse
import gc
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import lxml.html

from localize import checks
from localize.catalogs import po
from localize.checks.cases import pattern_of
from localize.glossary import table
from localize.glossary.match import Matcher
from localize.language.remembered import Remembered
from localize.model.block import Segment

_ENTRIES, _WORDS = 73, 850
_LOCALES = ("ar", "de", "fr", "ja")
_READINGS: dict[str, Callable[[checks.Pair], object]] = {
    "source: text": lambda pair: pair.source_reading.characters,
    "source: numbers": lambda pair: pair.source_reading.numbers,
    "source: denials": lambda pair: (pair.source_reading.cues, pair.source_reading.prohibitions),
    "target: tags": lambda pair: pair.reading,
    "target: text": lambda pair: pair.target_reading.characters,
    "target: numbers": lambda pair: pair.target_reading.numbers,
    "both: numbers matched": lambda pair: pair.numbers,
    "target: denials": lambda pair: pair.target_reading.cues,
    "both: sentences left": lambda pair: pair.left,
    "both: prohibitions": lambda pair: pair.forbidden,
}
"""What the rules share, in the order in which it is read."""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--project", type=Path, default=Path())
    parser.add_argument("--locale", action="append", help="only this locale")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    tags = options.locale or list(_LOCALES)
    each = floor() / _ENTRIES
    print(f"floor: {each * _ENTRIES:.0f} µs a page, {each:.1f} a pair; the goal is 20 floors, {20 * each:.0f}\n")
    new = {tag: _least([measured(options.project, tag, known=False) for _ in range(options.runs)]) for tag in tags}
    known = {tag: _least([measured(options.project, tag) for _ in range(options.runs)]) for tag in tags}
    print(f"{'µs a pair':24}" + "".join(f"{tag:>8}" for tag in tags))
    for name in sorted(known[tags[0]], key=lambda name: -sum(costs[name] for costs in known.values())):
        print(f"{name:24}" + "".join(f"{costs[name]:>8.1f}" for costs in known.values()))
    _print_sums("all", known, each)
    _print_sums("all, words not known", new, each)


def _print_sums(title: str, by_locale: Mapping[str, Mapping[str, float]], each: float) -> None:
    sums = []
    for costs in by_locale.values():
        of_source = sum(cost for name, cost in costs.items() if name.startswith("source:"))
        sums.append(sum(costs.values()) - of_source + of_source / len(by_locale))
    print(f"{title:24}" + "".join(f"{total:>8.0f}" for total in sums))
    print(f"{'  in floors':24}" + "".join(f"{total / each:>8.1f}" for total in sums))


def _least(runs: Sequence[Mapping[str, float]]) -> dict[str, float]:
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


def measured(project: Path, tag: str, *, known: bool = True) -> dict[str, float]:
    """Return the microseconds a pair of each shared reading and each rule in a locale; `known` are the words or not."""
    for pair in pairs(project, tag):  # the data of the language
        checks.run(pair)
    if not known:
        _forget()
    costs = {}
    looked_at = list(pairs(project, tag))
    for name, read in _READINGS.items():
        costs[name] = _each(read, looked_at)
    for rule in checks.RULES:
        check = rule.check
        costs[rule.name] = _each(lambda pair, check=check: list(check(pair)), looked_at)  # type: ignore[misc]
    return costs


def pairs(project: Path, tag: str) -> Iterator[checks.Pair]:
    """Yield the finished translations of a project in a locale."""
    glossary = table.read((project / "glossary.csv").read_bytes(), "glossary.csv")
    terms = checks.Terms(
        glossary, Matcher(glossary.in_locale("en")), target=Matcher(glossary.in_locale(tag)), chain=(tag,)
    )
    for matcher in (terms.source, terms.target):
        matcher.find("pain")  # the index of the terms
    for path in sorted((project / "locales" / tag / "LC_MESSAGES").glob("*.po")):
        for entry in po.read(path.read_bytes(), path.name).active():
            if entry.translated:
                segment = Segment(entry.source, pattern_of(entry.source), tail="", line=1)
                yield checks.Pair(segment, entry, source_locale="en", locale=tag, terms=terms)


def _forget() -> None:
    """Forget all words and texts that were looked up."""
    for value in gc.get_objects():
        if isinstance(value, Remembered):
            value.clear()


def _each(work: Callable[[checks.Pair], object], looked_at: Sequence[checks.Pair]) -> float:
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
