"""Articles in their locales looked at: findings, progress, and the release that may be published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from localize import pipeline
from localize.catalogs.progress import State, count
from localize.model.article import Article
from localize.model.finding import Finding
from localize.model.page import Content
from localize.pipeline import Checked, Locale, Pairs, Wide
from localize.project import Project
from localize.publishing import gate, interface, links
from localize.publishing.content import Words, content
from localize.publishing.gate import Decision, Outcome
from localize.publishing.pages import is_ours
from localize.publishing.release import Release, Released


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


class Review:
    """All articles in all target locales, looked at: findings, progress, and what becomes of each page."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._checked: dict[tuple[str, str], Checked | None] = {}
        self._compared: dict[str, Wide] = {}
        self._rows: dict[tuple[str, str], Row] = {}
        self.words = {
            tag: pipeline.interface_words(project.chain(tag, interface.NAME) or (), tag) for tag in project.all_locales
        }

    def check(self, article: Article, locale: Locale) -> Checked | None:
        """One article in one locale; None for a catalog that cannot be read."""
        key = (article.name, locale.tag)
        if key not in self._checked:
            pairs = _pairs(self.project, article, locale)
            self._checked[key] = None if pairs is None else pipeline.check(pairs, locale, self._compare(locale))
        return self._checked[key]

    def _compare(self, locale: Locale) -> Wide:
        """What comparing all articles in a locale finds, those that nobody asked for too: found once, then kept."""
        if locale.tag not in self._compared:
            aside = self.project.narrowed(())  # what is wrong with articles nobody asked for is not told
            found = (
                _pairs(self.project if self.project.wanted(article.name, locale.tag) else aside, article, locale)
                for article in self.project.articles.values()
            )
            placed = [place for pairs in found if pairs for place in pairs.finished.values()]
            self._compared[locale.tag] = pipeline.compare(placed, locale)
        return self._compared[locale.tag]

    def findings(self) -> list[Finding]:
        """The project's findings, then those of the wanted pages looked at.

        What is wrong with an entry that regional locales take over is told once, as the worst it is in one of them.
        """
        found: dict[tuple[str, int, str, str], Finding] = {}
        for (article, tag), checked in self._checked.items():
            if checked and self.project.wanted(article, tag):
                for finding in checked.findings:
                    key = (finding.path, finding.line, finding.rule, finding.message)
                    if finding.blocking > found.setdefault(key, finding).blocking:
                        found[key] = finding
        return [*self.project.findings, *found.values()]

    def row(self, article: Article, locale: Locale) -> Row:
        """The progress of one article in one locale, and the decision about its page, made once."""
        key = (article.name, locale.tag)
        if key not in self._rows:
            self._rows[key] = self._row(article, locale)
        return self._rows[key]

    def _row(self, article: Article, locale: Locale) -> Row:
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


def _pairs(project: Project, article: Article, locale: Locale) -> Pairs | None:
    """An article in a locale as it is to be checked; None for a catalog that cannot be read."""
    chain = project.chain(locale.tag, article.name)
    path_of = partial(project.files.catalog_path, name=article.name)
    return None if chain is None else pipeline.pairs(article, chain, locale, path_of)
