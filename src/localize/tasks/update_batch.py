"""The catalogs of some articles brought up to date: one task of an update, values in and values out.

All locales of an article are worked on together: what its new source means is found out once for all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field, replace
from functools import partial

from localize.catalogs import po
from localize.catalogs.loss import LossRecord
from localize.catalogs.memory import CatalogRows, MemoryRows, Proposal, catalog_rows, rows_of
from localize.catalogs.template import with_date
from localize.config import Worth
from localize.dataclass import dataclass
from localize.errors import CatalogError, faults_as
from localize.files.exchange import base_of
from localize.model.catalog import Catalog, Key
from localize.model.finding import Finding
from localize.tasks.catalog_job import CatalogJob, HintTable
from localize.tasks.catalogs import catalog_findings, load_catalogs, load_orphan
from localize.tasks.change import Change
from localize.tasks.loaded import FileState, Loaded
from localize.tasks.losses import CatalogId, CatalogInputs, LossCheck, record_of_update
from localize.tasks.project import Project

Proposals = Mapping[Key, Proposal]


@dataclass(frozen=True, slots=True)
class ArticleUpdate:
    """An article whose catalogs are to be brought up to date in some locales, or the interface words.

    Without a template its catalogs are only read. `hints` are the glossary's lines by locale; `predecessors` the gone
    articles whose catalogs it takes over, by locale. Where `proposals` are given, by locale, the memory has been asked;
    otherwise groups of locales that have questions wait for it.
    """

    name: str
    template: Catalog | None
    locales: tuple[str, ...]
    hints: Mapping[str, HintTable] = field(default_factory=dict)
    predecessors: Mapping[str, str] = field(default_factory=dict)
    proposals: Mapping[str, Proposals] | None = None


@dataclass(frozen=True, slots=True)
class UpdateBatch:
    """Some articles, and what is needed to read their catalogs.

    With `hold`, groups that wait for the memory come with what was merged, so that it need not be done again.
    """

    inputs: CatalogInputs
    articles: tuple[ArticleUpdate, ...]
    hold: bool = False


@dataclass(frozen=True, slots=True)
class GroupUpdate:
    """The update of an article in a group of locales that look translations up in each other.

    `rows` and `replaced` are what its catalogs give to the memory, `bases` the digests of their files, by locale. If
    there are `questions`, by locale, nothing else is done yet: the group waits for proposals.
    """

    name: str
    locales: tuple[str, ...]
    rows: Mapping[str, CatalogRows]
    replaced: Mapping[str, MemoryRows]
    questions: Mapping[str, tuple[Key, ...]] = field(default_factory=dict)
    bases: Mapping[str, str | None] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()
    record: LossRecord = field(default_factory=LossRecord)
    merged: MergedGroup | None = field(default=None, compare=False)


def update_batch(batch: UpdateBatch) -> tuple[GroupUpdate, ...]:
    """Bring the catalogs of some articles up to date, group by group; nothing is written."""
    updates = (each for article in batch.articles for each in _update_article(batch.inputs, article))
    return tuple(updates) if batch.hold else tuple(replace(each, merged=None) for each in updates)


def _update_article(inputs: CatalogInputs, article: ArticleUpdate) -> Iterator[GroupUpdate]:
    files = load_catalogs(inputs, name=article.name, tags=article.locales).files
    for group in inputs.project.locale_groups():
        locales = tuple(tag for tag in group if tag in article.locales)
        if locales:
            yield _Group(inputs, article, locales, files).update()


@dataclass(frozen=True, slots=True)
class _Group:
    """An article in a group of locales, with the catalogs that were read."""

    inputs: CatalogInputs
    article: ArticleUpdate
    locales: tuple[str, ...]
    files: Mapping[str, Loaded[Catalog]]

    @property
    def project(self) -> Project:
        return self.inputs.project

    def update(self) -> GroupUpdate:
        """Merge the catalogs, and finish them if the memory is not needed or has been asked."""
        jobs = list(self._jobs())
        merged, unmerged = self._attempted(jobs, lambda job: job.merged(job.begin))
        jobs = [job for job in jobs if job.id.locale in merged]
        rows = {tag: catalog_rows(merged.get(tag) or self.files[tag].value) for tag in self.locales}
        replaced = {job.id.locale: _replaced(job.before, merged[job.id.locale]) for job in jobs if job.before}
        bases = {tag: self.files[tag].base for tag in self.locales}
        result = GroupUpdate(self.article.name, self.locales, rows, replaced, bases=bases)
        group = MergedGroup(self, result, tuple(jobs), merged, tuple(unmerged))
        asked = {job.id.locale: job.questions(merged[job.id.locale]) for job in jobs}
        if self.article.proposals is None and any(asked.values()):
            return replace(result, questions={tag: keys for tag, keys in asked.items() if keys}, merged=group)
        return group.finished(self.article.proposals or {})

    def finish(self, group: MergedGroup, proposals: Mapping[str, Proposals]) -> GroupUpdate:
        """Finish catalogs that are merged."""
        finished, unfinished = self._finished(group.jobs, group.catalogs, proposals)
        checks = (self._loss_check(job) for job in group.jobs if job.id.locale in finished)
        record = record_of_update(checks, {CatalogId(tag, self.article.name): each for tag, each in finished.items()})
        findings = tuple(dict.fromkeys((*self._file_findings(), *group.findings, *unfinished)))
        changes = tuple(self._changes(group.jobs, finished))
        return replace(group.update, changes=changes, findings=findings, record=record)

    def _jobs(self) -> Iterator[CatalogJob]:
        """Return a job for each catalog that can be read, if its article has a template."""
        template = self.article.template
        for tag in self.locales:
            file = self.files[tag]
            if template is not None and not file.unreadable:
                yield CatalogJob(
                    CatalogId(tag, self.article.name),
                    template,
                    hints=self.article.hints.get(tag, {}),
                    file=file,
                    begin=self._taken_over(tag) if file.state is FileState.ABSENT else file.value,
                    fallback=self.project.fallback(tag),
                    source_locale=self.inputs.source_locale(self.article.name),
                )

    def _taken_over(self, tag: str) -> Catalog | None:
        """Return the catalog that a new article takes over from a gone one, with the new name in the header."""
        old = self.article.predecessors.get(tag)
        file = load_orphan(self.project, CatalogId(tag, old)) if old is not None else None
        if file is None or file.state is not FileState.READ:
            return None
        renamed = {("Project-Id-Version", old): ("Project-Id-Version", self.article.name)}
        return replace(file.value, header=tuple(renamed.get(each, each) for each in file.value.header))

    def _attempted(
        self, jobs: Iterable[CatalogJob], work: Callable[[CatalogJob], Catalog]
    ) -> tuple[dict[str, Catalog], list[Finding]]:
        """Return the result of some work for each job by locale; where it fails unforeseen, a finding instead."""
        done: dict[str, Catalog] = {}
        findings: list[Finding] = []
        for job in jobs:
            try:
                with faults_as(CatalogError, self.project.config.layout.catalog(job.id.locale, job.id.name)):
                    done[job.id.locale] = work(job)
            except CatalogError as error:
                findings += catalog_findings(error, job.id)
        return done, findings

    def _finished(
        self, jobs: Iterable[CatalogJob], merged: Mapping[str, Catalog], proposals: Mapping[str, Proposals]
    ) -> tuple[dict[str, Catalog], list[Finding]]:
        """Add proposals to the merged catalogs; regional catalogs keep only what differs."""
        is_done = self.project.config.memory is Worth.TRANSLATED

        def filled(job: CatalogJob) -> Catalog:
            return job.filled(merged[job.id.locale], proposals.get(job.id.locale, {}), finished=is_done)

        finished, findings = self._attempted((job for job in jobs if not job.fallback), filled)
        for job in jobs:
            if job.fallback:
                known = {tag: finished.get(tag) or merged.get(tag) or self.files[tag].value for tag in job.fallback}
                work = partial(CatalogJob.regional, merged=merged[job.id.locale], fallbacks=list(known.items()))
                done, failed = self._attempted([job], work)
                finished |= done
                findings += failed
        return finished, findings

    def _loss_check(self, job: CatalogJob) -> LossCheck:
        return LossCheck(self.inputs, job.id, [(tag, self.files[tag].value) for tag in job.fallback])

    def _changes(self, jobs: Iterable[CatalogJob], finished: Mapping[str, Catalog]) -> Iterator[Change]:
        """Return the catalogs to write, regional ones last."""
        for job in sorted(jobs, key=lambda job: bool(job.fallback)):
            after = finished.get(job.id.locale)
            if after is None:
                continue
            if self.project.selection.normalize:
                after = job.in_normal_form(after)
            if after != job.before or (self.project.selection.normalize and base_of(po.write(after)) != job.file.base):
                path = self.project.config.layout.catalog(job.id.locale, job.id.name)
                yield Change(path, po.write(with_date(after)), job.file.base)

    def _file_findings(self) -> Iterator[Finding]:
        """Return findings about catalogs that cannot be read, and about others that they fall back to."""
        for tag in self.locales:
            if self.files[tag].unreadable:
                yield from self.files[tag].findings
        for tag in self.locales:
            for other in self.project.fallback(tag):
                if other not in self.locales:
                    yield from self.files[other].findings


@dataclass(frozen=True, slots=True)
class MergedGroup:
    """A group whose catalogs are merged, and nothing more; `findings` tell what could not be merged."""

    group: _Group
    update: GroupUpdate
    jobs: tuple[CatalogJob, ...]
    catalogs: Mapping[str, Catalog]
    findings: tuple[Finding, ...]

    def finished(self, proposals: Mapping[str, Proposals]) -> GroupUpdate:
        """Add proposals, by locale, and finish the catalogs."""
        return self.group.finish(self, proposals)


def _replaced(before: Catalog, after: Catalog) -> MemoryRows:
    """Return finished translations that merging has replaced: they may help elsewhere too."""
    if before.entries == after.entries:
        return MemoryRows()
    same = set(map(id, after.entries))
    others = [entry for entry in before.active() if id(entry) not in same and entry.translated]
    still = {entry.key for entry in after.entries if not entry.empty and not entry.fuzzy} if others else ()
    return rows_of(entry for entry in others if entry.key not in still)
