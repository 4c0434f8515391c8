"""Translations that were imported from other projects, read from memory/."""

from __future__ import annotations

from collections.abc import Iterable

from localize.catalogs.memory import MemoryPair
from localize.errors import ExchangeError, FileError
from localize.language import tags
from localize.tasks.loaded import FileState, Loaded, as_findings
from localize.tasks.project import Project


def from_other(read: Iterable[tuple[str, MemoryPair]], source_locale: str) -> tuple[tuple[str, MemoryPair], ...]:
    """Return what was translated from another source locale than that of the project."""
    return tuple((locale, pair) for locale, pair in read if tags.is_written_alike(pair.source_locale, source_locale))


def load_imported_memory(project: Project, tag: str, source_locale: str) -> Loaded[tuple[MemoryPair, ...]]:
    """Read the translations from a source locale into another that were imported from other projects."""
    path = project.config.layout.memory(tag)
    try:
        data = project.files.read(path)
        if data is None:
            return Loaded(FileState.ABSENT, ())
        from localize.exchange import tmx  # noqa: PLC0415  # an XML parser, which few projects need

        main = project.config.source_locale
        if source_locale == main:
            read = tmx.read_memory(data, path, source_locale=main)
        else:
            read = from_other(tmx.read_whole_memory(data, path, source_locale=main), source_locale)
        pairs = tuple(pair for _, pair in read)
    except (ExchangeError, FileError) as error:
        return Loaded(FileState.UNREADABLE, (), as_findings("memory", error.problems))
    return Loaded(FileState.READ, pairs)
