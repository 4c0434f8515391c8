"""Imports catalogs that come back from other translation tools."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from localize.catalogs.progress import EntryState, Resolved
from localize.dataclass import dataclass
from localize.errors import ExchangeError, FileError, Problem
from localize.exchange import read_documents
from localize.exchange.compare import ComparedMessage, MessageVerdict, compare
from localize.exchange.model import ExchangeDocument, ExchangeMessage
from localize.exchange.trees import LARGEST
from localize.files.elsewhere import read_elsewhere
from localize.model.catalog import Entry, Key
from localize.model.finding import Finding, Severity
from localize.tasks.catalogs import load_catalog_inputs
from localize.tasks.change import Change
from localize.tasks.changed_entries import new_entry, opened_catalog
from localize.tasks.exchange import ExchangeJob, article_jobs, interface_jobs
from localize.tasks.loaded import as_findings
from localize.tasks.losses import CatalogInputs
from localize.tasks.sources import Sources

_RULES = {
    MessageVerdict.CONFLICT: "import-conflict",
    MessageVerdict.REFUSED: "import-tags",
    MessageVerdict.GONE: "import-source",
}


@dataclass(frozen=True, slots=True)
class ReadFiles:
    """The documents in files, and why others could not be read."""

    documents: tuple[ExchangeDocument, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ImportedMessage:
    """What becomes of a message, with the path of its catalog and the line of its entry, 0 for a new one."""

    path: str
    line: int
    compared: ComparedMessage


@dataclass(frozen=True, slots=True)
class CatalogImport:
    """What becomes of each message, what a person must look at, and the catalogs to write."""

    messages: tuple[ImportedMessage, ...] = ()
    findings: tuple[Finding, ...] = ()
    changes: tuple[Change, ...] = ()


def read_files(files: Iterable[Path]) -> ReadFiles:
    """Read files of any format."""
    documents: list[ExchangeDocument] = []
    findings: list[Finding] = []
    for file in files:
        try:
            documents += read_documents(read_elsewhere(file, LARGEST), str(file))
        except (ExchangeError, FileError) as error:
            findings += as_findings("import-file", error.problems)
    return ReadFiles(tuple(documents), tuple(findings))


def import_documents(
    sources: Sources, documents: Iterable[ExchangeDocument], *, overwrite: bool, only: str | None = None
) -> CatalogImport:
    """Compare documents with the catalogs that they belong to; nothing is written here.

    With `overwrite` they replace translations that have changed since the export. `only` is the path of the one
    catalog that is asked for, None for all.
    """
    jobs = {
        (name, job.locale.casefold()): job
        for job in (*article_jobs(sources), *interface_jobs(sources))
        for name in (job.original, job.name)
    }
    findings: list[Finding] = []
    messages: dict[str, tuple[ExchangeJob, list[ExchangeMessage]]] = {}
    for document in documents:
        job = jobs.get((document.article, document.locale.replace("_", "-").casefold()))
        if job is not None:
            path = sources.project.config.layout.catalog(job.locale, job.name)
            messages.setdefault(path, (job, []))[1].extend(document.messages)
        elif only is None:
            what = f"{document.article!r} in {document.locale!r} is not asked for here"
            message = f"{what}, expected an article and a target locale of this project"
            findings += as_findings("import-file", [Problem(document.path, 0, message)])
    inputs = load_catalog_inputs(sources, sources.project.selection.locales)
    imports = [
        _import_catalog(inputs, job, of_job, overwrite=overwrite)
        for path, (job, of_job) in messages.items()
        if only in (None, path)
    ]
    return CatalogImport(
        tuple(message for each in imports for message in each.messages),
        tuple(dict.fromkeys((*findings, *(finding for each in imports for finding in each.findings)))),
        tuple(change for each in imports for change in each.changes),
    )


def _import_catalog(
    inputs: CatalogInputs,
    job: ExchangeJob,
    messages: Sequence[ExchangeMessage],
    *,
    overwrite: bool,
) -> CatalogImport:
    """Compare messages with a catalog as it stands on disk."""
    opened, unreadable = opened_catalog(inputs, job)
    if opened is None:
        return CatalogImport(findings=unreadable)
    entries = opened.catalog.by_key()
    imported = tuple(
        ImportedMessage(opened.path, entry.line if (entry := entries.get(compared.message.key)) else 0, compared)
        for compared in _compared(job, messages, opened.resolved, entries=entries, overwrite=overwrite)
    )
    changed = {each.compared.message.key: each.compared.entry for each in imported if each.compared.entry is not None}
    return CatalogImport(imported, (*unreadable, *_findings(job, imported)), opened.changes(changed))


def _compared(
    job: ExchangeJob,
    messages: Iterable[ExchangeMessage],
    resolved: Mapping[Key, Resolved],
    *,
    entries: Mapping[Key, Entry],
    overwrite: bool,
) -> Iterator[ComparedMessage]:
    """Each message compared. If two messages give different translations for one entry, the first is taken."""
    template = job.template.by_key()
    first: dict[Key, Entry] = {}
    for message in messages:
        key = message.key
        missing = Resolved(EntryState.MISSING)
        entry = entries.get(key) or new_entry(job, template.get(key) or Entry(message.source, context=message.context))
        compared = compare(
            message, job.patterns.get(key), resolved=resolved.get(key) or missing, entry=entry, overwrite=overwrite
        )
        if compared.entry is not None and (other := first.setdefault(key, compared.entry)) != compared.entry:
            reason = f"the import also has {other.target!r} for it"
            compared = ComparedMessage(message, MessageVerdict.CONFLICT, compared.old, reason=reason)
        yield compared


def _findings(job: ExchangeJob, imported: Iterable[ImportedMessage]) -> Iterator[Finding]:
    """What a person must decide: messages that were not taken."""
    for each in imported:
        if rule := _RULES.get(each.compared.verdict, ""):
            message = each.compared.message
            yield Finding(
                rule,
                Severity.ERROR,
                message=each.compared.reason,
                path=each.path,
                line=each.line,
                locale=job.locale,
                article=job.name,
                context=message.context or "",
                source=message.source,
                target=message.target,
            )
