"""The decisions about all pages of a project: known by group, and unpacked where one of them is asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from typing import TypeVar

from localize.cache.codec import Codec
from localize.cache.packed_list import PackedList
from localize.pages.release import PathsByLocale, ReleaseIndex
from localize.pages.released_page import PageInRelease, WithheldPage
from localize.tasks.decided_row import DecidedPacking
from localize.tasks.held import Held
from localize.tasks.page_group import ENTRIES, WITHHELD, PageGroup, is_remarkable
from localize.tasks.release_pages import RejectedPage
from localize.tasks.sources import Sources
from localize.tasks.status import DecidedPage

_Value = TypeVar("_Value")

_GROUPS: Codec[tuple[PageGroup, ...]] = Codec(tuple[PageGroup, ...])
_MOST_GROUPS = 64
"""Groups that are held as they are; of more, the others are compressed."""
_MOST_OPENED = 4
"""Groups whose pages are held unpacked."""
_MOST_LOCALES = 2
"""Locales whose pages are held in one list: a release is written locale by locale."""


class DecidedPages(Mapping[tuple[str, str], DecidedPage]):
    """Decided pages by article and locale, in the order of the articles."""

    def __init__(self, sources: Sources, groups: Iterable[PageGroup]) -> None:
        """Together the `groups` have all articles of the project, in their order."""
        self._sources = sources
        self._packing = DecidedPacking(sources)
        self._opened: Held[dict[tuple[str, str], DecidedPage]] = Held(_MOST_OPENED)
        self._numbers: dict[str, int] = {}
        self._count = 0
        self.groups: PackedList[PageGroup] = PackedList(_GROUPS, most_whole=_MOST_GROUPS, together=1)
        self.remarkable: PackedList[DecidedPage] = PackedList(self._packing)
        """The pages of which there is anything to tell: they are not published, or there are findings."""
        for number, group in enumerate(groups):
            self.groups.append(group)
            self._numbers.update(dict.fromkeys(group.articles, number))
            self._count += group.pages
            for page in self._packing.unpack(group.remarkable):
                self.remarkable.append(page)

    def __getitem__(self, names: tuple[str, str]) -> DecidedPage:
        number = self._numbers.get(names[0])
        if number is None:
            raise KeyError(names)
        return self._opened.get(str(number), lambda: self._open(self.groups[number]))[names]

    def _open(self, group: PageGroup) -> dict[tuple[str, str], DecidedPage]:
        """Return the pages of a group in their order."""
        order = {name: number for number, name in enumerate(group.articles)}
        targets = {tag: number for number, tag in enumerate(self._sources.project.config.targets)}
        pages = [*self._packing.unpack(group.plain), *self._packing.unpack(group.remarkable)]
        pages.sort(key=lambda page: (order[page.status.article], targets[page.status.locale]))
        return {page.page.names: page for page in pages}

    def __iter__(self) -> Iterator[tuple[str, str]]:
        for group in self.groups:
            yield from self._open(group)

    def in_order(self) -> Iterator[DecidedPage]:
        """Yield the pages in the order of the articles."""
        for group in self.groups:
            yield from self._open(group).values()

    def __len__(self) -> int:
        return self._count

    def remarkable_with(self, others: Collection[tuple[str, str]]) -> Iterator[DecidedPage]:
        """Yield the remarkable pages and some others, by article and locale, in the order of the articles."""
        if not others:
            yield from self.remarkable
            return
        for group in self.groups:
            names = {names for names in others if names[0] in group.articles}
            pages = self._open(group).values() if names else self._packing.unpack(group.remarkable)
            yield from (page for page in pages if page.page.names in names or is_remarkable(page))

    def articles(self) -> Iterator[tuple[str, ...]]:
        """Yield the articles of each group."""
        return (group.articles for group in self.groups)

    def rejected(self) -> Iterator[RejectedPage]:
        """Yield the pages that were published before, and cannot be kept."""
        for group in self.groups:
            yield from group.rejected

    def keys_of(self, locale: str) -> Iterator[bytes]:
        """Yield what stands for the pages of a locale, but for where other pages are."""
        return (group.locales[locale].key for group in self.groups)

    def index(self) -> ReleaseIndex:
        """Return the index of all pages that the gate lets into a release."""
        locales = self._sources.project.all_locales
        pages: Held[PackedList[PageInRelease]] = Held(_MOST_LOCALES)
        absent: Held[PackedList[WithheldPage]] = Held(_MOST_LOCALES)
        paths = PathsByLocale(locales)
        unlisted: set[tuple[str, str]] = set()
        dated: set[str] = set()
        for group in self.groups:
            for name, of_article in group.paths.items():
                paths.add(name, of_article)
            unlisted.update(group.unlisted)
            dated.update(locale for locale in locales if group.locales[locale].is_dated)
        return ReleaseIndex(
            {locale: _OfLocale(locale, pages, partial(_entries, self.groups, locale)) for locale in locales},
            {locale: _OfLocale(locale, absent, partial(_absent, self.groups, locale)) for locale in locales},
            paths=paths,
            unlisted=frozenset(unlisted),
            dated=frozenset(dated),
        )


class _OfLocale(Collection[_Value]):
    """What all groups have of a locale, unpacked when it is asked for, and held until others are."""

    def __init__(self, locale: str, held: Held[PackedList[_Value]], unpack: Callable[[], PackedList[_Value]]) -> None:
        self._locale = locale
        self._held = held
        self._unpack = unpack

    @property
    def _values(self) -> PackedList[_Value]:
        return self._held.get(self._locale, self._unpack)

    def __iter__(self) -> Iterator[_Value]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __contains__(self, value: object) -> bool:
        return value in self._values


def _entries(groups: Iterable[PageGroup], locale: str) -> PackedList[PageInRelease]:
    return _unpacked(ENTRIES, (group.locales[locale].entries for group in groups))


def _absent(groups: Iterable[PageGroup], locale: str) -> PackedList[WithheldPage]:
    return _unpacked(WITHHELD, (group.locales[locale].withheld for group in groups))


def _unpacked(codec: Codec[tuple[_Value, ...]], blocks: Iterable[bytes]) -> PackedList[_Value]:
    return PackedList(codec, (value for data in blocks for value in codec.unpack(data)))
