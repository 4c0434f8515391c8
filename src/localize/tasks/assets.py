"""The files beside the page of an article, each as its locale has it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import partial

from localize.errors import Problem
from localize.model.article import Article
from localize.pages.released_page import Asset
from localize.tasks.project import Files, Project


def beside(project: Project, article: Article, chain: tuple[str, ...]) -> Iterator[Asset]:
    """The files beside the page of an article; `chain` is the locale with its fallbacks.

    For one that cannot be read it is the file as it was published: there is no new page then, but one may be kept.
    """
    tag = chain[0] if chain else project.config.source_locale
    references = project.references
    folder = f"{posixpath.dirname(article.path)}/"
    embedded = {f"{folder}{path}": data for path, data in article.embedded}
    for file in dict.fromkeys((*embedded, *references.shown(article))):
        variant = references.variant(file, chain)
        place = references.published(file)
        if file in embedded and variant == file:
            yield Asset(place, partial(bytes, embedded[file]))
        elif project.files.problem(variant):
            yield Asset(place, partial(_read, project.files, project.files.output_path(f"{tag}/{place}")))
        else:
            yield Asset(place, partial(_read, project.files, variant))


def unreadable(project: Project, article: Article, chain: tuple[str, ...]) -> Iterator[Problem]:
    """Why files cannot be read that must stand beside the page of an article in a locale: links out of the project."""
    references = project.references
    folder = f"{posixpath.dirname(article.path)}/"
    embedded = {f"{folder}{path}" for path, _ in article.embedded}
    for file in references.shown(article):
        variant = references.variant(file, chain)
        if not (file in embedded and variant == file) and (problem := project.files.problem(variant)):
            yield problem


def _read(files: Files, path: str) -> bytes:
    return files.read(path) or b""
