"""What must be done for a project, and in which order; the workspace does the reading and writing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

from localize import pipeline
from localize.catalogs import memory, po
from localize.catalogs.progress import State, count
from localize.config import MemoryUse
from localize.errors import CatalogError, FileError
from localize.model.article import Article
from localize.model.catalog import Catalog
from localize.model.finding import Finding
from localize.model.page import Content
from localize.pipeline import Checked, Locale
from localize.project import Project
from localize.publishing import gate, interface, links
from localize.publishing.content import Words, content
from localize.publishing.gate import Decision, Outcome
from localize.publishing.pages import is_ours
from localize.publishing.release import Release, Released


@dataclass(frozen=True, slots=True)
class Change:
    """A file to write; without data, one to remove."""

    path: str
    data: bytes | None


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
    """The templates that must be written, and those whose article is gone."""
    for name, template in {**_templates(project), interface.NAME: interface.template()}.items():
        path = project.files.template_path(name)
        data = po.write(template)
        if data != project.files.read(path):
            yield Change(path, data)
    for path in project.stale_templates():
        yield Change(path, None)


def _templates(project: Project) -> dict[str, Catalog]:
    return {article.name: pipeline.article_template(article, project.config) for article in project.wanted_articles()}


class Update:
    """The work of bringing the wanted catalogs up to date.

    First all are merged; then what is new in them is looked up in the memory, which so knows what every catalog of
    the project says, and a second run finds nothing more to do.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._before: dict[Place, Catalog | None] = {}
        self._after: dict[Place, Catalog] = {}

    @property
    def size(self) -> int:
        """How many steps `changes` takes."""
        return 2 * (len(self._project.pairs()) + len(self._project.interface_locales()))

    def changes(self) -> Iterator[Change | None]:
        """The catalogs that must be written; None for a step that gives none."""
        for _ in self._merge():
            yield None
        for place, catalog in self._after.items():
            after = self._finished(place, catalog)
            path = self._project.files.catalog_path(*place)
            yield None if after == self._before[place] else Change(path, po.write(after))

    def _merge(self) -> Iterator[None]:
        project = self._project
        templates = _templates(project)
        for article, locale in project.pairs():
            merge = partial(pipeline.update, templates[article.name], locale=locale)
            self._merge_one((locale.tag, article.name), merge)
            yield
        for tag in project.interface_locales():
            ship = not project.fallback(tag)
            self._merge_one((tag, interface.NAME), partial(pipeline.update_interface, locale=tag, ship=ship))
            yield

    def _merge_one(self, place: Place, merge: Callable[..., Catalog]) -> None:
        try:
            self._before[place] = before = self._project.read_catalog(*place)
        except (CatalogError, FileError) as error:
            self._project.report_catalog(error, *place)
        else:
            self._after[place] = merge(before=before)

    def _finished(self, place: Place, catalog: Catalog) -> Catalog:
        """The merged catalog with proposals from the memory; a regional one holds only what differs."""
        tag, name = place
        if fallbacks := self._project.fallback(tag):
            chain = [(other, self._current(other, name)) for other in fallbacks]
            return pipeline.regional(catalog, chain)
        before = self._before[place]
        known = before.by_key() if before else {}
        if name == interface.NAME or not any(entry.empty and entry.key not in known for entry in catalog.active()):
            return catalog
        finished = self._project.config.memory is MemoryUse.TRANSLATED
        return memory.fill(catalog, known, self._memory, (tag,), finished=finished)

    def _current(self, tag: str, name: str) -> Catalog:
        """A catalog as this run leaves it, or as it stands on disk."""
        return self._after.get((tag, name)) or self._project.catalog(tag, name) or Catalog((), ())

    @cached_property
    def _memory(self) -> memory.Memory:
        """Made of all catalogs of the wanted locales that can be read, in the order of locales and articles."""
        project = self._project
        tags = dict.fromkeys(tag for tag, name in self._after if name != interface.NAME)
        catalogs = [(tag, name, self._current(tag, name)) for tag in tags for name in project.articles]
        return memory.Memory([*memory.pairs_of(catalogs), *project.foreign_pairs()])


Place = tuple[str, str]
"""A locale and an article: where a catalog stands."""


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
            released = self._old_page(name, tag) is not None
            return Row(name, tag, 0, 0, 0, 0, gate.unreadable(path, locale=locale.config, released=released))
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
        """The page in the output, if it is one of ours."""
        data = self.project.files.read(self.project.files.output_path(links.path(tag, name)))
        return data if data is not None and is_ours(data) else None

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
                for locale in self.project.locales:
                    if gate.unreadable(name, locale=locale.config, released=True).outcome is Outcome.KEPT:
                        yield from self._kept(name, locale.tag)
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
            from localize.publishing import kept  # noqa: PLC0415  # an HTML parser, which few runs need

            yield Released(name, tag, Outcome.KEPT, partial(kept.read, old.decode("utf-8", "replace")))
