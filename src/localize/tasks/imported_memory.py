"""Translations that were imported from other projects, read from memory/."""

from __future__ import annotations

from localize.catalogs.memory import MemoryPair
from localize.errors import ExchangeError, FileError
from localize.language import tags
from localize.tasks.loaded import FileState, Loaded, as_findings
from localize.tasks.project import Project


def read_memory_from(source_locale: str, data: bytes, path: str, *, main: str) -> tuple[tuple[str, MemoryPair], ...]:
    """Read the translations from a source locale in a TMX file, of which most are from `main`; raises ExchangeError.

    From another one than that only those in entries that say so.
    """
    from localize.exchange import tmx  # noqa: PLC0415  # an XML parser, which few projects need

    if source_locale == main:
        return tmx.read_memory(data, path, source_locale=main)
    whole = tmx.read_whole_memory(data, path, source_locale=main)
    return tuple((locale, pair) for locale, pair in whole if tags.is_written_alike(pair.source_locale, source_locale))


def load_imported_memory(project: Project, tag: str, source_locale: str) -> Loaded[tuple[MemoryPair, ...]]:
    """Read the translations from a source locale into another that were imported from other projects."""
    path = project.config.layout.memory(tag)
    try:
        data = project.files.read(path)
        if data is None:
            return Loaded(FileState.ABSENT, ())
        read = read_memory_from(source_locale, data, path, main=project.config.source_locale)
        pairs = tuple(pair for _, pair in read)
    except (ExchangeError, FileError) as error:
        return Loaded(FileState.UNREADABLE, (), as_findings("memory", error.problems))
    return Loaded(FileState.READ, pairs)
