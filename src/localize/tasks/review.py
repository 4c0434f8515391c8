"""Articles in their locales looked at: findings, progress, and the release that may be published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePosixPath

from localize import checks, paths
from localize.catalogs.progress import EntryState, count, resolve
from localize.catalogs.template import slug_key
from localize.checks.article import ArticlePairs, Checked, Compared, check, compare, pair_up, translations
from localize.checks.target_locale import TargetLocale
from localize.config import SlugPolicy
from localize.errors import REPORT, CatalogError, PageError, Problem, attempted, faults_as
from localize.gate import decide
from localize.gate.decide import Decision, Outcome
from localize.gate.resolve import resolve_article, word_lookup
from localize.language import tags
from localize.model import characters
from localize.model.approval import Approval, ApprovalStatus
from localize.model.article import Article
from localize.model.block import plain_text
from localize.model.catalog import Key
from localize.model.finding import Finding
from localize.model.page import Content, PageInfo
from localize.pages import forbidden, interface, reserved_paths
from localize.pages.release import Release
from localize.pages.released_page import ReleasedPage, WithheldPage
from localize.pages.render import Resolve, Words, as_written, content
from localize.tasks.approvals import Approvals
from localize.tasks.assets import beside, unreadable
from localize.tasks.interface import interface_words
from localize.tasks.previous_pages import FormerPages, Said
from localize.tasks.project import Project

_UNMADE = "the page cannot be made"


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
        self._former = FormerPages(project.files, project.paths)
        self._unreadable: dict[tuple[str, tuple[str, ...]], str] = {}
        self._rows: dict[tuple[str, str], Row] = {}
        self._withheld_pages: set[tuple[str, str]] = set()
        self._places: dict[str, dict[str, str]] = {}
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
            found = list(unreadable(self.project, article, chain))
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
            released = self._former.said(name, self.place(article, locale), tag) is not None
            decision = decide.unreadable(path, locale=locale.config, released=released)
            return Row(name, tag, 0, 0, 0, 0, decision, ApprovalStatus())
        states = count(checked.resolved)
        approval = self.approvals.standing(article, locale, translations(article, checked))
        decision = decide.decide(
            _segments(article, checked),
            interface=self.words[tag],
            locale=locale.config,
            approval=approval,
            released=self._former.said(name, self.place(article, locale), tag) is not None,
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
        if self.project.config.formats.trust_markup:
            return ()
        words = {locale.tag: word_lookup(self.words[locale.tag])}
        said = self._content(article, locale, words, as_written)
        what = forbidden.in_content(said, self._facts(article, locale))
        return (f"{what} in the page",) if what else ()

    def reviewed(self, article: Article, locale: TargetLocale) -> tuple[Approval, ...]:
        """The approvals of a page that stand now, one for each reviewer, the oldest first."""
        return self.row(article, locale).approval.by

    def release(self) -> Release:
        """The release of all pages that may be in it; what must never be published is withheld, and reported.

        So is a page that cannot be made for a fault of ours.
        """
        words = {tag: word_lookup(found) for tag, found in self.words.items()}
        pages = list(filter(self._may_be_released, self._released(words)))
        release = self._released_together(pages, words)
        while bad := self._unfit(release, pages):
            pages = [page for page in pages if (page.name, page.locale) not in bad]
            release = self._released_together(pages, words)
        return release

    def _released_together(self, pages: Sequence[ReleasedPage], words: Mapping[str, Words]) -> Release:
        project = self.project
        base_url, trusted = project.config.base_url, project.config.formats.trust_markup
        return Release(pages, project.all_locales, base_url, words, list(self._withheld(pages)), trusted=trusted)

    def _may_be_released(self, page: ReleasedPage) -> bool:
        """Whether a page was not withheld by now; one that is kept can be read back from the output."""
        key = (page.name, page.locale)
        if page.outcome is Outcome.KEPT and key not in self._withheld_pages:
            said = attempted(lambda: page.content(as_written), str)
            if isinstance(said, str):
                self._withhold(*key, _UNMADE, f": {said}")
        return key not in self._withheld_pages

    def _unfit(self, release: Release, pages: Sequence[ReleasedPage]) -> set[tuple[str, str]]:
        """The pages, by article and locale, that cannot be made or hold what must never be published; each reported."""
        trusted = self.project.config.formats.trust_markup

        def look(page: ReleasedPage) -> tuple[str, str]:
            said = release.content(page)
            what = "" if trusted else forbidden.in_content(said, page.facts)
            more = f", expected none: {REPORT}"
            return (f"{what} in the page", more) if what else ("", "")

        for page in pages:
            what, more = attempted(partial(look, page), lambda fault: (_UNMADE, f": {fault}"))
            if what:
                self._withhold(page.name, page.locale, what, more)
        return {(page.name, page.locale) for page in pages} & self._withheld_pages

    def withhold(self, error: PageError) -> None:
        """Takes a page that turned out to be none out of the releases to come, and reports it."""
        more = error.problems[0].message.removeprefix("cannot be used")
        self._withhold(error.article, error.locale, _UNMADE, more)

    def _withhold(self, name: str, tag: str, what: str, more: str) -> None:
        self._withheld_pages.add((name, tag))
        rule = "page" if what == _UNMADE else "forbidden-markup"
        self.project.report(rule, Problem(self.project.paths[name], 0, what + more), locale=tag, article=name)
        if row := self._rows.get((name, tag)):
            decision = Decision(Outcome.WITHHELD, (*row.decision.reasons, what))
            self._rows[name, tag] = replace(row, decision=decision)

    def draft(self, article: Article, locale: TargetLocale) -> Release:
        """One page as readers would get it if it were released, alone: its links to other articles lead nowhere."""
        words = {tag: word_lookup(found) for tag, found in self.words.items()}
        page = self._page(article, locale, Outcome.PUBLISHED, partial(self._content, article, locale, words))
        trusted = self.project.config.formats.trust_markup
        return Release([page], (self.project.config.source_locale, locale.tag), "", words, trusted=trusted)

    def _withheld(self, pages: Sequence[ReleasedPage]) -> Iterator[WithheldPage]:
        """The articles that have no page in a locale, those that cannot be read too."""
        there = {(page.name, page.locale) for page in pages}
        for name in self.project.paths:
            article = self.project.articles.get(name)
            source = self.project.config.source_locale
            if (name, source) not in there:
                yield WithheldPage(name, source, self._facts(article, None) if article else PageInfo())
            for locale in self.project.locales:
                if (name, locale.tag) not in there:
                    yield WithheldPage(name, locale.tag, self._facts(article, locale) if article else PageInfo())

    def _released(self, words: Mapping[str, Words]) -> Iterator[ReleasedPage]:
        for name in self.project.paths:
            article = self.project.articles.get(name)
            if article is None:
                for locale in self.project.locales:
                    keeps = decide.unreadable(name, locale=locale.config, released=True).outcome is Outcome.KEPT
                    if keeps and (before := self._former.said(name, name, locale.tag)):
                        yield ReleasedPage(name, locale.tag, Outcome.KEPT, before, self._former.place(name, locale.tag))
            else:
                yield from self._pages(article, words)

    def _pages(self, article: Article, words: Mapping[str, Words]) -> Iterator[ReleasedPage]:
        """The pages of one article in all locales."""
        tag = self.project.config.source_locale
        if not self.unreadable(article, None):
            yield self._page(article, None, Outcome.PUBLISHED, partial(content, article, {}, tag, words[tag]))
        for locale in self.project.locales:
            outcome = self.row(article, locale).decision.outcome
            said: Said | None = partial(self._content, article, locale, words)
            if outcome is Outcome.KEPT:
                said = self._former.said(article.name, self.place(article, locale), locale.tag)
            if said is not None and outcome is not Outcome.WITHHELD:
                yield self._page(article, locale, outcome, said)

    def _page(self, article: Article, locale: TargetLocale | None, outcome: Outcome, said: Said) -> ReleasedPage:
        """A page in a locale, or in the source locale."""
        return ReleasedPage(
            article.name,
            locale.tag if locale else self.project.config.source_locale,
            outcome,
            said,
            self.place(article, locale),
            partial(self._find, article),
            tuple(beside(self.project, article, locale.config.chain if locale else ())),
            self._facts(article, locale),
        )

    def place(self, article: Article, locale: TargetLocale | None) -> str:
        """The path of a page: as in the source, or with the name that translators gave it, if no other page has it."""
        if locale is None or self.project.config.slugs is SlugPolicy.SOURCE:
            return article.page
        if locale.tag not in self._places:
            self._places[locale.tag] = self._named(locale)
        return self._places[locale.tag].get(article.name, article.page)

    def _named(self, locale: TargetLocale) -> dict[str, str]:
        """The pages of a locale that have names of their own."""
        taken = {paths.key(article.page) for article in self.project.articles.values()}
        named: dict[str, str] = {}
        for article in self.project.articles.values():
            key = slug_key(article)
            found = resolve([key], self.project.chain(locale.tag, article.name) or ())[key]
            if found.state is not EntryState.TRANSLATED or found.entry is None or found.entry.target == key[1]:
                continue
            slug = paths.slug(found.entry.target, tags.language(found.locale))
            place = str(PurePosixPath(article.page).with_name(slug)) if slug else ""
            problem = reserved_paths.page_problem(place) if slug else "no letter or digit is in it"
            if problem or paths.key(place) in taken:
                path = self.project.files.catalog_path(found.locale, article.name)
                why = problem or f"another page is called {place!r}"
                message = f"the page cannot be called {found.entry.target!r}: {why}, expected another name or none"
                self.project.report("slug", Problem(path, found.entry.line, message), locale=locale.tag)
                continue
            taken.add(paths.key(place))
            named[article.name] = place
        return named

    def _facts(self, article: Article, locale: TargetLocale | None) -> PageInfo:
        """What is known of a page beside its content."""
        segments = len({(block.context, segment.text) for block, segment in article.translatable()})
        if locale is None:
            reviewer = article.field("reviewer")
            reviewers = (plain_text(reviewer.pattern),) if reviewer else ()
            return PageInfo(article.digest, segments, 0, article.date, reviewers)
        row = self.row(article, locale)
        approvals = row.approval.by  # who has reviewed the source has not read the translation
        return PageInfo(
            article.digest,
            segments,
            segments - row.translated + row.blocked,
            approvals[-1].date if approvals else article.date,
            tuple(approval.reviewer for approval in approvals),
            self._translators(article, locale),
        )

    def _translators(self, article: Article, locale: TargetLocale) -> tuple[str, ...]:
        """The translator that the catalog names, without an address."""
        catalog = self.project.catalog(locale.tag, article.name)
        name = (catalog.field("Last-Translator") or "") if catalog else ""
        name = name.partition("<")[0].strip()
        return (name,) if name and name.upper() != "FULL NAME" and not characters.refused(name) else ()

    def _find(self, article: Article, address: str) -> tuple[str, str]:
        found = self.project.references.find(article, address)
        return (found.article, found.rest) if found else ("", "")

    def _content(self, article: Article, locale: TargetLocale, words: Mapping[str, Words], resolve: Resolve) -> Content:
        texts, approvals = self.texts(article, locale), self.reviewed(article, locale)
        return content(article, texts, locale.tag, words[locale.tag], resolve, approvals=approvals)

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
