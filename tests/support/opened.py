"""A project on disk, opened as the tasks take it."""

from __future__ import annotations

from collections.abc import Iterable

from localize.tasks.project import Project, open_project
from localize.tasks.sources import Sources, load_sources
from localize.tasks.workspace import Workspace
from support.folder import ProjectFolder


def opened(
    folder: ProjectFolder, *, locales: Iterable[str] = (), articles: Iterable[str] = (), accept_loss: bool = False
) -> Project:
    """The project with these locales and articles selected, all where none are named."""
    return open_project(Workspace(folder.root), locales=locales, articles=articles, accept_loss=accept_loss)


def sources(folder: ProjectFolder, *, locales: Iterable[str] = (), articles: Iterable[str] = ()) -> Sources:
    """The same with its articles and its glossary read."""
    return load_sources(opened(folder, locales=locales, articles=articles))
