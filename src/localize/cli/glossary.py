"""localize glossary."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NoReturn

import click

from localize.cli.common import (
    CANNOT_RUN,
    counted,
    finish,
    folder_option,
    format_option,
    opened,
    opened_to_write,
    project_options,
)
from localize.cli.console import Column, table
from localize.cli.dry_run import done, dry_run_option, is_dry_run
from localize.cli.report import as_json, dump, show, stop_without_glossary, summary
from localize.errors import ExchangeError, FileError, GlossaryError
from localize.exchange.terms import TERM_FORMATS
from localize.exchange.trees import LARGEST
from localize.files.elsewhere import base_elsewhere, read_elsewhere, write_elsewhere
from localize.glossary.merge import TermVerdict
from localize.glossary.suggest import Candidate
from localize.model.glossary import Glossary
from localize.tasks.apply import apply_result
from localize.tasks.articles import load_articles
from localize.tasks.glossary import (
    GlossaryImport,
    Overview,
    avoided,
    exported,
    import_terms,
    overview,
    suggestions,
)
from localize.tasks.loaded import as_findings
from localize.tasks.sources import load_glossary, load_sources

_NAMES_SHOWN = 5
_EXAMPLE_SHOWN = 60
_COLUMNS = (
    Column("phrase", is_whole=False),
    Column("count", is_number=True),
    Column("articles", is_number=True),
    Column("example", is_whole=False),
)

locale_option = click.option(
    "--locale", "locales", multiple=True, metavar="TAG", help="Only this target locale; may be given more than once."
)


@click.group()
def glossary() -> None:
    """Check glossary.csv, exchange it with other tools, and find terms that it lacks.

    \b
    Example:
      localize glossary check
      localize glossary import terms-from-anna.tbx
      localize glossary export --format weblate --locale de -o de.csv
      localize glossary suggest
    """


@glossary.command("check")
@project_options
@click.option("--missing", "list_missing", is_flag=True, help="Name all concepts without a term in a locale.")
@click.option("--unused", "list_unused", is_flag=True, help="Name the source terms that stand in no article.")
@format_option
def check_glossary(  # noqa: PLR0913, PLR0917 (click hands over an argument for each option)
    folder: Path | None,
    locales: tuple[str, ...],
    articles: tuple[str, ...],
    list_missing: bool,  # noqa: FBT001 (click hands over flags so)
    list_unused: bool,  # noqa: FBT001 (the same)
    output: str,
) -> None:
    """Look for mistakes in the glossary.

    Errors are rows that cannot be used: nothing is updated or published until they are mended. Warnings are for a
    person to judge.

    \b
    Example:
      localize glossary check
      localize glossary check --missing --locale ar
    """
    with opened(folder, locales, articles) as (_, project):
        whole = overview(load_sources(project), locales or project.config.locales)
        if output == "json":
            click.echo(_overview_as_json(whole))
        else:
            show(whole.findings)
            _print_overview(whole, project.config.glossary, list_missing=list_missing, list_unused=list_unused)
        finish(whole.findings)


def _overview_as_json(whole: Overview) -> str:
    data = json.loads(as_json(whole.findings))
    unused = [{"concept": term.concept, "term": term.text, "line": term.line} for term in whole.unused]
    return dump(data | {"concepts": len(whole.glossary.terms), "missing": whole.missing, "unused": unused})


def _print_overview(whole: Overview, path: str, *, list_missing: bool, list_unused: bool) -> None:
    """The counts, and the names that were asked for."""
    concepts = len(whole.glossary.terms)
    for locale, names in whole.missing.items():
        if names:
            listed = names if list_missing else [*names[:_NAMES_SHOWN], *(["…"] if len(names) > _NAMES_SHOWN else [])]
            click.echo(f"{locale}: {len(names)} of {counted(concepts, 'concept')} without a term: {', '.join(listed)}")
    if whole.unused:
        click.echo(f"{counted(len(whole.unused), 'source term')} in no article")
    for term in whole.unused if list_unused else ():
        click.echo(f"{path}:{term.line}: {term.text} ({term.concept})")
    rows = sum(1 for _ in whole.glossary.all_terms())
    click.echo(f"{counted(concepts, 'concept')}, {counted(rows, 'term')}: {summary(whole.findings)}")


@glossary.command("import")
@folder_option
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@locale_option
@click.option("--overwrite", is_flag=True, help="Let the file win where it says other than the glossary.")
@dry_run_option
def import_files(
    folder: Path | None,
    files: tuple[Path, ...],
    locales: tuple[str, ...],
    overwrite: bool,  # noqa: FBT001 (click hands over flags so)
) -> None:
    """Append the terms of TBX files, Weblate's CSV and term lists to the glossary.

    What stands in the glossary stays as it is. A term that the file has otherwise is shown and not taken, unless with
    --overwrite. A list that does not tell its language needs --locale.

    \b
    Example:
      localize glossary import hospital.tbx
      localize glossary import --locale de --dry-run terms.tsv
    """
    with opened_to_write(folder, locales, ()) as (workspace, project):
        targets = locales or tuple(project.config.locales)
        findings = list(load_articles(project).findings)
        for file in files:
            glossary_file = load_glossary(project)  # as the file before this one left it
            findings += glossary_file.findings
            if glossary_file.unreadable:
                stop_without_glossary(findings, project.config.glossary, "imported")
            try:
                data = read_elsewhere(file, LARGEST)
                task = partial(import_terms, project, data, str(file), locales=targets, overwrite=overwrite)
                imported = apply_result(workspace, task, tell=click.echo)
            except (ExchangeError, FileError) as error:
                findings += as_findings("glossary-import", error.problems)
            except GlossaryError as error:
                findings += as_findings("glossary-import", error.problems)
                click.echo(f"{file}: nothing taken, the glossary could not be read afterwards")
            else:
                findings += imported.findings
                _print_import(imported, str(file))
        show(findings, err=True)
        finish(findings)


def _print_import(imported: GlossaryImport, path: str) -> None:
    """Print each new term in a line, and the counts."""
    for compared in imported.terms:
        term = compared.term
        if compared.verdict is TermVerdict.NEW:
            click.echo(f"{term.concept}: {term.locale}: {term.text} ({term.status.value})")
        elif compared.verdict is TermVerdict.CHANGED:
            click.echo(f"{term.concept}: {term.locale}: {term.text}: changed: {compared.reason}")
    for language in imported.unknown:
        click.echo(f"{path}: {language} passed over, no locale of this project")
    counts = Counter(compared.verdict for compared in imported.terms)
    verdicts = [verdict for verdict in TermVerdict if counts[verdict] or verdict is TermVerdict.NEW]
    summary_line = ", ".join(f"{counts[verdict]} {verdict.value}" for verdict in verdicts)
    click.echo(f"{path}: {summary_line}{'; nothing written' if is_dry_run() else ''}")


@glossary.command("export")
@folder_option
@dry_run_option
@locale_option
@click.option(
    "--format",
    "name",
    type=click.Choice(list(TERM_FORMATS)),
    default="tbx",
    show_default=True,
    help="tbx is TBX-Basic as most tools read it, tbx3 its edition of 2019.",
)
@click.option("-o", "--output", "target", type=click.Path(dir_okay=False, path_type=Path), help="File to write to.")
def export_terms(folder: Path | None, locales: tuple[str, ...], name: str, target: Path | None) -> None:
    """Write the glossary for other tools, to the output if no file is named.

    TBX and CSV hold all that the glossary says. Weblate's CSV and TSV hold one target locale, and only terms to be
    written: they have no word for those to be avoided.

    \b
    Example:
      localize glossary export -o terms.tbx
      localize glossary export --format tsv --locale de -o de.tsv
    """
    with opened(folder, locales, ()) as (_, project):
        base = base_elsewhere(target) if target else None
        sources = load_sources(project)
        findings = list(sources.findings)
        if sources.glossary.unreadable:
            stop_without_glossary(findings, project.config.glossary, "exported")
        source = project.config.source_locale
        chosen = TERM_FORMATS[name]
        targets = locales or (tuple(project.config.locales) if chosen.bilingual else ())
        if chosen.bilingual and len(targets) != 1:
            _stop(f"{name} holds one target locale, expected --locale with one of: {', '.join(targets) or 'none'}")
        terms = exported(sources.glossary.value, source, targets) if targets else sources.glossary.value
        try:
            data = chosen.write(terms, source, locale=targets[0] if targets else "")
        except ExchangeError as error:
            findings += as_findings("glossary-export", error.problems)
        else:
            _deliver(data, target, base, _count(terms))
            if chosen.bilingual and (left_out := avoided(terms)):
                click.echo(f"{counted(left_out, 'deprecated or forbidden term')} left out", err=True)
        show(findings, err=True)
        finish(findings)


def _stop(message: str) -> NoReturn:
    click.echo(f"error: {message}", err=True)
    sys.exit(CANNOT_RUN)


def _deliver(data: bytes, target: Path | None, base: str | None, number: int) -> None:
    if target is None:
        click.echo(data, nl=False)
    else:
        write_elsewhere(target, data, base)
        click.echo(f"{counted(number, 'concept')} {done('written')} to {target}")


def _count(terms: Glossary) -> int:
    return len(terms.terms)


@glossary.command("suggest")
@folder_option
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@click.option("--limit", type=click.IntRange(min=1), default=30, show_default=True, help="Most phrases to show.")
@click.option(
    "--least", type=click.IntRange(min=1), default=2, show_default=True, help="Times that a phrase must stand there."
)
@format_option
def suggest_terms(folder: Path | None, articles: tuple[str, ...], limit: int, least: int, output: str) -> None:
    """Show frequent phrases of the articles that the glossary has no row for, those first that look most like terms.

    \b
    Example:
      localize glossary suggest
      localize glossary suggest --limit 100 --format json your-first-visit
    """
    with opened(folder, (), articles) as (_, project):
        sources = load_sources(project)
        if sources.glossary.unreadable:
            stop_without_glossary(sources.findings, project.config.glossary, "suggested")
        candidates = suggestions(sources, least=least)[:limit]
        if output == "json":
            click.echo(dump({"suggestions": [_fields(candidate) for candidate in candidates]}))
        else:
            _print_candidates(candidates)
            show(sources.findings, err=True)
        finish(sources.findings)


def _fields(candidate: Candidate) -> dict[str, object]:
    return {
        "phrase": candidate.phrase,
        "forms": list(candidate.forms),
        "count": candidate.count,
        "articles": candidate.articles,
        "score": round(candidate.score, 2),
        "example": candidate.example,
        "path": candidate.path,
        "line": candidate.line,
    }


def _print_candidates(candidates: Sequence[Candidate]) -> None:
    if not candidates:
        click.echo("no phrase stands often enough in the articles and not in the glossary")
        return
    rows = [
        (
            candidate.phrase,
            str(candidate.count),
            str(candidate.articles),
            f"{candidate.path}:{candidate.line}: {_around(candidate.example, candidate.at)}",
        )
        for candidate in candidates
    ]
    click.echo(table(_COLUMNS, rows))


def _around(sentence: str, at: int) -> str:
    """A piece of a sentence around an offset."""
    if len(sentence) <= _EXAMPLE_SHOWN:
        return sentence
    start = max(0, min(at - _EXAMPLE_SHOWN // 3, len(sentence) - _EXAMPLE_SHOWN))
    end = start + _EXAMPLE_SHOWN
    return f"{'…' if start else ''}{sentence[start:end]}{'…' if end < len(sentence) else ''}"
