"""Adopts translations from catalogs of other tools: PO, XLIFF and TMX."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path, PurePosixPath

from localize.adopt.catalog_index import Locales
from localize.adopt.from_catalogs import CatalogAdoption, keys_of, notation_of
from localize.adopt.messages import ForeignCatalog
from localize.adopt.read_catalogs import read_exchanged, read_memory, read_po
from localize.errors import CatalogError, ExchangeError, FileError, Problem
from localize.exchange.trees import LARGEST
from localize.files.elsewhere import read_elsewhere
from localize.model.finding import Finding
from localize.tasks.adopted_files import AdoptedFiles, AdoptReader
from localize.tasks.loaded import as_findings
from localize.tasks.memory import project_locale
from localize.tasks.sources import Sources

Read = Callable[[bytes, str, str], tuple[ForeignCatalog, ...]]
"""Gives the catalogs in a file's bytes by its path and the source locale; raises CatalogError and ExchangeError."""

_SUFFIXES: Mapping[str, Read] = {
    ".po": read_po,
    ".tmx": read_memory,
    ".xlf": read_exchanged,
    ".xliff": read_exchanged,
}


def recognizes(path: Path) -> bool:
    """Whether a file is a catalog, by its suffix."""
    return path.suffix.lower() in _SUFFIXES


def read_catalogs(sources: Sources, files: Sequence[Path]) -> AdoptedFiles:
    """Adopt translations for the selected articles and locales from catalogs."""
    loaded = [_load(sources, file) for file in files]
    findings = [finding for each in loaded for finding in each.findings]
    catalogs = sorted((catalog for each in loaded for catalog in each.catalogs), key=lambda each: each.locale)
    results = [
        _adopted(sources, tag, list(of_locale)) for tag, of_locale in groupby(catalogs, lambda each: each.locale)
    ]
    return AdoptedFiles(
        tuple(article for result in results for article in result.articles),
        tuple(text for result in results for text in result.left_over),
        tuple(findings),
        tuple(remark for result in results for remark in result.remarks),
    )


READER = AdoptReader(recognizes, read_catalogs)


@dataclass(frozen=True, slots=True)
class _Loaded:
    """The catalogs in a file, in locales of the project, and why others cannot be used."""

    catalogs: tuple[ForeignCatalog, ...] = ()
    findings: tuple[Finding, ...] = ()


def _load(sources: Sources, file: Path) -> _Loaded:
    path = str(file)
    try:
        data = read_elsewhere(file, LARGEST)
        catalogs = _SUFFIXES[file.suffix.lower()](data, path, sources.project.config.source_locale)
    except (CatalogError, ExchangeError, FileError) as error:
        return _Loaded(findings=as_findings("adopt-file", error.problems))
    usable = tuple(_in_project(sources, catalogs))
    if usable:
        return _Loaded(usable)
    spoken = ", ".join(dict.fromkeys(catalog.locale or "no locale that it names" for catalog in catalogs)) or "nothing"
    expected = ", ".join(sources.selected_tags())
    return _Loaded(findings=as_findings("adopt-file", [Problem(path, 0, f"in {spoken}, expected {expected}")]))


def _in_project(sources: Sources, catalogs: Iterable[ForeignCatalog]) -> Iterator[ForeignCatalog]:
    """The catalogs in selected locales; one that names no locale is in the only one selected."""
    selected = sources.selected_tags()
    for catalog in catalogs:
        if catalog.locale:
            tag = project_locale(catalog.locale, selected)
        else:
            tag = _locale_in_path(catalog.path, selected) or (selected[0] if len(selected) == 1 else None)
        if tag is not None:
            yield ForeignCatalog(catalog.path, tag, catalog.messages, catalog.has_codes)


def _locale_in_path(path: str, selected: Sequence[str]) -> str | None:
    """The locale that a path names: `de.po`, `po/pt_BR/guide.po`, `locale/de/LC_MESSAGES/index.po`."""
    parts = (PurePosixPath(path).stem, *reversed(PurePosixPath(path).parts[:-1]))
    tags = {tag.replace("-", "_").casefold(): tag for tag in selected}
    return next((tags[name] for part in parts if (name := part.replace("-", "_").casefold()) in tags), None)


def _adopted(sources: Sources, tag: str, catalogs: Sequence[ForeignCatalog]) -> AdoptedFiles:
    source_locale = sources.project.config.source_locale
    names = [row.name for row in sources.selected_rows()]
    keys = keys_of(sources.articles[name] for name in names)
    notations = [notation_of(catalog, keys, source_locale) for catalog in catalogs]
    adoption = CatalogAdoption(catalogs, notations, Locales(source_locale, tag))
    articles = adoption.with_near([adoption.of(sources.articles[name]) for name in names])
    remarks = [f"{each.path}: read as {notation.name}" for each, notation in zip(catalogs, notations, strict=True)]
    return AdoptedFiles(
        tuple(article for article in articles if article.texts),
        tuple(adoption.left_over()),
        remarks=tuple(remarks),
    )
