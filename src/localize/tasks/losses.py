"""What a catalog has lost since the last commit, or since the last update saw it."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from localize.catalogs import loss, po, progress
from localize.catalogs.progress import Chain
from localize.errors import CatalogError, FileError
from localize.language import pseudo
from localize.model.catalog import Catalog, Key
from localize.pages import interface
from localize.tasks.articles import load_template
from localize.tasks.project import Files, Project
from localize.tasks.sources import Sources

LOSS_RECORD = ".localize/catalogs.json"
"""What is kept of earlier runs to tell whether a catalog has lost translations."""


@dataclass(frozen=True, slots=True)
class CatalogInputs:
    """What catalogs are read with, so that a loss is seen.

    `record` is what earlier runs kept. `orphans` are the catalogs of articles that are gone, by locale and name: what
    they hold is not lost. They are there for the locales in which a catalog is missing.
    """

    sources: Sources
    record: loss.LossRecord
    orphans: Mapping[str, Mapping[str, Catalog]]


@dataclass(frozen=True, slots=True)
class CatalogId:
    """A locale and the name of an article, or of the interface words: which catalog it is."""

    locale: str
    name: str


def load_loss_record(files: Files) -> loss.LossRecord:
    """What earlier runs kept; nothing where that cannot be read."""
    try:
        return loss.read_record(files.read(LOSS_RECORD))
    except FileError:
        return loss.LossRecord()


def record_after(project: Project, before: loss.LossRecord, updates: Iterable[loss.LossRecord]) -> loss.LossRecord:
    """What is to be kept after a run, of the catalogs that articles of today have."""
    for each in updates:
        before = before.followed_by(each)
    names = (*project.paths, interface.NAME)
    return before.only({project.config.layout.catalog(tag, name) for tag in project.all_locales for name in names})


def is_accepted(project: Project, catalog: CatalogId) -> bool:
    """Whether a catalog is to be taken as it is, whatever it has lost."""
    selection = project.selection
    asked = catalog.name == interface.NAME or catalog.name in selection.articles
    return selection.accept_loss and catalog.locale in selection.locales and asked


def way_out(catalog: CatalogId) -> str:
    """The command that accepts the loss of a catalog."""
    article = "" if catalog.name == interface.NAME else f" {shlex.quote(catalog.name)}"
    return f"localize update --accept-loss --locale {catalog.locale}{article}"


def was_known(files: Files, record: loss.LossRecord, path: str) -> bool:
    """Whether a catalog was there before."""
    return files.in_commit(path) or path in record.finished


@dataclass(frozen=True, slots=True)
class LossCheck:
    """Tells what a catalog has lost; `fallbacks` are the catalogs of the locales that it falls back to."""

    inputs: CatalogInputs
    catalog: CatalogId
    fallbacks: Chain

    @property
    def project(self) -> Project:
        """The project of the catalog."""
        return self.inputs.sources.project

    @property
    def path(self) -> str:
        """The path of the catalog."""
        return self.project.config.layout.catalog(self.catalog.locale, self.catalog.name)

    def missing(self) -> str:
        """What is lost with a catalog that is not there, as a message; empty where that is nothing.

        What the catalog of a gone article has is not lost: the article was renamed, and takes it along. Interface
        words are not lost either: they are made again.
        """
        article = self.inputs.sources.articles.get(self.catalog.name)
        if article is None or not was_known(self.project.files, self.inputs.record, self.path):
            return ""
        needed = set(self._needed())
        orphans = self.inputs.orphans.get(self.catalog.locale, {}).values()
        kept = {entry.key: entry for catalog in orphans for entry in catalog.active() if entry.key in needed}
        return self.message(Catalog((), tuple(kept.values())), b"")

    def message(self, now: Catalog, data: bytes) -> str:
        """What a catalog has lost, as a message; empty where that is not much, or is made up again.

        `data` are the bytes of the file that holds it.
        """
        if pseudo.kind(self.catalog.locale):
            return ""
        if since_commit := self.since_commit(now, data):
            lost, where = (
                since_commit,
                f"the last commit has are gone, expected them here (git checkout HEAD -- {self.path})",
            )
        elif not self.project.files.in_commit(self.path):
            lost = loss.since_count(self.inputs.record.finished.get(self.path, 0), now)
            where = "the last update saw are gone, expected them here"
        else:
            return ""
        gone = f"{lost.gone} of {lost.of} finished translations that {where}"
        return f"{gone}; if that is meant: {way_out(self.catalog)}" if lost.much else ""

    def since_commit(self, now: Catalog, data: bytes) -> loss.Loss | None:
        """What a catalog has lost since the last commit; None where it is as there, or its loss was accepted."""
        if self.catalog.name != interface.NAME and self.catalog.name not in self.inputs.sources.articles:
            return None
        committed = self.project.files.committed(self.path, data)
        if committed is None:
            return None
        name, content = committed
        if self.inputs.record.accepted.get(self.path) == name or loss.cannot_be_much(content, now):
            return None
        try:
            previous = po.read(content, self.path)
        except CatalogError:
            return None
        return loss.since(previous, now, self.inherited(self._needed()))

    def accepted(self, now: Catalog) -> str:
        """The id of the committed file whose loss is accepted with a catalog; empty where it has lost little."""
        data = po.write(now)
        lost = self.since_commit(now, data)
        committed = self.project.files.committed(self.path, data) if lost and lost.much else None
        return committed[0] if committed else ""

    def inherited(self, keys: Iterable[Key]) -> dict[Key, str]:
        """What stands for entries that the catalog has not: translations of fallbacks, or interface words of ours."""
        is_interface = self.catalog.name == interface.NAME
        ours = interface.shipped(self.catalog.locale) if is_interface and not self.fallbacks else {}
        entries = {key: each.entry or ours.get(key) for key, each in progress.resolve(keys, self.fallbacks).items()}
        return {key: entry.target if entry and entry.translated else "" for key, entry in entries.items()}

    def _needed(self) -> list[Key]:
        """The entries that the article needs today."""
        if self.catalog.name == interface.NAME:
            return [entry.key for entry in interface.template().entries]
        template = load_template(self.inputs.sources.articles[self.catalog.name], self.project.config)
        return [entry.key for entry in template.value.entries]


def record_of_update(checks: Iterable[LossCheck], finished: Mapping[CatalogId, Catalog]) -> loss.LossRecord:
    """What is to be kept of updated catalogs, to tell later what they have lost."""
    counts: dict[str, int] = {}
    accepted: dict[str, str] = {}
    for check in checks:
        catalog = finished[check.catalog]
        known = check.project.files.in_commit(check.path)
        keys = [] if known else [entry.key for entry in catalog.active()]
        counts[check.path] = len(loss.only_in(catalog, check.inherited(keys)))
        if known and check.project.selection.accept_loss:
            name = check.accepted(catalog)
            accepted |= {check.path: name} if name else {}
    return loss.LossRecord(counts, accepted)
