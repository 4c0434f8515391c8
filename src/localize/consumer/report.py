"""The report of a pull for programs: one JSON object."""

from __future__ import annotations

import json
from collections.abc import Iterable

from localize.consumer.pull import PullResult
from localize.errors import Problem
from localize.release.manifest import FORMAT

NEW, UNCHANGED, REFUSED, FAILED = "new", "unchanged", "refused", "failed"
"""Results: readers see another release; they see the same one; the release was refused; the pull could not run."""


def as_json(result: str, pulled: PullResult, *, problems: Iterable[Problem], locale: str, fetched: int) -> bytes:
    """Return the report as JSON in UTF-8; `fetched` counts the bytes that came from the source, metadata included."""
    document = {
        "generator": "localize",
        "format": FORMAT,
        "result": result,
        "locale": locale,
        "version": pulled.release or None,
        "former": pulled.previous or None,
        "repository-version": pulled.repository_version or None,
        "expires": pulled.expires or None,
        "held-back": pulled.held_back,
        "pages": {"added": list(pulled.added), "changed": list(pulled.changed), "removed": list(pulled.removed)},
        "objects": {"fetched": pulled.fetched, "reused": pulled.reused},
        "bytes-fetched": fetched,
        "recalls": [
            {"article": one.article, "locale": one.locale, "reason": one.reason, "date": one.date, "files": list(paths)}
            for one, paths in pulled.recalls
        ],
        "errors": [{"path": problem.path, "message": problem.message} for problem in problems],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
