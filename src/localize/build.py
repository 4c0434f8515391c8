"""What must be done for a project, and in which order; the workspace does the reading and writing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from localize import pipeline
from localize.catalogs import po
from localize.catalogs.progress import State, count
from localize.errors import CatalogError, FileError
from localize.model.article import Article
from localize.model.finding import Finding
from localize.model.page import Content
from localize.pipeline import Checked, Locale
from localize.project import Project
from localize.publishing import gate, interface, kept, links
from localize.publishing.content import Words, content
from localize.publishing.gate import Decision, Outcome
from localize.publishing.release import Release, Released


@dataclass(frozen=True, slots=True)
class Change:
    """A file to write."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Row:
    """One article in one locale: the counts of its segments, and what becomes of its page."""

    article: str
    locale: str
    translated: int
    fuzzy: int
    missing: int
    blocked: int
    decision: Decision


def extract(project: Project) -> Iterator[Change]:
    """The templates that must be written."""
    templates = {
        article.name: pipeline.article_template(article, project.config) for article in project.wanted_articles()
    }
    for name, template in {**templates, interface.NAME: interface.template()}.items():
        path = project.files.template_path(name)
        data = po.write(template)
        if data != project.files.read(path):
            yield Change(path, data)


def update(project: Project) -> Iterator[Change | None]:
    """The catalogs that must be written; None for each that says already what it should, or cannot be read."""
    templates = {
        article.name: pipeline.article_template(article, project.config) for article in project.wanted_articles()
    }
    for article, locale in project.pairs():
        merge = partial(pipeline.update, templates[article.name], locale=locale.tag, more_hints=locale.hints)
        yield _changed(project, locale.tag, article.name, merge)
    for tag in project.interface_locales():
        merge = partial(pipeline.update_interface, locale=tag, ship=not project.fallback(tag))
        yield _changed(project, tag, interface.NAME, merge)


def size(project: Project) -> int:
    """How many catalogs `update` goes through."""
    return len(project.pairs()) + len(project.interface_locales())


def _changed(project: Project, tag: str, name: str, merge: Callable[..., bytes | None]) -> Change | None:
    path = project.files.catalog_path(tag, name)
    try:
        data = merge(old=project.files.read(path), path=path)
    except (CatalogError, FileError) as error:
        project.report("catalog", *error.problems, locale=tag, article="" if name == interface.NAME else name)
        return None
    return None if data is None else Change(path, data)


class Review:
    """All articles in all target locales, looked at: findings, progress, and what becomes of each page."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._checked: dict[tuple[str, str], Checked | None] = {}
        self.words = {
            tag: pipeline.interface_words(project.chain(tag, interface.NAME) or (), tag) for tag in project.all_locales
        }

    def check(self, article: Article, locale: Locale) -> Checked | None:
        """One article in one locale; None for a catalog that cannot be read."""
        key = (article.name, locale.tag)
        if key not in self._checked:
            chain = self.project.chain(locale.tag, article.name)
            path_of = partial(self.project.files.catalog_path, name=article.name)
            self._checked[key] = None if chain is None else pipeline.check(article, chain, locale, path_of)
        return self._checked[key]

    def findings(self) -> list[Finding]:
        """The project's findings, then those of the wanted pages looked at.

        What is wrong with an entry that regional locales take over is told once.
        """
        found: dict[tuple[str, int, str, str], Finding] = {}
        for (article, tag), checked in self._checked.items():
            if checked and self.project.wanted(article, tag):
                for finding in checked.findings:
                    found.setdefault((finding.path, finding.line, finding.rule, finding.message), finding)
        return [*self.project.findings, *found.values()]

    def row(self, article: Article, locale: Locale) -> Row:
        """The progress of one article in one locale, and the decision about its page."""
        checked = self.check(article, locale)
        name, tag = article.name, locale.tag
        if checked is None:
            path = self.project.files.catalog_path(tag, name)
            return Row(name, tag, 0, 0, 0, 0, gate.unreadable(path, released=self._old_page(name, tag) is not None))
        states = count(checked.resolved)
        return Row(
            name,
            tag,
            states[State.TRANSLATED],
            states[State.FUZZY],
            states[State.MISSING],
            len(checked.blocked),
            gate.decide(
                checked.resolved,
                blocked=checked.blocked,
                interface=self.words[tag],
                locale=locale.config,
                released=self._old_page(name, tag) is not None,
            ),
        )

    def _old_page(self, name: str, tag: str) -> bytes | None:
        return self.project.files.read(self.project.files.output_path(links.path(tag, name)))

    def release(self) -> Release:
        """The release of all pages that may be in it."""
        project = self.project
        words = {tag: pipeline.word_of(found) for tag, found in self.words.items()}
        return Release(list(self._released(words)), project.all_locales, project.config.base_url, words)

    def _released(self, words: Mapping[str, Words]) -> Iterator[Released]:
        source_locale = self.project.config.source_locale
        for name in self.project.paths:
            article = self.project.articles.get(name)
            if article is None:
                for tag in self.project.all_locales:
                    yield from self._kept(name, tag)
                continue
            yield Released(
                name,
                source_locale,
                Outcome.PUBLISHED,
                partial(content, article, {}, source_locale, words[source_locale]),
            )
            for locale in self.project.locales:
                decision = self.row(article, locale).decision
                if decision.outcome is Outcome.KEPT:
                    yield from self._kept(name, locale.tag)
                elif decision.outcome is not Outcome.WITHHELD:
                    yield Released(name, locale.tag, decision.outcome, partial(self._content, article, locale, words))

    def _content(self, article: Article, locale: Locale, words: Mapping[str, Words]) -> Content:
        checked = self.check(article, locale)
        patterns = pipeline.translations(article, checked) if checked else {}
        return content(article, patterns, locale.tag, words[locale.tag])

    def _kept(self, name: str, tag: str) -> Iterator[Released]:
        old = self._old_page(name, tag)
        if old is not None:
            yield Released(name, tag, Outcome.KEPT, partial(kept.read, old.decode("utf-8", "replace")))
