"""Finished translations in files of other tools and projects, for the memory."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from localize.catalogs.memory import MemoryPair
from localize.exchange import tmx
from localize.exchange.trees import LARGEST
from localize.files.elsewhere import read_elsewhere
from localize.tasks.adopt_catalogs import adoption_from
from localize.tasks.foreign_catalogs import in_locales, load_foreign_catalogs, project_locale
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
    config = sources.project.config
    if file.suffix.lower() != ".po":
        read = tmx.read_memory(read_elsewhere(file, LARGEST), str(file), source_locale=config.source_locale)
        return _sorted(read, tuple(config.locales))
    catalogs = in_locales(load_foreign_catalogs(file, config.source_locale), tuple(config.locales))
    names = [name for name in sources.articles if name not in sources.other_languages]
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
