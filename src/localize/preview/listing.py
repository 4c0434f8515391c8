"""The list of pages, filtered by what somebody looks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from localize.gate.decide import Outcome
from localize.preview.views import ListRow

STATES: Mapping[str, Callable[[ListRow], bool]] = {
    "todo": lambda row: bool(row.counts) and row.ready < row.segments,
    "missing": lambda row: bool(row.counts and row.counts.missing),
    "fuzzy": lambda row: bool(row.counts and row.counts.fuzzy),
    "blocked": lambda row: bool(row.counts and row.counts.blocked),
    "withheld": lambda row: bool(row.decision and row.decision.outcome is not Outcome.PUBLISHED),
    "done": lambda row: bool(row.decision and row.decision.outcome is Outcome.PUBLISHED),
}
"""What `state` in a query may be, and which rows it leaves."""


def _every_row(_row: ListRow) -> bool:
    return True


def filtered(rows: Iterable[ListRow], query: Mapping[str, str]) -> tuple[ListRow, ...]:
    """Return the rows that a query leaves: `locale` and `state` as named, `text` in the name or the title."""
    locale, text = query.get("locale", ""), query.get("text", "").casefold()
    is_in_state = STATES.get(query.get("state", ""), _every_row)
    return tuple(
        row
        for row in rows
        if (not locale or row.locale == locale)
        and (not text or text in f"{row.article}\n{row.title}".casefold())
        and is_in_state(row)
    )
