"""Translation memories taken from the project's catalogs and from other projects."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from localize.catalogs.memory import MemoryPair, pairs_of
from localize.exchange import tmx
from localize.exchange.tmx import Remembered
from localize.files.exchange import base_of
from localize.tasks.catalogs import load_catalog_inputs, load_catalogs
from localize.tasks.change import Change
from localize.tasks.loaded import FileState, Loaded
from localize.tasks.project import Project
from localize.tasks.sources import Sources


def remembered(sources: Sources) -> Loaded[list[Remembered]]:
    """All finished translations into the selected locales and their fallbacks, also those of segments that are gone."""
    project = sources.project
    selected = dict.fromkeys(locale.tag for _, locale in sources.pairs())
    tags = dict.fromkeys(tag for locale in selected for tag in (locale, *project.fallback(locale)))
    inputs = load_catalog_inputs(sources, tags)
    files = {name: load_catalogs(inputs, name=name, tags=tags).files for name in sources.articles}
    pairs = pairs_of((tag, name, files[name][tag].value) for tag in tags for name in sources.articles)
    findings = tuple(finding for tag in tags for name in sources.articles for finding in files[name][tag].findings)
    return Loaded(FileState.READ, pairs, findings)


def foreign(project: Project, data: bytes, path: str) -> tuple[dict[str, list[MemoryPair]], list[str]]:
    """The translations in a TMX file by target locale, and its languages for which the project has no locale.

    A region that the project does not have counts as its language (`de-DE` as `de`). Raises ExchangeError.
    """
    found: dict[str, list[MemoryPair]] = {}
    unknown: dict[str, None] = {}
    for lang, pair in tmx.read_memory(data, path, source_locale=project.config.source_locale):
        tag = project_locale(lang, project.config.locales)
        if tag is None:
            unknown[lang] = None
        else:
            found.setdefault(tag, []).append(pair)
    return found, list(unknown)


def project_locale(lang: str, tags: Iterable[str]) -> str | None:
    """The locale of a project for a language as another tool writes it; that of its language for a region without one.

    None where the project has neither.
    """
    known = {tag.casefold(): tag for tag in tags}
    wanted = lang.replace("_", "-").casefold()
    while wanted and wanted not in known:
        wanted = wanted.rpartition("-")[0]
    return known.get(wanted)


@dataclass(frozen=True, slots=True)
class GrownMemory:
    """The memory of a locale with more translations: its file, how many of them are new, how many it has."""

    changes: tuple[Change, ...]
    new: int
    size: int


def grown(project: Project, tag: str, pairs: Iterable[MemoryPair]) -> GrownMemory:
    """The memory of a locale as it stands on disk, and more translations; raises ExchangeError and FileError."""
    path, source = project.config.layout.memory(tag), project.config.source_locale
    old = project.files.read(path)
    known = [] if old is None else tmx.read_memory(old, path, source_locale=source)
    before = [pair for locale, pair in known if locale == tag]
    after = joined(before, pairs)
    data = tmx.write_memory([(tag, pair) for pair in after], source, path=path)
    return GrownMemory((Change(path, data, base_of(old)),), len(after) - len(before), len(after))


def joined(before: Iterable[MemoryPair], more: Iterable[MemoryPair]) -> list[MemoryPair]:
    """Two memories as one; of equal translations the first is kept."""
    pairs: dict[tuple[str, str | None, str], MemoryPair] = {}
    for pair in (*before, *more):
        pairs.setdefault((pair.source, pair.context, pair.target), pair)
    return list(pairs.values())
