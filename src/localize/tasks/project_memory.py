"""The translation memory of a project: its catalogs, and what was imported from other projects."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import Enum

from localize.cache.codec import Codec
from localize.catalogs.memory import CatalogRows, Memory, MemoryRow, MemoryRows, catalog_rows
from localize.catalogs.template import SOURCE_LANGUAGE
from localize.files.spool import Spool
from localize.model.finding import Finding
from localize.tasks.catalogs import load_catalogs, load_orphan
from localize.tasks.imported_memory import load_imported_memory
from localize.tasks.loaded import FileState, Loaded
from localize.tasks.losses import CatalogId, CatalogInputs
from localize.tasks.orphans import orphan_names

LocatedRow = tuple[str, str, MemoryRow]
"""A row with its locale and the article or file it comes from."""


class _Part(Enum):
    """Which translations of a catalog: as it was merged, obsolete ones, and those that merging has replaced."""

    IN_USE = "in use"
    OBSOLETE = "obsolete"
    REPLACED = "replaced"


class RowStore:
    """The finished translations of the catalogs that a run went through."""

    def __init__(self) -> None:
        """Begin with none."""
        self._spool = Spool()
        self._codec: Codec[MemoryRows] = Codec(MemoryRows)

    def put(self, catalog: CatalogId, rows: CatalogRows, *, replaced: MemoryRows) -> None:
        """Keep the rows of a catalog as it was merged, without proposals; `replaced` are those that it had before."""
        parts = {_Part.IN_USE: rows.in_use, _Part.OBSOLETE: rows.obsolete, _Part.REPLACED: replaced}
        for part, some in parts.items():
            if some.sources or part is _Part.IN_USE:
                self._spool.put((catalog, part), self._codec.pack(some))

    def __contains__(self, catalog: CatalogId) -> bool:
        """Whether the run went through a catalog."""
        return (catalog, _Part.IN_USE) in self._spool

    def in_use(self, catalog: CatalogId) -> MemoryRows:
        """Return the translations in use of a catalog as it was merged."""
        return self._rows(catalog, _Part.IN_USE)

    def obsolete(self, catalog: CatalogId) -> MemoryRows:
        """Return the obsolete translations of a catalog as it was merged."""
        return self._rows(catalog, _Part.OBSOLETE)

    def replaced(self, catalog: CatalogId) -> MemoryRows:
        """Return what merging has replaced in a catalog: it may help elsewhere."""
        return self._rows(catalog, _Part.REPLACED)

    def _rows(self, catalog: CatalogId, part: _Part) -> MemoryRows:
        key = (catalog, part)
        return self._codec.unpack(self._spool.get(key)) if key in self._spool else MemoryRows()


def project_memory(
    inputs: CatalogInputs, tags: Sequence[str], store: RowStore, *, questions: Collection[str], source_locale: str
) -> Loaded[Memory]:
    """Return what helps with the questions, from all catalogs of some locales whose articles are in a source locale.

    Catalogs that the run has not gone through are read now. All hold what they have without proposals, so that the
    order of work makes no difference.
    """
    names = [name for name in inputs.articles if inputs.source_locale(name) == source_locale]
    findings = list(_read_rest(inputs, names, tags, store))
    orphans = []
    for catalog in [CatalogId(tag, name) for tag in tags for name in orphan_names(inputs.project, tag)]:
        file = load_orphan(inputs.project, catalog)
        if (file.value.field(SOURCE_LANGUAGE) or inputs.project.config.source_locale) == source_locale:
            store.put(catalog, catalog_rows(file.value), replaced=MemoryRows())
            orphans.append(catalog)
    imported = [(tag, load_imported_memory(inputs.project, tag, source_locale)) for tag in tags]
    findings += [finding for _, each in imported for finding in each.findings]
    of_articles = [CatalogId(tag, name) for tag in tags for name in names]
    replaced = [CatalogId(tag, name) for name in names for tag in tags]

    def read() -> Iterator[LocatedRow]:
        catalogs = (*of_articles, *orphans)
        yield from ((each.locale, each.name, row) for each in catalogs for row in store.in_use(each))
        yield from ((each.locale, each.name, row) for each in replaced for row in store.replaced(each))
        yield from ((each.locale, each.name, row) for each in catalogs for row in store.obsolete(each))
        for tag, pairs in imported:
            yield from ((tag, pair.origin, (pair.source, pair.target, pair.context)) for pair in pairs.value)

    return Loaded(FileState.READ, Memory(read, questions, source_locale), tuple(findings))


def _read_rest(inputs: CatalogInputs, names: Iterable[str], tags: Sequence[str], store: RowStore) -> Iterator[Finding]:
    """Read the catalogs of some articles that the run has not gone through; return what is wrong with them."""
    for name in names:
        unread = [tag for tag in tags if CatalogId(tag, name) not in store]
        files = load_catalogs(inputs, name=name, tags=unread).files if unread else {}
        for tag in unread:
            store.put(CatalogId(tag, name), catalog_rows(files[tag].value), replaced=MemoryRows())
            yield from files[tag].findings
