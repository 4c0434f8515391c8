"""Right translations that a check once called wrong, or might: what is said of them now.

Reads tests/cases/good_pairs, whose README.txt tells the form, and prints a table: where the pair stands, its locale,
the rules that were wrong about it, and the findings of any rule. A right sentence has none. Exits with 1 if one has.

    .venv/bin/python -m benchmarks.good_pairs [--locale fr] [--all]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.judge import findings

CASES = Path(__file__).parents[1] / "tests" / "cases" / "good_pairs"
FIELDS = ("locale", "rule", "source", "target")


@dataclass(frozen=True, slots=True)
class GoodPair:
    """A right translation; `rule` names the rules that it is a case of, separated by commas."""

    name: str
    locale: str
    rule: str
    source: str
    target: str


def read(folder: Path = CASES) -> list[GoodPair]:
    """The pairs of all files of a folder, called by file and line; raises ValueError for one that is not whole."""
    return [pair for path in sorted(folder.glob("*.txt")) if path.name != "README.txt" for pair in _of_file(path)]


def _of_file(path: Path) -> Iterator[GoodPair]:
    name, last = "", ""
    fields: dict[str, str] = {}
    for number, line in enumerate([*path.read_text(encoding="utf-8").split("\n"), ""], 1):
        if line.startswith("#"):
            continue
        if not line.strip():
            if fields:
                yield _whole(name, fields)
            fields = {}
        elif line.startswith(" ") and last:
            fields[last] += " " + line.strip()
        else:
            last, _, value = line.partition(": ")
            name = name if fields else f"{path.name}:{number}"
            fields[last] = value


def _whole(name: str, fields: dict[str, str]) -> GoodPair:
    if set(fields) != set(FIELDS):
        raise ValueError(f"{name}: {', '.join(fields)}, expected {', '.join(FIELDS)}")
    return GoodPair(name, **fields)


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--locale", action="append", help="only this locale")
    parser.add_argument("--all", action="store_true", help="also the pairs of which nothing is said")
    options = parser.parse_args()
    pairs = [pair for pair in read() if pair.locale in (options.locale or [pair.locale])]
    flagged = print_table(pairs, all_pairs=options.all)
    raise SystemExit(1 if flagged else 0)


def print_table(pairs: list[GoodPair], *, all_pairs: bool) -> int:
    """Prints the pairs that are flagged, or all, and returns how many are flagged."""
    flagged = 0
    for pair in pairs:
        told = findings(pair.source, pair.target, pair.locale)
        flagged += bool(told)
        if told or all_pairs:
            print(f"{pair.name:24} {pair.locale:8} {pair.rule:22} {'flagged' if told else 'silent'}  {pair.target}")
        for finding in told:
            print(f"{'':24} {finding.severity.value} [{finding.rule}] {finding.message}")
    print(f"good pairs: {len(pairs)}, flagged: {flagged}")
    return flagged


if __name__ == "__main__":
    main()
