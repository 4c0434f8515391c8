"""Which approvals of a page stand, and what has changed since the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from difflib import SequenceMatcher

from localize.gate.reader_digest import version_of
from localize.model.approval import Approval, ApprovalStatus, Piece, ReaderView


def status_of(approvals: Iterable[Approval], views: Mapping[int, ReaderView]) -> ApprovalStatus:
    """The status of the approvals of a page, given what its readers see now.

    `views` gives what readers see, by version of the digest: each approval is compared with the view of its own
    version.
    """
    by_date = sorted(approvals, key=lambda approval: approval.date)
    if by := in_force(by_date, {view.digest for view in views.values()}):
        return ApprovalStatus(by)
    if not by_date:
        return ApprovalStatus()
    lapsed = by_date[-1]
    changed, removed = _differences(lapsed.pieces, views[version_of(lapsed.digest)].pieces)
    return ApprovalStatus(lapsed=lapsed, changed=changed, removed=removed)


def in_force(approvals: Iterable[Approval], digests: Set[str]) -> tuple[Approval, ...]:
    """The approvals with one of these digests: the latest of each reviewer, the oldest first."""
    latest: dict[str, Approval] = {}
    for approval in sorted(approvals, key=lambda approval: approval.date):
        if approval.digest in digests:
            latest.pop(approval.reviewer, None)
            latest[approval.reviewer] = approval
    return tuple(latest.values())


def _differences(before: Sequence[str], after: Sequence[Piece]) -> tuple[tuple[Piece, ...], int]:
    """The pieces that are new, changed or moved, and how many were removed without a replacement.

    If the approval recorded no pieces, nothing can be told.
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
