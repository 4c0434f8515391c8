"""Finished translations in files of other tools and projects, for the memory."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from localize.catalogs.memory import MemoryPair
from localize.dataclass import dataclass
from localize.exchange import tmx
from localize.exchange.trees import LARGEST
from localize.files.elsewhere import read_elsewhere
from localize.language import tags
from localize.tasks.adopt_catalogs import adoption_from
from localize.tasks.foreign_catalogs import in_locales, load_foreign_catalogs, project_locale
from localize.tasks.imported_memory import read_memory_from
from localize.tasks.sources import Sources


@dataclass(frozen=True, slots=True)
class ForeignMemory:
    """The translations in a file by target locale, and its languages for which the project has no locale."""

    by_locale: dict[str, list[MemoryPair]]
    unknown: tuple[str, ...] = ()


def load_foreign_memory(sources: Sources, file: Path) -> ForeignMemory:
    """Read a TMX file, or a PO file as `localize adopt` reads it.

    A region that the project does not have counts as its language (`de-DE` as `de`). Raises CatalogError, ExchangeError
    and FileError.
    """
    read = _load_po if file.suffix.lower() == ".po" else _load_tmx
    main, *others = [read(sources, file, source_locale) for source_locale in sources.targets]
    by_locale = dict(main.by_locale)
    for source_locale, other in zip(list(sources.targets)[1:], others, strict=True):
        for tag, pairs in other.by_locale.items():
            if pairs:
                more = [replace(pair, source_locale=source_locale) for pair in pairs]
                by_locale[tag] = [*by_locale.get(tag, ()), *more]
    return ForeignMemory(by_locale, tuple(tag for tag in main.unknown if project_locale(tag, by_locale) is None))


def _load_tmx(sources: Sources, file: Path, source_locale: str) -> ForeignMemory:
    """Read what a TMX file has from a source locale of the project.

    From others than that of most articles only what says that it was translated from there, in the entry or the header.
    """
    data, main = read_elsewhere(file, LARGEST), sources.project.config.source_locale
    if source_locale != main and tags.is_written_alike(tmx.source_language(data, str(file)), source_locale):
        main = source_locale  # the whole file is from there
    read = read_memory_from(source_locale, data, str(file), main=main)
    return _sorted(read, tuple(sources.targets[source_locale]))


def _load_po(sources: Sources, file: Path, source_locale: str) -> ForeignMemory:
    """Read what a PO file has for the articles in a source locale of the project."""
    catalogs = in_locales(load_foreign_catalogs(file, source_locale), tuple(sources.targets[source_locale]))
    names = [row.name for row in sources.articles.rows.values() if row.locale == source_locale]
    by_locale = {catalog.locale: adoption_from(sources, [catalog], names).pairs() for catalog in catalogs.usable}
    return ForeignMemory(by_locale, catalogs.unknown)


def _sorted(read: Iterable[tuple[str, MemoryPair]], tags: tuple[str, ...]) -> ForeignMemory:
    by_locale: dict[str, list[MemoryPair]] = {}
    unknown: dict[str, None] = {}
    for language, pair in read:
        tag = project_locale(language, tags)
        if tag is None:
            unknown[language] = None
        else:
            by_locale.setdefault(tag, []).append(pair)
    return ForeignMemory(by_locale, tuple(unknown))
