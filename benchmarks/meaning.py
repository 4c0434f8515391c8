"""Which mistakes of meaning the checks find, by kind and language, and what they say of right translations.

Two sets are measured: mistakes made by machine in the pairs of a table of sentences and their translations
(aligned.py; exchanges.py and text_mutations.py make them), and mistakes written by hand in clinical sentences
(written_set.py). A mistake counts as found when some rule reports more of the wrong translation than of the right one;
the rules that compare the translations of a locale see the wrong one among all the right ones.

    .venv/bin/python -m benchmarks.meaning [TABLE] [--set table|written] [--locale fr] [--most 200]
    .venv/bin/python -m benchmarks.meaning --show "before / after" --limit 20     # those that are missed
    .venv/bin/python -m benchmarks.meaning --show good                            # right translations that are flagged
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import checks, mistakes, mutations, text_mutations, written_set
from benchmarks.aligned import TABLE, Row, aligned, read
from benchmarks.judge import compared, compared_rows, findings, located
from benchmarks.mistakes import Mistake, Sample, Tables
from benchmarks.written_set import Sentence
from localize.checks.pair import Located
from localize.model.finding import EntryFinding

_WORDS = "kinds of single words together"
_ALL = "all kinds together"
_APART = 10
"""Of how many translations of a locale at most one is spoiled at a time."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A mistake, and the rules that report more than they do of the right translation: blocking ones, and others."""

    mistake: Mistake
    blocking: tuple[str, ...]
    warning: tuple[str, ...]


class Catalog:
    """The right translations of a locale, with all that the rules say of them."""

    def __init__(self, rows: Sequence[Row], locale: str) -> None:
        self.rows = rows
        self.locale = locale
        self._located = [self._at(index, row.target) for index, row in enumerate(rows)]
        comparisons = compared(compared_rows(self._located))
        self.findings = [
            [*findings(row.source, row.target, locale), *more] for row, more in zip(rows, comparisons, strict=True)
        ]

    def judged(self, mistakes: Sequence[Mistake]) -> Iterator[Outcome]:
        """What the rules report of mistakes that stand in the catalog together; at most one in a row."""
        located = list(self._located)
        for mistake in mistakes:
            located[mistake.index] = self._at(mistake.index, mistake.text)
            if mistake.exchanged is not None:
                located[mistake.exchanged] = self._at(mistake.exchanged, self.rows[mistake.index].target)
        comparisons = compared(compared_rows(located))
        for mistake in mistakes:
            source = self.rows[mistake.index].source
            new = [*findings(source, mistake.text, self.locale), *comparisons[mistake.index]]
            more = _counted(new) - _counted(self.findings[mistake.index])
            blocking, warning = (
                tuple(sorted(rule for rule, blocks in more if blocks is level)) for level in (True, False)
            )
            yield Outcome(mistake, blocking, warning)

    def _at(self, index: int, target: str) -> Located:
        row = self.rows[index]
        return located(row.source, target, self.locale, line=index, article=row.name.split(":")[0])


def _counted(reported: Sequence[EntryFinding]) -> Counter[tuple[str, bool]]:
    return Counter((finding.rule, finding.blocking) for finding in reported)


@dataclass(frozen=True, slots=True)
class Measured:
    """The catalog of a locale, and what became of the mistakes made in it."""

    catalog: Catalog
    outcomes: tuple[Outcome, ...]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", nargs="?", type=Path, default=Path(TABLE))
    parser.add_argument("--set", choices=("table", "written"), help="only one of the sets")
    parser.add_argument("--locale", action="append", help="only this locale")
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--most", type=int, default=200, help="how many mistakes of a kind to make in a locale")
    parser.add_argument("--show", help='a kind of mistake: those missed; "good": the right translations flagged')
    parser.add_argument("--limit", type=int, default=20)
    options = parser.parse_args()
    if options.set != "written":
        tables = {locale: aligned(rows)[0] for locale, rows in read(options.table).items()}
        measured = [_measured_table(tables, locale, options) for locale in _chosen(tables, options)]
        _print(measured, "Mistakes made in translations of the table", options)
        if not options.show:
            _print_numbers(tables, options)
    if options.set != "table":
        sentences = {locale: written_set.read(locale) for locale in written_set.languages()}
        measured = [_measured_sentences(sentences, locale, options) for locale in _chosen(sentences, options)]
        _print(measured, "Mistakes written by hand, and those of whole texts made in the same sentences", options)


def _chosen(locales: Iterable[str], options: argparse.Namespace) -> list[str]:
    return [locale for locale in locales if locale in (options.locale or [locale])]


def _measured_table(tables: Tables, locale: str, options: argparse.Namespace) -> Measured:
    kinds = [kind for kind in mistakes.KINDS if options.show in (None, kind)]
    wrong = mistakes.made(tables, locale, kinds, Sample(options.seed, options.most))
    return _measured(tables[locale], locale, list(wrong))


def _measured_sentences(
    sentences: Mapping[str, Sequence[Sentence]], locale: str, options: argparse.Namespace
) -> Measured:
    tables = {each: written_set.table(rows) for each, rows in sentences.items()}
    kinds = [kind for kind in text_mutations.KINDS if options.show in (None, kind)]
    by_hand = mistakes.written(sentences[locale], {options.show} if options.show else ())
    by_machine = mistakes.made(tables, locale, kinds, Sample(options.seed, options.most))
    return _measured(tables[locale], locale, [*by_hand, *by_machine])


def _measured(rows: Sequence[Row], locale: str, wrong: Sequence[Mistake]) -> Measured:
    catalog = Catalog(rows, locale)
    return Measured(catalog, tuple(_judged(catalog, wrong)))


def _judged(catalog: Catalog, mistakes: Sequence[Mistake]) -> Iterator[Outcome]:
    """Mistakes judged in batches that spoil a part of the catalog only, and each row once."""
    batches: list[tuple[set[int], list[Mistake]]] = []
    size = max(1, len(catalog.rows) // _APART)
    for mistake in mistakes:
        batch = next((each for each in batches if mistake.rows.isdisjoint(each[0]) and len(each[0]) < size), None)
        if batch is None:
            batches.append(batch := (set(), []))
        batch[0].update(mistake.rows)
        batch[1].append(mistake)
    for _, batch_mistakes in batches:
        yield from catalog.judged(batch_mistakes)


def _print(measured: Sequence[Measured], title: str, options: argparse.Namespace) -> None:
    if options.show:
        for each in measured:
            if options.show == "good":
                _show_flagged(each.catalog, options.limit)
            else:
                _show_missed(each, options.limit)
        return
    print(f"\n{title}: per cent found by any rule")
    _print_line("kind", [each.catalog.locale for each in measured], "all", "blocking", "made")
    kinds = dict.fromkeys(outcome.mistake.kind for each in measured for outcome in each.outcomes)
    for kind in (*kinds, _WORDS, _ALL):
        columns = [[each for each in one.outcomes if _is_of(kind, each)] for one in measured]
        every = [outcome for column in columns for outcome in column]
        blocked = _share(sum(bool(each.blocking) for each in every), len(every))
        _print_line(kind, [_share_found(column) for column in columns], _share_found(every), blocked, str(len(every)))
    _print_flagged(measured)


def _is_of(kind: str, outcome: Outcome) -> bool:
    """Whether a mistake counts in a line of the table."""
    is_word = outcome.mistake.kind not in text_mutations.KINDS
    return kind in (_ALL, outcome.mistake.kind) or (kind == _WORDS and is_word)


def _print_flagged(measured: Sequence[Measured]) -> None:
    """How many right translations are flagged, and by which rules."""
    catalogs = [each.catalog for each in measured]
    print("right translations flagged")
    rules = Counter(
        (each.rule, each.severity.value) for catalog in catalogs for reported in catalog.findings for each in reported
    )
    for name, severity in (("any rule", ""), ("a blocking rule", ""), *(rule for rule, _ in rules.most_common())):
        counts = [sum(_flags(reported, name, severity) for reported in catalog.findings) for catalog in catalogs]
        sizes = [len(catalog.rows) for catalog in catalogs]
        shares = [_share(count, size) for count, size in zip(counts, sizes, strict=True)]
        _print_line(f"  {name}", shares, _share(sum(counts), sum(sizes)), severity, str(sum(sizes)))


def _flags(reported: Sequence[EntryFinding], name: str, severity: str) -> bool:
    if not severity:
        return any(each.blocking or name == "any rule" for each in reported)
    return any(each.rule == name and each.severity.value == severity for each in reported)


def _print_line(head: str, cells: Sequence[str], total: str, blocking: str, made: str) -> None:
    line = f"{head:32}" + "".join(f"{cell:>6}" for cell in (*cells, total))
    print(f"{line} {blocking:>9} {made:>6}", flush=True)


def _share_found(outcomes: Sequence[Outcome]) -> str:
    return _share(sum(bool(each.blocking or each.warning) for each in outcomes), len(outcomes))


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.{0 if part > whole / 10 else 1}f}" if whole else "-"


def _print_numbers(tables: Tables, options: argparse.Namespace) -> None:
    """What benchmarks/checks.py measures of the kinds that must be blocked, in one line."""
    kinds = [kind for kind in mutations.KINDS if kind not in checks.SOFT]
    counts = []
    for locale in _chosen(tables, options):
        judge = checks.ours(locale)
        spoiled = [
            each
            for kind in kinds
            for each in checks.made(list(tables[locale]), kind, locale, options.seed, options.most)
        ]
        counts.append((sum(checks.finds(judge, each) for each in spoiled), len(spoiled)))
    hits, made = (sum(column) for column in zip(*counts, strict=True))
    shares = [_share(*each) for each in counts]
    _print_line("numbers, units, dates, tags …", shares, _share(hits, made), "", str(made))


def _show_missed(measured: Measured, limit: int) -> None:
    missed = [each.mistake for each in measured.outcomes if not each.blocking and not each.warning]
    for mistake in missed[:limit]:
        row = measured.catalog.rows[mistake.index]
        print(f"{measured.catalog.locale} {row.name}\n  source {row.source}\n  right  {row.target}")
        print(f"  wrong  {mistake.text}\n")


def _show_flagged(catalog: Catalog, limit: int) -> None:
    flagged = [(row, reported) for row, reported in zip(catalog.rows, catalog.findings, strict=True) if reported]
    for row, reported in flagged[:limit]:
        print(f"{catalog.locale} {row.name}\n  source {row.source}\n  right  {row.target}")
        print("".join(f"  told   {each.severity.value}: {each.message} [{each.rule}]\n" for each in reported))


if __name__ == "__main__":
    main()
