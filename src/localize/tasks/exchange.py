"""Catalogs handed to other translation tools and taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from localize.catalogs import po, progress
from localize.catalogs.merge import merge
from localize.catalogs.progress import EntryState, Resolved
from localize.catalogs.template import with_date
from localize.checks.target_locale import TargetLocale
from localize.errors import Problem
from localize.exchange import glossary
from localize.exchange.compare import ComparedMessage, MessageVerdict, compare
from localize.exchange.model import ExchangeDocument, ExchangeMessage, GlossEntry, fingerprint
from localize.model.article import Article
from localize.model.block import Pattern
from localize.model.catalog import Catalog, Entry, Key
from localize.model.finding import Finding, Severity
from localize.pages import interface
from localize.tasks.articles import article_template
from localize.tasks.catalogs import Catalogs, chain, chain_findings, load_catalogs, load_history, unreadable_in_chain
from localize.tasks.change import Change
from localize.tasks.loaded import FileState, Loaded
from localize.tasks.losses import CatalogHistory
from localize.tasks.sources import Sources

_RULES = {
    MessageVerdict.CONFLICT: "import-conflict",
    MessageVerdict.REFUSED: "import-tags",
    MessageVerdict.GONE: "import-source",
}


@dataclass(frozen=True, slots=True)
class ExchangeJob:
    """What is to be translated of an article in a locale: its template, and the pattern of each source."""

    name: str
    original: str
    source_locale: str
    locale: str
    template: Catalog
    patterns: Mapping[Key, Pattern]
    notes: Callable[[Entry], tuple[str, ...]]
    terms: Callable[[Pattern], Iterable[GlossEntry]]


def article_jobs(sources: Sources) -> Iterator[ExchangeJob]:
    """The selected articles in the selected locales."""
    templates = {
        article.name: article_template(article, sources.project.config) for article in sources.selected_articles()
    }
    for article, locale in sources.pairs():
        yield _of_article(article, locale, templates[article.name])


def _of_article(article: Article, locale: TargetLocale, template: Catalog) -> ExchangeJob:
    def terms(pattern: Pattern) -> Iterator[GlossEntry]:
        return glossary.hits(pattern, locale.terms.source, locale.terms.glossary, locale.terms.chain)

    # the name of a page stands in no block
    patterns: dict[Key, Pattern] = {entry.key: (entry.source,) for entry in template.entries}
    patterns |= {(block.context, segment.text): segment.pattern for block, segment in article.translatable()}
    return ExchangeJob(article.name, article.path, article.locale, locale.tag, template, patterns, locale.hints, terms)


def interface_jobs(sources: Sources) -> Iterator[ExchangeJob]:
    """The interface words in the selected locales."""
    template = interface.template()
    patterns: dict[Key, Pattern] = {entry.key: (entry.source,) for entry in template.entries}
    for tag in sources.project.interface_locales():
        yield ExchangeJob(
            interface.NAME, interface.NAME, interface.LOCALE, tag, template, patterns, lambda _: (), lambda _: ()
        )


def document(sources: Sources, history: CatalogHistory, work: ExchangeJob) -> Loaded[ExchangeDocument]:
    """What goes out; no messages where a catalog cannot be read."""
    project = sources.project
    catalogs = load_work_catalogs(sources, history, work)
    findings = tuple(chain_findings(project, catalogs, work.locale))
    path = project.files.catalog_path(work.locale, work.name)
    if unreadable_in_chain(project, catalogs, work.locale):
        empty = ExchangeDocument(work.original, work.source_locale, work.locale, (), path)
        return Loaded(FileState.UNREADABLE, empty, findings)
    resolved = progress.resolve(work.patterns, chain(project, catalogs, work.locale))
    messages = tuple(_message(work, entry, resolved[entry.key]) for entry in work.template.entries)
    document = ExchangeDocument(work.original, work.source_locale, work.locale, messages, path)
    return Loaded(FileState.READ, document, findings)


def load_work_catalogs(sources: Sources, history: CatalogHistory, work: ExchangeJob) -> Catalogs:
    """The catalogs of a piece of work, those of its fallbacks too."""
    return load_catalogs(sources.project, sources.articles, history, name=work.name, tags=[work.locale])


def _message(work: ExchangeJob, templated: Entry, resolved: Resolved) -> ExchangeMessage:
    entry = resolved.entry or templated
    pattern = work.patterns[templated.key]
    comments = tuple(f"Comment:{comment}" for comment in entry.comments if comment.strip())
    previous = () if entry.previous is None or not entry.fuzzy else (f"Translated from: {entry.previous.source}",)
    return ExchangeMessage(
        source=templated.source,
        target=entry.target,
        state=resolved.state,
        context=templated.context,
        digest=fingerprint(entry.target, fuzzy=entry.fuzzy),
        pattern=pattern,
        notes=(*templated.hints, *work.notes(templated), *previous, *comments),
        terms=tuple(work.terms(pattern)),
        line=entry.line,
    )


class CatalogImport:
    """Documents compared with the catalogs they belong to; nothing is written here."""

    def __init__(self, sources: Sources, *, overwrite: bool = False) -> None:
        self._sources = sources
        self._project = sources.project
        self._history = load_history(sources.project, sources.articles, sources.project.selection.locales)
        self.outcomes: list[tuple[str, ComparedMessage]] = []
        """What becomes of each message, with the path of its catalog."""
        self._overwrite = overwrite
        self._findings: list[Finding] = []
        self._file_findings: list[Finding] = []
        works = [*article_jobs(sources), *interface_jobs(sources)]
        self._works = {(name, work.locale.casefold()): work for work in works for name in (work.original, work.name)}
        self._drafts: dict[str, _Draft] = {}

    def take(self, document: ExchangeDocument) -> None:
        """Compares a document with its catalog."""
        work = self._work(document)
        if work is None:
            what = f"{document.article!r} in {document.locale!r} is not asked for here"
            problem = Problem(document.path, 0, f"{what}, expected an article and a target locale of this project")
            self.report("import-file", problem)
            return
        path = self._project.files.catalog_path(work.locale, work.name)
        if path not in self._drafts:
            draft = self._draft(work)
            if draft is None:
                return  # the findings of its catalogs tell why
            self._drafts[path] = draft
        draft = self._drafts[path]
        for message in document.messages:
            outcome = draft.take(message, overwrite=self._overwrite)
            self.outcomes.append((path, outcome))
            if outcome.verdict in _RULES:
                problem = Problem(path, draft.line(message.key), outcome.reason)
                self.report(_RULES[outcome.verdict], problem, work, message)

    def _draft(self, work: ExchangeJob) -> _Draft | None:
        """The catalog of a document as it stands on disk; None for one that cannot be read."""
        catalogs = load_work_catalogs(self._sources, self._history, work)
        self._file_findings += chain_findings(self._project, catalogs, work.locale)
        if unreadable_in_chain(self._project, catalogs, work.locale):
            return None
        resolved = progress.resolve(work.patterns, chain(self._project, catalogs, work.locale))
        file = catalogs[work.locale]
        return _Draft(work, resolved, catalog_in(self._sources, work, file), file.base)

    def report(
        self, rule: str, problem: Problem, work: ExchangeJob | None = None, message: ExchangeMessage | None = None
    ) -> None:
        """Adds what a person must look at."""
        self._findings.append(
            Finding(
                rule,
                Severity.ERROR,
                problem.message,
                problem.path,
                problem.line,
                work.locale if work else "",
                work.name if work else "",
                (message.context or "") if message else "",
                message.source if message else "",
                message.target if message else "",
            )
        )

    def findings(self) -> list[Finding]:
        """The findings of the sources and the catalogs, then those of the import."""
        return [*dict.fromkeys((*self._sources.findings, *self._file_findings)), *self._findings]

    def changes(self) -> Iterator[Change]:
        """The catalogs to write."""
        for path, draft in self._drafts.items():
            if draft.changed:
                yield Change(path, po.write(with_date(draft.catalog())), draft.base)

    def path(self, document: ExchangeDocument) -> str:
        """The catalog that a document belongs to; empty where it is not asked for."""
        work = self._work(document)
        return "" if work is None else self._project.files.catalog_path(work.locale, work.name)

    def _work(self, document: ExchangeDocument) -> ExchangeJob | None:
        return self._works.get((document.article, document.locale.replace("_", "-").casefold()))

    def line(self, path: str, key: Key) -> int:
        """The line of an entry in its catalog, 0 for a new one."""
        return self._drafts[path].line(key)


class _Draft:
    """A catalog that an import changes; `changed` are its new entries."""

    def __init__(self, work: ExchangeJob, resolved: Mapping[Key, Resolved], before: Catalog, base: str | None) -> None:
        self.changed: dict[Key, Entry] = {}
        self.base = base
        self._work = work
        self._resolved = resolved
        self._before = before
        self._entries = before.by_key()
        self._templates = {entry.key: entry for entry in work.template.entries}

    def take(self, message: ExchangeMessage, *, overwrite: bool) -> ComparedMessage:
        key = message.key
        entry = self._entries.get(key) or self._new(key)
        resolved = self._resolved.get(key) or Resolved(EntryState.MISSING)
        outcome = compare(message, self._work.patterns.get(key), resolved, entry, overwrite=overwrite)
        if outcome.entry is None:
            return outcome
        first = self.changed.setdefault(key, outcome.entry)
        if first == outcome.entry:
            return outcome
        reason = f"the import also has {first.target!r} for it"
        return ComparedMessage(message, MessageVerdict.CONFLICT, outcome.old, reason=reason)

    def _new(self, key: Key) -> Entry:
        """A new entry, with the notes and hints of its template."""
        templated = self._templates.get(key) or Entry(key[1], context=key[0])
        return replace(templated, hints=(*templated.hints, *self._work.notes(templated)))

    def line(self, key: Key) -> int:
        entry = self._entries.get(key)
        return entry.line if entry else 0

    def catalog(self) -> Catalog:
        """The catalog with the changes; entries that it has not had follow those in use."""
        before = self._before
        active = [self.changed.get(entry.key, entry) for entry in before.active()]
        added = [entry for key, entry in self.changed.items() if key not in self._entries]
        obsolete = [entry for entry in before.entries if entry.obsolete]
        return replace(before, entries=(*active, *added, *obsolete))


def catalog_in(sources: Sources, work: ExchangeJob, file: Loaded[Catalog]) -> Catalog:
    """The catalog in a file, a new one where there is none; that of a regional locale begins empty."""
    if file.state is FileState.READ:
        return file.value
    if work.name == interface.NAME:
        catalog = file.value
    else:
        locale = sources.locales_by_tag[work.locale]
        catalog = merge(work.template, None, locale=locale.tag, hints=locale.hints)
    return replace(catalog, entries=()) if sources.project.fallback(work.locale) else catalog
