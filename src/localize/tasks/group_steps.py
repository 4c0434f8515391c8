"""Groups of pages kept from run to run: one is known where nothing has changed that decides on its pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from localize.cache.steps import Step
from localize.cache.store import key_of
from localize.config import Policy, SlugPolicy
from localize.gate.decide import Outcome
from localize.tasks.article_groups import group_name
from localize.tasks.articles import ArticleRow
from localize.tasks.assets import read_files
from localize.tasks.catalog_groups import CATALOG_GROUP
from localize.tasks.comparison import packed
from localize.tasks.page_group import PageGroup, group_of
from localize.tasks.project import Project
from localize.tasks.status import DecidedPage, DecisionInputs

PAGE_GROUP = "page group"
"""The step that gives a group of pages."""


class PageGroupSteps:
    """Gives groups of pages that are known, and makes others."""

    def __init__(self, inputs: DecisionInputs) -> None:
        self._inputs = inputs
        self._sources = inputs.sources
        self._project = inputs.sources.project
        self._step: Step[PageGroup] = self._project.files.steps.step(PAGE_GROUP, PageGroup)
        self._shared = self._of_all()
        self._keys: dict[str, bytes] = {}
        """Those of groups that are not known, by their first article; where one cannot be told, there is none."""

    def known(self, articles: tuple[str, ...]) -> PageGroup | None:
        """Return the group of these articles; None where it must be made."""
        parts = [*self._parts(articles)]
        if None in parts:
            return None
        key = key_of(*(part for part in parts if part is not None))
        group = self._step.known(group_name(articles), key)
        if group is None:
            self._keys[articles[0]] = key
        return group

    def made(self, articles: tuple[str, ...], pages: Iterable[DecidedPage]) -> PageGroup:
        """Return the group of these articles, made of its pages in their order, and keep it."""
        pages = tuple(pages)
        group = group_of(self._inputs, articles, pages)
        key = self._keys.get(articles[0])
        if key and all(map(_is_lasting, pages)) and not group.rejected:
            self._step.keep(group_name(articles), group, key)
        return group

    def _of_all(self) -> bytes:
        """Return what stands for the settings that decide on pages."""
        project, checks = self._project, self._inputs.catalogs.checks
        settings = [
            (checks.settings_of(locale), locale.config.policy.value, locale.config.approval.value)
            for targets in self._sources.targets.values()
            for locale in targets.values()
        ]
        missing = sorted(self._inputs.missing_words.items())
        return key_of(repr((settings, missing, project.all_locales, project.config.layout)))

    def _parts(self, articles: tuple[str, ...]) -> Iterator[str | bytes | None]:
        """Yield what stands for all that decides on the pages of some articles; None where that cannot be told."""
        yield self._shared
        for languages, key in self._inputs.catalogs.groups[articles].sums.items():
            yield from (*languages, key)
        has_slugs = self._project.config.slugs is not SlugPolicy.SOURCE
        for name in articles:
            row = self._sources.articles.rows.get(name)
            if row is None:
                yield None
                return
            yield name
            yield row.key
            for tag, locale in self._sources.targets_of(row).items():
                if compared := self._inputs.catalogs.compared(locale).get(name):
                    yield from (tag, packed(compared))
                yield from self._approvals(name, tag)
                if has_slugs:
                    yield self._inputs.paths[tag].paths.get(name, "")
            yield from self._assets(row)

    def _approvals(self, name: str, tag: str) -> Iterator[str]:
        """Yield what stands for the approvals of a page, where it may have any."""
        record = self._inputs.approvals[tag]
        if record.unreadable:
            yield from (tag, "unreadable")
        elif record.value.rows and record.value.may_hold(name):
            yield from (tag, repr(record.value.may_count(name, taken=self._project.paths.keys())))

    def _assets(self, row: ArticleRow) -> Iterator[str | None]:
        """Yield what stands for the files beside the pages of an article; None for one that cannot be read."""
        chains = ((), *(locale.config.chain for locale in self._sources.targets_of(row).values()))
        for file in read_files(row.links, chains, self._sources.references):
            yield file
            yield self._project.files.content_key(file) or None


def forget_other_groups(project: Project, groups: Iterable[tuple[str, ...]]) -> None:
    """Drop what is kept of other groups than these."""
    store, owners = project.files.steps.store, set(map(group_name, groups))
    store.drop({*store.owners(PAGE_GROUP), *store.owners(CATALOG_GROUP)} - owners)


def _is_lasting(page: DecidedPage) -> bool:
    """Whether the decision depends on nothing else than a key stands for: neither on the page before, nor on faults."""
    may_be_kept = page.page.locale.config.policy is Policy.KEEP
    return not page.page.unreadable and not (may_be_kept and page.status.decision.outcome is not Outcome.PUBLISHED)
