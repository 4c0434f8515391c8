"""Recalls: articles that must not be shown, as the publisher signs them in `recalls.json`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from localize.dataclass import dataclass
from localize.errors import Problem
from localize.expressions import expression
from localize.release.manifest import FORMAT, BundleError, BundleFile, Manifest, is_locale, read_object

RECALLS = "recalls.json"
"""The name of the list among the targets of a release."""
EVERYWHERE = "*"
"""Stands for all locales, in place of one."""
LARGEST_RECALLS = 8 * 2**20
"""The most bytes of the list."""
CONTENT_ROLES = ("page", "fragment")
"""Roles of the files that show what an article says."""

_DIGEST = expression(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, order=True)
class Recall:
    """One article that must not be shown in a locale (`EVERYWHERE`: in all).

    `digests` are the SHA-256 of its pages and fragments published so far. Until it is `corrected`, the recall holds for
    all content under the article's id, and for these digests under any id. Afterwards it holds only for these digests:
    the corrected article is shown, and the wrong one never again.
    `date` is a time in UTC like `2026-11-27T20:53:00Z`.
    """

    article: str
    locale: str
    reason: str
    date: str
    digests: tuple[str, ...]
    corrected: bool = False


def recalled_articles(manifest: Manifest, recalls: Iterable[Recall]) -> dict[str, Recall]:
    """Return the articles of a bundle that must not be shown, by id, each with its recall."""
    held = [recall for recall in recalls if recall.locale in (EVERYWHERE, manifest.locale)]
    by_article = {recall.article: recall for recall in held if not recall.corrected}
    by_digest = {digest: recall for recall in held for digest in recall.digests}
    found: dict[str, Recall] = {}
    for file in manifest.files:
        recall = by_article.get(file.article)
        if recall is None and file.role in CONTENT_ROLES:
            recall = by_digest.get(file.sha256)
        if file.article and recall is not None:
            found.setdefault(file.article, recall)
    return found


def content_digests(manifest: Manifest, *, article: str, locale: str) -> set[str]:
    """Return the digests of the pages and fragments of an article in a bundle, if a recall in `locale` reaches it."""
    if locale not in (EVERYWHERE, manifest.locale):
        return set()
    return {file.sha256 for file in manifest.files if is_content(file, article)}


def is_content(file: BundleFile, article: str) -> bool:
    """Whether a file shows what an article says."""
    return file.article == article and file.role in CONTENT_ROLES


def write_recalls(recalls: Iterable[Recall]) -> bytes:
    """Return the list as JSON in UTF-8, sorted: the same recalls give the same bytes."""
    rows = [
        {
            "article": recall.article,
            "locale": recall.locale,
            "reason": recall.reason,
            "date": recall.date,
            "digests": list(recall.digests),
            "corrected": recall.corrected,
        }
        for recall in sorted(recalls)
    ]
    document = {"generator": "localize", "format": FORMAT, "recalls": rows}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def read_recalls(data: bytes, path: str) -> tuple[Recall, ...]:
    """Return the recalls in `data`; raises BundleError.

    A row that cannot be read is an error and is never ignored: no recall may get lost.
    """
    rows = read_object(data, path, most=LARGEST_RECALLS).get("recalls")
    if not isinstance(rows, list):
        raise BundleError(Problem(path, 0, "no list 'recalls', expected one"))
    return tuple(_recall(row, path) for row in rows)


def without_recall(recalls: Sequence[Recall], *, article: str, locale: str) -> tuple[Recall, ...]:
    """Return the recalls without the one of this article in this locale."""
    return tuple(recall for recall in recalls if (recall.article, recall.locale) != (article, locale))


def _recall(row: object, path: str) -> Recall:
    if not isinstance(row, dict) or not _is_recall(row):
        expected = "expected an object with article, locale, reason, date and digests"
        raise BundleError(Problem(path, 0, f"{row!r} is no recall, {expected}"))
    return Recall(
        row["article"],
        row["locale"],
        reason=row["reason"],
        date=row["date"],
        digests=tuple(row["digests"]),
        corrected=row.get("corrected") is True,
    )


def _is_recall(row: Mapping[str, Any]) -> bool:
    texts = all(isinstance(row.get(key), str) for key in ("article", "locale", "reason", "date"))
    if not texts or not row["article"] or not isinstance(row.get("digests"), list):
        return False
    locale = row["locale"] == EVERYWHERE or is_locale(row["locale"])
    return locale and all(isinstance(one, str) and _DIGEST.fullmatch(one) is not None for one in row["digests"])
