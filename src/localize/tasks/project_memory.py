"""The translation memory of a project: its catalogs, and what was imported from other projects."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, groupby
from operator import attrgetter

from localize.cache.codec import Codec
from localize.catalogs.memory import CatalogRows, LocatedRows, Memory, MemoryRows, NearSources, as_rows, catalog_rows
from localize.catalogs.template import SOURCE_LANGUAGE
from localize.dataclass import dataclass
from localize.files.spool import Spool
from localize.model.finding import Finding
from localize.model.fingerprints import fingerprint_of
from localize.tasks.catalogs import load_catalogs, load_orphan
from localize.tasks.imported_memory import load_imported_memory
from localize.tasks.loaded import FileState, Loaded
from localize.tasks.losses import CatalogId, CatalogInputs
from localize.tasks.orphans import orphan_names


@dataclass(frozen=True, slots=True)
class _StoredRows:
    """The rows of a catalog, packed by what became of them: each is asked for by itself."""

    in_use: bytes
    obsolete: bytes
    replaced: bytes


class RowStore:
    """The finished translations of catalogs; a large project has hundreds of thousands of these."""

    def __init__(self) -> None:
        """Begin with none."""
        self._spool = Spool()
        self._rows: Codec[MemoryRows] = Codec(MemoryRows)
        self._catalogs: Codec[_StoredRows] = Codec(_StoredRows)

    def put(self, catalog: CatalogId, rows: CatalogRows, *, replaced: MemoryRows) -> None:
        """Keep the rows of a catalog as it was merged, without proposals; `replaced` are those that it had before."""
        pack = self._rows.pack
        stored = _StoredRows(pack(rows.in_use), pack(rows.obsolete), pack(replaced))
        self._spool.put(_key(catalog), self._catalogs.pack(stored))

    def __contains__(self, catalog: CatalogId) -> bool:
        """Whether there are the rows of a catalog."""
        return _key(catalog) in self._spool

    def in_use(self, catalog: CatalogId) -> MemoryRows:
        """Return the translations in use of a catalog as it was merged."""
        return self._rows.unpack(self._stored(catalog).in_use)

    def obsolete(self, catalog: CatalogId) -> MemoryRows:
        """Return the obsolete translations of a catalog as it was merged."""
        return self._rows.unpack(self._stored(catalog).obsolete)

    def replaced(self, catalog: CatalogId) -> MemoryRows:
        """Return what merging has replaced in a catalog: it may help elsewhere."""
        return self._rows.unpack(self._stored(catalog).replaced)

    def _stored(self, catalog: CatalogId) -> _StoredRows:
        return self._catalogs.unpack(self._spool.get(_key(catalog)))


def _key(catalog: CatalogId) -> int:
    """Return what stands for a catalog; names would take three times as much memory."""
    return fingerprint_of(catalog.locale, catalog.name)


def project_memory(
    inputs: CatalogInputs, tags: Sequence[str], store: RowStore, *, questions: Collection[str], search: NearSources
) -> Loaded[Memory]:
    """Return what helps with the questions, from all catalogs of some locales whose articles are in a source locale.

    That is the source locale of the `search`.

    Catalogs that the run has not gone through are read now. All hold what they have without proposals, so that the
    order of work makes no difference.
    """
    source_locale = search.source_locale
    names = [name for name in inputs.articles if inputs.source_locale(name) == source_locale]
    rest = RowStore()
    findings = list(_read_rest(inputs, names, tags, but=store, into=rest))
    orphans = []
    for catalog in [CatalogId(tag, name) for tag in tags for name in orphan_names(inputs.project, tag)]:
        file = load_orphan(inputs.project, catalog)
        if (file.value.field(SOURCE_LANGUAGE) or inputs.project.config.source_locale) == source_locale:
            rest.put(catalog, catalog_rows(file.value), replaced=MemoryRows())
            orphans.append(catalog)
    imported = [(tag, load_imported_memory(inputs.project, tag, source_locale)) for tag in tags]
    findings += [finding for _, each in imported for finding in each.findings]

    def catalogs() -> Iterator[tuple[CatalogId, RowStore]]:
        of_articles = (CatalogId(tag, name) for tag in tags for name in names)
        for each in chain(of_articles, orphans):
            yield each, store if each in store else rest

    def read() -> Iterator[LocatedRows]:
        yield from ((each.locale, each.name, rows.in_use(each)) for each, rows in catalogs())
        merged = (each for name in names for tag in tags if (each := CatalogId(tag, name)) in store)
        yield from ((each.locale, each.name, store.replaced(each)) for each in merged)
        yield from ((each.locale, each.name, rows.obsolete(each)) for each, rows in catalogs())
        for tag, memory in imported:
            for origin, pairs in groupby(memory.value, key=attrgetter("origin")):
                yield tag, origin, as_rows((pair.source, pair.target, pair.context) for pair in pairs)

    return Loaded(FileState.READ, Memory(read, questions, search), tuple(findings))


def _read_rest(
    inputs: CatalogInputs, names: Iterable[str], tags: Sequence[str], *, but: RowStore, into: RowStore
) -> Iterator[Finding]:
    """Read the catalogs of some articles `but` those that the run has gone through; return what is wrong with them."""
    for name in names:
        unread = [tag for tag in tags if CatalogId(tag, name) not in but]
        files = load_catalogs(inputs, name=name, tags=unread).files if unread else {}
        for tag in unread:
            into.put(CatalogId(tag, name), catalog_rows(files[tag].value), replaced=MemoryRows())
            yield from files[tag].findings
