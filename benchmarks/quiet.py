"""How many published translations each rule flags, and withholds: the figures of measured.toml.

Published translations are those of a table with a header line `id, en, <locale> …` (TICO-19), on which all rules are
measured but those that need a glossary, tags or waivers. Rules that are errors in clinical locales are measured also on
sentences of gettext catalogs, as a system has them for its programs (<folder>/<locale>/LC_MESSAGES/*.mo) or a book
(<folder>/<locale>.po): texts of four words or more that begin with a letter and end with a stop. A language that the
table has is measured on it alone. Languages with fewer than 400 pairs are left out.

    .venv/bin/python -m benchmarks.quiet [TABLE] [--catalogs /usr/share/locale --catalogs BOOK/po] [--show prohibition]
    .venv/bin/python -m benchmarks.quiet --write                 # the languages that were measured, into measured.toml
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import polib

from benchmarks.aligned import TABLE, Row, aligned, read
from benchmarks.meaning import Catalog
from localize.checks import measured
from localize.checks.measured import Measured, MeasuredRule
from localize.checks.severities import SEVERITIES
from localize.language import tags
from localize.language.negation import knows
from localize.model.finding import EntryFinding

SOURCE = "en"
FEWEST, MOST = 400, 9000
NEED_MORE = frozenset({"tags", "glossary", "forbidden-term", "description-length", "unused-waiver"})
"""Rules that find nothing in a table of sentences: they need tags, a glossary, a role or waivers."""
HEAD = """\
# How many published translations each rule flags: for each rule and language of the source a line for each language of
# the translation, with how many were looked at, how many were flagged, and how many of these by an error.
# benchmarks/quiet.py writes them.
#
# A rule that flags more than 2 % is off in a language, and one of which errors flag more than 0.5 % is a warning there.
# A rule that is `raised` is an error in clinical locales where it flags at most 0.5 %, and a warning everywhere else.
#
# ar, fr, ru, zh: the sentences of TICO-19. The others: sentences of the translated manuals and messages of free
# programs and of one book on programming.
"""
Pairs = dict[str, list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Flagged:
    """The translations of a locale with what is found in each; only the rules in `rules` count."""

    catalog: Catalog
    rules: Sequence[str]

    def of(self, rule: str) -> Iterator[tuple[Row, Sequence[EntryFinding]]]:
        """Yield the translations that a rule flags."""
        for row, reported in zip(self.catalog.rows, self.catalog.findings, strict=True):
            if hits := [each for each in reported if each.rule == rule]:
                yield row, hits

    def figures(self, rule: str) -> Measured:
        """Return the figures of a rule."""
        hits = [reported for _, reported in self.of(rule)]
        blocked = sum(any(each.blocking for each in reported) for reported in hits)
        return Measured(len(self.catalog.rows), len(hits), blocked)


def main() -> None:
    """Print the figures, or the translations that a rule flags."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", nargs="?", type=Path, default=Path(TABLE))
    parser.add_argument("--catalogs", action="append", type=Path, default=[])
    parser.add_argument("--locale", action="append", help="only this language")
    parser.add_argument("--show", help="a rule: the translations it flags")
    parser.add_argument("--write", action="store_true", help="write the figures into measured.toml")
    options = parser.parse_args()
    flagged = dict(in_languages(options))
    for locale, each in flagged.items() if options.show else ():
        for row, reported in each.of(options.show):
            messages = " / ".join(finding.message for finding in reported)
            print(f"{locale} {messages}\n  source {row.source}\n  target {row.target}")
    if not options.show:
        text = written(updated(measured.rules(), flagged))
        if options.write:
            Path(str(files("localize.checks") / "measured.toml")).write_text(text, encoding="utf-8")
        else:
            print(text, end="")


def in_languages(options: argparse.Namespace) -> Iterator[tuple[str, Flagged]]:
    """Yield the languages chosen, with what is flagged: by all rules in the table, by raised ones elsewhere."""
    tables = {locale: aligned(rows)[0] for locale, rows in read(options.table).items()}
    others = {
        locale: [Row(str(index), *pair) for index, pair in enumerate(pairs)]
        for locale, pairs in of_catalogs(options.catalogs).items()
        if locale not in tables
    }
    every = [name for name in SEVERITIES if name not in NEED_MORE]
    raised = [name for name, rule in measured.rules().items() if rule.raised]
    for locale, rows in sorted({**others, **tables}.items()):
        if len(rows) >= FEWEST and locale in (options.locale or [locale]) and knows(locale):
            yield locale, Flagged(Catalog(rows, locale), every if locale in tables else raised)


def updated(rules: Mapping[str, MeasuredRule], flagged: Mapping[str, Flagged]) -> dict[str, MeasuredRule]:
    """Return figures with those of the languages that were measured now; rules are in the order of their table."""
    result = {}
    for name in SEVERITIES:
        earlier = rules.get(name, MeasuredRule(raised=False, figures={}))
        now = {(SOURCE, locale): each.figures(name) for locale, each in flagged.items() if name in each.rules}
        if figures := {**earlier.figures, **now}:
            result[name] = MeasuredRule(earlier.raised, figures)
    return result


def written(rules: Mapping[str, MeasuredRule]) -> str:
    """Return figures in the form of measured.toml."""
    lines = [HEAD]
    for name, rule in rules.items():
        lines += [f"[{name}]", *(["raised = true"] if rule.raised else [])]
        for source in dict.fromkeys(source for source, _ in rule.figures):
            rows = sorted((target, row) for (other, target), row in rule.figures.items() if other == source)
            lines += [f'{source} = """', *(f"{target} {_fields(row)}" for target, row in rows), '"""\n']
    return "\n".join(lines).rstrip("\n") + "\n"


def _fields(row: Measured) -> str:
    return f"{row.pairs} {row.flagged} {row.blocked}"


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
