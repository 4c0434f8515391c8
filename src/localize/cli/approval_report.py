"""The status of approvals, as text and as fields for JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from localize.model.approval import Approval, ApprovalState, ApprovalStatus, reviewers
from localize.model.article import Article
from localize.tasks.status import PageStatus


def cell(status: ApprovalStatus) -> str:
    """Return the status of the approvals of a page in a few words."""
    if status.state is ApprovalState.APPROVED:
        return f"approved by {reviewers(status.by)}"
    if status.lapsed:
        return f"lapsed, was by {reviewers((status.lapsed,))}"
    return status.reason if status.unreadable else "never approved"


def fields(status: ApprovalStatus, article: Article) -> dict[str, object]:
    """Return the same for JSON: valid approvals, or the latest lapsed one with what has changed since."""
    return {
        "state": status.state.value,
        "by": [_approval(each) for each in status.by],
        "lapsed": _approval(status.lapsed) if status.lapsed else None,
        "changed": [
            {"kind": piece.kind, "source": piece.source, "path": article.path, "line": piece.line}
            for piece in status.changed
        ],
        "removed": status.removed,
    }


def _approval(approval: Approval) -> dict[str, str]:
    return {
        "reviewer": approval.reviewer,
        "role": approval.role,
        "date": approval.date.isoformat(),
        "digest": approval.digest,
    }


def changes(rows: Iterable[PageStatus], articles: Mapping[str, Article]) -> Iterator[str]:
    """Return lines about what has changed since approvals lapsed, each with its location in the source."""
    for row in rows:
        if row.approval.state is ApprovalState.LAPSED:
            yield f"{row.locale}/{row.article}: since the approval: {row.approval.difference}"
            for piece in row.approval.changed:
                place = articles[row.article].path + (f":{piece.line}" if piece.line else "")
                yield f"  {place}: {piece.source if piece.kind == 'segment' else f'{piece.kind} {piece.source}'}"
