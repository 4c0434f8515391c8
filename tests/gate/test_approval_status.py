"""Which approvals stand, and what is told of those that lapsed."""

from __future__ import annotations

from localize.gate.approval_status import in_force, status_of
from localize.model.approval import Approval, ApprovalState, ApprovalStatus, Piece, ReaderView, reviewers
from support.approvals import approval

BEFORE = ("aaaaaaaa", "bbbbbbbb", "cccccccc")


def view(*pieces: str, digest: str = "1") -> ReaderView:
    found = tuple(Piece(f"Sentence {piece[0]}.", line, piece) for line, piece in enumerate(pieces, 1))
    return ReaderView(digest.zfill(64), found)


def lapsed(*pieces: str) -> ApprovalStatus:
    return status_of([approval(digest="0", pieces=BEFORE)], {1: view(*pieces)})


def test_without_any_approval_there_is_none() -> None:
    found = status_of([], {1: view()})
    assert (found.state, found.reason) == (ApprovalState.NEVER, "approval required, none recorded")


def test_an_approval_of_what_readers_see_stands() -> None:
    found = status_of([approval(digest="1"), approval(digest="0")], {1: view()})
    assert (found.state, found.by, found.reason) == (ApprovalState.APPROVED, (approval(digest="1"),), "")


def test_a_record_that_cannot_be_read_approves_nothing() -> None:
    found = ApprovalStatus(unreadable="locales/de/approvals.csv")
    assert (found.state, found.reason) == (ApprovalState.UNREADABLE, "locales/de/approvals.csv cannot be read")


def test_a_segment_that_changed_is_named() -> None:
    found = lapsed("aaaaaaaa", "xxxxxxxx", "cccccccc")
    assert found.state is ApprovalState.LAPSED
    assert [(piece.source, piece.line) for piece in found.changed] == [("Sentence x.", 2)]
    assert found.reason == "approval by Dr. A. Example of 2026-11-27 lapsed: 1 segment changed"


def test_segments_that_are_new_moved_or_gone_are_told() -> None:
    assert lapsed("aaaaaaaa", "xxxxxxxx", "yyyyyyyy", "cccccccc").difference == "2 segments changed"
    assert lapsed("aaaaaaaa").difference == "2 segments removed"
    assert lapsed("xxxxxxxx", "cccccccc").difference == "1 segment changed, 1 segment removed"
    assert lapsed("bbbbbbbb", "aaaaaaaa", "cccccccc").difference == "1 segment changed, 1 segment removed"


def test_images_and_the_date_are_told_by_what_they_are() -> None:
    now = view(*BEFORE)
    more = (
        Piece("knee.png", 3, digest="dddddddd", kind="image"),
        Piece("2026-11-28", 0, digest="eeeeeeee", kind="date"),
    )
    found = status_of([approval(pieces=BEFORE)], {1: ReaderView(now.digest, (*now.pieces, *more))})
    assert found.difference == "1 image and 1 date changed"


def test_what_changed_outside_the_segments_is_told_as_such() -> None:
    assert lapsed(*BEFORE).difference == "markup or addresses changed"


def test_of_an_approval_without_segments_no_change_is_told() -> None:
    assert status_of([approval()], {1: view(*BEFORE)}).reason.endswith("lapsed: the page changed")


def test_the_latest_approval_is_the_one_that_lapsed() -> None:
    old, new = approval(day="2025-01-01", digest="2"), approval(reviewer="B", digest="3")
    assert status_of([new, old], {1: view()}).lapsed == new


def test_each_reviewer_counts_once_with_the_latest_day_the_oldest_first() -> None:
    rows = [
        approval(reviewer="A", day="2026-03-01"),
        approval(reviewer="B", day="2026-02-01"),
        approval(reviewer="A", day="2026-01-01"),
        approval(reviewer="C", digest="2"),
    ]
    found: tuple[Approval, ...] = in_force(rows, {"0" * 64})
    assert [(each.reviewer, each.date.month) for each in found] == [("B", 2), ("A", 3)]
    assert reviewers(found) == "B of 2026-02-01, A of 2026-03-01"
