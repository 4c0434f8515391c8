"""Catalogs of other tools, read from files and brought into the locales of the project."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePath, PurePosixPath

from localize import csv_tables
from localize.adopt.file_names import read_name
from localize.adopt.messages import ForeignCatalog
from localize.adopt.read_catalogs import read_exchanged, read_memory, read_po
from localize.adopt.read_tables import read_table
from localize.dataclass import dataclass
from localize.exchange.trees import LARGEST
from localize.files.elsewhere import read_elsewhere

Read = Callable[[bytes, str, str], tuple[ForeignCatalog, ...]]
"""Gives the catalogs in a file's bytes by its path and the source locale; raises CatalogError and ExchangeError."""


def _read_csv(data: bytes, path: str, source_locale: str) -> tuple[ForeignCatalog, ...]:
    """A table that `localize export` wrote, or one of another tool."""
    is_ours = {"article", "locale"} <= {name.lower() for name in csv_tables.first_line(data)}
    return (read_exchanged if is_ours else read_table)(data, path, source_locale)


_READERS: Mapping[str, Read] = {
    ".csv": _read_csv,
    ".po": read_po,
    ".tmx": read_memory,
    ".xlf": read_exchanged,
    ".xliff": read_exchanged,
}


def is_catalog(path: Path) -> bool:
    """Whether a file is a catalog of a tool, by its suffix."""
    return path.suffix.lower() in _READERS


def load_foreign_catalogs(file: Path, source_locale: str) -> tuple[ForeignCatalog, ...]:
    """Read the catalogs in a file, each in the locale that it names.

    Raises CatalogError, ExchangeError and FileError.
    """
    return _READERS[file.suffix.lower()](read_elsewhere(file, LARGEST), str(file), source_locale)


@dataclass(frozen=True, slots=True)
class SortedCatalogs:
    """The catalogs in locales of the project, and what the others name as their locales."""

    usable: tuple[ForeignCatalog, ...]
    unknown: tuple[str, ...]


def in_locales(catalogs: Iterable[ForeignCatalog], tags: Sequence[str]) -> SortedCatalogs:
    """The catalogs that are in any of these locales.

    One that names no locale is in the one that its path names, or in the only one there is.
    """
    usable: list[ForeignCatalog] = []
    unknown: dict[str, None] = {}
    for catalog in catalogs:
        tag = project_locale(catalog.locale, tags) if catalog.locale else _unnamed_locale(catalog.path, tags)
        if tag is None:
            unknown[catalog.locale or "no language that it names"] = None
        else:
            usable.append(replace(catalog, locale=tag))
    return SortedCatalogs(tuple(usable), tuple(unknown))


def project_locale(lang: str, tags: Iterable[str]) -> str | None:
    """The locale of a project for a language as another tool writes it; that of its language for a region without one.

    None where the project has neither.
    """
    known = {tag.casefold(): tag for tag in tags}
    required = lang.replace("_", "-").casefold()
    while required and required not in known:
        required = required.rpartition("-")[0]
    return known.get(required)


def _unnamed_locale(path: str, tags: Sequence[str]) -> str | None:
    """The locale that a path names: `de.po`, `guide.de.po`, `po/pt_BR/guide.po`, `locale/de/LC_MESSAGES/index.po`."""
    parts = (PurePath(path).stem, *reversed(PurePath(path).parts[:-1]))
    known = {tag.replace("-", "_").casefold(): tag for tag in tags}
    named = (known[name] for part in parts if (name := part.replace("-", "_").casefold()) in known)
    in_name = read_name(PurePosixPath(PurePath(path).as_posix()), tags).locale
    return next(named, in_name or (tags[0] if len(tags) == 1 else None))
