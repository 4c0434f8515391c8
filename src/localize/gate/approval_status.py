"""Which approvals of a page stand, and what has changed since the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from localize.model.approval import Approval, ApprovalStatus, Piece, ReaderView


def standing(approvals: Iterable[Approval], shown: ReaderView) -> ApprovalStatus:
    """Where the approvals of a page stand, given what its readers see now."""
    found = sorted(approvals, key=lambda approval: approval.date)
    if by := in_force(found, shown.digest):
        return ApprovalStatus(by)
    if not found:
        return ApprovalStatus()
    changed, removed = _differences(found[-1].pieces, shown.pieces)
    return ApprovalStatus(lapsed=found[-1], changed=changed, removed=removed)


def in_force(approvals: Iterable[Approval], digest: str) -> tuple[Approval, ...]:
    """The approvals of exactly what that digest stands for: the latest of each reviewer, the oldest first."""
    latest: dict[str, Approval] = {}
    for approval in sorted(approvals, key=lambda approval: approval.date):
        if approval.digest == digest:
            latest.pop(approval.reviewer, None)
            latest[approval.reviewer] = approval
    return tuple(latest.values())


def _differences(before: Sequence[str], after: Sequence[Piece]) -> tuple[tuple[Piece, ...], int]:
    """The pieces that are new, changed or moved, and how many are gone without another in their place.

    Of an approval that does not say what it was of, nothing can be told.
    """
    if not before:
        return (), 0
    digests = [piece.digest for piece in after]
    changed: list[Piece] = []
    removed = 0
    for kind, first, last, start, end in SequenceMatcher(None, before, digests, autojunk=False).get_opcodes():
        if kind != "equal":
            changed += after[start:end]
            removed += max(0, (last - first) - (end - start))
    return tuple(changed), removed
