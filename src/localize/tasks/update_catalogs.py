"""Catalogs brought up to date with the articles.

Each article is merged in all its locales at once. Catalogs with new entries wait until all are merged: then these are
looked up in the memory, which knows all merged catalogs, so that a second run finds nothing more to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import field
from itertools import product

from localize.catalogs.loss import LossRecord
from localize.catalogs.memory import MemoryRows, NearSources
from localize.dataclass import dataclass
from localize.model.catalog import Key
from localize.model.finding import Finding
from localize.pages import interface
from localize.tasks.change import Change
from localize.tasks.executors import InProcess, in_order
from localize.tasks.losses import CatalogId
from localize.tasks.project_memory import RowStore, project_memory
from localize.tasks.renames import find_renames
from localize.tasks.sources import Sources
from localize.tasks.update_batch import GroupUpdate, MergedGroup, Proposals, update_batch
from localize.tasks.update_plan import PlannedTemplates, UpdatePlan, in_batches, plan_update

_MOST_HELD = 500
"""Catalogs that are held while they wait for the memory, 0.1 MB each for 73 entries; more are merged again."""


@dataclass(frozen=True, slots=True)
class UpdateInputs:
    """The sources of an update, and the new names of renamed articles by the old ones."""

    sources: Sources
    renames: Mapping[str, str]


def update_inputs(sources: Sources) -> UpdateInputs:
    """Recognise renamed articles."""
    return UpdateInputs(sources, find_renames(sources.project, sources.articles))


@dataclass(frozen=True, slots=True)
class UpdateResult:
    """The result of an update or a part of it: templates and catalogs to write, findings, and the record to keep."""

    templates: tuple[Change, ...] = ()
    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()
    record: LossRecord = field(default_factory=LossRecord)


def steps(sources: Sources) -> int:
    """Return the number of catalogs that an update goes through."""
    return sources.selected_pages + len(sources.project.interface_locales())


def is_selected_catalog(sources: Sources, path: str) -> bool:
    """Whether a path is that of a selected catalog."""
    return path in _selected_paths(sources)


def update_in(pool: Executor, inputs: UpdateInputs) -> Iterator[tuple[int, UpdateResult]]:
    """Update all selected catalogs; give the results of some at a time, with the number of catalogs that are done."""
    names = (*selected_names(inputs.sources), interface.NAME)
    yield from _Run(plan_update(inputs.sources, names, inputs.renames)).results(pool)


def update_catalogs(inputs: UpdateInputs) -> UpdateResult:
    """Bring the selected catalogs up to date; a catalog that does not change is not among the changes."""
    return _joined(result for _, result in update_in(InProcess(), inputs))


def update_again(inputs: UpdateInputs, path: str) -> UpdateResult:
    """Update one selected catalog again, as it is on disk now.

    Catalogs of locales that look translations up in it are updated again too.
    """
    project = inputs.sources.project
    catalog = _selected_paths(inputs.sources)[path]
    group = next(group for group in project.locale_groups() if catalog.locale in group)
    sources = inputs.sources.select(group, (catalog.name,))
    plan = plan_update(sources, (catalog.name,), inputs.renames)
    return _joined(result for _, result in _Run(plan).results(InProcess()))


class _Run:
    """One run of an update; it notes what waits for the memory, and what goes into it."""

    def __init__(self, plan: UpdatePlan) -> None:
        self._plan = plan
        self._store = RowStore()
        self._held: dict[str, list[MergedGroup]] = {}
        self._held_catalogs = 0
        self._waiting: dict[str, tuple[str, ...]] = {}
        self._questions: dict[CatalogId, tuple[Key, ...]] = {}

    def results(self, pool: Executor) -> Iterator[tuple[int, UpdateResult]]:
        project = self._plan.sources.project
        sources = self._plan.sources
        settled = (sources.selected_locales(sources.articles.rows[name]) for name in self._plan.settled)
        yield sum(map(len, settled)), UpdateResult()
        for templates, updates in in_order(pool, update_batch, self._plan.first(hold=isinstance(pool, InProcess))):
            for update in updates:
                self._note(update)
            self._keep_settled(updates)
            done = [update for update in updates if not update.questions]
            yield sum(len(update.locales) for update in done), _result(done, templates)
        proposals, findings = self._ask()
        yield 0, UpdateResult(findings=findings)
        for names in in_batches(tuple(self._held)):
            done = [_finished(group, proposals) for name in names for group in self._held.pop(name)]
            yield sum(len(update.locales) for update in done), _result(done)
        for _, updates in in_order(pool, update_batch, self._plan.second(self._waiting, proposals)):
            yield sum(len(update.locales) for update in updates), _result(updates)
        project.files.keep_results()

    def _note(self, update: GroupUpdate) -> None:
        if update.name == interface.NAME:
            return
        for tag, rows in update.rows.items():
            self._store.put(CatalogId(tag, update.name), rows, replaced=update.replaced.get(tag, MemoryRows()))
        for tag, keys in update.questions.items():
            self._questions[CatalogId(tag, update.name)] = keys
        if update.merged is not None and self._held_catalogs + len(update.locales) <= _MOST_HELD:
            self._held.setdefault(update.name, []).append(update.merged)
            self._held_catalogs += len(update.locales)
        elif update.questions:
            self._waiting[update.name] = (*self._waiting.get(update.name, ()), *update.locales)

    def _keep_settled(self, updates: Iterable[GroupUpdate]) -> None:
        """Keep which articles stay as they are, so that the next run need not go through them."""
        bases: dict[str, dict[str, str | None]] = {}
        busy: set[str] = {interface.NAME}
        for update in updates:
            bases.setdefault(update.name, {}).update(update.bases)
            if update.questions or update.changes or update.findings:
                busy.add(update.name)
        for name, of_locales in bases.items():
            if name not in busy:
                self._plan.catalogs.keep(name, of_locales)

    def _ask(self) -> tuple[dict[CatalogId, Proposals], tuple[Finding, ...]]:
        """Look all questions up in the memory, one source locale and one group of locales after another."""
        proposals: dict[CatalogId, Proposals] = {}
        findings: list[Finding] = []
        sources, inputs = self._plan.sources, self._plan.inputs
        searches = {source_locale: NearSources(source_locale) for source_locale in sources.targets}
        for source_locale, group in product(sources.targets, sources.project.locale_groups()):
            asked = {
                each: keys
                for each, keys in self._questions.items()
                if each.locale in group and inputs.source_locale(each.name) == source_locale
            }
            if asked:
                texts = [text for keys in asked.values() for _, text in keys]
                tags = [tag for tag in group if tag in sources.targets[source_locale]]
                search = searches[source_locale]
                memory = project_memory(inputs, tags, self._store, questions=texts, search=search)
                findings += memory.findings
                for each, keys in asked.items():
                    found = {key: memory.value.proposal(key, (each.locale,)) for key in keys}
                    proposals[each] = {key: proposal for key, proposal in found.items() if proposal}
        return proposals, tuple(findings)


def _finished(group: MergedGroup, proposals: Mapping[CatalogId, Proposals]) -> GroupUpdate:
    name, locales = group.update.name, group.update.locales
    return group.finished({tag: proposals.get(CatalogId(tag, name), {}) for tag in locales})


def _result(updates: Iterable[GroupUpdate], planned: PlannedTemplates | None = None) -> UpdateResult:
    """Return the updates of articles as one result."""
    results = [UpdateResult((), each.changes, each.findings, each.record) for each in updates]
    templates = [UpdateResult(planned.changes, (), planned.findings)] if planned else []
    return _joined([*templates, *results])


def _joined(results: Iterable[UpdateResult]) -> UpdateResult:
    results = list(results)
    return UpdateResult(
        tuple(change for each in results for change in each.templates),
        tuple(change for each in results for change in each.changes),
        tuple(dict.fromkeys(finding for each in results for finding in each.findings)),
        LossRecord(
            {path: number for each in results for path, number in each.record.finished.items()},
            {path: name for each in results for path, name in each.record.accepted.items()},
        ),
    )


def selected_names(sources: Sources) -> list[str]:
    """Return the names of the selected articles that can be used."""
    return [name for name in sources.articles if name in sources.project.selection.articles]


def _selected_paths(sources: Sources) -> dict[str, CatalogId]:
    catalogs = [CatalogId(locale.tag, row.name) for row, locale in sources.row_pairs()]
    catalogs += [CatalogId(tag, interface.NAME) for tag in sources.project.interface_locales()]
    return {sources.project.config.layout.catalog(each.locale, each.name): each for each in catalogs}
