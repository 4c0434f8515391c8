"""Catalogs brought up to date with the articles.

All catalogs are merged first. Then new entries are looked up in the memory, which by then knows all merged catalogs:
so a second run finds nothing more to do.
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
    """The sources of an update, the templates of the selected articles by name, and the renamed articles.

    `renames` are the new names by the old ones.
    """

    sources: Sources
    templates: Mapping[str, Loaded[Catalog]]
    renames: Mapping[str, str]


def update_inputs(sources: Sources) -> UpdateInputs:
    """Make the templates of the selected articles, and recognise renamed articles."""
    templates = load_templates(sources.selected_articles(), sources.project.config)
    return UpdateInputs(sources, templates, find_renames(sources.project, sources.articles))


@dataclass(frozen=True, slots=True)
class UpdateResult:
    """The result of an update: the files to write, findings, and the record to keep."""

    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]
    record: LossRecord


@dataclass(frozen=True, slots=True)
class _Job:
    """A catalog to bring up to date.

    `begin` is what the template is merged with: the catalog in the file; for a new article the catalog that it takes
    over from a gone one; or None. `locale` is None for interface words.
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
        """Return the catalog brought up to date with its template."""
        if self.locale is None:
            return update_interface(before, self.id.locale, ship=not self.fallback)
        return merge(self.template, before, locale=self.locale.tag, hints=self.locale.hints)


def steps(sources: Sources) -> int:
    """Return the number of catalogs that an update goes through."""
    return len(sources.pairs()) + len(sources.project.interface_locales())


def update_in(pool: Executor, inputs: UpdateInputs) -> Iterator[tuple[int, UpdateResult]]:
    """Update all selected locales; give the result of each group of locales with its number of catalogs."""
    groups = [inputs.sources.select(group) for group in inputs.sources.project.locale_groups()]
    futures = [(steps(group), pool.submit(update_catalogs, replace(inputs, sources=group))) for group in groups]
    for size, future in futures:
        yield size, future.result()


def is_selected_catalog(sources: Sources, path: str) -> bool:
    """Whether a path is that of a selected catalog."""
    return any(sources.project.config.layout.catalog(each.locale, each.name) == path for each in _selected(sources))


def update_again(inputs: UpdateInputs, path: str) -> UpdateResult:
    """Update one selected catalog again, as it is on disk now.

    Catalogs of locales that look translations up in it are updated again too.
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
    """Bring the selected catalogs up to date; a catalog that does not change is not among the changes."""
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
    """Read the selected catalogs and those of their fallbacks."""
    names: dict[str, list[str]] = {}
    for each in _selected(catalogs.sources):
        names.setdefault(each.name, []).append(each.locale)
    return {
        CatalogId(tag, name): file
        for name, tags in names.items()
        for tag, file in load_catalogs(catalogs, name=name, tags=tags).files.items()
    }


def _jobs(inputs: UpdateInputs, files: CatalogFiles) -> list[_Job]:
    """Return a job for each selected catalog that can be read, if its article has a template."""
    sources = inputs.sources
    project = sources.project
    followed = _followed(inputs, files)
    jobs = []
    for article, locale in sources.pairs():
        each = CatalogId(locale.tag, article.name)
        template = inputs.templates[article.name]
        if not (files[each].unreadable or template.unreadable):
            begin = followed.get(each) if files[each].state is FileState.ABSENT else files[each].value
            jobs.append(
                _Job(
                    each,
                    template.value,
                    locale=locale,
                    file=files[each],
                    begin=begin,
                    fallback=project.fallback(locale.tag),
                )
            )
    for tag in project.interface_locales():
        each = CatalogId(tag, interface.NAME)
        if not files[each].unreadable:
            begin = None if files[each].state is FileState.ABSENT else files[each].value
            jobs.append(
                _Job(
                    each,
                    interface.template(),
                    locale=None,
                    file=files[each],
                    begin=begin,
                    fallback=project.fallback(tag),
                )
            )
    return jobs


def _followed(inputs: UpdateInputs, files: CatalogFiles) -> dict[CatalogId, Catalog]:
    """Return the catalogs that new articles take over from gone ones, with the new name in the header."""
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
    """Return the result of some work for each job; where it fails unforeseen, a finding instead."""
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
    """Add proposals from the memory to the merged catalogs; regional catalogs keep only what differs."""
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
    """Whether a merged catalog has new entries without translation."""
    known = job.before.by_key() if job.before else {}
    return job.locale is not None and any(entry.empty and entry.key not in known for entry in merged.active())


def _no_memory(sources: Sources) -> Loaded[Memory]:
    return Loaded(FileState.ABSENT, Memory((), sources.project.config.source_locale))


def _filled(job: _Job, merged: Catalog, memory: Memory, use: MemoryUse) -> Catalog:
    """Return the merged catalog with proposals for its new entries."""
    if job.locale is None:
        return merged
    known = job.before.by_key() if job.before else {}
    return fill(merged, known, memory=memory, chain=(job.id.locale,), finished=use is MemoryUse.TRANSLATED)


def _regional(job: _Job, *, merged: Catalog, fallbacks: Chain) -> Catalog:
    """Return the merged catalog with only what differs from the fallbacks.

    Where an entry is left out, an obsolete one may take its place when it is merged again. So it is merged until
    nothing changes, and the next run has nothing to do.
    """
    after = regional(merged, fallbacks)
    for _ in range(_MOST_MERGES if after != job.before else 0):
        again = regional(job.merge(after), fallbacks)
        if again == after:
            break
        after = again
    return after


def _changes(sources: Sources, jobs: Iterable[_Job], finished: Catalogs) -> Iterator[Change]:
    """Return the catalogs to write, regional ones last."""
    for job in sorted(jobs, key=lambda job: bool(job.fallback)):
        after = finished.get(job.id)
        if after is not None and after != job.before:
            path = sources.project.config.layout.catalog(job.id.locale, job.id.name)
            yield Change(path, po.write(with_date(after)), job.file.base)


def _file_findings(sources: Sources, files: CatalogFiles) -> Iterator[Finding]:
    """Return findings about selected catalogs that cannot be read, and about other catalogs that they fall back to."""
    selected = dict.fromkeys(_selected(sources))
    for each in selected:
        if files[each].unreadable:
            yield from files[each].findings
    for each in selected:
        for tag in sources.project.fallback(each.locale):
            other = CatalogId(tag, each.name)
            if other not in selected:
                yield from files[other].findings
