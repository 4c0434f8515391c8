"""localize exchange."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import click

from localize.cli.common import (
    counted,
    finish,
    folder_option,
    opened,
    opened_to_write,
    project_options,
    watched,
)
from localize.cli.report import show
from localize.config.layout import EXCHANGE
from localize.errors import ExchangeError, FileError, quoted
from localize.exchange import FORMATS, read_documents
from localize.exchange.compare import ComparedMessage, MessageVerdict
from localize.exchange.model import ExchangeDocument
from localize.exchange.trees import LARGEST
from localize.files.elsewhere import base_elsewhere, read_elsewhere, write_elsewhere
from localize.tasks import exchange
from localize.tasks.apply import apply
from localize.tasks.catalogs import load_history
from localize.tasks.change import Change
from localize.tasks.loaded import as_findings
from localize.tasks.sources import Sources, load_sources


@click.group("exchange")
def exchange_group() -> None:
    """Exchange translations with other tools: XLIFF 2.1 and 1.2, TMX, CSV.

    \b
    Example:
      localize exchange export --to xliff --locale de
      localize exchange import exchange/de/your-first-visit.xlf
      localize exchange import --apply exchange/de/*.xlf
    """


@exchange_group.command("export")
@project_options
@click.option(
    "--to",
    "name",
    type=click.Choice(list(FORMATS)),
    default="xliff",
    show_default=True,
    help="Format of the files; xliff is XLIFF 2.1.",
)
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the files, exchange/ in the project if none is named.",
)
def export_files(
    folder: Path | None, locales: tuple[str, ...], articles: tuple[str, ...], name: str, target: Path | None
) -> None:
    """Write a file for each article and locale that other tools can open: DIR/de/your-first-visit.xlf.

    The files hold the texts with their tags as inline codes, the translations with their state, the notes and the
    terms of the glossary.

    \b
    Example:
      localize exchange export --locale de
      localize exchange export --to csv -o ~/for-anna your-first-visit
    """
    chosen = FORMATS[name]
    with (opened if target else opened_to_write)(folder, locales, articles) as (workspace, project):
        place = target or workspace.root / EXCHANGE
        sources = load_sources(project)
        history = load_history(project, sources.articles, project.selection.locales)
        work = [*exchange.article_jobs(sources), *([] if articles else exchange.interface_jobs(sources))]
        findings = list(sources.findings)
        written = 0
        for piece in watched(work, len(work), "Exporting"):
            path = place / piece.locale / f"{piece.name}{chosen.suffix}"
            base = base_elsewhere(path)
            document = exchange.document(sources, history, piece)
            findings += document.findings
            if document.unreadable:
                continue
            try:
                data = chosen.write(document.value)
            except ExchangeError as error:
                findings += as_findings("export", error.problems, locale=piece.locale, article=piece.name)
                continue
            write_elsewhere(path, data, base)
            written += 1
        show(dict.fromkeys(findings), err=True)
        click.echo(f"{counted(written, 'file')} written to {place}")
        finish(findings)


@exchange_group.command("import")
@folder_option
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "--locale", "locales", multiple=True, metavar="TAG", help="Only this locale; may be given more than once."
)
@click.option("--apply", "write", is_flag=True, help="Write the changes; without it they are only shown.")
@click.option("--overwrite", is_flag=True, help="Replace translations that have changed since the export.")
def import_files(
    folder: Path | None,
    files: tuple[Path, ...],
    locales: tuple[str, ...],
    write: bool,  # noqa: FBT001 (click hands over flags so)
    overwrite: bool,  # noqa: FBT001 (the same)
) -> None:
    """Take translations back from other tools, in any of the formats.

    Without --apply it only shows what would change. Left alone are translations with wrong tags, texts that are no
    longer in the article, and translations that have changed here since the export. What a tool says needs review
    comes in as fuzzy.

    \b
    Example:
      localize exchange import exchange/de/your-first-visit.xlf
      localize exchange import --apply back-from-anna/*.csv
    """
    with (opened_to_write if write else opened)(folder, locales, ()) as (workspace, project):
        sources = load_sources(project)
        taken = exchange.CatalogImport(sources, overwrite=overwrite)
        documents: list[ExchangeDocument] = []
        for place in files:
            try:
                for document in read_documents(read_elsewhere(place, LARGEST), str(place)):
                    taken.take(document)
                    documents.append(document)
            except (ExchangeError, FileError) as error:
                for problem in error.problems:
                    taken.report("import-file", problem)
        _tell(taken)
        findings = taken.findings()
        if write:

            def again(path: str) -> Iterator[Change]:
                redone = _again(replace(sources, findings=()), documents, path, overwrite=overwrite)
                findings.extend(redone.findings())
                return redone.changes()

            written = apply(workspace, taken.changes(), again, tell=click.echo)
            click.echo(f"{counted(written, 'catalog')} written")
        elif any(outcome.verdict is MessageVerdict.CHANGED for _, outcome in taken.outcomes):
            click.echo("nothing written yet: --apply writes")
        finish(findings)


def _again(
    sources: Sources, documents: Iterable[ExchangeDocument], path: str, *, overwrite: bool
) -> exchange.CatalogImport:
    """The documents of a catalog compared with what another program has saved meanwhile."""
    taken = exchange.CatalogImport(sources, overwrite=overwrite)
    for document in documents:
        if taken.path(document) == path:
            taken.take(document)
    click.echo(f"{path}: saved by another program meanwhile, compared again")
    _tell(taken)
    return taken


def _tell(taken: exchange.CatalogImport) -> None:
    """Each change in a line, what is left alone and why, and the counts."""
    for path, outcome in taken.outcomes:
        if outcome.entry is not None:
            line = taken.line(path, outcome.message.key)
            fuzzy = " (fuzzy)" if outcome.entry.fuzzy else ""
            click.echo(f"{path}:{line}: {quoted(outcome.old)} → {quoted(outcome.entry.target)}{fuzzy}")
    show(taken.findings(), err=True)
    click.echo(_counts(outcome for _, outcome in taken.outcomes))


def _counts(outcomes: Iterable[ComparedMessage]) -> str:
    counts: Counter[MessageVerdict] = Counter()
    fuzzy = 0
    for outcome in outcomes:
        counts[outcome.verdict] += 1
        fuzzy += outcome.entry is not None and outcome.entry.fuzzy
    told = [
        f"{counts[verdict]} {verdict.value}"
        for verdict in MessageVerdict
        if counts[verdict] or verdict is MessageVerdict.CHANGED
    ]
    if fuzzy:
        told[0] += f" ({fuzzy} as fuzzy)"
    return ", ".join(told)
