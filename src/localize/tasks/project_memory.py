"""The translation memory of a project: its catalogs, and what was imported from other projects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from localize.catalogs.memory import Memory, MemoryPair, pairs_of
from localize.model.catalog import Catalog
from localize.model.finding import Finding
from localize.pages import interface
from localize.tasks.catalogs import CatalogFiles, load_catalogs, load_orphans
from localize.tasks.imported_memory import load_imported_memory
from localize.tasks.loaded import FileState, Loaded
from localize.tasks.losses import CatalogId, CatalogInputs


def project_memory(
    inputs: CatalogInputs,
    before: Mapping[CatalogId, Catalog],
    *,
    merged: Mapping[CatalogId, Catalog],
    files: CatalogFiles,
) -> Loaded[Memory]:
    """Return the memory for the locales of the merged catalogs.

    It holds the catalogs as merged, without proposals, so that the order of work makes no difference. `before` are
    the catalogs as they were before merging; `files` those that are read already.
    """
    sources = inputs.sources
    tags = list(dict.fromkeys(each.locale for each in merged if each.name != interface.NAME))
    findings: list[Finding] = []
    catalogs: dict[CatalogId, Catalog] = {}
    for name in sources.articles:
        unread = [tag for tag in tags if CatalogId(tag, name) not in files]
        loaded = load_catalogs(inputs, name=name, tags=unread).files
        for tag in tags:
            each = CatalogId(tag, name)
            file = files.get(each) or loaded[tag]
            catalogs[each] = merged.get(each) or file.value
            findings += file.findings if each not in merged else ()
    ordered = [(tag, name, catalogs[CatalogId(tag, name)]) for tag in tags for name in sources.articles]
    orphans = [(tag, name, each) for tag in tags for name, each in load_orphans(sources.project, tag).items()]
    imported = [(tag, load_imported_memory(sources.project, tag)) for tag in sources.selected_tags()]
    pairs: list[tuple[str, MemoryPair]] = pairs_of([*ordered, *orphans, *_replaced(before, merged)])
    pairs += [(tag, pair) for tag, each in imported for pair in each.value]
    findings += [finding for _, each in imported for finding in each.findings]
    return Loaded(FileState.READ, Memory(pairs, sources.project.config.source_locale), tuple(findings))


def _replaced(
    before: Mapping[CatalogId, Catalog], merged: Mapping[CatalogId, Catalog]
) -> Iterator[tuple[str, str, Catalog]]:
    """Return finished entries that merging has replaced: their translations may help elsewhere too."""
    for each, catalog in before.items():
        after = merged.get(each)
        if after is None or each.name == interface.NAME or catalog.entries == after.entries:
            continue
        kept = {entry.key for entry in after.entries if not entry.empty and not entry.fuzzy}
        taken = tuple(entry for entry in catalog.active() if entry.translated and entry.key not in kept)
        yield each.locale, each.name, replace(catalog, entries=taken)
