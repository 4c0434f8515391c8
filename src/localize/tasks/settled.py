"""Templates and catalogs that are known to be up to date: an earlier run has made them and they were the same."""

from __future__ import annotations

from collections.abc import Mapping

from localize.cache.store import key_of
from localize.config import Config
from localize.files.exchange import base_of
from localize.tasks.articles import ArticleRow
from localize.tasks.project import Project
from localize.tasks.sources import Sources


class SettledTemplates:
    """The templates that say what their articles say today; each is known by the digest of its file."""

    def __init__(self, project: Project) -> None:
        """Look into the results of earlier runs."""
        self._project = project
        self._step = project.files.steps.step("template", str)

    def is_settled(self, row: ArticleRow) -> bool:
        """Whether the template on disk is the one that the article was found to have."""
        known = self._step.known(row.name, *_template_parts(row, self._project.config))
        path = self._project.config.layout.template(row.name)
        return bool(known) and known == self._project.files.content_key(path)

    def keep(self, row: ArticleRow, data: bytes) -> None:
        """Keep the template that was made for an article."""
        self._step.keep(row.name, base_of(data) or "", *_template_parts(row, self._project.config))


class SettledCatalogs:
    """The articles whose catalogs in all locales are what an update makes of them, without findings.

    That holds for the same article, glossary and files, and as long as the last commit has the same of them.
    """

    def __init__(self, sources: Sources) -> None:
        """Look into the results of earlier runs."""
        self._project = sources.project
        self._rows = sources.articles.rows
        self._step = sources.project.files.steps.step("update", bool)
        config = sources.project.config
        self._tags = {source_locale: tuple(targets) for source_locale, targets in sources.targets.items()}
        chains = repr([(tag, locale.fallback) for tag, locale in config.targets.items()])
        self._parts = (key_of(sources.glossary.base or "", chains, *config.targets),)
        self._whole = set(sources.tags) <= sources.project.selection.locales and not (
            sources.project.selection.accept_loss or sources.project.selection.normalize or sources.glossary.unreadable
        )

    def is_settled(self, name: str) -> bool:
        """Whether an update has nothing to do for an article."""
        if not self._whole:
            return False
        layout, tags = self._project.config.layout, self._tags[self._rows[name].locale]
        bases = {tag: self._project.files.content_key(layout.catalog(tag, name)) for tag in tags}
        parts = self._catalog_parts(name, bases)
        return bool(parts) and self._step.known(name, *parts) is True

    def keep(self, name: str, bases: Mapping[str, str | None]) -> None:
        """Keep that an update has changed nothing in the files of these digests, by locale, and found nothing wrong."""
        if self._whole and (parts := self._catalog_parts(name, bases)):
            self._step.keep(name, True, *parts)  # noqa: FBT003 (the result itself)

    def _catalog_parts(self, name: str, bases: Mapping[str, str | None]) -> tuple[str | bytes, ...]:
        """Return what the result for an article depends on; nothing where a file is missing."""
        project = self._project
        parts: list[str | bytes] = [*self._parts, *_template_parts(self._rows[name], project.config)]
        for tag in self._tags[self._rows[name].locale]:
            base = bases.get(tag)
            if not base:
                return ()
            parts += (tag, base, project.files.id_in_commit(project.config.layout.catalog(tag, name)))
        return tuple(parts)


def _template_parts(row: ArticleRow, config: Config) -> tuple[str | bytes, ...]:
    return row.key, config.slugs.value
