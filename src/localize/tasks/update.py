"""Templates and catalogs brought up to date with the articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property, partial

from localize.catalogs import loss, memory, po
from localize.catalogs.loss import Seen
from localize.catalogs.merge import merge
from localize.catalogs.regional import regional
from localize.catalogs.template import with_date
from localize.checks.target_locale import TargetLocale
from localize.config import MemoryUse
from localize.errors import CatalogError, FileError, SourceError, faults_as
from localize.files.exchange import base_of
from localize.model.catalog import Catalog
from localize.model.finding import Finding
from localize.pages import interface
from localize.tasks import renames
from localize.tasks.change import Change
from localize.tasks.interface import update_interface
from localize.tasks.project import Project

Place = tuple[str, str]
"""A locale and an article: where a catalog stands."""

Merge = Callable[..., Catalog]
"""Gives the new catalog for the one `before`, which may be None."""

_MOST_MERGES = 4
"""How often a regional catalog is merged again at most; twice is what it takes."""

_RENAMED = 0.5
"""The least share of a new article's segments that the catalog of a gone one must have to be its own."""


def extract(project: Project) -> Iterator[Change]:
    """The templates that must be written, and those whose article is gone.

    Before these go, it is written down which article has another name now, as they are what tells it.
    """
    yield from renames.records(project)
    wanted = dict(_templates(project))
    for name, template in {**wanted, interface.NAME: interface.template()}.items():
        path = project.files.template_path(name)
        data, before = po.write(template), project.files.read(path)
        if data != before:
            yield Change(path, data, base_of(before))
    for path in project.stale_templates():
        yield Change(path, None, base_of(project.files.read(path)))


def _templates(project: Project) -> Iterator[tuple[str, Catalog]]:
    for article in project.wanted_articles():
        try:
            yield article.name, project.template(article)
        except SourceError as error:
            project.report("source", *error.problems, article=article.name)


def again(project: Project, path: str) -> tuple[list[Change], list[Finding]]:
    """The work for one template or catalog once more, on what is there now: changes, and what a person must mend.

    Catalogs of locales that look translations up in it are looked at again too.
    """
    for tag, name in _places(project):
        if project.files.catalog_path(tag, name) == path:
            group = next(group for group in project.locale_groups() if tag in group)
            part = project.narrowed(group, [name])
            return [change for change in Update(part).changes() if change], part.findings
    return [change for change in extract(project) if change.path == path], []


def _places(project: Project) -> Iterator[Place]:
    yield from ((locale.tag, article.name) for article, locale in project.pairs())
    yield from ((tag, interface.NAME) for tag in project.interface_locales())


class Update:
    """The work of bringing the wanted catalogs up to date.

    First all are merged; then what is new in them is looked up in the memory, which so knows what every catalog of
    the project says, and a second run finds nothing more to do.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._bases: dict[Place, str | None] = {}
        self._before: dict[Place, Catalog | None] = {}
        self._merges: dict[Place, Merge] = {}
        self._after: dict[Place, Catalog] = {}
        self._filled: dict[Place, Catalog] = {}

    @property
    def size(self) -> int:
        """How many steps `changes` takes."""
        return 2 * (len(self._project.pairs()) + len(self._project.interface_locales()))

    def changes(self) -> Iterator[Change | None]:
        """The catalogs that must be written; None for a step that gives none."""
        for _ in self._merge():
            yield None
        # A regional catalog is compared with what its fallbacks hold in the end.
        for place in sorted(self._after, key=lambda place: bool(self._project.fallback(place[0]))):
            self._try(place, self._filled, partial(self._finished, place))
            after = self._filled.get(place)
            if after is None:
                yield None
                continue
            path = self._project.files.catalog_path(*place)
            data = None if after == self._before[place] else po.write(with_date(after))
            yield None if data is None else Change(path, data, self._bases[place])

    def seen(self) -> Seen:
        """What is to be kept of the catalogs that `changes` has gone through, to tell later what they have lost."""
        project = self._project
        finished, accepted = {}, {}
        for place, catalog in self._filled.items():
            path = project.files.catalog_path(*place)
            known = project.files.in_commit(path)
            keys = [] if known else [entry.key for entry in catalog.active()]
            finished[path] = len(loss.only_in(catalog, project.without(*place, keys)))
            data = po.write(catalog) if known and project.accept_loss else b""
            committed = project.files.committed(path, data) if data else None
            lost = project.committed_loss(*place, catalog, data) if committed else None
            if committed and lost and lost.much:
                accepted[path] = committed[0]
        return Seen(finished, accepted)

    def _merge(self) -> Iterator[None]:
        project = self._project
        for article, locale in project.pairs():
            place = (locale.tag, article.name)
            try:
                template = project.template(article)
            except SourceError:  # told where the templates are written
                yield
                continue
            work = partial(_merged, template, locale=locale)
            self._merge_one(place, work, partial(self._renamed, place, template))
            yield
        for tag in project.interface_locales():
            ship = not project.fallback(tag)
            work = partial(update_interface, locale=tag, ship=ship)
            self._merge_one((tag, interface.NAME), work, lambda: None)
            yield

    def _merge_one(self, place: Place, work: Merge, instead: Callable[[], Catalog | None]) -> None:
        try:
            self._bases[place] = base_of(self._project.files.read(self._project.files.catalog_path(*place)))
            self._before[place] = before = self._project.read_catalog(*place)
        except (CatalogError, FileError) as error:
            self._project.report_catalog(error, *place)
        else:
            self._merges[place] = work
            self._try(place, self._after, lambda: work(before=instead() if before is None else before))

    def _try(self, place: Place, into: dict[Place, Catalog], work: Callable[[], Catalog]) -> None:
        """Puts what a piece of work gives into a table; where it throws what nobody foresaw, the catalog stays."""
        try:
            with faults_as(CatalogError, self._project.files.catalog_path(*place)):
                into[place] = work()
        except CatalogError as error:
            self._project.report_catalog(error, *place)

    def _renamed(self, place: Place, template: Catalog) -> Catalog | None:
        """The catalog of an article that is gone, for a new article that has most of its segments: it was renamed."""
        wanted = {entry.key for entry in template.entries}
        shares = [
            (len(wanted & catalog.by_key().keys()) / len(wanted), name, catalog)
            for name, catalog in self._project.orphan_catalogs(place[0])
        ]
        share, name, catalog = max(shares, key=lambda item: item[0], default=(0.0, "", None))
        if catalog is None or share < _RENAMED:
            return None
        renamed = {("Project-Id-Version", name): ("Project-Id-Version", place[1])}
        return replace(catalog, header=tuple(renamed.get(field, field) for field in catalog.header))

    def _finished(self, place: Place) -> Catalog:
        """The merged catalog with proposals from the memory; a regional one holds only what differs."""
        tag, name = place
        catalog, before = self._after[place], self._before[place]
        if self._project.fallback(tag):
            return self._regional(place)
        known = before.by_key() if before else {}
        if name == interface.NAME or not any(entry.empty and entry.key not in known for entry in catalog.active()):
            return catalog
        finished = self._project.config.memory is MemoryUse.TRANSLATED
        return memory.fill(catalog, known, self._memory, (tag,), finished=finished)

    def _regional(self, place: Place) -> Catalog:
        """The merged catalog with only what differs from the fallbacks.

        An entry that is left out gives way to what an obsolete one has for it: merged again until nothing changes, so
        that this run is the last.
        """
        chain = [(other, self._current(other, place[1])) for other in self._project.fallback(place[0])]
        after = regional(self._after[place], chain)
        for _ in range(_MOST_MERGES if after != self._before[place] else 0):
            merged = regional(self._merges[place](before=after), chain)
            if merged == after:
                break
            after = merged
        return after

    def _taken(self) -> list[tuple[str, str, Catalog]]:
        """The finished entries that merging has made others of: their translations may help with more than those."""
        found = []
        for (tag, name), before in self._before.items():
            after = self._after.get((tag, name))
            if before is None or after is None or name == interface.NAME or before.entries == after.entries:
                continue
            kept = {entry.key for entry in after.entries if not entry.empty and not entry.fuzzy}
            taken = tuple(entry for entry in before.active() if entry.translated and entry.key not in kept)
            found.append((tag, name, replace(before, entries=taken)))
        return found

    def _current(self, tag: str, name: str) -> Catalog:
        """A catalog as this run leaves it, or as it stands on disk."""
        place = (tag, name)
        known = self._filled.get(place) or self._after.get(place)
        return known or self._project.catalog(tag, name) or Catalog((), ())

    @cached_property
    def _memory(self) -> memory.Memory:
        """Made of all catalogs of the wanted locales that can be read, in the order of locales and articles.

        They are taken as merged, before any was filled: so the order of work makes no difference.
        """
        project = self._project
        tags = dict.fromkeys(tag for tag, name in self._after if name != interface.NAME)
        catalogs = [
            (tag, name, self._after.get((tag, name)) or project.catalog(tag, name) or Catalog((), ()))
            for tag in tags
            for name in project.articles
        ]
        catalogs += [(tag, name, catalog) for tag in tags for name, catalog in project.orphan_catalogs(tag)]
        catalogs += self._taken()
        return memory.Memory([*memory.pairs_of(catalogs), *project.foreign_pairs()], project.config.source_locale)


def _merged(template: Catalog, before: Catalog | None, *, locale: TargetLocale) -> Catalog:
    return merge(template, before, locale.tag, locale.hints)
