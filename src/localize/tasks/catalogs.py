"""The catalogs of a project, read from disk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from localize.catalogs import loss, po
from localize.catalogs.progress import Chain
from localize.catalogs.source_forms import SourceForms
from localize.dataclass import dataclass
from localize.errors import CatalogError, FileError, Problem, faults_as
from localize.files.exchange import base_of
from localize.model import characters
from localize.model.catalog import Catalog
from localize.model.finding import Finding
from localize.pages import interface
from localize.tasks.interface import interface_without_catalog
from localize.tasks.loaded import FileState, Loaded, as_findings
from localize.tasks.losses import (
    CatalogId,
    CatalogInputs,
    LossCheck,
    is_accepted,
    load_loss_record,
    was_known,
    way_out,
)
from localize.tasks.orphans import orphan_names
from localize.tasks.project import Project
from localize.tasks.sources import Sources

_EMPTY = Catalog((), ())
_NONE_KNOWN: Mapping[str, Loaded[Catalog]] = {}


@dataclass(frozen=True, slots=True)
class ArticleCatalogs:
    """The catalogs of one article, or of the interface words, by locale; `fallbacks` are those of each locale."""

    files: Mapping[str, Loaded[Catalog]]
    fallbacks: Mapping[str, tuple[str, ...]]
    source_locale: str

    def catalogs(self, tag: str) -> list[tuple[str, Catalog]]:
        """Return the catalogs of a locale and its fallbacks, nearest first."""
        return [(each, self.files[each].value) for each in self._tags(tag)]

    def chain(self, tag: str) -> Chain:
        """Return all that gives translations in a locale: these catalogs, and for what needs none the source."""
        return [*self.catalogs(tag), (tag, SourceForms(self.source_locale, tag))]

    def unreadable(self, tag: str) -> bool:
        """Whether the catalog of a locale or of one of its fallbacks cannot be used: then there is no new page."""
        return any(self.files[each].unreadable for each in self._tags(tag))

    def findings(self, tag: str) -> list[Finding]:
        """Return the findings of the catalogs of a locale and its fallbacks."""
        return [finding for each in self._tags(tag) for finding in self.files[each].findings]

    def _tags(self, tag: str) -> tuple[str, ...]:
        return (tag, *self.fallbacks[tag])


def load_catalog_inputs(sources: Sources, tags: Iterable[str]) -> CatalogInputs:
    """Load what is needed to read the catalogs in some locales and their fallbacks."""
    project = sources.project
    record = load_loss_record(project.files)
    missing = [tag for tag in with_fallbacks(project, tags) if _misses(sources, record, tag)]
    orphans = {tag: load_orphans(project, tag) for tag in missing}
    return CatalogInputs(project, sources.articles, record, orphans, other_languages=sources.other_languages)


def _misses(sources: Sources, record: loss.LossRecord, tag: str) -> bool:
    """Whether a locale has lost a catalog: it was there before, and its article still is."""
    files = sources.project.files
    there = set(files.catalog_names(tag))
    absent = (name for name in sources.articles if name not in there)
    return any(was_known(files, record, files.config.layout.catalog(tag, name)) for name in absent)


def with_fallbacks(project: Project, tags: Iterable[str]) -> list[str]:
    """Return the locales and all their fallbacks; each comes after its own fallbacks."""
    ordered: dict[str, None] = {}
    for tag in tags:
        ordered |= dict.fromkeys((*with_fallbacks(project, project.fallback(tag)), tag))
    return list(ordered)


def load_catalogs(
    inputs: CatalogInputs, *, name: str, tags: Iterable[str], known: Mapping[str, Loaded[Catalog]] = _NONE_KNOWN
) -> ArticleCatalogs:
    """Read the catalogs of an article, or of the interface words, in some locales and their fallbacks.

    Those that are `known`, by locale, are not read again. Characters that no page can show are findings too.
    """
    project = inputs.project
    files = dict(known)
    for tag in with_fallbacks(project, tags):
        if tag in files:
            continue
        catalog = CatalogId(tag, name)
        file = load_catalog(LossCheck(inputs, catalog, [(each, files[each].value) for each in project.fallback(tag)]))
        files[tag] = replace(file, findings=(*file.findings, *_undisplayable(project, catalog, file)))
    return ArticleCatalogs(files, {tag: project.fallback(tag) for tag in files}, inputs.source_locale(name))


def load_catalog(check: LossCheck) -> Loaded[Catalog]:
    """Read one catalog.

    A catalog that has lost most of its finished translations is unreadable, and so is a missing file that had some;
    unless the loss is accepted. Interface words without a catalog have the translations that come with the program.
    """
    try:
        with faults_as(CatalogError, check.path):
            return _read_catalog(check)
    except (CatalogError, FileError) as error:
        return Loaded(FileState.UNREADABLE, _EMPTY, catalog_findings(error, check.catalog))


def _read_catalog(check: LossCheck) -> Loaded[Catalog]:
    """Read one catalog; raises CatalogError and FileError."""
    data = check.project.files.read(check.path)
    if check.catalog.locale == check.inputs.other_languages.get(check.catalog.name):
        return Loaded(FileState.ABSENT, _original(check.inputs, check.catalog.name), base=base_of(data))
    accepted = is_accepted(check.project, check.catalog)
    if data is None or loss.blank(data):
        if problem := "" if accepted else _absent_problem(check, data):
            raise CatalogError(Problem(check.path, 0, problem))
        return Loaded(FileState.ABSENT, _instead(check.project, check.catalog), base=base_of(data))
    catalog = po.read(data, check.path)
    if not accepted and (lost := check.message(catalog, data)):
        raise CatalogError(Problem(check.path, 0, lost))
    return Loaded(FileState.READ, catalog, base=base_of(data))


def _absent_problem(check: LossCheck, data: bytes | None) -> str:
    if data is not None:
        expected = f"expected a catalog; take it back, or begin anew: {way_out(check.catalog)}"
        return f"the file is empty, {expected}"
    missing = check.missing()
    return f"the file is missing: {missing}" if missing else ""


def _original(inputs: CatalogInputs, name: str) -> Catalog:
    """Return an article as its translation into its own locale: what others find there that look translations up."""
    template = inputs.template(name) if inputs.has_article(name) else _EMPTY
    return replace(template, entries=tuple(replace(entry, target=entry.source) for entry in template.entries))


def _instead(project: Project, catalog: CatalogId) -> Catalog:
    if catalog.name != interface.NAME:
        return _EMPTY
    return interface_without_catalog(catalog.locale, ship=not project.fallback(catalog.locale))


def load_orphans(project: Project, tag: str) -> dict[str, Catalog]:
    """Read the catalogs of gone articles in a locale, by name; those that cannot be read are left out.

    Nobody needs them, so what is wrong with one is no finding.
    """
    orphans = {}
    for name in orphan_names(project, tag):
        each = load_orphan(project, CatalogId(tag, name))
        if each.state is FileState.READ:
            orphans[name] = each.value
    return orphans


def load_orphan(project: Project, catalog: CatalogId) -> Loaded[Catalog]:
    """Read the catalog of a gone article; losses do not matter here."""
    path = project.config.layout.catalog(catalog.locale, catalog.name)
    try:
        data = project.files.read(path)
        if data is None:
            return Loaded(FileState.ABSENT, _EMPTY)
        return Loaded(FileState.READ, po.read(data, path), base=base_of(data))
    except (CatalogError, FileError) as error:
        return Loaded(FileState.UNREADABLE, _EMPTY, catalog_findings(error, catalog))


def catalog_findings(error: CatalogError | FileError, catalog: CatalogId) -> tuple[Finding, ...]:
    """Return why a catalog cannot be used, as findings."""
    article = "" if catalog.name == interface.NAME else catalog.name
    return as_findings("catalog", error.problems, locale=catalog.locale, article=article)


def _undisplayable(project: Project, catalog: CatalogId, loaded: Loaded[Catalog]) -> list[Finding]:
    """Return findings for characters that no page can show, in the header and in interface words.

    In the entries of an article they are findings of its check.
    """
    if loaded.state is not FileState.READ:
        return []
    words = loaded.value.active() if catalog.name == interface.NAME else ()
    head = loaded.value.head.line
    texts = [(f"the header {field}", head, value) for field, value in loaded.value.header]
    texts += [("the translation", entry.line, entry.target) for entry in words if entry.translated]
    path = project.config.layout.catalog(catalog.locale, catalog.name)
    problems = [
        Problem(path, line, f"{characters.named(char)} in {what}, expected text")
        for what, line, text in texts
        if (char := characters.refused(text))
    ]
    return [each for problem in problems for each in catalog_findings(CatalogError(problem), catalog)]


def translators(catalog: Catalog | None) -> tuple[str, ...]:
    """The translator that a catalog names, without an address."""
    name = (catalog.field("Last-Translator") or "") if catalog else ""
    name = name.partition("<")[0].strip()
    return (name,) if name and name.upper() != "FULL NAME" and not characters.refused(name) else ()
