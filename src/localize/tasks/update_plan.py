"""What an update has to do, article by article: templates are made, terms matched, renamed articles followed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from localize.catalogs import loss
from localize.dataclass import dataclass
from localize.model.catalog import Catalog
from localize.model.finding import Finding
from localize.pages import interface
from localize.tasks.articles import load_template
from localize.tasks.catalogs import load_catalog_inputs, load_orphans
from localize.tasks.change import Change
from localize.tasks.extract import template_change, template_data
from localize.tasks.loaded import FileState, Loaded
from localize.tasks.losses import CatalogId, CatalogInputs
from localize.tasks.orphans import orphan_names
from localize.tasks.renames import predecessors, segments_of
from localize.tasks.settled import SettledCatalogs, SettledTemplates
from localize.tasks.sources import Sources
from localize.tasks.term_hints import TermHints
from localize.tasks.update_batch import ArticleUpdate, Proposals, UpdateBatch

_ARTICLES_IN_A_BATCH = 8


@dataclass(frozen=True, slots=True)
class PlannedTemplates:
    """What comes before the catalogs of a batch: templates to write, and findings about those that cannot be made."""

    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class UpdatePlan:
    """What the batches of an update are made from.

    `names` are the selected articles to go through, and the interface words; for those in `settled` there is nothing
    to do. `templates` and `catalogs` take what turns out to be so now. `predecessors` are the gone articles whose
    catalogs new ones take over, by the locale and name of the new one.
    """

    sources: Sources
    names: tuple[str, ...]
    settled: tuple[str, ...]
    templates: SettledTemplates
    catalogs: SettledCatalogs
    inputs: CatalogInputs
    hints: TermHints
    predecessors: Mapping[CatalogId, str]

    def first(self, *, hold: bool = False) -> Iterator[tuple[PlannedTemplates, UpdateBatch]]:
        """Yield the batches of all articles, each with its templates; `hold` as in the batches."""
        for names in in_batches(self.names):
            templates = {name: load_named_template(self.sources, name) for name in names}
            changes = (
                change for name, template in templates.items() for change in self._template_change(name, template)
            )
            findings = (finding for template in templates.values() for finding in template.findings)
            planned = PlannedTemplates(tuple(changes), tuple(findings))
            updates = {name: self._update(name, template) for name, template in templates.items()}
            yield planned, self._batch(updates, hold=hold)

    def second(
        self, waiting: Mapping[str, tuple[str, ...]], proposals: Mapping[CatalogId, Proposals]
    ) -> Iterator[tuple[None, UpdateBatch]]:
        """Yield the batches of articles that waited for proposals in some locales."""
        for names in in_batches(waiting):
            updates = {name: self._update(name, load_named_template(self.sources, name)) for name in names}
            yield (
                None,
                self._batch(
                    {
                        name: replace(
                            update,
                            locales=waiting[name],
                            proposals={tag: proposals.get(CatalogId(tag, name), {}) for tag in waiting[name]},
                        )
                        for name, update in updates.items()
                    }
                ),
            )

    def _template_change(self, name: str, template: Loaded[Catalog]) -> Iterator[Change]:
        if not template.unreadable:
            data = template_data(template.value)
            if name != interface.NAME:
                self.templates.keep(self.sources.articles.rows[name], data)
            yield from template_change(self.sources.project, name, data)

    def _update(self, name: str, template: Loaded[Catalog]) -> ArticleUpdate:
        if name == interface.NAME:
            return ArticleUpdate(name, template.value, tuple(self.sources.project.interface_locales()))
        locales = tuple(each.tag for each in self.sources.selected_locales(self.sources.articles.rows[name]))
        followed = {tag: old for tag in locales if (old := self.predecessors.get(CatalogId(tag, name)))}
        if template.unreadable:
            return ArticleUpdate(name, None, locales)
        return ArticleUpdate(
            name, template.value, locales, hints=self.hints.of(name, template.value), predecessors=followed
        )

    def _batch(self, updates: Mapping[str, ArticleUpdate], *, hold: bool = False) -> UpdateBatch:
        """Return a batch that holds what its own articles need, and nothing of the others."""
        project = self.sources.project
        layout = project.config.layout
        paths = {name: project.paths[name] for name in updates if name in project.paths}
        selection = replace(project.selection, articles=frozenset(paths))
        catalogs = {layout.catalog(tag, name) for tag in project.all_locales for name in updates}
        inputs = CatalogInputs(
            replace(project, paths=paths, selection=selection, findings=()),
            articles={},
            record=self.inputs.record.only(catalogs),
            orphans=self.inputs.orphans,
            templates={name: update.template or Catalog((), ()) for name, update in updates.items()},
            other_languages={name: tag for name, tag in self.inputs.other_languages.items() if name in updates},
        )
        return UpdateBatch(inputs, tuple(updates.values()), hold=hold)


def load_named_template(sources: Sources, name: str) -> Loaded[Catalog]:
    """Return the template of an article, or that of the interface words."""
    if name == interface.NAME:
        return Loaded(FileState.READ, interface.template())
    return load_template(sources.articles[name], sources.project.config)


def plan_update(sources: Sources, names: Sequence[str], renames: Mapping[str, str]) -> UpdatePlan:
    """Plan the update of some articles and of the interface words."""
    templates, catalogs, rows = SettledTemplates(sources.project), SettledCatalogs(sources), sources.articles.rows
    settled = {
        name: None for name in names if name in rows and templates.is_settled(rows[name]) and catalogs.is_settled(name)
    }
    names = tuple(name for name in names if name not in settled)
    inputs = load_catalog_inputs(sources, sources.project.selection.locales)
    followed = {
        CatalogId(tag, new): old
        for tag in sources.selected_tags()
        for new, old in _predecessors(sources, tag, names, renames).items()
    }
    return UpdatePlan(sources, names, tuple(settled), templates, catalogs, inputs, TermHints(sources), followed)


def _predecessors(sources: Sources, tag: str, names: Iterable[str], renames: Mapping[str, str]) -> dict[str, str]:
    """Return, for articles without a catalog in a locale, the gone article whose catalog each takes over."""
    project = sources.project
    if not orphan_names(project, tag):
        return {}
    there = set(project.files.catalog_names(tag))
    rows = (sources.articles.rows[name] for name in names if name in sources.articles)
    into = [row.name for row in rows if tag in sources.targets_of(row)]
    new = [name for name in into if name not in there or _is_blank(sources, tag, name)]
    templates = {name: load_template(sources.articles[name], project.config) for name in new}
    segments = {name: segments_of(template.value) for name, template in templates.items() if not template.unreadable}
    return predecessors(segments, load_orphans(project, tag), renames) if segments else {}


def _is_blank(sources: Sources, tag: str, name: str) -> bool:
    """Whether a catalog is an empty file that is to be begun anew."""
    project = sources.project
    return project.selection.accept_loss and loss.blank(
        project.files.read(project.config.layout.catalog(tag, name)) or b""
    )


def in_batches(names: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield names, as many at a time as one task goes through."""
    rest = iter(names)
    while batch := tuple(islice(rest, _ARTICLES_IN_A_BATCH)):
        yield batch
