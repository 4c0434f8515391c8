"""The preview as it runs: the pages that are open, the list, and what happens when files change.

What a save has changed is made in this process, from what is in memory, and sent at once (`changed`). All the rest,
which needs the whole project and the results of earlier runs, is done by a process of its own (`ProjectProcess`):
opening pages, decisions, the list. What comes back from there is small, and put into the pages as they are by then.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from localize.cache.dictionaries import look_dictionaries_up
from localize.cache.text_index import DamagedIndexError, NoFullTextError
from localize.errors import FileError, LocalizeError
from localize.model.catalog import Key
from localize.preview import project_state, project_work
from localize.preview.changes import FileChanges, changes_of
from localize.preview.events import LIST_TOPIC, Hub, PageEvent, page_topic
from localize.preview.gathering import Gathering
from localize.preview.listing import filtered
from localize.preview.open_pages import Names, OpenPages, Render
from localize.preview.opened_page import CheckedEntry, OpenedPage, PageContent, look_rules_up, opened
from localize.preview.previewed_project import PreviewedProject
from localize.preview.project_process import ProjectLostError, ProjectProcess
from localize.preview.project_work import PageNews, ProjectOutline
from localize.preview.views import ListRow, ListView
from localize.preview.worker import Urgency, Worker
from localize.tasks.concordance import Concordance
from localize.tasks.near_matches import NearMatch, Question
from localize.tasks.workspace import Workspace

_MOST_CATALOGS = 20
"""Catalogs that may change at once before the whole project is opened anew, as after `git pull`."""

_SOON_SECONDS, _LONGEST_BURST_SECONDS = 0.1, 2.0
"""How long no file must change before it is read as a whole, and how long that waits at most."""
_CALM_SECONDS, _LONGEST_UNDECIDED_SECONDS = 0.8, 5.0
"""The same before it is decided about pages, which takes longer."""

_Result = TypeVar("_Result")
_Arguments = ParamSpec("_Arguments")


class LivePreview:
    """The open project with the pages that are displayed.

    Results of the project's process are put in by one thread of its own, in the order in which they come. `ahead` is
    done once all catalogs are read; what compares pages with each other waits for it.
    """

    def __init__(self, root: Path, hub: Hub, render: Render) -> None:
        """Open the project in `root`; raises ConfigError and FileError. `render` gives the HTML of what has changed."""
        look_dictionaries_up()
        self.root, self.hub = root, hub
        self.workspace = Workspace(root)
        self.pages = OpenPages(hub, render, self.workspace.read)
        self._written: dict[str, str] = {}
        self._rows: dict[Names, ListRow] = {}
        self._decided: set[Names] = set()
        self._commit = project_state.commit(root)
        self._results, self._rules = Worker("results"), Worker("rules")
        self.project = ProjectProcess(root.resolve(), self._lost)
        try:
            self.outline = self.project.submit(project_work.outline).result()
        except BaseException:
            self.project.stop()
            raise
        self._problems = self.outline.problems
        self.ahead: Future[None] = Future()
        self.ahead.set_result(None)
        self._rows = {(row.article, row.locale): row for row in self.outline.rows}
        self._soon = Gathering(self._read, quiet=_SOON_SECONDS, longest=_LONGEST_BURST_SECONDS)
        self._calm = Gathering(self._decide_when_calm, quiet=_CALM_SECONDS, longest=_LONGEST_UNDECIDED_SECONDS)
        self._warm()

    def stop(self) -> None:
        """End the work in the background."""
        self._soon.stop()
        self._calm.stop()
        self.project.stop()
        self._results.stop()
        self._rules.stop()

    # --- what pages ask for ---------------------------------------------------------------------------------------

    def opened(self, article: str, locale: str) -> OpenedPage:
        """Return a page with all that it is made from; raises UnknownPageError and LocalizeError."""
        if (page := self.pages.get((article, locale))) is not None:
            return page
        content = self.asked(project_work.open_page, article, locale)
        if (page := self.pages.get((article, locale))) is not None:
            return page  # somebody else has asked for it as well
        return self._put((article, locale), content)

    def is_current(self, article: str, locale: str, version: str) -> bool:
        """Whether a page, or without an article the project, has not changed since it had a version."""
        page = self.pages.get((article, locale))
        return version == (page.version if page else "") or (not article and self.pages.is_of_this_run(version))

    def missed(self, article: str, locale: str, *, version: str, decided: bool, language: str) -> list[PageEvent]:
        """Return what somebody who has a version of a page must hear of it before all that comes.

        What becomes of a page may have been `decided` between the page that they got and the moment they listen.
        """
        if version and not self.is_current(article, locale, version):
            return [PageEvent("reload", {})]
        page = self.pages.get((article, locale))
        return [self.pages.page_event(page.view(), language)] if page and page.decision and not decided else []

    def asked(
        self,
        work: Callable[Concatenate[PreviewedProject, _Arguments], _Result],
        /,
        *args: _Arguments.args,
        **named: _Arguments.kwargs,
    ) -> _Result:
        """Have something done with the open project, in its process, and return the result."""
        return self.project.submit(work, Urgency.ASKED, *args, **named).result()

    def search(self, query: str, locales: tuple[str, ...]) -> Concordance:
        """Return where the words of a query stand, in some locales or in all; raises NoFullTextError."""
        try:
            return self.project.submit(project_work.search, Urgency.LOOKED_UP, query, locales).result()
        except DamagedIndexError:
            self._index(self.outline.articles)
            return Concordance()

    def near(self, question: Question) -> list[NearMatch]:
        """Return what the memory has for a segment."""
        try:
            return self.asked(project_work.near, question)
        except NoFullTextError:
            return []
        except DamagedIndexError:
            self._index(self.outline.articles)
            return []

    def listing(self, query: dict[str, str]) -> ListView:
        """Return the list of pages as far as it is known, filtered by `locale`, `state` and `text`."""
        outline, rows = self.outline, self._rows
        names = self.outline.names()
        all_rows = [rows.get(each) or ListRow(*each, each[0]) for each in names]
        return ListView(
            filtered(all_rows, query),
            len(all_rows),
            outline.locales,
            query,
            source_locale=outline.config.source_locale,
            complete=self._decided.issuperset(names),
            problems=self._problems,
        )

    # --- what the watcher tells -----------------------------------------------------------------------------------

    def changed(self, paths: Iterable[str]) -> None:
        """Bring the preview up to date after changes of files; paths are relative to the project folder."""
        self._take(changes_of([path for path in paths if not self._is_ours(path)], self.outline.config))

    def wrote(self, path: str, data: bytes) -> None:
        """Bring the preview up to date after a write of its own: the watcher will see it too, and pass it over."""
        self._written[path] = sha256(data).hexdigest()
        self._take(changes_of([path], self.outline.config))

    def _take(self, changes: FileChanges) -> None:
        """Send what has changed in open pages at once; have the rest done once no further change comes for a moment."""
        if not changes:
            return
        if not changes.everything and len(changes.catalogs) <= _MOST_CATALOGS:
            for article, locale in changes.catalogs.values():
                self.pages.saved(article, locale)
        if changes.catalogs:
            articles = {article for article, _ in changes.catalogs.values()}
            self.project.submit(project_work.catalogs_have_changed, Urgency.NOTICE, articles)
        if changes.approvals:
            self.project.submit(project_work.approvals_have_changed, Urgency.NOTICE, changes.approvals)
        self._soon.add(changes)
        self._calm.add(changes)

    def _is_ours(self, path: str) -> bool:
        """Whether a file is as the preview itself has written it."""
        digest = self._written.get(path)
        if digest is None:
            return False
        with suppress(FileError):
            if sha256(self.workspace.read(path) or b"").hexdigest() == digest:
                return True
        self._written.pop(path, None)
        return False

    # --- what is done afterwards ----------------------------------------------------------------------------------

    def _read(self, changes: FileChanges) -> None:
        """Read as a whole what has changed: all of the project, or catalogs of which a page could not follow a save."""
        is_much = changes.everything or len(changes.catalogs) > _MOST_CATALOGS
        if is_much or self._commit != project_state.commit(self.root):
            self._open_anew()
            return
        for names in self._open_pages_of(changes):
            if not self.pages.follows(names):
                self.pages.read_again(names)
            self._check(names)
        self._decide(names for names in self.outline.names() if names[1] in changes.approvals)

    def _decide_when_calm(self, changes: FileChanges) -> None:
        """Decide about the pages of catalogs that have changed, and about open ones, which are compared with these.

        The open ones among them are read as a whole before.
        """
        for names in self._open_pages_of(changes):
            self.pages.read_again(names)
        articles = {article for article, _ in changes.catalogs.values()}
        is_open = set(self.pages.names())
        self._decide(names for names in self.outline.names() if names[0] in articles or names in is_open)
        self._index(articles)
        gc.collect(0)  # while nobody waits: in the midst of a save it would be felt

    def _open_pages_of(self, changes: FileChanges) -> list[Names]:
        articles = {article for article, _ in changes.catalogs.values()}
        return [names for names in self.pages.names() if names[0] in articles]

    def _open_anew(self) -> None:
        """Open the whole project again; where that cannot be done, all stays as it was, and everybody is told why."""
        self._commit = project_state.commit(self.root)
        try:
            outline = self.asked(project_work.open_anew)
        except LocalizeError as error:
            self._tell(str(problem) for problem in error.problems)
            return
        except ProjectLostError:
            self._soon.add(FileChanges(everything=True))  # by the next process
            return
        self.workspace = Workspace(self.root)
        self.outline, self._problems = outline, outline.problems
        self._decided = set()
        listened = self.hub.topics()
        for names in self.pages.names():
            content = None
            if page_topic(*names) in listened:
                with suppress(project_state.UnknownPageError, LocalizeError, ProjectLostError):
                    content = self.asked(project_work.open_page, *names)
            if content is None:
                self.pages.drop(names)
            else:
                self._put(names, content)
        self.hub.send_to_all(PageEvent("reload", {}))
        self._warm()

    def _lost(self, reason: str) -> None:
        """Go on with another process of the project; everybody is told."""
        self._tell([reason])
        self._then(self.project.submit(project_work.outline), self._go_on)

    def _go_on(self, outline: ProjectOutline) -> None:
        self.outline, self._problems = outline, outline.problems
        self.hub.send(LIST_TOPIC, PageEvent("problem", {"messages": self._problems}))
        for names in self.pages.names():
            if (page := self.pages.get(names)) is not None:
                self.hub.send(page_topic(*names), PageEvent("problem", {"messages": page.messages}))
            self._check(names)
        self._warm()

    def _tell(self, messages: Iterable[str]) -> None:
        self._problems = tuple(messages)
        self.hub.send_to_all(PageEvent("problem", {"messages": self._problems}))

    def _then(self, future: Future[_Result], take: Callable[[_Result], None]) -> None:
        """Do something with a result once it is there, in the thread for results; nothing where there is none."""

        def taken(done: Future[_Result]) -> None:
            if done.exception() is None:
                self._results.submit(lambda: take(done.result()))

        future.add_done_callback(taken)

    def _decide(self, names: Iterable[Names]) -> None:
        """Decide about pages, as soon as the catalogs are read with which they are compared."""
        pages = list(names)
        self._then(self.ahead, lambda _: self._decide_now(pages))

    def _decide_now(self, names: Iterable[Names]) -> None:
        """Decide about pages: those that are open now, the others when there is time."""
        listened = self.hub.topics()
        for each in names:
            urgency = Urgency.OPEN if page_topic(*each) in listened else Urgency.AHEAD
            self._then(self.project.submit(project_work.decide, urgency, *each), partial(self._have_decided, each))
        self._then(self.project.submit(project_work.keep_list, Urgency.AHEAD), self._have_listed)

    def _have_decided(self, names: Names, news: PageNews | None) -> None:
        if news is not None:
            self._rows[names] = news.row
            self._decided.add(names)
            self.pages.decided(names, news)

    def _have_listed(self, _result: None) -> None:
        """Tell those who have the list open of changes in it."""
        self.hub.send(LIST_TOPIC, PageEvent("list", {}))

    def _warm(self) -> None:
        """Find out what the list says of all pages, in the background."""
        for name in self.outline.articles:  # in pieces, so that a page that is asked for does not wait
            self.ahead = self.project.submit(project_work.read_ahead, Urgency.AHEAD, name)
        self._decide(self.outline.names())
        self._index(self.outline.articles)
        self.project.submit(project_work.drop_gone, Urgency.AHEAD)

    def _index(self, articles: Iterable[str]) -> None:
        """Bring the texts of articles up to date, in which people search."""
        for article in articles:
            self.project.submit(project_work.refresh_index, Urgency.AHEAD, article)

    # --- pages ----------------------------------------------------------------------------------------------------

    def _put(self, names: Names, content: PageContent) -> OpenedPage:
        """Open a page; what is not known of it yet comes bit by bit, and then its decision."""
        target = self.outline.targets[content.row.locale][names[1]]
        page = opened(content, target, version=self.pages.version())
        page = self.pages.put(page)
        self._rules.submit(partial(look_rules_up, page))
        if page.unchecked:
            self._check_next(names)
        else:
            self._decide([names])
        return page

    def _check(self, names: Names) -> None:
        """Have the entries of an open page checked whose findings are not known, where so many were saved at once."""
        page = self.pages.get(names)
        if page and page.unchecked:
            known = self.project.submit(project_work.known_findings, Urgency.OPEN, *names)
            self._then(known, lambda findings: self.pages.checked(names, findings))
            self._check_next(names)

    def _check_next(self, names: Names) -> None:
        findings = self.project.submit(project_work.next_findings, Urgency.OPEN, *names)
        self._then(findings, partial(self._have_checked, names))

    def _have_checked(self, names: Names, findings: Mapping[Key, CheckedEntry]) -> None:
        """Display findings, and have more entries checked until all are."""
        if findings:
            self.pages.checked(names, findings)
            self._check_next(names)
        else:
            self.pages.check_rest(names)
            self._decide([names])
