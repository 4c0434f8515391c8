"""The list is filtered by locale, by what is left to do, and by words of the title."""

from __future__ import annotations

import pytest

from localize.gate.decide import Decision, Outcome, SegmentCounts
from localize.preview.listing import STATES, filtered
from localize.preview.views import ListRow

DONE = ListRow("cold-packs", "de", "Cold packs", SegmentCounts(3), Decision(Outcome.PUBLISHED))
MISSING = ListRow(
    "knee", "de", "Your knee", SegmentCounts(2, missing=1), Decision(Outcome.WITHHELD, ("1 untranslated",))
)
FUZZY = ListRow("knee", "ar", "Your knee", SegmentCounts(2, fuzzy=1), Decision(Outcome.WITHHELD, ("1 fuzzy",)))
BLOCKED = ListRow("hip", "ar", "Your hip", SegmentCounts(3, blocked=1), Decision(Outcome.WITHHELD))
UNKNOWN = ListRow("new", "ar", "new")
ROWS = (DONE, MISSING, FUZZY, BLOCKED, UNKNOWN)


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ({}, ROWS),
        ({"locale": "de"}, (DONE, MISSING)),
        ({"text": "KNEE"}, (MISSING, FUZZY)),
        ({"text": "cold-p"}, (DONE,)),
        ({"state": "todo"}, (MISSING, FUZZY, BLOCKED)),
        ({"state": "missing"}, (MISSING,)),
        ({"state": "fuzzy"}, (FUZZY,)),
        ({"state": "blocked"}, (BLOCKED,)),
        ({"state": "withheld"}, (MISSING, FUZZY, BLOCKED)),
        ({"state": "done"}, (DONE,)),
        ({"state": "todo", "locale": "ar", "text": "hip"}, (BLOCKED,)),
        ({"state": "no such state"}, ROWS),
    ],
)
def test_a_query_leaves_rows(query: dict[str, str], rows: tuple[ListRow, ...]) -> None:
    assert filtered(ROWS, query) == rows


def test_each_state_leaves_some_rows_and_not_all() -> None:
    assert {name for name in STATES if 0 < len(filtered(ROWS, {"state": name})) < len(ROWS)} == set(STATES)
