"""localize exchange."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
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
from localize.cli.dry_run import done, dry_run_option
from localize.cli.report import show
from localize.config.layout import EXCHANGE
from localize.errors import quoted
from localize.exchange import FORMATS
from localize.exchange.compare import ComparedMessage, MessageVerdict
from localize.model.finding import Finding
from localize.tasks import exchange
from localize.tasks.apply import apply
from localize.tasks.change import Change
from localize.tasks.exchange import article_jobs, interface_jobs
from localize.tasks.exchange_import import CatalogImport, import_documents, read_files
from localize.tasks.sources import load_sources


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
@dry_run_option
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
    with (opened if target else opened_to_write)(folder, locales, articles) as (workspace, project):
        exported_to = target or workspace.root / EXCHANGE
        sources = load_sources(project)
        jobs = [*article_jobs(sources), *([] if articles else interface_jobs(sources))]
        watched_jobs = watched(jobs, len(jobs), "Exporting")
        export = exchange.export_files(sources, watched_jobs, FORMATS[name], folder=exported_to)
        findings = tuple(dict.fromkeys((*sources.findings, *export.findings)))
        show(findings, err=True)
        click.echo(f"{counted(export.written, 'file')} {done('written')} to {exported_to}")
        finish(findings)


@exchange_group.command("import")
@folder_option
@dry_run_option
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
        read = read_files(files)
        imported = import_documents(sources, read.documents, overwrite=overwrite)
        findings = [*sources.findings, *read.findings, *imported.findings]
        _print(imported, findings)
        if write:

            def again(path: str) -> tuple[Change, ...]:
                redone = import_documents(sources, read.documents, overwrite=overwrite, only=path)
                click.echo(f"{path}: saved by another program meanwhile, compared again")
                _print(redone, redone.findings)
                findings.extend(redone.findings)
                return redone.changes

            written = apply(workspace, imported.changes, again, tell=click.echo)
            click.echo(f"{counted(written, 'catalog')} {done('written')}")
        elif imported.changes:
            click.echo("nothing written yet: --apply writes")
        finish(findings)


def _print(imported: CatalogImport, findings: Iterable[Finding]) -> None:
    """Print a line for each change, then what is left alone and why, then the counts."""
    for message in imported.messages:
        compared = message.compared
        if compared.entry is not None:
            fuzzy = " (fuzzy)" if compared.entry.fuzzy else ""
            change = f"{quoted(compared.old)} → {quoted(compared.entry.target)}{fuzzy}"
            click.echo(f"{message.path}:{message.line}: {change}")
    show(findings, err=True)
    click.echo(_counts(message.compared for message in imported.messages))


def _counts(messages: Iterable[ComparedMessage]) -> str:
    counts: Counter[MessageVerdict] = Counter()
    fuzzy = 0
    for message in messages:
        counts[message.verdict] += 1
        fuzzy += message.entry is not None and message.entry.fuzzy
    parts = [
        f"{counts[verdict]} {verdict.value}"
        for verdict in MessageVerdict
        if counts[verdict] or verdict is MessageVerdict.CHANGED
    ]
    if fuzzy:
        parts[0] += f" ({fuzzy} as fuzzy)"
    return ", ".join(parts)
