"""What readers see of pages, kept from run to run: approvals are compared with it."""

from __future__ import annotations

from localize.cache.steps import Step
from localize.model.approval import ReaderView
from localize.tasks.approvals import reader_view
from localize.tasks.articles import page_name
from localize.tasks.assets import assets_key
from localize.tasks.check import CheckedPage, ProjectCatalogs


class ReaderViewSteps:
    """Gives what readers see of a page; it is made where the texts or the images of the page have changed."""

    def __init__(self, catalogs: ProjectCatalogs) -> None:
        self._catalogs = catalogs
        self._steps = catalogs.sources.project.files.steps

    def of(self, page: CheckedPage, version: int) -> ReaderView:
        """Return what readers see of a page, by one version of the recipe."""
        sources, article = self._catalogs.sources, page.article
        images = assets_key(
            article.links, page.locale.config.chain, references=sources.references, files=sources.project.files
        )
        step: Step[ReaderView] = self._steps.step(f"reader view {version}", ReaderView)
        return step.made(
            page_name(article.name, page.locale.tag),
            (page.key, images),
            lambda: reader_view(
                sources, sources.articles[article.name], page.locale, self._catalogs.texts(page), version=version
            ),
        )
