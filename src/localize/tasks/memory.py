"""Translation memories taken from the project's catalogs and from other projects."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from localize.catalogs.memory import MemoryPair, pairs_of
from localize.dataclass import dataclass
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
    into = {row.name: [tag for tag in tags if tag in sources.targets_of(row)] for row in sources.articles.rows.values()}
    files = {name: load_catalogs(inputs, name=name, tags=of_article).files for name, of_article in into.items()}
    named = [(tag, name) for tag in tags for name in into if tag in into[name]]
    others = sources.other_languages
    pairs = [
        (tag, replace(pair, source_locale=others.get(pair.origin, "")))
        for tag, pair in pairs_of((tag, name, files[name][tag].value) for tag, name in named)
    ]
    findings = tuple(finding for tag, name in named for finding in files[name][tag].findings)
    return Loaded(FileState.READ, pairs, findings)


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
    known = [] if old is None else tmx.read_whole_memory(old, path, source_locale=source)
    before = [pair for locale, pair in known if locale == tag]
    after = joined(before, pairs)
    data = tmx.write_memory([(tag, pair) for pair in after], source, path=path)
    return GrownMemory((Change(path, data, base_of(old)),), len(after) - len(before), len(after))


def joined(before: Iterable[MemoryPair], more: Iterable[MemoryPair]) -> list[MemoryPair]:
    """Two memories as one; of equal translations the first is kept."""
    pairs: dict[tuple[str, str | None, str, str], MemoryPair] = {}
    for pair in (*before, *more):
        pairs.setdefault((pair.source, pair.context, pair.target, pair.source_locale), pair)
    return list(pairs.values())
