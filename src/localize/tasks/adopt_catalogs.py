"""Adopts translations from catalogs of other tools: PO, XLIFF and TMX."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

from localize.adopt.adopted import AdoptedArticle, LeftOver
from localize.adopt.catalog_index import CatalogIndex
from localize.adopt.from_catalogs import CatalogAdoption, keys_of, notation_of
from localize.adopt.messages import ForeignCatalog
from localize.adopt.titled_references import titled_labels
from localize.checks.clues import ClueReader
from localize.dataclass import dataclass
from localize.errors import CatalogError, ExchangeError, FileError, Problem
from localize.language.tags import english_name
from localize.language.text_language import other_language_of
from localize.model.finding import Finding, Severity
from localize.tasks.adopted_files import AdoptedFiles, AdoptReader, GivenFile
from localize.tasks.foreign_catalogs import in_locales, is_catalog, load_foreign_catalogs
from localize.tasks.loaded import as_findings
from localize.tasks.sources import Sources
from localize.tasks.watch import Watch


def read_catalogs(sources: Sources, files: Sequence[GivenFile], watch: Watch) -> AdoptedFiles:
    """Adopt translations for the selected articles and locales from catalogs."""
    loaded = [_load(sources, file.path) for file in watch(files, len(files), "Reading catalogs")]
    catalogs = sorted((catalog for each in loaded for catalog in each.catalogs), key=_locale)
    results = [_adopted(sources, list(of_locale)) for _, of_locale in groupby(catalogs, _locale)]
    return AdoptedFiles(
        tuple(article for result in results for article in result.articles),
        tuple(text for result in results for text in result.left_over),
        tuple(finding for each in loaded for finding in each.findings),
        tuple(remark for result in results for remark in result.remarks),
    )


READER = AdoptReader(is_catalog, read_catalogs)


def adoption_from(sources: Sources, catalogs: Sequence[ForeignCatalog], names: Sequence[str]) -> CatalogAdoption:
    """Prepare the adoption from catalogs of one locale, each read in the notation that has most words of articles.

    `names` are articles in one source locale.
    """
    source_locale = sources.articles.rows[names[0]].locale if names else sources.project.config.source_locale
    keys = keys_of(sources.articles[name] for name in names)
    notations = [notation_of(catalog, keys, source_locale) for catalog in catalogs]
    target = sources.targets[source_locale][catalogs[0].locale]
    readers = (ClueReader(source_locale, target.terms.source), ClueReader(target.tag, target.terms.target))
    labels = titled_labels((sources.articles[name] for name in names), keys.keys())
    return CatalogAdoption(CatalogIndex(catalogs, notations, readers, labels))


def _locale(catalog: ForeignCatalog) -> str:
    return catalog.locale


@dataclass(frozen=True, slots=True)
class _Loaded:
    """The catalogs in a file, in locales of the project, what is wrong with them, and why others cannot be used."""

    catalogs: tuple[ForeignCatalog, ...] = ()
    findings: tuple[Finding, ...] = ()


def _load(sources: Sources, file: Path) -> _Loaded:
    tags = sources.selected_tags()
    try:
        catalogs = in_locales(load_foreign_catalogs(file, sources.project.config.source_locale), tags)
    except (CatalogError, ExchangeError, FileError) as error:
        return _Loaded(findings=as_findings("adopt-file", error.problems))
    if catalogs.usable:
        problems = dict.fromkeys(problem for catalog in catalogs.usable for problem in catalog.problems)
        others = {catalog.locale: other for catalog in catalogs.usable if (other := _other_language(catalog))}
        wrong = [
            Problem(str(file), 0, f"it is in {other}, expected a text in {english_name(locale)}")
            for locale, other in others.items()
        ]
        return _Loaded(
            tuple(catalog for catalog in catalogs.usable if catalog.locale not in others),
            (*as_findings("adopt-file", problems, severity=Severity.WARNING), *as_findings("adopt-file", wrong)),
        )
    problem = Problem(str(file), 0, f"in {', '.join(catalogs.unknown) or 'no language'}, expected {', '.join(tags)}")
    return _Loaded(findings=as_findings("adopt-file", [problem]))


def _other_language(catalog: ForeignCatalog) -> str:
    """The name of the language that its translations are in beyond doubt, if it is not that of its locale."""
    targets = [message.target for message in catalog.messages if message.target != message.source]
    return other_language_of("\n".join(targets), catalog.locale)


def _by_source_locale(sources: Sources, locale: str) -> Iterable[list[str]]:
    """The selected articles that are translated into a locale, those in one source locale at a time."""
    names: dict[str, list[str]] = {}
    for row, target in sources.row_pairs():
        if target.tag == locale:
            names.setdefault(row.locale, []).append(row.name)
    return list(names.values()) or ([[]] if locale in sources.project.config.locales else [])


def _adopted(sources: Sources, catalogs: Sequence[ForeignCatalog]) -> AdoptedFiles:
    """Adopt translations for the articles in each source locale; what none of them has used is left over."""
    articles: list[AdoptedArticle] = []
    left_over: list[dict[LeftOver, None]] = []
    remarks: list[str] = []
    for names in _by_source_locale(sources, catalogs[0].locale):
        adoption = adoption_from(sources, catalogs, names)
        articles += adoption.with_near([adoption.of(sources.articles[name]) for name in names])
        left_over.append(dict.fromkeys(adoption.left_over()))
        remarks += [f"{path}: read as {notation}" for path, notation in adoption.notations()]
    return AdoptedFiles(
        tuple(article for article in articles if article.texts),
        tuple(text for text in next(iter(left_over), ()) if all(text in each for each in left_over)),
        remarks=tuple(remarks),
    )
