"""Approvals made by hand."""

from __future__ import annotations

from datetime import date

from localize.model.approval import Approval

HEADER = "article,reviewer,role,date,digest,segments\n"


def approval(
    article: str = "cold-packs",
    reviewer: str = "Dr. A. Example",
    day: str = "2026-11-27",
    digest: str = "0",
    *,
    pieces: tuple[str, ...] = (),
    role: str = "",
) -> Approval:
    """An approval; `digest` is filled up to the length of one."""
    return Approval(article, reviewer, role=role, date=date.fromisoformat(day), digest=digest.zfill(64), pieces=pieces)
