"""The files beside the page of an article, each as its locale has it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import partial

from localize.model.article import Article
from localize.project import Files, Project
from localize.publishing.released import Asset


def beside(project: Project, article: Article, chain: tuple[str, ...]) -> Iterator[Asset]:
    """The files beside the page of an article; `chain` is the locale with its fallbacks."""
    references = project.references
    folder = f"{posixpath.dirname(article.path)}/"
    embedded = {f"{folder}{path}": data for path, data in article.embedded}
    for file in dict.fromkeys((*embedded, *references.shown(article))):
        variant = references.variant(file, chain)
        place = references.published(file)
        if file in embedded and variant == file:
            yield Asset(place, partial(bytes, embedded[file]))
        else:
            yield Asset(place, partial(_read, project.files, variant))


def _read(files: Files, path: str) -> bytes:
    return files.read(path) or b""
