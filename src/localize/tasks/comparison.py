"""The translations of a locale compared with each other; only those are looked at that have a text in common."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from localize.cache.codec import Codec
from localize.cache.steps import Step
from localize.cache.store import key_of
from localize.checks.article import Compared
from localize.checks.runner import compare
from localize.checks.target_locale import TargetLocale
from localize.model.catalog import Key
from localize.model.finding import EntryFinding
from localize.tasks.articles import ArticleRow
from localize.tasks.catalog_groups import CatalogGroup
from localize.tasks.catalog_rows import CatalogRowSteps
from localize.tasks.comparable import doubtful_articles, has_comparing_rule, lengths_of
from localize.tasks.project import Project

ArticleFindings = tuple[tuple[Key, tuple[EntryFinding, ...]], ...]
"""The findings of the comparing rules in an article, by entry."""
_LocaleFindings = tuple[tuple[str, ArticleFindings], ...]

COMPARISON = "comparison"
"""The step that compares the translations of a locale."""
_CODEC: Codec[ArticleFindings] = Codec(ArticleFindings)
_NOTHING = _CODEC.pack(())


class LocaleComparison:
    """Gives the findings of the comparing rules in a locale; they are the same as long as no catalog has changed."""

    def __init__(self, project: Project, rows: CatalogRowSteps) -> None:
        self._rows = rows
        self._step: Step[_LocaleFindings] = project.files.steps.step(COMPARISON, _LocaleFindings)
        self._main = project.config.source_locale

    def of(
        self, locale: TargetLocale, articles: Mapping[str, ArticleRow], groups: Collection[CatalogGroup]
    ) -> dict[str, ArticleFindings]:
        """Return the findings in a locale by article.

        `articles` are all that can be used, `groups` what stands for their catalogs, in order; those in the source
        language of the locale are compared.
        """
        levels = repr(sorted(locale.config.checks.levels.items(), key=repr))
        languages = locale.source_locale, locale.tag
        key = key_of(levels, *(group.sums.get(languages, b"") for group in groups))

        def compared() -> _LocaleFindings:
            return self._compared(
                locale, articles, dict(each for group in groups for each in group.keys_of(languages).items())
            )

        return dict(self._step.made(self._owner(locale), (key,), compared))

    def _owner(self, locale: TargetLocale) -> str:
        """Return the name by which the results are kept: the locale's, below it that of another source locale."""
        return locale.tag if locale.source_locale == self._main else f"{locale.tag}/{locale.source_locale}"

    def _compared(
        self, locale: TargetLocale, articles: Mapping[str, ArticleRow], readable: Mapping[str, bytes]
    ) -> _LocaleFindings:
        levels = locale.config.checks.levels
        if not has_comparing_rule(levels):
            return ()
        keys = {name: self._rows.comparable(articles[name], locale, key) for name, key in readable.items()}
        usual = lengths_of(keys.values())
        doubtful = doubtful_articles(keys, usual)
        rows = [row for name in doubtful for row in self._rows.compared(articles[name], locale, readable[name])]
        by_entry: dict[str, dict[Key, list[EntryFinding]]] = {}
        for row, finding in compare(rows, levels=levels, usual=usual):
            by_entry.setdefault(row.article, {}).setdefault(row.key, []).append(finding)
        return tuple(
            (name, tuple((entry, tuple(findings)) for entry, findings in entries.items()))
            for name, entries in by_entry.items()
        )


def packed(findings: ArticleFindings) -> bytes:
    """Return what stands for the findings in an article."""
    return _CODEC.pack(findings) if findings else _NOTHING


def by_entry(article: str, findings: ArticleFindings) -> Compared:
    """Return the findings in an article as its check takes them."""
    return {(article, key): of_entry for key, of_entry in findings}
