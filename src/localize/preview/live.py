"""The preview as it runs: the open project, the open pages, and what happens when files change.

Two threads have their work here. The thread of the watcher makes the segments anew that a save has changed, from what
is in memory, and sends them at once (`changed`). All the rest, which needs the project's files and the results of
earlier runs, is done by a `Worker`: opening pages, reading a changed catalog as a whole, decisions, the list. A page is
replaced as a whole under a lock, and only by one that was made from what it replaces.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

from localize.catalogs.po_text import decode
from localize.catalogs.reread import changed_entries
from localize.errors import CatalogError, LocalizeError
from localize.preview import project_state
from localize.preview.changes import FileChanges, changes_of
from localize.preview.events import LIST_TOPIC, Hub, PageEvent, page_topic
from localize.preview.gathering import Gathering
from localize.preview.listing import filtered
from localize.preview.opened_page import (
    OpenedPage,
    changed_segments,
    keeping_version,
    same_segments,
    with_changed_entries,
    with_compared,
)
from localize.preview.project_index import ProjectIndex
from localize.preview.project_state import ProjectState
from localize.preview.views import ListRow, ListView, PageView, SegmentView
from localize.preview.worker import Urgency, Worker
from localize.tasks.status import DecidedPage
from localize.tasks.workspace import Workspace

Names = tuple[str, str]
"""An article and a locale."""

_MOST_OPEN = 24
"""Pages that are held ready for the next save; of those that nobody has open the oldest is let go of first."""
_MOST_AT_ONCE = 40
"""Segments of a page that are sent one by one; with more, the page is loaded again."""
_MOST_CATALOGS = 20
"""Catalogs that may change at once before the whole project is opened anew, as after `git pull`."""

_Result = TypeVar("_Result")

_SOON_SECONDS, _LONGEST_BURST_SECONDS = 0.1, 2.0
"""How long no file must change before it is read as a whole, and how long that waits at most."""
_CALM_SECONDS, _LONGEST_UNDECIDED_SECONDS = 0.8, 5.0
"""The same before it is decided about pages, which takes longer."""

Render = Callable[[str, Mapping[str, Any], str], str]
"""Gives the HTML that a template makes of some values in a language of the preview."""


class LivePreview:
    """The open project with the pages that are displayed."""

    def __init__(self, root: Path, hub: Hub, render: Render) -> None:
        """Open the project in `root`; raises ConfigError and FileError. `render` gives the HTML of what has changed."""
        self.root = root
        self.hub = hub
        self._render = render
        self._worker = Worker("project")
        self._run, self._numbers = uuid4().hex[:6], count(1)
        self._lock = threading.Lock()
        self._pages: dict[Names, OpenedPage] = {}
        self._rows: dict[Names, ListRow] = {}
        self._decided: set[Names] = set()
        self._written: dict[str, str] = {}
        self._stale: frozenset[str] = frozenset()
        self._commit = project_state.commit(root)
        self._state: ProjectState = self._worker.submit(lambda: project_state.open_state(root)).result()
        self._problems = self._state.problems
        earlier = self._worker.submit(lambda: project_state.earlier_rows(self._state)).result()
        self._rows = {(row.article, row.locale): row for row in earlier}
        self._soon = Gathering(self._read_soon, quiet=_SOON_SECONDS, longest=_LONGEST_BURST_SECONDS)
        self._calm = Gathering(self._decide_when_calm, quiet=_CALM_SECONDS, longest=_LONGEST_UNDECIDED_SECONDS)
        self.index = ProjectIndex(self.workspace.cache(), lambda: self._index(self._state.sources.articles.rows))
        self._warm()

    @property
    def state(self) -> ProjectState:
        """The open project, to be used in the worker only (`in_project`)."""
        return self._state

    @property
    def workspace(self) -> Workspace:
        """The folder of the project; files in it may be read and written in any thread."""
        return self._state.workspace

    def stop(self) -> None:
        """End the work in the background."""
        self._soon.stop()
        self._calm.stop()
        self._worker.stop()
        self.index.close()

    # --- what pages ask for ---------------------------------------------------------------------------------------

    def page(self, article: str, locale: str) -> PageView:
        """Return a page as it is now; raises UnknownPageError."""
        return self.opened(article, locale).view()

    def opened(self, article: str, locale: str) -> OpenedPage:
        """Return a page with all that it is made from; raises UnknownPageError."""
        page = self._pages.get((article, locale))
        return page or self._worker.submit(lambda: self._open((article, locale))).result()

    def is_current(self, article: str, locale: str, version: str) -> bool:
        """Whether a page, or without an article the project, has not changed since it had a version."""
        page = self._pages.get((article, locale))
        return version == (page.version if page else "") or (not article and version.startswith(self._run))

    def missed(self, article: str, locale: str, *, version: str, decided: bool, language: str) -> list[PageEvent]:
        """Return what somebody who has a version of a page must hear of it before all that comes.

        What becomes of a page may have been `decided` between the page that they got and the moment they listen.
        """
        if version and not self.is_current(article, locale, version):
            return [PageEvent("reload", {})]
        page = self._pages.get((article, locale))
        return [self._page_event(page.view(), language)] if page and page.decision and not decided else []

    def in_project(self, work: Callable[[ProjectState], _Result]) -> _Result:
        """Do something with the open project, in its thread, and return the result."""
        return self._worker.submit(lambda: work(self._current())).result()

    def listing(self, query: dict[str, str]) -> ListView:
        """Return the list of pages as far as it is known, filtered by `locale`, `state` and `text`."""
        state, rows = self._state, self._rows
        names = [(name, locale.tag) for name in state.sources.articles.rows for locale in state.sources.locales]
        all_rows = [rows.get(each) or ListRow(*each, each[0]) for each in names]
        locales = tuple(locale.tag for locale in state.sources.locales)
        return ListView(
            filtered(all_rows, query),
            len(all_rows),
            locales,
            query,
            source_locale=state.sources.project.config.source_locale,
            complete=self._decided.issuperset(names),
            problems=self._problems,
        )

    # --- what the watcher tells -----------------------------------------------------------------------------------

    def changed(self, paths: Iterable[str]) -> None:
        """Bring the preview up to date after changes of files; paths are relative to the project folder."""
        changes = changes_of(paths, self._state.sources.project.config)
        if not changes:
            return
        catalogs = {path: names for path, names in changes.catalogs.items() if not self._is_ours(path)}
        changes = replace(changes, catalogs=catalogs)
        if not changes.everything and len(catalogs) <= _MOST_CATALOGS:
            for path, (article, locale) in catalogs.items():
                self._quickly(path, article, locale)
        self._later(changes)

    def wrote(self, path: str, data: bytes) -> None:
        """Bring the preview up to date after a write of its own: the watcher will see it too, and pass it over."""
        self._written[path] = sha256(data).hexdigest()
        changes = changes_of([path], self._state.sources.project.config)
        for each, (article, locale) in changes.catalogs.items():
            self._quickly(each, article, locale)
        self._later(changes)

    def _is_ours(self, path: str) -> bool:
        """Whether a file is as the preview itself has written it."""
        digest = self._written.get(path)
        if digest is None:
            return False
        data = self._bytes(path)
        if data is not None and sha256(data).hexdigest() == digest:
            return True
        self._written.pop(path, None)
        return False

    def _bytes(self, path: str) -> bytes | None:
        try:
            return (self.root / path).read_bytes()
        except OSError:
            return None

    def _quickly(self, path: str, article: str, locale: str) -> None:
        """Send the segments that a save of a catalog has changed in the open pages, as far as they are told at once."""
        with self._lock:
            pages = [
                page
                for page in self._pages.values()
                if page.source.row.name == article and any(each.locale == locale for each in page.chain)
            ]
        if not pages:
            return
        data = self._bytes(path)
        if data is None:
            return
        try:
            text, _ = decode(data, path)
        except CatalogError:
            return  # reading it as a whole tells what is wrong
        for page in pages:
            catalog = next(each for each in page.chain if each.locale == locale)
            entries = changed_entries(catalog.plain, text) if catalog.plain else None
            if entries is None or page.unreadable:
                continue
            after = with_changed_entries(page, locale, entries, version=self._version())
            if self._replaced(page, after):
                self._send(page, after)

    # --- what is done afterwards ----------------------------------------------------------------------------------

    def _later(self, changes: FileChanges) -> None:
        """Have the rest done once no further change comes for a moment; a burst of changes is done together."""
        with self._lock:
            self._stale |= {article for article, _ in changes.catalogs.values()}
        self._soon.add(changes)
        self._calm.add(changes)

    def _read_soon(self, changes: FileChanges) -> None:
        self._worker.submit(lambda: self._read(changes), Urgency.OPEN)

    def _read(self, changes: FileChanges) -> None:
        """Read as a whole what has changed: all of the project, or the catalogs of open pages; in the worker."""
        if (
            changes.everything
            or len(changes.catalogs) > _MOST_CATALOGS
            or self._commit != project_state.commit(self.root)
        ):
            self._open_anew()
            return
        articles = {article for article, _ in changes.catalogs.values()}
        for names in [names for names in self._pages if names[0] in articles]:
            self._read_again(names)

    def _decide_when_calm(self, changes: FileChanges) -> None:
        """Decide about the pages of catalogs that have changed; it is work that must not hold up the next save."""
        articles = {article for article, _ in changes.catalogs.values()}
        self._decide([names for names in self._rows if names[0] in articles])
        self._index(articles)

    def _current(self) -> ProjectState:
        """Return the project with all changes of catalogs in it; in the worker."""
        with self._lock:
            stale, self._stale = self._stale, frozenset()
        if stale:
            self._state = project_state.reread(self._state, stale)
        return self._state

    def _open_anew(self) -> None:
        """Open the whole project again; where that cannot be done, all stays as it was, and everybody is told why."""
        try:
            self._commit = project_state.commit(self.root)
            self._state = project_state.open_state(self.root)
        except LocalizeError as error:
            self._problems = tuple(str(problem) for problem in error.problems)
            self.hub.send_to_all(PageEvent("problem", {"messages": self._problems}))
            return
        self._problems = self._state.problems
        with self._lock:
            self._stale = frozenset()
        self._decided = set()
        listened = self.hub.topics()
        for names in list(self._pages):
            if page_topic(*names) not in listened or not self._exists(names):
                self._pages.pop(names, None)
                continue
            before = self._pages[names]
            after = project_state.open_page(self._state, *names, version=self._version())
            self._put(before, after)
        self.hub.send_to_all(PageEvent("reload", {}))
        self._warm()

    def _exists(self, names: Names) -> bool:
        sources = self._state.sources
        return names[0] in sources.articles.rows and names[1] in sources.locales_by_tag

    def _read_again(self, names: Names) -> None:
        """Read the catalogs of an open page as a whole: confirm what was sent quickly, and send what was not."""
        while (before := self._pages.get(names)) is not None:
            after = project_state.page_again(self._state, before, version=self._version())
            after = keeping_version(before, after)
            if self._replaced(before, after):
                self._send(before, after)
                return

    def _decide(self, names: Iterable[Names]) -> None:
        """Decide about pages: those that are open now, the others when there is time."""
        listened = self.hub.topics()
        for each in names:
            urgency = Urgency.OPEN if page_topic(*each) in listened else Urgency.AHEAD
            self._worker.submit(partial(self._decide_one, each), urgency)
        self._worker.submit(self._list_known, Urgency.AHEAD)

    def _list_known(self) -> None:
        """Tell those who have the list open of changes in it, and keep it."""
        self.hub.send(LIST_TOPIC, PageEvent("list", {}))
        state = self._state
        rows = (
            self._rows.get((name, tag)) for name in state.sources.articles.rows for tag in state.sources.locales_by_tag
        )
        project_state.keep_rows(state, [row for row in rows if row])

    def _decide_one(self, names: Names) -> None:
        if not self._exists(names):
            return
        state = self._current()
        decided = project_state.decided(state, *names)
        self._rows[names] = project_state.list_row(state, decided)
        self._decided.add(names)
        while (before := self._pages.get(names)) is not None:
            after = self._with_decision(before, decided)
            if after == before or self._replaced(before, after):
                self._send(before, after)
                return

    def _with_decision(self, page: OpenedPage, decided: DecidedPage) -> OpenedPage:
        compared = self._state.catalogs.compared(page.source.locale).get(page.names[0], ())
        if compared != page.compared:
            page = keeping_version(page, with_compared(page, compared, version=self._version()))
        return replace(page, decision=decided.status.decision, approval=decided.status.approval)

    def _warm(self) -> None:
        """Find out what the list says of all pages, in the background."""
        state = self._state
        for name in state.sources.articles.rows:  # in pieces, so that a page that is asked for does not wait
            self._worker.submit(partial(state.catalogs.rows_of, name), Urgency.AHEAD)
        self._decide([(name, locale.tag) for name in state.sources.articles.rows for locale in state.sources.locales])
        self._index(state.sources.articles.rows)
        self._worker.submit(lambda: self.index.drop_gone(self._state), Urgency.AHEAD)

    def _index(self, articles: Iterable[str]) -> None:
        """Bring the texts of articles up to date, in which people search."""
        for article in articles:
            self._worker.submit(partial(self._refresh_index, article), Urgency.AHEAD)

    def _refresh_index(self, article: str) -> None:
        self.index.refresh(self._state, article)

    # --- pages ----------------------------------------------------------------------------------------------------

    def _open(self, names: Names) -> OpenedPage:
        if (page := self._pages.get(names)) is not None:
            return page
        page = project_state.open_page(self._state, *names, version=self._version())
        with self._lock:
            self._pages[names] = page
            listened = self.hub.topics()
            idle = [each for each in self._pages if page_topic(*each) not in listened and each != names]
            for each in idle[: max(0, len(self._pages) - _MOST_OPEN)]:
                del self._pages[each]
        self._decide([names])
        return page

    def _replaced(self, before: OpenedPage, after: OpenedPage) -> bool:
        """Put a page in place of the one it was made from; False where there is a newer one meanwhile."""
        with self._lock:
            if self._pages.get(before.names) is not before:
                return False
            self._pages[before.names] = after
            return True

    def _put(self, before: OpenedPage, after: OpenedPage) -> None:
        with self._lock:
            self._pages[before.names] = after

    def _send(self, before: OpenedPage, after: OpenedPage) -> None:
        """Tell those who have the page open what has changed."""
        topic = page_topic(*after.names)
        if topic not in self.hub.topics():
            return
        segments = changed_segments(before, after)
        if not same_segments(before, after) or len(segments) > _MOST_AT_ONCE:
            self.hub.send(topic, PageEvent("reload", {}, after.version))
            return
        languages, frame = self.hub.languages(topic), after.frame()
        for language in languages:  # what was saved comes first
            self.hub.send(topic, *self._segment_events(frame, segments, language), language=language)
        page = after.view()
        for language in languages:
            self.hub.send(topic, *self._page_events(before, page, language), language=language)

    def _segment_events(self, page: PageView, segments: Iterable[SegmentView], language: str) -> Iterator[PageEvent]:
        for each in segments:
            values = {"page": page, "segment": each, "view": "work"}
            html = self._render("segment.html", values, language)
            yield PageEvent("segment", {"id": each.id, "html": html}, page.version)

    def _page_events(self, before: OpenedPage, page: PageView, language: str) -> Iterator[PageEvent]:
        if before.problems != page.problems:
            yield PageEvent("problem", {"messages": page.problems}, page.version)
        if (before.counts, before.decision, before.approval) != (page.counts, page.decision, page.approval):
            yield self._page_event(page, language)

    def _page_event(self, page: PageView, language: str) -> PageEvent:
        """Return how far a page is, and what becomes of it."""
        counts, decision, approval = page.counts, page.decision, page.approval
        data = {
            "translated": counts.translated,
            "fuzzy": counts.fuzzy,
            "missing": counts.missing,
            "blocked": counts.blocked,
            "outcome": decision.outcome.value if decision else "",
            "reasons": decision.reasons if decision else (),
            "approval": approval.state.value if approval else "",
            "html": self._render("progress.html", {"page": page}, language),
        }
        return PageEvent("page", data, page.version)

    def _version(self) -> str:
        return f"{self._run}-{next(self._numbers)}"
