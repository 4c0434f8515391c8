"""The decisions about all pages of a project, most of them packed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from localize.cache.codec import Codec
from localize.cache.packed_list import PackedMap
from localize.dataclass import dataclass
from localize.model.finding import Finding
from localize.tasks.check import CheckedPacking, CheckedRow, most_articles
from localize.tasks.sources import Sources
from localize.tasks.status import DecidedPage, PageStatus


@dataclass(frozen=True, slots=True)
class DecidedRow:
    """A decided page whose article and locale are names."""

    page: CheckedRow
    path: str
    status: PageStatus
    findings: tuple[Finding, ...]


_DECIDED: Codec[tuple[tuple[DecidedRow, ...], ...]] = Codec(tuple[tuple[DecidedRow, ...], ...])


class DecidedPacking:
    """Packs the decided pages of articles."""

    def __init__(self, sources: Sources) -> None:
        self._checked = CheckedPacking(sources)

    def pack(self, articles: tuple[tuple[DecidedPage, ...], ...]) -> bytes:
        """Return the pages of some articles as bytes."""
        return _DECIDED.pack(tuple(tuple(map(self._row, pages)) for pages in articles))

    def unpack(self, data: bytes) -> tuple[tuple[DecidedPage, ...], ...]:
        """Return the pages of the articles in such bytes."""
        return tuple(tuple(map(self._page, rows)) for rows in _DECIDED.unpack(data))

    def _row(self, page: DecidedPage) -> DecidedRow:
        return DecidedRow(self._checked.row(page.page), page.path, page.status, page.findings)

    def _page(self, row: DecidedRow) -> DecidedPage:
        return DecidedPage(self._checked.page(row.page), row.path, row.status, row.findings)


class DecidedPages(Mapping[tuple[str, str], DecidedPage]):
    """Decided pages by article and locale, in the order in which they were decided."""

    def __init__(self, sources: Sources, *groups: Iterable[DecidedPage]) -> None:
        """In each of the `groups`, the pages of an article follow each other."""
        packing = DecidedPacking(sources)
        self._groups: list[PackedMap[tuple[DecidedPage, ...]]] = []
        self._count = 0
        for pages in groups:
            group: PackedMap[tuple[DecidedPage, ...]] = PackedMap(packing, most_whole=most_articles(sources))
            for article, of_article in groupby(pages, key=lambda page: page.status.article):
                group.add(article, tuple(of_article))
                self._count += len(group[article])
            self._groups.append(group)

    def __getitem__(self, names: tuple[str, str]) -> DecidedPage:
        article, locale = names
        try:
            return self.of_article(article)[locale]
        except KeyError:
            raise KeyError(names) from None

    def of_article(self, name: str) -> dict[str, DecidedPage]:
        """Return the pages of an article by locale; none where there are none."""
        return {page.status.locale: page for group in self._groups for page in group.get(name, ())}

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return (page.page.names for page in self.in_order())

    def in_order(self) -> Iterator[DecidedPage]:
        """Yield the pages in the order in which they were decided."""
        for group in self._groups:
            for pages in group.values():
                yield from pages

    def __len__(self) -> int:
        return self._count
