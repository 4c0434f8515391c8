"""What the checks find among dangerous mistakes, and what they say of good translations, beside pofilter.

Reads a table of sentences and their translations (benchmarks/aligned.py); rows that belong to another sentence are left
out.

A mistake is found when a check tells of the spoiled translation what it did not tell of the good one: for us a blocking
rule, for a dropped negation also the warnings about denials; for pofilter (translate-toolkit, with the locale's own
checker) a filter that it calls critical or functional, and, in a column of its own, any filter at all.

    .venv/bin/python -m benchmarks.checks [TABLE] [--locale fr] [--most 500] [--show "range flipped" --limit 20]
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from translate.filters import checks as filters
from translate.filters.decorators import Category
from translate.storage.po import pounit

from benchmarks import good_pairs, mutations
from benchmarks.aligned import TABLE, Row, aligned, read
from benchmarks.judge import findings
from localize.checks.severities import SEVERITIES
from localize.checks.table import RULES

SOFT = {
    "negation dropped": ("negation", "prohibition"),
    "values swapped": ("swapped",),
    "range flipped": ("range-order",),
}
"""Kinds for which a warning is enough, and our rules that give it; others speak of the style of what is left."""

ANY = "any rule"

Told = frozenset[tuple[str, bool, str]]
"""What a tool says of a translation: rule, whether it is blocking, and message."""
Judge = Callable[[str, str], Told]


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", nargs="?", type=Path, default=Path(TABLE))
    parser.add_argument("--locale", action="append", help="only this locale")
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--most", type=int, default=500, help="how many mistakes of a kind to make in a locale")
    parser.add_argument("--show", help="a kind of mistake: those missed; a rule: the good translations it flags")
    parser.add_argument("--limit", type=int, default=20)
    options = parser.parse_args()
    locales = {
        locale: aligned(rows) for locale, rows in read(options.table).items() if locale in (options.locale or [locale])
    }
    if options.show in mutations.KINDS:
        for locale, (rows, _) in locales.items():
            show_missed(rows, locale, options)
    elif options.show:
        for locale, (rows, _) in locales.items():
            show_flagged(rows, locale, options.show, options.limit)
    else:
        print("Right sentences that were once called wrong")
        good_pairs.print_table(good_pairs.read(), all_pairs=False)
        print_untouched(locales)
        print_found(locales, options.seed, options.most)


def ours(locale: str) -> Judge:
    """All rules of the table, without a glossary."""

    def judge(source: str, target: str) -> Told:
        found = findings(source, target, locale)
        return frozenset((finding.rule, finding.blocking, finding.message) for finding in found)

    return judge


def pofilter(locale: str) -> Judge:
    """The filters that `pofilter --language` runs."""
    checker = filters.TeeChecker(
        filters.CheckerConfig(targetlanguage=locale),
        checkerclasses=[filters.StandardChecker, filters.StandardUnitChecker],
        languagecode=locale,
    )
    blocking = (Category.CRITICAL, Category.FUNCTIONAL)

    def judge(source: str, target: str) -> Told:
        unit = pounit(source)
        unit.target = target
        failures: Mapping[str, Any] = checker.run_filters(unit, categorised=True)
        return frozenset((name, each["category"] in blocking, str(each["message"])) for name, each in failures.items())

    return judge


TOOLS = {"localize": ours, "pofilter": pofilter}


def print_untouched(locales: dict[str, tuple[list[Row], int]]) -> None:
    """How much of the good translations each tool flags, by which rules, and how fast."""
    print("Good translations flagged")
    print(f"{'locale':8} {'pairs':>6} {'left out':>9}  {'tool':9} {'blocking':>9} {'warning':>9} {'s/MB':>6}")
    rules: dict[str, dict[str, str]] = defaultdict(dict)
    for locale, (rows, out) in locales.items():
        size = sum(len(row.source.encode()) + len(row.target.encode()) for row in rows) / 1e6
        for tool, judge_of in TOOLS.items():
            judge = judge_of(locale)
            judge("Warm up.", "Warm up!")
            begin = time.perf_counter()
            told = [judge(row.source, row.target) for row in rows]
            seconds = time.perf_counter() - begin
            shares = [
                _share(sum(any(blocks is wanted for _, blocks, _ in each) for each in told), len(rows))
                for wanted in (True, False)
            ]
            head = f"{locale:8} {len(rows):>6} {out:>9}" if tool == "localize" else " " * 25
            print(f"{head}  {tool:9} {shares[0]:>9} {shares[1]:>9} {seconds / size:>6.2f}", flush=True)
            if tool == "localize":
                counts = Counter(rule for each in told for rule in {rule for rule, _, _ in each})
                for rule, count in counts.items():
                    rules[rule][locale] = _share(count, len(rows))
    print(
        "\nBy rule" + "".join(f"{locale:>20}" if not place else f"{locale:>9}" for place, locale in enumerate(locales))
    )
    for each in (each for each in RULES if each.name in rules):
        shares = [rules[each.name].get(locale, "0") for locale in locales]
        print(f"{each.name:18}" + "".join(f"{share:>9}" for share in shares) + f"  {SEVERITIES[each.name].value}")


def print_found(locales: dict[str, tuple[list[Row], int]], seed: int, most: int) -> None:
    """How many mistakes of each kind were made, and the shares of them that each tool finds."""
    print("\nMistakes made, and found by: localize / pofilter / pofilter with all its filters")
    print(f"{'kind':20}" + "".join(f"{locale:>28}" for locale in locales) + f"{'all':>28}")
    judges = {locale: [judge_of(locale) for judge_of in TOOLS.values()] for locale in locales}
    totals: Counter[str] = Counter()
    for kind in mutations.KINDS:
        cells = []
        everywhere: Counter[str] = Counter()
        for locale, (rows, _) in locales.items():
            counts: Counter[str] = Counter()
            own, other = judges[locale]
            for spoiled in made(rows, kind, locale, seed, most):
                counts["made"] += 1
                counts["ours"] += finds(own, spoiled, SOFT.get(kind, ()))
                counts["theirs"] += finds(other, spoiled)
                counts["all theirs"] += finds(other, spoiled, (ANY,))
            everywhere += counts
            cells.append(_cell(counts))
        print(f"{kind:20}" + "".join(f"{cell:>28}" for cell in [*cells, _cell(everywhere)]), flush=True)
        if kind not in SOFT:
            totals += everywhere
    print(f"all blocking kinds: {_cell(totals).strip()}")


def made(rows: list[Row], kind: str, locale: str, seed: int, most: int) -> Iterator[mutations.Spoiled]:
    """The mistakes of a kind, at most one in a translation; the same ones for the same seed."""
    chance = random.Random(f"{seed} {kind} {locale}")
    found = (mutations.spoil(kind, row.source, row.target, locale, chance) for row in chance.sample(rows, len(rows)))
    for spoiled, _ in zip(filter(None, found), range(most), strict=False):
        yield spoiled


def finds(judge: Judge, spoiled: mutations.Spoiled, also: Sequence[str] = ()) -> bool:
    """Whether something new is told of a translation now that it is spoiled, by a blocking rule or by one named."""
    new = judge(spoiled.source, spoiled.after) - judge(spoiled.source, spoiled.before)
    return any(blocks or rule in also or ANY in also for rule, blocks, _ in new)


def show_missed(rows: list[Row], locale: str, options: argparse.Namespace) -> None:
    """Prints mistakes that our checks do not find."""
    judge = ours(locale)
    for spoiled in made(rows, options.show, locale, options.seed, options.most):
        if options.limit and not finds(judge, spoiled, SOFT.get(options.show, ())):
            options.limit -= 1
            print(f"{locale}\n  source {spoiled.source}\n  good   {spoiled.before}\n  spoilt {spoiled.after}\n")


def show_flagged(rows: list[Row], locale: str, rule: str, limit: int) -> None:
    """Prints good translations that one of our rules flags."""
    judge = ours(locale)
    for row in rows:
        messages = [message for name, _, message in sorted(judge(row.source, row.target)) if name == rule]
        if messages and limit:
            limit -= 1
            print(f"{locale} {row.name}\n  source {row.source}\n  target {row.target}")
            print("".join(f"  told   {message}\n" for message in messages))


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "-"


def _cell(counts: Counter[str]) -> str:
    shares = (f"{_share(counts[name], counts['made']):>6}" for name in ("ours", "theirs", "all theirs"))
    return f"{counts['made']:>5} {' '.join(shares)}"


if __name__ == "__main__":
    main()
