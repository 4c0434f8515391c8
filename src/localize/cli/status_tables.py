"""The tables of `localize status`: by page, by locale or by article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from localize.cli.console import Bar, Cell, Column, Tone, table
from localize.gate.decide import Mender, Outcome, SegmentCounts
from localize.model.approval import ApprovalState
from localize.tasks.status import PageStatus
from localize.tasks.totals import Totals

_OUTCOMES = {
    Outcome.PUBLISHED: Tone.GOOD,
    Outcome.FALLBACK: Tone.UNSURE,
    Outcome.KEPT: Tone.UNSURE,
    Outcome.WITHHELD: Tone.BAD,
}
_PAGE_COLUMNS = (
    Column("article", is_whole=False),
    Column("locale"),
    Column("translated"),
    Column("words left", is_number=True),
    Column("page"),
    Column("waits for", is_extra=True),
    Column("why", is_whole=False),
)
_TOTALS_COLUMNS = (
    Column("translated"),
    Column("words left", is_number=True),
    Column("pages", is_whole=False),
    Column("wait for", is_whole=False),
)
_APPROVALS = Column("approvals", is_whole=False)
_ALL = "all"


def page_table(pages: Iterable[PageStatus]) -> str:
    """Return a table with a row for each page."""
    return table(_PAGE_COLUMNS, map(_page_cells, pages))


def totals_table(name: str, rows: Mapping[str, Totals], whole: Totals | None = None) -> str:
    """Return a table with a row for each locale or article, as `name` says, and one for all where `whole` is given."""
    named = {**rows, **({_ALL: whole} if whole is not None and len(rows) > 1 else {})}
    has_approvals = any(_approvals(each) for each in named.values())
    columns = (Column(name, is_whole=name != "article"), *_TOTALS_COLUMNS, *((_APPROVALS,) if has_approvals else ()))
    return table(
        columns,
        [
            (Cell(each, Tone.STRONG) if each == _ALL else each, *_cells(row), *((_approvals(row),) * has_approvals))
            for each, row in named.items()
        ],
    )


def most_left(rows: Mapping[str, Totals], most: int) -> dict[str, Totals]:
    """Return the articles with the most words left, or other things to do, the one with the most first."""
    unfinished = [name for name, row in rows.items() if row.incomplete]
    unfinished.sort(key=lambda name: (-rows[name].counts.words_left, -rows[name].incomplete))
    return {name: rows[name] for name in unfinished[:most]}


def _page_cells(page: PageStatus) -> tuple[str | Cell | Bar, ...]:
    counts = page.counts
    return (
        page.article,
        page.locale,
        Bar(f"{counts.translated}/{counts.segments}", counts.translated, begun=counts.fuzzy, total=counts.segments),
        _number(counts.words_left),
        Cell(page.decision.outcome.value, _OUTCOMES[page.decision.outcome]),
        ", ".join(mender.value for mender in page.menders),
        ", ".join(page.decision.reasons),
    )


def _cells(row: Totals) -> tuple[str | Cell | Bar, ...]:
    return (
        Bar(percent(row), row.counts.translated, begun=row.counts.fuzzy, total=row.segments),
        _number(row.counts.words_left),
        Cell(_outcomes(row), Tone.GOOD if not row.incomplete else Tone.PLAIN),
        ", ".join(_waiting(row.menders)),
    )


def percent(row: Totals) -> str:
    """Return the share of translated segments, rounded down: 100 % only where none is left."""
    return f"{row.share} %" if row.segments else "-"


def _number(number: int) -> str:
    return f"{number:,}"


def _outcomes(row: Totals) -> str:
    return ", ".join(f"{number:,} {outcome.value}" for outcome, number in row.outcomes.items() if number) or "no pages"


def _waiting(menders: Mapping[Mender, int]) -> Iterator[str]:
    return (f"{mender.value} {number:,}" for mender, number in menders.items() if number)


def _approvals(row: Totals) -> str:
    stand, lapsed = row.approvals[ApprovalState.APPROVED], row.approvals[ApprovalState.LAPSED]
    return ", ".join(f"{number:,} {what}" for number, what in ((stand, "stand"), (lapsed, "lapsed")) if number)


def counts_fields(counts: SegmentCounts) -> dict[str, int]:
    """Return what is counted in one page or several, for JSON."""
    return {
        "translated": counts.translated,
        "fuzzy": counts.fuzzy,
        "missing": counts.missing,
        "blocked": counts.blocked,
        "words": counts.words,
        "words_left": counts.words_left,
    }


def totals_fields(row: Totals) -> dict[str, Any]:
    """Return sums for JSON."""
    return {
        "pages": row.pages,
        "incomplete": row.incomplete,
        **counts_fields(row.counts),
        "states": {outcome.value: number for outcome, number in row.outcomes.items()},
        "waits_for": {mender.value: number for mender, number in row.menders.items()},
        "approvals": {state.value: number for state, number in row.approvals.items()},
    }
