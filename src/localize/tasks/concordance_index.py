"""The index of the concordance, brought up to date with the sources and catalogs of a project."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from localize.cache.store import key_of
from localize.cache.text_index import DamagedIndexError, EntryText, IndexedFile, TextIndex
from localize.catalogs import po
from localize.errors import CatalogError, FileError, faults_as
from localize.model.article import Article
from localize.tasks.articles import ArticleRow
from localize.tasks.sources import Sources

INDEX = "concordance.sqlite"
"""The name of the index in this user's cache."""


def open_index(cache: Path | None) -> TextIndex:
    """Open the index in this user's cache; without one it lives as long as the object."""
    return TextIndex(None if cache is None else cache / INDEX)


def refresh(index: TextIndex, sources: Sources) -> int:
    """Bring the index up to date with all articles; return how many sources and catalogs had changed.

    Files that are as they were are not read. A catalog that cannot be read stays in the index as it was.
    """
    try:
        return _refreshed(index, sources)
    except DamagedIndexError:  # it is empty now
        return _refreshed(index, sources)


def refresh_article(index: TextIndex, sources: Sources, name: str) -> int:
    """Bring the index up to date with one article that there is, as `refresh` does with all."""
    try:
        return _refreshed_article(index, sources, name)
    except DamagedIndexError:
        return _refreshed(index, sources)


def drop_gone(index: TextIndex, sources: Sources) -> int:
    """Drop the files of gone articles and locales from the index, and return how many there were."""
    gone = index.keys().keys() - set(_paths(sources, sources.articles.rows.values()))
    index.drop(gone)
    return len(gone)


def _refreshed(index: TextIndex, sources: Sources) -> int:
    return sum(_refreshed_article(index, sources, name) for name in sources.articles.rows) + drop_gone(index, sources)


def _refreshed_article(index: TextIndex, sources: Sources, name: str) -> int:
    row = sources.articles.rows[name]
    changed = [_put_source(index, sources, row)]
    changed += [_put_catalog(index, sources, row, tag) for tag in sources.targets_of(row)]
    return sum(changed)


def _paths(sources: Sources, rows: Iterable[ArticleRow]) -> Iterator[str]:
    for row in rows:
        yield row.links.path
        yield from (sources.project.config.layout.catalog(tag, row.name) for tag in sources.targets_of(row))


def _put_source(index: TextIndex, sources: Sources, row: ArticleRow) -> bool:
    if index.key(row.links.path) == row.key:
        return False
    file = IndexedFile(row.links.path, row.locale, row.name, row.key)
    index.put(file, _source_texts(sources.articles[row.name]))
    return True


def _source_texts(article: Article) -> Sequence[EntryText]:
    lines = {(block.context, segment.text): segment.line for block, segment in reversed([*article.translatable()])}
    return [
        EntryText(context, source, source, line=lines[context, source])
        for context, source in dict.fromkeys(article.catalog_keys())
    ]


def _put_catalog(index: TextIndex, sources: Sources, row: ArticleRow, tag: str) -> bool:
    files = sources.project.files
    path = sources.project.config.layout.catalog(tag, row.name)
    key = key_of(files.content_key(path))
    if (index.key(path) or key_of("")) == key:
        return False
    try:
        with faults_as(CatalogError, path):
            data = files.read(path)
            entries = list(po.read(data, path).active()) if data else []
    except (CatalogError, FileError):
        return False
    texts = [EntryText(each.context, each.source, each.target, line=each.line, fuzzy=each.fuzzy) for each in entries]
    index.put(IndexedFile(path, tag, row.name, key), texts)
    return True
