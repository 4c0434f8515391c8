"""Articles in their locales looked at: findings, progress, and the release that may be published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from localize import checks
from localize.catalogs.progress import EntryState, count
from localize.checks.article import ArticlePairs, Checked, Compared, check, compare, pair_up, translations
from localize.checks.target_locale import TargetLocale
from localize.config import SlugPolicy
from localize.errors import CatalogError, attempted, faults_as
from localize.gate import decide
from localize.gate.decide import Decision, Outcome
from localize.gate.resolve import resolve_article, translated_words
from localize.model.approval import ApprovalStatus
from localize.model.article import Article
from localize.model.catalog import Key
from localize.model.finding import Finding
from localize.model.page import PageInfo
from localize.pages import forbidden, interface
from localize.pages.release import Release
from localize.pages.released_page import ReleasedPage, WithheldPage
from localize.tasks import page_paths, release_pages
from localize.tasks.approvals import Approvals
from localize.tasks.assets import unreadable
from localize.tasks.interface import interface_words
from localize.tasks.previous_pages import PreviousPages
from localize.tasks.project import Project
from localize.tasks.release_pages import RejectedPage


@dataclass(frozen=True, slots=True)
class Row:
    """One article in one locale: the counts of its segments, where its approvals stand, what becomes of its page."""

    article: str
    locale: str
    translated: int
    fuzzy: int
    missing: int
    blocked: int
    decision: Decision
    approval: ApprovalStatus


class Review:
    """All articles in all target locales, looked at: findings, progress, and what becomes of each page."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._checked: dict[tuple[str, str], Checked | None] = {}
        self._compared: dict[str, Compared] = {}
        self.approvals = Approvals(project)
        self._previous = PreviousPages(project.files, project.paths)
        self._unreadable: dict[tuple[str, tuple[str, ...]], str] = {}
        self._rows: dict[tuple[str, str], Row] = {}
        self._rejected: dict[tuple[str, str], RejectedPage] = {}
        self._paths: dict[str, Mapping[str, str]] = {}
        self.words = {
            tag: interface_words(project.chain(tag, interface.NAME) or (), tag) for tag in project.all_locales
        }

    def check(self, article: Article, locale: TargetLocale) -> Checked | None:
        """One article in one locale; None for a catalog that cannot be read."""
        key = (article.name, locale.tag)
        self.unreadable(article, locale)
        if key not in self._checked:
            compared = self._compare(locale)
            self._checked[key] = self._looked_at(article, locale, compared)
        return self._checked[key]

    def _looked_at(self, article: Article, locale: TargetLocale, compared: Compared) -> Checked | None:
        path = self.project.files.catalog_path(locale.tag, article.name)
        try:
            with faults_as(CatalogError, path):
                pairs = _pairs(self.project, article, locale)
                return None if pairs is None else check(pairs, locale, compared)
        except CatalogError as error:
            self.project.report_catalog(error, locale.tag, article.name)
            return None

    def unreadable(self, article: Article, locale: TargetLocale | None) -> str:
        """A file beside a page that cannot be read, so that there is no page; empty where all can be.

        What is wrong is added to the findings, once.
        """
        chain = locale.config.chain if locale else ()
        key = (article.name, chain)
        if key not in self._unreadable:
            project = self.project
            found = list(unreadable(article, chain, references=project.references, files=project.files))
            new = [problem for problem in found if problem.path not in self._unreadable.values()]
            self.project.report("source", *new, article=article.name)
            self._unreadable[key] = found[0].path if found else ""
        return self._unreadable[key]

    def _compare(self, locale: TargetLocale) -> Compared:
        """What comparing all articles in a locale finds, those that nobody asked for too: found once, then kept."""
        if locale.tag not in self._compared:
            aside = self.project.narrowed(())  # what is wrong with articles nobody asked for is not told
            found = (
                attempted(
                    partial(_pairs, self._asked(article, locale, aside), article, locale),
                    lambda _: None,  # told where that article is checked
                )
                for article in self.project.articles.values()
            )
            placed = [place for pairs in found if pairs for place in pairs.finished.values()]
            self._compared[locale.tag] = compare(placed, locale)
        return self._compared[locale.tag]

    def _asked(self, article: Article, locale: TargetLocale, aside: Project) -> Project:
        return self.project if self.project.wanted(article.name, locale.tag) else aside

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

    def warnings(self, article: Article, locale: TargetLocale) -> tuple[Finding, ...]:
        """What a person should look at in a translation that is published: in the order of the rules, then by line."""
        checked = self.check(article, locale)
        found = [each for each in checked.findings if not each.blocking] if checked else []
        order = list(checks.SEVERITIES)
        return tuple(sorted(found, key=lambda each: (order.index(each.rule), each.path, each.line)))

    def unguarded(self) -> dict[str, tuple[str, ...]]:
        """The rules that have no data for a wanted locale, by locale; none for those that have them all."""
        source = self.project.config.source_locale
        found = {
            tag: checks.unguarded(source, tag, levels=locale.config.checks)
            for tag, locale in {locale.tag: locale for _, locale in self.project.pairs()}.items()
        }
        return {tag: rules for tag, rules in found.items() if rules}

    def row(self, article: Article, locale: TargetLocale) -> Row:
        """The progress of one article in one locale, and the decision about its page, made once."""
        key = (article.name, locale.tag)
        if key not in self._rows:
            self._rows[key] = self._row(article, locale)
        return self._rows[key]

    def _row(self, article: Article, locale: TargetLocale) -> Row:
        checked = self.check(article, locale)
        name, tag = article.name, locale.tag
        file = self.unreadable(article, locale)
        if checked is None or file:
            path = file or self.project.files.catalog_path(tag, name)
            released = self._previous.html(name, self.path(article, locale), tag) is not None
            decision = decide.unreadable(path, locale=locale.config, released=released)
            return Row(name, tag, 0, 0, 0, 0, decision, ApprovalStatus())
        states = count(checked.resolved)
        approval = self.approvals.standing(article, locale, translations(article, checked))
        decision = decide.decide(
            _segments(article, checked),
            interface=self.words[tag],
            locale=locale.config,
            approval=approval,
            released=self._previous.html(name, self.path(article, locale), tag) is not None,
        )
        counts = (
            states[EntryState.TRANSLATED],
            states[EntryState.FUZZY],
            states[EntryState.MISSING],
            len(checked.blocked),
        )
        return Row(name, tag, *counts, decision, approval)

    def incomplete(self, article: Article, locale: TargetLocale) -> tuple[str, ...]:
        """Why there is no whole page that a person could approve; empty where there is one."""
        checked = self.check(article, locale)
        if checked is None:
            return (f"{self.project.files.catalog_path(locale.tag, article.name)} cannot be read",)
        if file := self.unreadable(article, locale):
            return (f"{file} cannot be read",)
        reasons = decide.incomplete(_segments(article, checked), self.words[locale.tag])
        return reasons or self._never_published(article, locale)

    def _never_published(self, article: Article, locale: TargetLocale) -> tuple[str, ...]:
        """Why the finished page would be withheld for what is in it."""
        draft = self.draft(article, locale)
        (page,) = draft.pages
        what = "" if draft.trusted else forbidden.in_content(draft.content(page), page.info)
        return (f"{what} in the page",) if what else ()

    def release(self) -> Release:
        """The release of all pages that may be in it; what must never be published is withheld, and reported.

        So is a page that cannot be made for a fault of ours.
        """
        made = list(self._pages())
        pages = tuple(page for page in made if isinstance(page, ReleasedPage))
        unmade = [page for page in made if isinstance(page, RejectedPage)]
        release = self._release_of(pages, withheld=tuple(self._withheld(pages)))
        fit = release_pages.fit(release, [*self._rejected.values(), *unmade], articles=list(self.project.paths))
        for rejected in fit.rejected:
            self.withhold(rejected)
        return fit.release

    def _release_of(self, pages: tuple[ReleasedPage, ...], *, withheld: tuple[WithheldPage, ...] = ()) -> Release:
        config = self.project.config
        return Release(
            pages=pages,
            withheld=withheld,
            locales=self.project.all_locales,
            default_locale=config.source_locale,
            base_url=config.base_url,
            words={tag: translated_words(words) for tag, words in self.words.items()},
            trusted=config.formats.trust_markup,
        )

    def draft(self, article: Article, locale: TargetLocale) -> Release:
        """One page as readers would get it if it were released, alone: its links to other articles lead nowhere."""
        page = self._translated(article, locale, Outcome.PUBLISHED)
        locales = (article.locale, locale.tag)
        return replace(self._release_of((page,)), locales=locales, base_url="")

    def withhold(self, rejected: RejectedPage) -> None:
        """Takes a page that turned out to be none out of the releases to come, and reports it, once."""
        key = (rejected.article, rejected.locale)
        if key in self._rejected:
            return
        self._rejected[key] = rejected
        self.project.findings.append(rejected.finding(self.project.paths[rejected.article]))
        if row := self._rows.get(key):
            decision = Decision(Outcome.WITHHELD, (*row.decision.reasons, rejected.reason))
            self._rows[key] = replace(row, decision=decision)

    def _withheld(self, pages: Iterable[ReleasedPage]) -> Iterator[WithheldPage]:
        """The articles that have no page in a locale, those that cannot be read too."""
        released = {(page.article, page.locale) for page in pages}
        for name in self.project.paths:
            article = self.project.articles.get(name)
            source = article.locale if article else self.project.config.source_locale
            if (name, source) not in released:
                yield WithheldPage(name, source, release_pages.source_info(article) if article else PageInfo())
            for locale in self.project.locales:
                if (name, locale.tag) not in released:
                    yield WithheldPage(name, locale.tag, self._info(article, locale) if article else PageInfo())

    def _pages(self) -> Iterator[ReleasedPage | RejectedPage]:
        """The pages of all articles in all locales, as far as they are in the release by the decisions about them."""
        for name in self.project.paths:
            article = self.project.articles.get(name)
            if article is None:
                yield from self._kept_unread(name)
                continue
            if not self.unreadable(article, None):
                yield release_pages.source_page(article, references=self.project.references, files=self.project.files)
            for locale in self.project.locales:
                outcome = self.row(article, locale).decision.outcome
                if outcome is Outcome.KEPT:
                    html = self._previous.html(name, self.path(article, locale), locale.tag)
                    if html is not None:
                        yield release_pages.kept_page(self._translated(article, locale, outcome), html)
                elif outcome is not Outcome.WITHHELD:
                    yield self._translated(article, locale, outcome)

    def _kept_unread(self, name: str) -> Iterator[ReleasedPage | RejectedPage]:
        """The pages of an article that cannot be read, where they stay."""
        for locale in self.project.locales:
            keeps = decide.unreadable(name, locale=locale.config, released=True).outcome is Outcome.KEPT
            html = self._previous.html(name, name, locale.tag) if keeps else None
            if html is not None:
                path = self._previous.path(name, locale.tag)
                source = self.project.config.source_locale
                yield release_pages.kept_unread(name, html, locale=locale.tag, source_locale=source, path=path)

    def _translated(self, article: Article, locale: TargetLocale, outcome: Outcome) -> ReleasedPage:
        return release_pages.translated_page(
            article,
            self.texts(article, locale),
            chain=locale.config.chain,
            outcome=outcome,
            path=self.path(article, locale),
            approvals=self.row(article, locale).approval.by,
            info=self._info(article, locale),
            references=self.project.references,
            files=self.project.files,
        )

    def path(self, article: Article, locale: TargetLocale) -> str:
        """The path of a page: as in the source, or with the name that translators gave it, if no other page has it."""
        if self.project.config.slugs is SlugPolicy.SOURCE:
            return article.page
        if locale.tag not in self._paths:
            self._paths[locale.tag] = self._named(locale.tag)
        return self._paths[locale.tag].get(article.name, article.page)

    def _named(self, tag: str) -> Mapping[str, str]:
        named = page_paths.localized(
            self.project.articles.values(),
            tag,
            chain_of=lambda name: self.project.chain(tag, name) or (),
            path_of=self.project.files.catalog_path,
        )
        self.project.findings += named.findings
        return named.paths

    def _info(self, article: Article, locale: TargetLocale) -> PageInfo:
        """What is known of a page beside its content."""
        row = self.row(article, locale)
        catalog = self.project.catalog(locale.tag, article.name)
        return release_pages.translated_info(
            article, ready=row.translated - row.blocked, approvals=row.approval.by, catalog=catalog
        )

    def texts(self, article: Article, locale: TargetLocale) -> Mapping[Key, str]:
        """The translations of an article that may be shown; the rest is shown in the source language."""
        checked = self.check(article, locale)
        return translations(article, checked) if checked else {}


def _segments(article: Article, checked: Checked) -> decide.Segments:
    """The segments of an article as the gate sees them."""
    safety = {(block.context, segment.text) for block, segment in article.translatable() if block.safety}
    return decide.Segments(checked.resolved, checked.blocked, safety)


def _pairs(project: Project, article: Article, locale: TargetLocale) -> ArticlePairs | None:
    """An article in a locale as it is to be checked; None for a catalog that cannot be read."""
    chain = project.chain(locale.tag, article.name)
    if chain is None:
        return None
    paths_by_locale = {tag: project.files.catalog_path(tag, article.name) for tag, _ in chain}
    return pair_up(article, resolve_article(article, chain), locale, paths_by_locale)
