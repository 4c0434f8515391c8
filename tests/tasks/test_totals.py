"""Sums over pages."""

from __future__ import annotations

from localize.gate.decide import Decision, Mender, Outcome, SegmentCounts
from localize.model.approval import ApprovalState, ApprovalStatus
from localize.tasks.status import PageStatus
from localize.tasks.totals import by_article, by_locale, totals
from support.approvals import approval

DONE = PageStatus(
    "knee", "de", SegmentCounts(10, words=90), Decision(Outcome.PUBLISHED), ApprovalStatus(by=(approval(),))
)
BEGUN = PageStatus(
    "knee",
    "ar",
    SegmentCounts(6, 1, missing=3, blocked=1, words=90, words_left=33),
    Decision(Outcome.WITHHELD, ("3 untranslated",)),
    ApprovalStatus(lapsed=approval()),
    menders=(Mender.TRANSLATOR, Mender.CLINICIAN),
)
OTHER = PageStatus(
    "hip",
    "de",
    SegmentCounts(0, 0, missing=2, words=8, words_left=8),
    Decision(Outcome.FALLBACK, ("2 untranslated",)),
    ApprovalStatus(),
    menders=(Mender.TRANSLATOR,),
)
PAGES = (DONE, BEGUN, OTHER)


def test_segments_words_outcomes_and_who_can_mend_are_summed_up() -> None:
    whole = totals(PAGES)
    assert (whole.pages, whole.incomplete, whole.segments) == (3, 2, 22)
    assert whole.counts == SegmentCounts(16, 1, missing=5, blocked=1, words=188, words_left=41)
    assert whole.outcomes == {Outcome.PUBLISHED: 1, Outcome.WITHHELD: 1, Outcome.KEPT: 0, Outcome.FALLBACK: 1}
    assert whole.menders == {Mender.TRANSLATOR: 2, Mender.EDITOR: 0, Mender.CLINICIAN: 1}
    assert (whole.approvals[ApprovalState.APPROVED], whole.approvals[ApprovalState.LAPSED]) == (1, 1)


def test_locales_come_in_the_order_asked_for_and_articles_in_that_of_the_pages() -> None:
    locales = by_locale(PAGES, ["ar", "fr", "de"])
    assert [(tag, row.pages, row.counts.words_left) for tag, row in locales.items()] == [("ar", 1, 33), ("de", 2, 8)]
    assert [(name, row.pages) for name, row in by_article(PAGES).items()] == [("knee", 2), ("hip", 1)]


def test_no_pages_have_no_sums() -> None:
    assert (totals(()).pages, totals(()).segments) == (0, 0)
