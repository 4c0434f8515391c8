"""The files beside the page of an article, each as its locale has it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator

from localize.cache.store import key_of
from localize.errors import Problem
from localize.model.article import Article
from localize.pages.references import ArticleLinks, References
from localize.pages.released_page import Asset
from localize.tasks.project import Files


def assets(article: Article, chain: tuple[str, ...], *, references: References, files: Files) -> tuple[Asset, ...]:
    """The files beside the page of an article; `chain` is the locale with its fallbacks, empty for the source's.

    If a file cannot be read, its published copy is given: there is no new page then, but the earlier page may be kept.
    """
    locale = chain[0] if chain else article.locale
    embedded = _embedded(article)
    found = []
    for file in dict.fromkeys((*embedded, *references.assets(article))):
        variant = references.variant(file, chain)
        path = references.published(file)
        if file in embedded and variant == file:
            found.append(Asset(path, data=embedded[file]))
        elif files.problem(variant):
            found.append(Asset(path, files.config.layout.published(f"{locale}/{path}")))
        else:
            found.append(Asset(path, variant))
    return tuple(found)


def assets_key(article: ArticleLinks, chain: tuple[str, ...], *, references: References, files: Files) -> bytes:
    """Return what stands for the files beside the page of an article, and for what is in them; see `assets`."""
    parts: list[str] = []
    for file in _files(article, references):  # most articles have none
        variant = references.variant(file, chain)
        published = files.config.layout.published(f"{chain[0]}/{references.published(file)}") if chain else ""
        parts += (file, variant, files.content_key(variant) or files.content_key(published))
    return key_of(*parts)


def read_files(article: ArticleLinks, chains: Iterable[tuple[str, ...]], references: References) -> Iterator[str]:
    """Yield the files of the project that stand beside the pages of an article in some locales; see `assets`.

    Those that the source holds itself are left out.
    """
    for file in _files(article, references):  # most articles have none
        embedded = _embedded_paths(article)
        variants = dict.fromkeys(references.variant(file, chain) for chain in chains)
        yield from (variant for variant in variants if not (variant == file and file in embedded))


def asset_paths(article: ArticleLinks, references: References) -> list[str]:
    """Return the paths of the files beside the page of an article, below the folder of each locale."""
    return [references.published(file) for file in _files(article, references)]


def _files(article: ArticleLinks, references: References) -> list[str]:
    embedded = sorted(_embedded_paths(article)) if article.embedded else ()
    return [*embedded, *references.assets(article)]


def data(asset: Asset, files: Files) -> bytes:
    """The content of a file beside a page; empty if the file is gone. Raises FileError."""
    return (files.read(asset.file) or b"") if asset.file else asset.data


def unreadable(
    article: ArticleLinks, chain: tuple[str, ...], *, references: References, files: Files
) -> Iterator[Problem]:
    """Which files needed beside the page of an article cannot be read, and why: they are links out of the project."""
    embedded = _embedded_paths(article)
    for file in references.assets(article):
        variant = references.variant(file, chain)
        if not (file in embedded and variant == file) and (problem := files.problem(variant)):
            yield problem


def _embedded_paths(article: ArticleLinks) -> frozenset[str]:
    folder = posixpath.dirname(article.path)
    return frozenset(f"{folder}/{path}" for path in article.embedded)


def _embedded(article: Article) -> dict[str, bytes]:
    """The files embedded in the source, by the path in the project that each would have."""
    folder = f"{posixpath.dirname(article.path)}/"
    return {f"{folder}{path}": content for path, content in article.embedded}
