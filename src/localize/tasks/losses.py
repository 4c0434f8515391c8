"""Translations that a catalog has lost since the last commit, or since the last update."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping
from dataclasses import field

from localize.catalogs import loss, po, progress
from localize.catalogs.progress import Chain
from localize.catalogs.source_forms import SourceForms
from localize.dataclass import dataclass
from localize.errors import CatalogError, FileError
from localize.language import pseudo
from localize.model.article import Article
from localize.model.catalog import Catalog, Key, entry_key
from localize.pages import interface
from localize.tasks.articles import load_template
from localize.tasks.project import Files, Project

LOSS_RECORD = ".localize/catalogs.json"
"""What is kept of earlier runs to tell whether a catalog has lost translations."""


@dataclass(frozen=True, slots=True)
class CatalogInputs:
    """All that is needed to read catalogs and to notice what they have lost.

    `articles` are those of the project by name; of those in `templates`, the template is enough. `record` was kept by
    earlier runs. `orphans` are the catalogs of gone articles, by locale and name, for the locales in which a catalog is
    missing: what an orphan holds is not lost. `other_languages` gives the source locale of each article that is not in
    that of the project.
    """

    project: Project
    articles: Mapping[str, Article]
    record: loss.LossRecord
    orphans: Mapping[str, Mapping[str, Catalog]]
    templates: Mapping[str, Catalog] = field(default_factory=dict)
    other_languages: Mapping[str, str] = field(default_factory=dict)

    def source_locale(self, name: str) -> str:
        """Return the locale in which an article was written."""
        return self.other_languages.get(name, self.project.config.source_locale)

    def has_article(self, name: str) -> bool:
        """Whether there is an article of this name that can be used."""
        return name in self.templates or name in self.articles

    def template(self, name: str) -> Catalog:
        """Return the template of an article."""
        return self.templates.get(name) or load_template(self.articles[name], self.project.config).value


@dataclass(frozen=True, slots=True)
class CatalogId:
    """Which catalog: its locale, and the name of its article or of the interface words."""

    locale: str
    name: str


def load_loss_record(files: Files) -> loss.LossRecord:
    """Read the record that earlier runs kept; an empty one where it cannot be read."""
    try:
        return loss.read_record(files.read(LOSS_RECORD))
    except FileError:
        return loss.LossRecord()


def record_after(project: Project, before: loss.LossRecord, later: loss.LossRecord) -> loss.LossRecord:
    """Return the record to keep after a run; catalogs of gone articles are dropped from it."""
    names = (*project.paths, interface.NAME)
    paths = (project.config.layout.catalog(tag, name) for tag in project.all_locales for name in names)
    return before.followed_by(later, paths)


def is_accepted(project: Project, catalog: CatalogId) -> bool:
    """Whether the loss of a catalog is accepted for this run."""
    selection = project.selection
    asked = catalog.name == interface.NAME or catalog.name in selection.articles
    return selection.accept_loss and catalog.locale in selection.locales and asked


def way_out(catalog: CatalogId) -> str:
    """Return the command that accepts the loss of a catalog."""
    article = "" if catalog.name == interface.NAME else f" {shlex.quote(catalog.name)}"
    return f"localize update --accept-loss --locale {catalog.locale}{article}"


def was_known(files: Files, record: loss.LossRecord, path: str) -> bool:
    """Whether a catalog was there before: in the last commit, or at the last update."""
    return files.in_commit(path) or path in record.finished


@dataclass(frozen=True, slots=True)
class LossCheck:
    """A catalog to look at for losses; `fallbacks` are the catalogs of its locale's fallbacks."""

    inputs: CatalogInputs
    catalog: CatalogId
    fallbacks: Chain

    @property
    def project(self) -> Project:
        """The project of the catalog."""
        return self.inputs.project

    @property
    def path(self) -> str:
        """The path of the catalog."""
        return self.project.config.layout.catalog(self.catalog.locale, self.catalog.name)

    def missing(self) -> str:
        """Return a message about what is lost with a missing catalog; empty where nothing is.

        Translations in the catalog of a gone article are not lost: that article was renamed, and they go with it.
        Interface words are not lost either: they are made again.
        """
        known = was_known(self.project.files, self.inputs.record, self.path)
        if not known or not self.inputs.has_article(self.catalog.name):
            return ""
        needed = set(self._needed())
        orphans = self.inputs.orphans.get(self.catalog.locale, {}).values()
        kept = {entry.key: entry for catalog in orphans for entry in catalog.active() if entry.key in needed}
        return self.message(Catalog((), tuple(kept.values())), b"")

    def message(self, now: Catalog, data: bytes) -> str:
        """Return a message about what a catalog has lost; empty where it has lost little, or can be filled again.

        `data` is the content of its file.
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
        """Return the loss since the last commit; None where the file is unchanged, or its loss was accepted."""
        if self.catalog.name != interface.NAME and not self.inputs.has_article(self.catalog.name):
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
        """Return the id of the committed file whose loss is accepted now; empty where little is lost."""
        data = po.write(now)
        lost = self.since_commit(now, data)
        committed = self.project.files.committed(self.path, data) if lost and lost.much else None
        return committed[0] if committed else ""

    def inherited(self, keys: Iterable[Key]) -> dict[Key, str]:
        """Return what a page shows for entries that the catalog lacks: that of a fallback, our word, or the source."""
        is_interface = self.catalog.name == interface.NAME
        ours = interface.shipped(self.catalog.locale) if is_interface and not self.fallbacks else {}
        source = SourceForms(self.inputs.source_locale(self.catalog.name), self.catalog.locale)
        chain = [*(catalog.by_key() for _, catalog in self.fallbacks), source, ours]
        return {key: progress.first_finished(key, chain) for key in keys}

    def only_here(self, now: Catalog) -> int:
        """Return how many finished translations readers would not get without the catalog."""
        finished = [entry for entry in now.entries if entry.translated]
        has_others = self.fallbacks or self.catalog.name == interface.NAME
        # Where nothing but the source stands behind the catalog, a text that is not the source's is here only.
        asked = finished if has_others else [entry for entry in finished if entry.target == entry.source]
        inherited = self.inherited(map(entry_key, asked))
        return sum(inherited.get(entry_key(entry), "") != entry.target for entry in finished)

    def _needed(self) -> list[Key]:
        """Return the entries that the article has today."""
        if self.catalog.name == interface.NAME:
            return [entry.key for entry in interface.template().entries]
        return [entry.key for entry in self.inputs.template(self.catalog.name).entries]


def record_of_update(checks: Iterable[LossCheck], finished: Mapping[CatalogId, Catalog]) -> loss.LossRecord:
    """Return what updated catalogs change in the record by which later runs notice a loss."""
    counts: dict[str, int] = {}
    accepted: dict[str, str] = {}
    for check in checks:
        catalog = finished[check.catalog]
        known = check.project.files.in_commit(check.path)
        count = 0 if known else check.only_here(catalog)
        if count != check.inputs.record.finished.get(check.path, 0):
            counts[check.path] = count
        if known and check.project.selection.accept_loss:
            name = check.accepted(catalog)
            accepted |= {check.path: name} if name else {}
    return loss.LossRecord(counts, accepted)
