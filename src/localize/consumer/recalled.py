"""What a regional site shows in place of a recalled article: by rules from the manifest and the recalls alone."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from localize.release import recalls as held
from localize.release.manifest import FORMAT, Manifest
from localize.release.recalls import Recall

_ITEM_KEYS = ("id", "article")


class Replacement(StrEnum):
    """What stands where a file of a recalled article was."""

    NOTICE = "notice"
    REMOVED = "removed"
    WITHOUT = "without"
    """A list for importers, without the rows of the article."""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What becomes of one file, and because of which articles."""

    shown: Replacement
    articles: tuple[str, ...]


def withdrawals(manifest: Manifest, recalls: Iterable[Recall], *, notices: bool) -> dict[str, Withdrawal]:
    """What becomes of which file of a bundle, by path.

    Pages give way to a notice, redirects to them stay; without `notices` both are removed. Fragments, metadata and
    whatever else belongs to the article are removed in any case: a template of another site has no place for a notice.
    """
    gone = held.recalled(manifest, recalls)
    found: dict[str, Withdrawal] = {}
    for file in manifest.files:
        if gone and file.role == "items":
            found[file.path] = Withdrawal(Replacement.WITHOUT, tuple(sorted(gone)))
        elif file.article in gone and not (notices and file.role == "redirect"):
            shown = Replacement.NOTICE if notices and file.role == "page" else Replacement.REMOVED
            found[file.path] = Withdrawal(shown, (file.article,))
    return found


def without(data: bytes, articles: Collection[str]) -> bytes | None:
    """A list for importers without the rows of some articles; None for JSON that is no such list.

    A list is an array of objects with `id` or `article`, or an object that holds such arrays.
    """
    try:
        raw = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    if isinstance(raw, list):
        kept: object = _rows(raw, articles)
    elif isinstance(raw, dict):
        kept = {key: _rows(value, articles) if isinstance(value, list) else value for key, value in raw.items()}
    else:
        return None
    return (json.dumps(kept, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def record(found: Mapping[str, Withdrawal], digests: Mapping[str, str], recalls: Iterable[Recall]) -> bytes:
    """`recalled.json`: what a site put in place of what the manifest lists, so that it can be held against it.

    `digests` are the SHA-256 of the files put in place, `recalls` those that apply. Same input, same bytes.
    """
    rows = [
        {"path": path, "shown": one.shown.value, "sha256": digests.get(path), "articles": one.articles}
        for path, one in sorted(found.items(), key=lambda item: item[0])
    ]
    told = [
        {"article": recall.article, "locale": recall.locale, "reason": recall.reason, "date": recall.date}
        for recall in sorted(set(recalls))
    ]
    document = {"generator": "localize", "format": FORMAT, "recalls": told, "files": rows}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def replaced(data: bytes | None) -> dict[str, str | None]:
    """What `recalled.json` says of the files: their SHA-256, None for one that must not be there.

    Nothing for a file that cannot be read: then the folder is held against its manifest alone.
    """
    try:
        rows = json.loads(data.decode("utf-8"))["files"] if data else []
        return {str(row["path"]): None if row["sha256"] is None else str(row["sha256"]) for row in rows}
    except (ValueError, RecursionError, KeyError, TypeError):
        return {}


def _rows(rows: list[Any], articles: Collection[str]) -> list[Any]:
    return [row for row in rows if not (isinstance(row, dict) and any(row.get(key) in articles for key in _ITEM_KEYS))]
