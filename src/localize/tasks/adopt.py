"""Puts translations that exist elsewhere into the catalogs of the project."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from localize.adopt.adopted import AdoptedArticle
from localize.adopt.verdict import AdoptOptions, JudgedText, Verdict, adopted_entry, judge
from localize.catalogs import po
from localize.catalogs.progress import EntryState, Resolved
from localize.checks.article import check, pair_up
from localize.dataclass import dataclass
from localize.errors import SourceError
from localize.model.article import Article
from localize.model.catalog import Catalog, Entry, Key
from localize.model.finding import Finding, Severity
from localize.tasks.articles import article_template
from localize.tasks.catalogs import load_catalog_inputs
from localize.tasks.change import Change
from localize.tasks.changed_entries import new_entry, opened_catalog
from localize.tasks.exchange import ExchangeJob, article_job
from localize.tasks.loaded import as_findings
from localize.tasks.losses import CatalogInputs
from localize.tasks.sources import Sources
from localize.tasks.watch import Watch, unwatched


@dataclass(frozen=True, slots=True)
class SourceLocation:
    """Where a text stands in an article: its number among those that translators see, and its line; 0 for none."""

    number: int = 0
    line: int = 0


@dataclass(frozen=True, slots=True)
class AdoptedEntry:
    """What became of an adopted text: where its source stands, and its line in the catalog, 0 for none.

    `findings` are those of the checks in the text, as if it were finished.
    """

    judged: JudgedText
    source: SourceLocation
    line: int = 0
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class AdoptedCatalog:
    """A catalog with what was adopted for it, in the order of the article, and the texts without a translation."""

    path: str
    source_path: str
    adopted: AdoptedArticle
    entries: tuple[AdoptedEntry, ...] = ()
    missing: tuple[tuple[Key, SourceLocation], ...] = ()
    findings: tuple[Finding, ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Adoption:
    """What became of all adopted texts, what a person must look at, and the catalogs to write."""

    catalogs: tuple[AdoptedCatalog, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What a person must look at, in all catalogs."""
        return tuple(dict.fromkeys(finding for catalog in self.catalogs for finding in catalog.findings))

    @property
    def changes(self) -> tuple[Change, ...]:
        """The files to write."""
        return tuple(change for catalog in self.catalogs for change in catalog.changes)


def adopt(
    sources: Sources,
    adopted: Iterable[AdoptedArticle],
    options: AdoptOptions,
    *,
    only: str | None = None,
    watch: Watch = unwatched,
) -> Adoption:
    """Put adopted texts into the catalogs of their articles; nothing is written here.

    `only` is the path of the one catalog that is asked for, None for all; `watch` is told how far it is.
    """
    adopted = tuple(adopted)
    inputs = load_catalog_inputs(sources, dict.fromkeys(each.locale for each in adopted))
    layout = sources.project.config.layout
    return Adoption(
        tuple(
            _adopt(sources, inputs, each, options)
            for each in watch(adopted, len(adopted), "Checking translations")
            if only in (None, layout.catalog(each.locale, each.article))
        )
    )


def _adopt(sources: Sources, inputs: CatalogInputs, adopted: AdoptedArticle, options: AdoptOptions) -> AdoptedCatalog:
    project, article = sources.project, sources.articles[adopted.article]
    path = project.config.layout.catalog(adopted.locale, article.name)
    unchanged = AdoptedCatalog(path, article.path, adopted)
    try:
        template = article_template(article, project.config)
    except SourceError as error:
        return replace(unchanged, findings=as_findings("source", error.problems, article=article.name))
    job = article_job(article, sources.targets_of(article)[adopted.locale], template)
    opened, unreadable = opened_catalog(inputs, job)
    if opened is None:
        return replace(unchanged, findings=unreadable)
    before = _entries_before(job, opened.catalog, adopted)
    judged = [
        judge(text, before[text.key], opened.resolved[text.key], options)
        for text in adopted.texts
        if text.key in before
    ]
    finished = {
        each.text.key: replace(before[each.text.key], target=each.text.text, fuzzy=False, obsolete=False)
        for each in judged
        if each.is_taken
    }
    blocked, findings = _checked(article, job, path, finished)
    judged = [_not_finished(each, blocked[each.text.key]) if each.text.key in blocked else each for each in judged]
    changes = opened.changes(
        {each.text.key: adopted_entry(before[each.text.key], each) for each in judged if each.is_taken}
    )
    written = po.read(changes[0].data or b"", path) if changes else opened.catalog
    lines = {key: entry.line for key, entry in written.by_key().items()}
    findings = tuple(replace(each, line=lines.get(_key(each), each.line)) for each in findings)
    locations = _locations(article)
    return AdoptedCatalog(
        path,
        article.path,
        adopted,
        entries=_rows(locations, lines, judged, findings),
        missing=tuple(
            (key, locations.get(key, _NOWHERE)) for key in adopted.missing if job.source_forms.get(key) is None
        ),
        findings=(*unreadable, *findings),
        changes=changes,
    )


def _entries_before(job: ExchangeJob, catalog: Catalog, adopted: AdoptedArticle) -> dict[Key, Entry]:
    """The entries of the adopted texts as they are in the catalog, or as they would come into it."""
    known, template = catalog.by_key(), job.template.by_key()
    return {
        text.key: known.get(text.key) or new_entry(job, template[text.key])
        for text in adopted.texts
        if text.key in template
    }


def _not_finished(judged: JudgedText, errors: Sequence[str]) -> JudgedText:
    """The same as fuzzy, with the errors that the checks find in it as remarks for who mends it."""
    if not judged.is_taken:
        return judged
    text = replace(judged.text, certain=False, remarks=(*judged.text.remarks, *errors))
    return replace(judged, text=text, verdict=Verdict.FUZZY)


def _checked(
    article: Article, job: ExchangeJob, path: str, entries: Mapping[Key, Entry]
) -> tuple[Mapping[Key, Sequence[str]], tuple[Finding, ...]]:
    """What the checks find in entries that keeps them from being finished, and all that they find.

    These are the errors, and a word of the opposite meaning in a text of few words, such as "Kinder" for "Adults" at
    the head of a row of doses: there it is the meaning of the whole. Page names are not checked.
    """
    keys = set(article.catalog_keys())
    resolved = {
        key: Resolved(EntryState.TRANSLATED, entry, job.locale) for key, entry in entries.items() if key in keys
    }
    if job.target is None or not resolved:
        return {}, ()
    checked = check(pair_up(article, resolved, job.target, {job.locale: path}), job.target, {})
    errors: dict[Key, list[str]] = {key: [] for key in checked.blocked}
    for finding in checked.findings:
        key = _key(finding)
        if finding.severity is Severity.ERROR and key in errors:
            errors[key].append(finding.message)
        elif finding.rule == _OPPOSITES and len(key[1].split()) <= _FEW_WORDS:
            errors.setdefault(key, []).append(finding.message)
    return errors, checked.findings


def _key(finding: Finding) -> Key:
    return (finding.context or None, finding.source)


_NOWHERE = SourceLocation()
_OPPOSITES = "opposites"
_FEW_WORDS = 5
"""Words of a text at most in which a word of the opposite meaning leaves no doubt; in longer ones translators put "and"
for "or" rightly."""


def _locations(article: Article) -> dict[Key, SourceLocation]:
    locations: dict[Key, SourceLocation] = {}
    for block, segment in article.translatable():
        locations.setdefault((block.context, segment.text), SourceLocation(len(locations) + 1, segment.line))
    return locations


def _rows(
    locations: Mapping[Key, SourceLocation],
    lines: Mapping[Key, int],
    judged: Iterable[JudgedText],
    findings: Sequence[Finding],
) -> tuple[AdoptedEntry, ...]:
    by_key: dict[Key, list[Finding]] = {}
    for finding in findings:
        by_key.setdefault(_key(finding), []).append(finding)
    return tuple(
        AdoptedEntry(
            each,
            locations.get(each.text.key, _NOWHERE),
            lines.get(each.text.key, 0),
            tuple(by_key.get(each.text.key, ())) if each.is_taken else (),
        )
        for each in judged
    )
