"""The pages that are open, as they are displayed now, and what their listeners are told of changes.

A page is replaced as a whole under a lock, and only by one that was made from what it replaces.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from itertools import count
from typing import Any
from uuid import uuid4

from localize.catalogs import po
from localize.catalogs.po_text import decode
from localize.catalogs.reread import changed_entries
from localize.errors import CatalogError, FileError
from localize.model.catalog import Catalog, Key
from localize.preview.events import Hub, PageEvent, page_topic
from localize.preview.opened_page import (
    CheckedEntry,
    OpenedPage,
    ReadCatalog,
    changed_segments,
    checked_here,
    keeping_version,
    read_catalog,
    same_segments,
    with_catalogs,
    with_changed_entries,
    with_checked,
    with_compared,
)
from localize.preview.project_work import PageNews
from localize.preview.views import PageView, SegmentView

Names = tuple[str, str]
"""An article and a locale."""

_MOST_OPEN = 24
"""Pages that are held ready for the next save; of those that nobody has open the oldest is let go of first."""
_MOST_AT_ONCE = 40
"""Segments of a page that are sent one by one; with more, the page is loaded again."""

Render = Callable[[str, Mapping[str, Any], str], str]
"""Gives the HTML that a template makes of some values in a language of the preview."""
Read = Callable[[str], bytes | None]
"""Gives the content of a file of the project, None where there is none; raises FileError."""
_Change = Callable[[OpenedPage], OpenedPage]


class OpenPages:
    """The pages that are open, by article and locale; it may be used in any thread."""

    def __init__(self, hub: Hub, render: Render, read: Read) -> None:
        self._hub, self._render, self._read = hub, render, read
        self._run, self._numbers = uuid4().hex[:6], count(1)
        self._lock = threading.Lock()
        self._pages: dict[Names, OpenedPage] = {}

    def version(self) -> str:
        """Return a new version for a page."""
        return f"{self._run}-{next(self._numbers)}"

    def is_of_this_run(self, version: str) -> bool:
        """Whether a version was given by this object."""
        return version.startswith(f"{self._run}-")

    def get(self, names: Names) -> OpenedPage | None:
        """Return a page, None where it is not open."""
        return self._pages.get(names)

    def names(self) -> list[Names]:
        """Return the pages that are open."""
        return list(self._pages)

    def put(self, page: OpenedPage) -> OpenedPage:
        """Open a page, or open it anew; what was saved since its catalogs were read is looked for at once."""
        with self._lock:
            self._pages[page.names] = page
            listened = self._hub.topics()
            idle = [each for each in self._pages if page_topic(*each) not in listened and each != page.names]
            for each in idle[: max(0, len(self._pages) - _MOST_OPEN)]:
                del self._pages[each]
        for catalog in page.chain:
            self.saved(page.names[0], catalog.locale)
        return self._pages.get(page.names, page)

    def drop(self, names: Names) -> None:
        """Let go of a page."""
        with self._lock:
            self._pages.pop(names, None)

    # --- changes --------------------------------------------------------------------------------------------------

    def saved(self, article: str, locale: str) -> None:
        """Send the segments that a save of a catalog has changed, as far as it can be told at once."""
        for names, page in list(self._pages.items()):
            if names[0] == article and any(each.locale == locale for each in page.chain):
                with suppress(CatalogError, FileError):  # it is read again soon, which tells what is wrong
                    self._change(names, partial(self._with_save, locale=locale))

    def _with_save(self, page: OpenedPage, locale: str) -> OpenedPage:
        """Return a page with a save; unchanged where the file may not be written to its end yet."""
        catalog = next(each for each in page.chain if each.locale == locale)
        if page.unreadable:
            return page
        data = self._read(catalog.path) or b""
        text, _ = decode(data, catalog.path)
        entries = changed_entries(catalog.plain, text) if catalog.plain else None
        if entries is not None:
            return with_changed_entries(page, locale, entries, version=self.version())
        read = read_catalog(locale, catalog.path, po.read(data, catalog.path))
        if read.entries.keys() != catalog.entries.keys():
            return page
        chain = tuple(read if each is catalog else each for each in page.chain)
        return with_catalogs(page, chain, version=self.version())

    def follows(self, names: Names) -> bool:
        """Whether a page has all that its catalogs say now, of which only the changed entries were read."""
        page = self._pages.get(names)
        with suppress(CatalogError, FileError):
            return page is not None and not page.unreadable and all(map(self._is_followed, page.chain))
        return False

    def _is_followed(self, catalog: ReadCatalog) -> bool:
        text, _ = decode(self._read(catalog.path) or b"", catalog.path)
        return catalog.plain is not None and changed_entries(catalog.plain, text) == catalog.changed

    def read_again(self, names: Names) -> None:
        """Read the catalogs of a page as a whole: confirm what was sent at once, and send what was not.

        Where one cannot be read, the page stays as it is, with what is wrong.
        """

        def again(page: OpenedPage) -> OpenedPage:
            read: list[ReadCatalog] = []
            problems: list[str] = []
            for each in page.chain:
                try:
                    read.append(self._whole(each))
                except (CatalogError, FileError) as error:
                    problems += map(str, error.problems)
            if problems:
                return replace(page, problems=tuple(problems), version=self.version())
            return with_catalogs(page, tuple(read), version=self.version())

        self._change(names, again)

    def _whole(self, catalog: ReadCatalog) -> ReadCatalog:
        """Read a catalog as a whole; raises CatalogError and FileError."""
        data = self._read(catalog.path)
        return read_catalog(catalog.locale, catalog.path, po.read(data, catalog.path) if data else Catalog((), ()))

    def checked(self, names: Names, findings: Mapping[Key, CheckedEntry]) -> None:
        """Put in the findings of entries that were not checked yet."""
        self._change(names, lambda page: with_checked(page, findings, version=self.version()))

    def check_rest(self, names: Names) -> None:
        """Check what was saved while the others were checked."""
        self._change(names, lambda page: checked_here(page, version=self.version()) if page.unchecked else page)

    def decided(self, names: Names, news: PageNews) -> None:
        """Put in what the whole project has to do with a page; where a file was mended meanwhile, it is read again."""

        def with_news(page: OpenedPage) -> OpenedPage:
            if (news.compared, news.general) != (page.compared, page.general):
                page = with_compared(page, news.compared, news.general, version=self.version())
            problems = news.problems or page.problems
            return replace(page, problems=problems, decision=news.row.decision, approval=news.approval)

        self._change(names, with_news)
        page = self.get(names)
        if page and page.problems and not news.problems:
            self.read_again(names)

    def _change(self, names: Names, change: _Change) -> None:
        """Change a page, and tell its listeners; where another change came first, it is done on what that has left."""
        while (before := self._pages.get(names)) is not None:
            after = change(before)
            if after is before or self._replace(before, keeping_version(before, after)):
                return

    def _replace(self, before: OpenedPage, after: OpenedPage) -> bool:
        """Put a page in place of the one it was made from; False where there is a newer one meanwhile.

        What listeners are told comes in the order of the changes.
        """
        with self._lock:
            if self._pages.get(before.names) is not before:
                return False
            self._pages[before.names] = after
            self._send(before, after)
        return True

    # --- what listeners are told ----------------------------------------------------------------------------------

    def _send(self, before: OpenedPage, after: OpenedPage) -> None:
        topic = page_topic(*after.names)
        if topic not in self._hub.topics():
            return
        segments = changed_segments(before, after)
        if not same_segments(before, after) or len(segments) > _MOST_AT_ONCE:
            self._hub.send(topic, PageEvent("reload", {}, after.version))
            return
        languages, frame = self._hub.languages(topic), after.frame()
        for language in languages:  # what was saved comes first
            self._hub.send(topic, *self._segment_events(frame, segments, language), language=language)
        page = after.view()
        for language in languages:
            self._hub.send(topic, *self._page_events(before, page, language), language=language)

    def _segment_events(self, page: PageView, segments: Iterable[SegmentView], language: str) -> Iterator[PageEvent]:
        for each in segments:
            values = {"page": page, "segment": each, "view": "work"}
            html = self._render("segment.html", values, language)
            yield PageEvent("segment", {"id": each.id, "html": html}, page.version)

    def _page_events(self, before: OpenedPage, page: PageView, language: str) -> Iterator[PageEvent]:
        if before.messages != page.problems:
            yield PageEvent("problem", {"messages": page.problems}, page.version)
        if (before.counts, before.decision, before.approval) != (page.counts, page.decision, page.approval):
            yield self.page_event(page, language)

    def page_event(self, page: PageView, language: str) -> PageEvent:
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
