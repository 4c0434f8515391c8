"""How many published translations the rules flag that are errors in clinical locales: the figures of measured.toml.

Published translations are those of a table with a header line `id, en, <locale> …` (TICO-19), and sentences of gettext
catalogs, as a system has them for its programs (<folder>/<locale>/LC_MESSAGES/*.mo) or a book (<folder>/<locale>.po):
texts of four words or more that begin with a letter and end with a stop. A language that the table has is measured on
it alone. Languages with fewer than 400 pairs are left out.

    .venv/bin/python -m benchmarks.clinical [TABLE] --catalogs /usr/share/locale --catalogs BOOK/po [--show prohibition]
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import polib

from benchmarks.aligned import TABLE, aligned, read
from benchmarks.judge import findings
from localize.checks import measured
from localize.language import tags
from localize.language.negation import knows

SOURCE = "en"
FEWEST, MOST = 400, 9000
Pairs = dict[str, list[tuple[str, str]]]


def main() -> None:
    """Prints the figures, or the translations that a rule flags."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", nargs="?", type=Path, default=Path(TABLE))
    parser.add_argument("--catalogs", action="append", type=Path, default=[])
    parser.add_argument("--locale", action="append", help="only this language")
    parser.add_argument("--show", help="a rule: the translations it flags")
    options = parser.parse_args()
    pairs: Pairs = {
        locale: [(row.source, row.target) for row in aligned(rows)[0]] for locale, rows in read(options.table).items()
    }
    for locale, sentences in sorted(of_catalogs(options.catalogs).items()):
        pairs.setdefault(locale, sentences)
    wanted = {
        locale: rows
        for locale, rows in sorted(pairs.items())
        if len(rows) >= FEWEST and locale in (options.locale or [locale]) and knows(locale)
    }
    flagged = {locale: list(flags(rows, locale)) for locale, rows in wanted.items()}
    for rule in measured.figures():
        if not options.show:
            print(f"[{rule}.{SOURCE}]")
        for locale, rows in wanted.items():
            hits = [(source, target) for name, source, target in flagged[locale] if name == rule]
            if options.show == rule:
                print("".join(f"{locale}\n  source {source}\n  target {target}\n" for source, target in hits), end="")
            elif not options.show:
                print(f"{locale} = {{ pairs = {len(rows)}, flagged = {len(hits)} }}")
        print("" if options.show else "\n", end="")


def flags(rows: list[tuple[str, str]], locale: str) -> Iterator[tuple[str, str, str]]:
    """What is flagged: rule, source, translation."""
    for source, target in rows:
        for rule in {finding.rule for finding in findings(source, target, locale)} & set(measured.figures()):
            yield rule, source, target


def of_catalogs(folders: list[Path]) -> Pairs:
    """The sentences of all catalogs by language, each once, a part of them where there are very many."""
    found: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    for folder in folders:
        for path in sorted(folder.glob("*/LC_MESSAGES/*.mo")):
            add(found, path.parts[-3], messages(path))
        for path in sorted(folder.glob("*.po")):
            catalog = polib.pofile(str(path))
            add(found, path.stem, [(entry.msgid, entry.msgstr) for entry in catalog.translated_entries()])
    chance = random.Random(1)
    return {
        locale: chance.sample(list(pairs), MOST) if len(pairs) > MOST else list(pairs)
        for locale, pairs in found.items()
    }


def messages(path: Path) -> list[tuple[str, str]]:
    """The messages of a compiled catalog; none of one that cannot be read."""
    try:
        return [(entry.msgid, entry.msgstr) for entry in polib.mofile(str(path)) if not entry.msgid_plural]
    except (OSError, UnicodeDecodeError, LookupError):
        return []


def add(found: dict[str, dict[tuple[str, str], None]], name: str, pairs: list[tuple[str, str]]) -> None:
    """Takes the sentences among the messages in; those in a variety of a language only if it is the usual one."""
    locale = name.replace("_", "-")
    if "@" in name or "." in name or tags.language(locale) == SOURCE:
        return
    code = {"pt-BR": "pt", "zh-CN": "zh"}.get(locale, locale)
    if "-" not in code:
        found[code].update((pair, None) for pair in pairs if is_sentence(*pair))


def is_sentence(source: str, target: str) -> bool:
    """Whether a message is a sentence: neither the name of a thing, nor code, nor markup."""
    text = source.strip()
    runs = len(text.split()) >= 4 and text[0].isalpha() and text.endswith((".", "!", "?"))
    return runs and "<" not in text and bool(target.strip())


if __name__ == "__main__":
    main()
