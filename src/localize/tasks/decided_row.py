"""Decisions about pages packed: their articles and locales are names."""

from __future__ import annotations

from localize.cache.codec import Codec
from localize.dataclass import dataclass
from localize.model.finding import Finding
from localize.tasks.check import CheckedPacking, CheckedRow
from localize.tasks.sources import Sources
from localize.tasks.status import DecidedPage, PageStatus


@dataclass(frozen=True, slots=True)
class DecidedRow:
    """A decided page whose article and locale are names."""

    page: CheckedRow
    path: str
    status: PageStatus
    findings: tuple[Finding, ...]


_DECIDED: Codec[tuple[DecidedRow, ...]] = Codec(tuple[DecidedRow, ...])


class DecidedPacking:
    """Packs decided pages."""

    def __init__(self, sources: Sources) -> None:
        self._checked = CheckedPacking(sources)

    def pack(self, pages: tuple[DecidedPage, ...]) -> bytes:
        """Return some pages as bytes."""
        return _DECIDED.pack(tuple(map(self._row, pages)))

    def unpack(self, data: bytes) -> tuple[DecidedPage, ...]:
        """Return the pages in such bytes."""
        return tuple(map(self._page, _DECIDED.unpack(data)))

    def _row(self, page: DecidedPage) -> DecidedRow:
        return DecidedRow(self._checked.row(page.page), page.path, page.status, page.findings)

    def _page(self, row: DecidedRow) -> DecidedPage:
        return DecidedPage(self._checked.page(row.page), row.path, row.status, row.findings)
