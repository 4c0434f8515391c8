"""How often the words of meaning flag published translations: a table of frames and languages.

Published translations are those of a table with a header line `id, en, <locale> …` (TICO-19), or of files of two
columns, source and translation, as given with `--pairs`.

    .venv/bin/python -m benchmarks.meanings [TABLE] [--locale fr] [--pairs de=PAIRS.tsv] [--show order]
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from benchmarks.aligned import TABLE, aligned, read
from localize.checks.exchanges import exchanges
from localize.checks.text_reading import TextReading
from localize.language import meanings

SOURCE = "en"
Texts = list[tuple[str, str]]


def main() -> None:
    """Prints the table, or the pairs that a frame flags."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", nargs="?", type=Path, default=Path(TABLE))
    parser.add_argument("--locale", action="append", help="only this language")
    parser.add_argument("--pairs", action="append", default=[], help="a language and a file: de=PAIRS.tsv")
    parser.add_argument("--show", help="a frame, or all: the pairs it flags")
    options = parser.parse_args()
    pairs = {locale: [(r.source, r.target) for r in aligned(rows)[0]] for locale, rows in read(options.table).items()}
    pairs |= {locale: of_file(Path(path)) for locale, _, path in (each.partition("=") for each in options.pairs)}
    for locale, texts in pairs.items():
        if locale in (options.locale or [locale]) and meanings.known(locale):
            print_locale(texts, locale, show=options.show)


def of_file(path: Path) -> Texts:
    """The pairs of a file, a line each: source, tab, translation."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(source, target) for source, tab, target in (line.partition("\t") for line in lines) if tab]


def print_locale(texts: Texts, locale: str, *, show: str | None) -> None:
    """Prints how many pairs each frame flags, or which."""
    counts: Counter[str] = Counter()
    flagged = 0
    for source, target in texts:
        hits = list(exchanges(TextReading((source,), SOURCE), TextReading((target,), locale)))
        flagged += bool(hits)
        counts.update(name for name, _ in hits)
        for name, hit in hits:
            if show in (name, "all"):
                print(f"{name} [{hit.confidence.value}] {hit.source.text!r} ({hit.source.side})", end="")
                print(f" ≠ {hit.target.text!r} ({hit.target.side})\n  {source}\n  {target}")
    rows = ", ".join(f"{name} {count}" for name, count in counts.most_common())
    print(f"{locale}: {flagged} of {len(texts)} flagged ({100 * flagged / max(1, len(texts)):.2f} %): {rows}")


if __name__ == "__main__":
    main()
