"""An approval: a clinician's sign-off of what readers of a locale see of an article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from enum import Enum

from localize.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment, an image or the date of an article as readers of a locale see it.

    `source` is its text in the source, or the path of the image; `line` the line in the source; `digest` the first
    eight hexadecimal digits of the SHA-256 of both sides; `kind` says what it is, `safety` that
    it is on dosing or in a warning.
    """

    source: str
    line: int
    digest: str
    kind: str = "segment"
    safety: bool = False


@dataclass(frozen=True, slots=True)
class ReaderView:
    """What readers of a locale see of an article: the digest of all of it, and its pieces in reading order.

    The digest stands as approvals record it: a SHA-256 in hexadecimal digits, with the version of its recipe and a
    colon before it from version 2 on.
    """

    digest: str
    pieces: tuple[Piece, ...]

    @property
    def fingerprint(self) -> str:
        """The hexadecimal digits of the digest alone, of which people compare the first ones."""
        return _fingerprint(self.digest)


@dataclass(frozen=True, slots=True)
class Approval:
    """One sign-off: of which article, by whom, in which role, on which day, of what.

    `digest` is that of what was approved, `pieces` the digests of its pieces, by which a later run can tell what has
    changed since, or none. `role` may be empty.
    """

    article: str
    reviewer: str
    role: str
    date: date
    digest: str
    pieces: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """The hexadecimal digits of the digest alone."""
        return _fingerprint(self.digest)


def _fingerprint(digest: str) -> str:
    return digest.rpartition(":")[2]


class ApprovalState(Enum):
    """What became of the approvals of a page."""

    APPROVED = "approved"
    LAPSED = "lapsed"
    NEVER = "none"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class ApprovalStatus:
    """Where the approvals of a page stand now.

    `by` are those that stand, one for each reviewer, the oldest first; the fields after it tell of the latest one that
    lapsed, where none stands: `changed` are the pieces that are new or other than they were, `removed` how many are
    gone. `unreadable` is the path of a record that cannot be read; nothing is known then.
    """

    by: tuple[Approval, ...] = ()
    lapsed: Approval | None = None
    changed: tuple[Piece, ...] = ()
    removed: int = 0
    unreadable: str = ""

    @property
    def state(self) -> ApprovalState:
        """The one word for it."""
        if self.unreadable:
            return ApprovalState.UNREADABLE
        if self.by:
            return ApprovalState.APPROVED
        return ApprovalState.LAPSED if self.lapsed else ApprovalState.NEVER

    @property
    def reason(self) -> str:
        """Why a page that must be approved is not; empty where it is."""
        if self.unreadable:
            return f"{self.unreadable} cannot be read"
        if self.by:
            return ""
        if self.lapsed is None:
            return "approval required, none recorded"
        return f"approval by {self.lapsed.reviewer} of {self.lapsed.date} lapsed: {self.difference}"

    @property
    def keeps_safety(self) -> bool:
        """Whether the page that was approved last says the same on dosing and in warnings as this one, for certain."""
        known = self.lapsed is not None and bool(self.lapsed.pieces) and not self.removed
        return known and bool(self.changed) and not any(piece.safety for piece in self.changed)

    @property
    def difference(self) -> str:
        """What has changed since the approval that lapsed, in a few words."""
        kinds = Counter(piece.kind for piece in self.changed)
        changed = " and ".join(_counted(number, kind) for kind, number in kinds.items())
        told = [
            f"{changed} changed" if changed else "",
            f"{_counted(self.removed, 'segment')} removed" if self.removed else "",
        ]
        unknown = "markup or addresses changed" if self.lapsed and self.lapsed.pieces else "the page changed"
        return ", ".join(filter(None, told)) or unknown


def reviewers(approvals: Iterable[Approval]) -> str:
    """The approvals in a few words: `Dr. A. Example (Neurologist) of 2026-11-27, Dr. B. Roe of 2026-11-28`."""
    return ", ".join(
        f"{each.reviewer} ({each.role}) of {each.date}" if each.role else f"{each.reviewer} of {each.date}"
        for each in approvals
    )


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
