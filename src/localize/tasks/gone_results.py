"""Results of earlier runs that no run asks for again: those of articles and locales that are gone."""

from __future__ import annotations

from localize.tasks.articles import ARTICLE_ROW, page_name
from localize.tasks.comparison import COMPARISON
from localize.tasks.project import Project


def forget_gone_results(project: Project) -> None:
    """Drop what is kept of articles that are gone, of locales that are, and of their pages."""
    store = project.files.steps.store
    articles = [name for name in store.owners(ARTICLE_ROW) if name not in project.paths]
    tags = project.all_locales
    store.drop(owner for name in articles for owner in (name, *(page_name(name, tag) for tag in tags)))
    targets = project.config.targets
    locales = [owner for owner in store.owners(COMPARISON) if owner.partition("/")[0] not in targets]
    store.drop(locales, with_all_below=True)
