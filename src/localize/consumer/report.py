"""The report of a pull for programs: one JSON object."""

from __future__ import annotations

import json
from collections.abc import Iterable

from localize.consumer.pull import PullResult
from localize.errors import Problem
from localize.release.manifest import FORMAT

NEW, UNCHANGED, REFUSED, FAILED = "new", "unchanged", "refused", "failed"
"""Results: readers see another release; the same one; what was served was refused; the pull could not run."""


def as_json(result: str, outcome: PullResult, problems: Iterable[Problem], *, locale: str, fetched: int) -> bytes:
    """The report as JSON in UTF-8; `fetched` counts the bytes that came from the source, metadata included."""
    document = {
        "generator": "localize",
        "format": FORMAT,
        "result": result,
        "locale": locale,
        "version": outcome.release or None,
        "former": outcome.former or None,
        "repository-version": outcome.repository_version or None,
        "expires": outcome.expires or None,
        "held-back": outcome.held_back,
        "pages": {"added": outcome.added, "changed": outcome.changed, "removed": outcome.removed},
        "objects": {"fetched": outcome.fetched, "reused": outcome.reused},
        "bytes-fetched": fetched,
        "recalls": [
            {"article": one.article, "locale": one.locale, "reason": one.reason, "date": one.date, "files": list(paths)}
            for one, paths in outcome.recalls
        ],
        "errors": [{"path": problem.path, "message": problem.message} for problem in problems],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
