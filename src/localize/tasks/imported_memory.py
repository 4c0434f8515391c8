"""Translations that were imported from other projects, read from memory/."""

from __future__ import annotations

from localize.catalogs.memory import MemoryPair
from localize.errors import ExchangeError, FileError
from localize.tasks.loaded import FileState, Loaded, as_findings
from localize.tasks.project import Project


def load_imported_memory(project: Project, tag: str, source_locale: str) -> Loaded[tuple[MemoryPair, ...]]:
    """Read the translations from a source locale into another that were imported from other projects."""
    path = project.config.layout.memory(tag)
    try:
        data = project.files.read(path)
        if data is None:
            return Loaded(FileState.ABSENT, ())
        from localize.exchange import tmx  # noqa: PLC0415  # an XML parser, which few projects need

        pairs = tuple(pair for _, pair in tmx.read_memory(data, path, source_locale=source_locale))
    except (ExchangeError, FileError) as error:
        return Loaded(FileState.UNREADABLE, (), as_findings("memory", error.problems))
    return Loaded(FileState.READ, pairs)
