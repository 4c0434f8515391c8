"""What stands for the catalogs of articles in groups, kept by the stamps of their files: none is looked up alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from localize.cache.codec import Codec
from localize.cache.steps import Step
from localize.cache.store import key_of
from localize.dataclass import dataclass
from localize.tasks.article_groups import group_name
from localize.tasks.articles import ArticleRow
from localize.tasks.catalog_rows import KeyedRow, is_new
from localize.tasks.catalogs import with_fallbacks
from localize.tasks.losses import CatalogId, CatalogInputs, is_accepted
from localize.tasks.page_paths import SlugRow
from localize.tasks.sources import Sources

Languages = tuple[str, str]
"""The locale of a source, and that of its translation."""
_Keys = Mapping[Languages, Mapping[str, bytes]]
_KEYS: Codec[_Keys] = Codec(_Keys)

CATALOG_GROUP = "catalog group"
"""The step that gives what stands for the catalogs of a group."""


@dataclass(frozen=True, slots=True)
class CatalogGroup:
    """What stands for the catalogs of some articles that follow each other.

    `sums` stand for all rows between two languages; `keys` are packed: those of the rows of which the catalogs can be
    read, by article. `slugs` are the names that translators have given pages, by locale and article.
    """

    sums: Mapping[Languages, bytes]
    keys: bytes
    slugs: Mapping[str, Mapping[str, SlugRow]]

    def keys_of(self, languages: Languages) -> Mapping[str, bytes]:
        """Return the keys of the rows between two languages whose catalogs can be read, by article."""
        return _KEYS.unpack(self.keys).get(languages, {}) if languages in self.sums else {}


Rows = Callable[[str], Mapping[str, KeyedRow]]
"""Gives the rows of the catalogs of an article, by locale."""


class CatalogGroupSteps:
    """Gives what stands for the catalogs of groups; it is made where one of their files or articles has changed."""

    def __init__(self, sources: Sources, inputs: CatalogInputs, tags: Iterable[str], rows: Rows) -> None:
        """`tags` are the target locales that are asked for; where these are not all, nothing is kept."""
        self._sources = sources
        self._files = sources.project.files
        self._record = inputs.record
        self._rows = rows
        self._tags = with_fallbacks(sources.project, tags)
        self._is_whole = set(tags) == set(sources.tags)
        self._step: Step[CatalogGroup] = self._files.steps.step(CATALOG_GROUP, CatalogGroup)
        self._keys: dict[tuple[str, ...], bytes] = {}
        """Those of groups that are not known; where one cannot be told, there is none."""

    def known(self, articles: tuple[str, ...]) -> CatalogGroup | None:
        """Return what stands for the catalogs of these articles; None where it must be made."""
        parts = list(self._parts(self._usable(articles))) if self._is_whole else [""]
        if "" in parts:
            return None
        key = key_of(*parts)
        group = self._step.known(group_name(articles), key)
        if group is None:
            self._keys[articles] = key
        return group

    def made(self, articles: tuple[str, ...]) -> CatalogGroup:
        """Return what stands for the catalogs of these articles, made of their rows, and keep it."""
        group, is_lasting = self._made(self._usable(articles))
        key = self._keys.get(articles)
        if key and is_lasting:
            self._step.keep(group_name(articles), group, key)
        return group

    def _usable(self, articles: Iterable[str]) -> list[ArticleRow]:
        rows = self._sources.articles.rows
        return [rows[name] for name in articles if name in rows]

    def _parts(self, articles: Iterable[ArticleRow]) -> Iterator[str | bytes]:
        """Yield what stands for all that the rows are made from; "" where that cannot be told."""
        project, record, files = self._sources.project, self._record, self._files
        folders = {tag: project.config.layout.catalog_folder(tag) for tag in self._tags}
        accepts = project.selection.accept_loss
        for article in articles:
            yield article.key
            for tag, folder in folders.items():
                path = f"{folder}/{article.name}.po"
                stamp = files.stamp(path)
                losses = f"{record.finished.get(path)} {record.accepted.get(path)}"
                accepted = accepts and is_accepted(project, CatalogId(tag, article.name))
                yield stamp and f"{path}\0{stamp}\0{files.id_in_commit(path)}\0{losses} {accepted}"

    def _made(self, articles: Iterable[ArticleRow]) -> tuple[CatalogGroup, bool]:
        """Return the group, and whether another run with the same files comes to the same."""
        sums: dict[Languages, list[str | bytes]] = {}
        keys: dict[Languages, dict[str, bytes]] = {}
        slugs: dict[str, dict[str, SlugRow]] = {}
        is_lasting = True
        for article in articles:
            for tag, each in self._rows(article.name).items():
                languages = article.locale, tag
                sums.setdefault(languages, []).extend((article.name, each.key))
                is_lasting = is_lasting and not is_new(each.key)
                if not each.row.unreadable:
                    keys.setdefault(languages, {})[article.name] = each.key
                if each.row.slug:
                    slugs.setdefault(tag, {})[article.name] = each.row.slug
        of_group = {languages: key_of(*parts) for languages, parts in sums.items()}
        return CatalogGroup(of_group, _KEYS.pack(keys), slugs), is_lasting
