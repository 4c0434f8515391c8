"""Catalogs brought up to date with the articles.

First all are merged; then what is new in them is looked up in the memory, which so knows what every catalog of the
project says, and a second run finds nothing more to do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import partial

from localize.catalogs import po
from localize.catalogs.loss import LossRecord
from localize.catalogs.memory import Memory, fill
from localize.catalogs.merge import merge
from localize.catalogs.progress import Chain
from localize.catalogs.regional import regional
from localize.catalogs.template import with_date
from localize.checks.target_locale import TargetLocale
from localize.config import MemoryUse
from localize.errors import CatalogError, faults_as
from localize.model.catalog import Catalog, Key
from localize.model.finding import Finding
from localize.pages import interface
from localize.tasks.articles import load_templates
from localize.tasks.catalogs import CatalogFiles, catalog_findings, load_catalog_inputs, load_catalogs, load_orphans
from localize.tasks.change import Change
from localize.tasks.interface import update_interface
from localize.tasks.loaded import FileState, Loaded
from localize.tasks.losses import CatalogId, CatalogInputs, LossCheck, record_of_update
from localize.tasks.project_memory import project_memory
from localize.tasks.renames import find_renames, predecessors, segments_of
from localize.tasks.sources import Sources

_MOST_MERGES = 4
"""How often a regional catalog is merged again at most; twice is what it takes."""

Catalogs = Mapping[CatalogId, Catalog]


@dataclass(frozen=True, slots=True)
class UpdateInputs:
    """What the catalogs of one run are updated from.

    `templates` are those of the selected articles by name; `renames` the new names of renamed articles by the old
    ones.
    """

    sources: Sources
    templates: Mapping[str, Loaded[Catalog]]
    renames: Mapping[str, str]


def update_inputs(sources: Sources) -> UpdateInputs:
    """What the selected catalogs are updated from: the templates of their articles, and which articles were renamed."""
    templates = load_templates(sources.selected_articles(), sources.project.config)
    return UpdateInputs(sources, templates, find_renames(sources.project, sources.articles))


@dataclass(frozen=True, slots=True)
class UpdateResult:
    """What an update gives: the files to write, what a person must mend, and what is to be kept of it."""

    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]
    record: LossRecord


@dataclass(frozen=True, slots=True)
class _Job:
    """A catalog to bring up to date: its template, the file, and the catalog that the work begins with.

    That is the one in the file; or for a new article that of the gone one that it follows; or None. `locale` is None
    for interface words.
    """

    id: CatalogId
    template: Catalog
    locale: TargetLocale | None
    file: Loaded[Catalog]
    begin: Catalog | None
    fallback: tuple[str, ...]

    @property
    def before(self) -> Catalog | None:
        """The catalog in the file, None where there is no file."""
        return self.file.value if self.file.state is FileState.READ else None

    def merge(self, before: Catalog | None) -> Catalog:
        """The catalog brought up to date with its template."""
        if self.locale is None:
            return update_interface(before, self.id.locale, ship=not self.fallback)
        return merge(self.template, before, locale=self.locale.tag, hints=self.locale.hints)


def steps(sources: Sources) -> int:
    """How many catalogs an update goes through."""
    return len(sources.pairs()) + len(sources.project.interface_locales())


def update_in(pool: Executor, inputs: UpdateInputs) -> Iterator[tuple[int, UpdateResult]]:
    """The updates of all selected locales, in their order, each with the number of catalogs it went through."""
    groups = [inputs.sources.select(group) for group in inputs.sources.project.locale_groups()]
    futures = [(steps(group), pool.submit(update_catalogs, replace(inputs, sources=group))) for group in groups]
    for size, future in futures:
        yield size, future.result()


def is_selected_catalog(sources: Sources, path: str) -> bool:
    """Whether a path is that of a catalog that was asked for."""
    return any(sources.project.config.layout.catalog(each.locale, each.name) == path for each in _selected(sources))


def update_again(inputs: UpdateInputs, path: str) -> UpdateResult:
    """The work for one selected catalog once more, on what is there now.

    Catalogs of locales that look translations up in it are looked at again too.
    """
    project = inputs.sources.project
    paths = {project.config.layout.catalog(each.locale, each.name): each for each in _selected(inputs.sources)}
    catalog = paths[path]
    group = next(group for group in project.locale_groups() if catalog.locale in group)
    return update_catalogs(replace(inputs, sources=inputs.sources.select(group, (catalog.name,))))


def _selected(sources: Sources) -> Iterator[CatalogId]:
    yield from (CatalogId(locale.tag, article.name) for article, locale in sources.pairs())
    yield from (CatalogId(tag, interface.NAME) for tag in sources.project.interface_locales())


def update_catalogs(inputs: UpdateInputs) -> UpdateResult:
    """The selected catalogs brought up to date: what must be written, nothing where nothing changed."""
    sources = inputs.sources
    catalogs = load_catalog_inputs(sources, sources.project.selection.locales)
    files = _load(catalogs)
    jobs = _jobs(inputs, files)
    merged, unmerged = _attempted(sources, jobs, lambda job: job.merge(job.begin))
    jobs = [job for job in jobs if job.id in merged]
    finished, unfinished = _finished(catalogs, jobs, merged=merged, files=files)
    findings = (*_file_findings(sources, files), *unmerged, *unfinished)
    checks = (_loss_check(catalogs, job, files=files) for job in jobs if job.id in finished)
    record = record_of_update(checks, finished)
    return UpdateResult(tuple(_changes(sources, jobs, finished)), tuple(dict.fromkeys(findings)), record)


def _loss_check(catalogs: CatalogInputs, job: _Job, *, files: CatalogFiles) -> LossCheck:
    fallbacks = [(tag, files[CatalogId(tag, job.id.name)].value) for tag in job.fallback]
    return LossCheck(catalogs, job.id, fallbacks)


def _load(catalogs: CatalogInputs) -> CatalogFiles:
    """The selected catalogs and those that they fall back to."""
    names: dict[str, list[str]] = {}
    for each in _selected(catalogs.sources):
        names.setdefault(each.name, []).append(each.locale)
    return {
        CatalogId(tag, name): file
        for name, tags in names.items()
        for tag, file in load_catalogs(catalogs, name=name, tags=tags).files.items()
    }


def _jobs(inputs: UpdateInputs, files: CatalogFiles) -> list[_Job]:
    """The selected catalogs that can be read, of articles that have a template: what is to be done for each."""
    sources = inputs.sources
    project = sources.project
    followed = _followed(inputs, files)
    jobs = []
    for article, locale in sources.pairs():
        each = CatalogId(locale.tag, article.name)
        template = inputs.templates[article.name]
        if not (files[each].unreadable or template.unreadable):
            begin = followed.get(each) if files[each].state is FileState.ABSENT else files[each].value
            jobs.append(_Job(each, template.value, locale, files[each], begin, project.fallback(locale.tag)))
    for tag in project.interface_locales():
        each = CatalogId(tag, interface.NAME)
        if not files[each].unreadable:
            begin = None if files[each].state is FileState.ABSENT else files[each].value
            jobs.append(_Job(each, interface.template(), None, files[each], begin, project.fallback(tag)))
    return jobs


def _followed(inputs: UpdateInputs, files: CatalogFiles) -> dict[CatalogId, Catalog]:
    """The catalogs of gone articles that new articles take over, each with the name of the new one."""
    new: dict[str, dict[str, set[Key]]] = {}
    for article, locale in inputs.sources.pairs():
        if files[CatalogId(locale.tag, article.name)].state is FileState.ABSENT:
            new.setdefault(locale.tag, {})[article.name] = segments_of(inputs.templates[article.name].value)
    followed = {}
    for tag, names in new.items():
        orphans = load_orphans(inputs.sources.project, tag)
        for name, old in predecessors(names, orphans, inputs.renames).items():
            renamed = {("Project-Id-Version", old): ("Project-Id-Version", name)}
            header = tuple(renamed.get(field, field) for field in orphans[old].header)
            followed[CatalogId(tag, name)] = replace(orphans[old], header=header)
    return followed


def _attempted(
    sources: Sources, jobs: Iterable[_Job], work: Callable[[_Job], Catalog]
) -> tuple[dict[CatalogId, Catalog], list[Finding]]:
    """What a piece of work gives for each catalog; where it throws what nobody foresaw, the catalog is left out."""
    done: dict[CatalogId, Catalog] = {}
    findings: list[Finding] = []
    for job in jobs:
        try:
            with faults_as(CatalogError, sources.project.config.layout.catalog(job.id.locale, job.id.name)):
                done[job.id] = work(job)
        except CatalogError as error:
            findings += catalog_findings(error, job.id)
    return done, findings


def _finished(
    catalogs: CatalogInputs, jobs: Sequence[_Job], *, merged: Catalogs, files: CatalogFiles
) -> tuple[dict[CatalogId, Catalog], list[Finding]]:
    """The merged catalogs with proposals from the memory; regional ones hold only what differs from their fallbacks."""
    sources = catalogs.sources
    whole = [job for job in jobs if not job.fallback]
    befores = {job.id: job.before for job in jobs if job.before is not None}
    any_new = any(_has_new(job, merged[job.id]) for job in whole)
    memory = project_memory(catalogs, befores, merged=merged, files=files) if any_new else _no_memory(sources)
    finished, findings = _attempted(
        sources, whole, lambda job: _filled(job, merged[job.id], memory.value, sources.project.config.memory)
    )
    findings = [*memory.findings, *findings]
    for job in jobs:
        if job.fallback:
            ids = [CatalogId(tag, job.id.name) for tag in job.fallback]
            chain = [(each.locale, finished.get(each) or merged.get(each) or files[each].value) for each in ids]
            done, failed = _attempted(sources, [job], partial(_regional, fallbacks=chain, merged=merged[job.id]))
            finished |= done
            findings += failed
    return finished, findings


def _has_new(job: _Job, merged: Catalog) -> bool:
    """Whether an article has entries that its catalog had not, and that nobody has translated."""
    known = job.before.by_key() if job.before else {}
    return job.locale is not None and any(entry.empty and entry.key not in known for entry in merged.active())


def _no_memory(sources: Sources) -> Loaded[Memory]:
    return Loaded(FileState.ABSENT, Memory((), sources.project.config.source_locale))


def _filled(job: _Job, merged: Catalog, memory: Memory, use: MemoryUse) -> Catalog:
    """The merged catalog with proposals for its new entries."""
    if job.locale is None:
        return merged
    known = job.before.by_key() if job.before else {}
    return fill(merged, known, memory=memory, chain=(job.id.locale,), finished=use is MemoryUse.TRANSLATED)


def _regional(job: _Job, *, merged: Catalog, fallbacks: Chain) -> Catalog:
    """The merged catalog with only what differs from the fallbacks.

    An entry that is left out gives way to what an obsolete one has for it: merged again until nothing changes, so
    that this run is the last.
    """
    after = regional(merged, fallbacks)
    for _ in range(_MOST_MERGES if after != job.before else 0):
        again = regional(job.merge(after), fallbacks)
        if again == after:
            break
        after = again
    return after


def _changes(sources: Sources, jobs: Iterable[_Job], finished: Catalogs) -> Iterator[Change]:
    """The catalogs that must be written, those of regional locales after the others."""
    for job in sorted(jobs, key=lambda job: bool(job.fallback)):
        after = finished.get(job.id)
        if after is not None and after != job.before:
            path = sources.project.config.layout.catalog(job.id.locale, job.id.name)
            yield Change(path, po.write(with_date(after)), job.file.base)


def _file_findings(sources: Sources, files: CatalogFiles) -> Iterator[Finding]:
    """What is wrong with the selected catalogs that cannot be read, and with others that they fall back to."""
    selected = dict.fromkeys(_selected(sources))
    for each in selected:
        if files[each].unreadable:
            yield from files[each].findings
    for each in selected:
        for tag in sources.project.fallback(each.locale):
            other = CatalogId(tag, each.name)
            if other not in selected:
                yield from files[other].findings
