"""Exports catalogs for other translation tools."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from localize.catalogs import progress
from localize.catalogs.merge import merge
from localize.catalogs.progress import Resolved
from localize.catalogs.source_forms import SourceForms
from localize.checks.target_locale import TargetLocale
from localize.dataclass import dataclass
from localize.errors import ExchangeError
from localize.exchange.gloss_entries import gloss_entries
from localize.exchange.model import ExchangeDocument, ExchangeFormat, ExchangeMessage, GlossEntry, fingerprint
from localize.files.elsewhere import base_elsewhere, write_elsewhere
from localize.model.article import Article
from localize.model.block import Pattern
from localize.model.catalog import Catalog, Entry, Key
from localize.model.finding import Finding
from localize.pages import interface
from localize.tasks.articles import article_template
from localize.tasks.catalogs import ArticleCatalogs, load_catalog_inputs, load_catalogs
from localize.tasks.loaded import FileState, Loaded, as_findings
from localize.tasks.losses import CatalogInputs
from localize.tasks.project import Project
from localize.tasks.sources import Sources


@dataclass(frozen=True, slots=True)
class ExchangeJob:
    """What is to be translated of an article in a locale: its template, and the pattern of each source.

    `original` is the path of the source. `target` gives notes and terms of the glossary, None for interface words.
    """

    name: str
    original: str
    source_locale: str
    locale: str
    template: Catalog
    patterns: Mapping[Key, Pattern]
    target: TargetLocale | None = None

    @property
    def source_forms(self) -> SourceForms:
        """The texts that need no translation."""
        return SourceForms(self.source_locale, self.locale)

    def notes(self, entry: Entry) -> tuple[str, ...]:
        """The glossary's notes for an entry."""
        return () if self.target is None else self.target.hints(entry)

    def terms(self, pattern: Pattern) -> tuple[GlossEntry, ...]:
        """The glossary's terms in a source."""
        if self.target is None:
            return ()
        terms = self.target.terms
        return tuple(gloss_entries(pattern, terms.source, glossary=terms.glossary, chain=terms.chain))


def article_jobs(sources: Sources) -> Iterator[ExchangeJob]:
    """The selected articles in the selected locales."""
    templates = {
        article.name: article_template(article, sources.project.config) for article in sources.selected_articles()
    }
    for article, locale in sources.pairs():
        yield article_job(article, locale, templates[article.name])


def article_job(article: Article, target: TargetLocale, template: Catalog) -> ExchangeJob:
    """What is to be translated of an article in a locale."""
    # the name of a page stands in no block
    patterns: dict[Key, Pattern] = {entry.key: (entry.source,) for entry in template.entries}
    patterns |= {(block.context, segment.text): segment.pattern for block, segment in article.translatable()}
    return ExchangeJob(
        article.name,
        article.path,
        source_locale=article.locale,
        locale=target.tag,
        template=template,
        patterns=patterns,
        target=target,
    )


def interface_jobs(sources: Sources) -> Iterator[ExchangeJob]:
    """The interface words in the selected locales."""
    template = interface.template()
    patterns: dict[Key, Pattern] = {entry.key: (entry.source,) for entry in template.entries}
    for tag in sources.project.interface_locales():
        yield ExchangeJob(
            interface.NAME,
            interface.NAME,
            source_locale=interface.LOCALE,
            locale=tag,
            template=template,
            patterns=patterns,
        )


@dataclass(frozen=True, slots=True)
class Export:
    """How many files were written, and why others were not."""

    written: int
    findings: tuple[Finding, ...]


def export_files(
    sources: Sources, jobs: Iterable[ExchangeJob], exchange_format: ExchangeFormat, *, folder: Path
) -> Export:
    """Write a file for each job, `folder/de/cold-packs.xlf`."""
    inputs = load_catalog_inputs(sources, sources.project.selection.locales)
    written = 0
    findings: list[Finding] = []
    for job in jobs:
        path = folder / job.locale / f"{job.name}{exchange_format.suffix}"
        base = base_elsewhere(path)
        document = load_document(inputs, job)
        findings += document.findings
        if document.unreadable:
            continue
        try:
            data = exchange_format.write(document.value)
        except ExchangeError as error:
            findings += as_findings("export", error.problems, locale=job.locale, article=job.name)
            continue
        write_elsewhere(path, data, base)
        written += 1
    return Export(written, tuple(findings))


def load_document(inputs: CatalogInputs, job: ExchangeJob) -> Loaded[ExchangeDocument]:
    """The document of a job; without messages where a catalog cannot be read."""
    project = inputs.project
    catalogs = load_job_catalogs(inputs, job)
    findings = tuple(catalogs.findings(job.locale))
    path = project.config.layout.catalog(job.locale, job.name)
    if catalogs.unreadable(job.locale):
        empty = ExchangeDocument(job.original, job.source_locale, locale=job.locale, messages=(), path=path)
        return Loaded(FileState.UNREADABLE, empty, findings)
    resolved = progress.resolve(job.patterns, catalogs.chain(job.locale))
    in_catalogs = progress.resolve(job.patterns, catalogs.catalogs(job.locale))
    messages = tuple(
        _message(job, entry, resolved[entry.key])
        for entry in job.template.entries
        if in_catalogs[entry.key].entry or resolved[entry.key].entry is None
    )
    document = ExchangeDocument(job.original, job.source_locale, locale=job.locale, messages=messages, path=path)
    return Loaded(FileState.READ, document, findings)


def load_job_catalogs(inputs: CatalogInputs, job: ExchangeJob) -> ArticleCatalogs:
    """The catalogs of a job, those of its fallbacks too."""
    return load_catalogs(inputs, name=job.name, tags=[job.locale])


def _message(job: ExchangeJob, template: Entry, resolved: Resolved) -> ExchangeMessage:
    entry = resolved.entry or template
    pattern = job.patterns[template.key]
    comments = tuple(f"Comment:{comment}" for comment in entry.comments if comment.strip())
    previous = () if entry.previous is None or not entry.fuzzy else (f"Translated from: {entry.previous.source}",)
    return ExchangeMessage(
        source=template.source,
        target=entry.target,
        state=resolved.state,
        context=template.context,
        digest=fingerprint(entry.target, fuzzy=entry.fuzzy),
        pattern=pattern,
        notes=(*template.hints, *job.notes(template), *previous, *comments),
        terms=job.terms(pattern),
        line=entry.line,
    )


def job_catalog(project: Project, job: ExchangeJob, file: Loaded[Catalog]) -> Catalog:
    """The catalog in a file, or a new one; a new one for a regional locale is empty."""
    if file.state is FileState.READ:
        return file.value
    if job.name == interface.NAME:
        catalog = file.value
    else:
        template = job.source_forms.without(job.template, None)
        catalog = merge(template, None, locale=job.locale, hints=job.notes)
    return replace(catalog, entries=()) if project.fallback(job.locale) else catalog
