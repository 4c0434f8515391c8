"""What a regional site shows in place of a recalled article; only the manifest and the recalls decide."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from html import unescape
from typing import Any
from urllib.parse import unquote

from localize.dataclass import dataclass
from localize.expressions import expression
from localize.release.manifest import FORMAT, Manifest
from localize.release.recalls import Recall, recalled_articles

_ITEM_KEYS = ("id", "article")
_ENTRIES = {
    "index": expression(rb'<li><h2><a href="([^"]*)".*?</li>\n', re.DOTALL),
    "feed": expression(rb" *<entry>\s*<id>([^<]*)</id>.*?</entry>\n", re.DOTALL),
    "sitemap": expression(rb" *<url>\s*<loc>([^<]*)</loc>.*?</url>\n", re.DOTALL),
}
"""The entry of a page in lists for readers and search engines, with its address; as the publisher writes it."""


class RecallEffect(StrEnum):
    """What a recall does to a file of the article; `recalled.json` holds the value under `shown`."""

    NOTICE = "notice"
    """A notice stands where the page was."""
    REMOVED = "removed"
    ROWS_REMOVED = "without"
    """A list stays, without what it says of the article."""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What recalls do to one file, and which articles they recall."""

    effect: RecallEffect
    articles: tuple[str, ...]


def withdrawals(manifest: Manifest, recalls: Iterable[Recall], *, notices: bool) -> dict[str, Withdrawal]:
    """Return what recalls do to the files of a bundle, by path.

    A notice takes the place of a page, and redirects to the page stay; without `notices` both are removed. Fragments,
    metadata and all other files of the article are always removed: another site's template has no place for a notice.
    """
    gone = recalled_articles(manifest, recalls)
    effects: dict[str, Withdrawal] = {}
    for file in manifest.files:
        if gone and (file.role == "items" or file.role in _ENTRIES):
            effects[file.path] = Withdrawal(RecallEffect.ROWS_REMOVED, tuple(sorted(gone)))
        elif file.article in gone and not (notices and file.role == "redirect"):
            effect = RecallEffect.NOTICE if notices and file.role == "page" else RecallEffect.REMOVED
            effects[file.path] = Withdrawal(effect, (file.article,))
    return effects


def rows_without(data: bytes, articles: Collection[str]) -> bytes | None:
    """Return a list for importers without the rows of some articles; None for JSON that is no such list.

    A list is an array of objects with `id` or `article`, or an object that holds such arrays.
    """
    try:
        raw = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    if isinstance(raw, list):
        rest: object = _rows(raw, articles)
    elif isinstance(raw, dict):
        rest = {key: _rows(value, articles) if isinstance(value, list) else value for key, value in raw.items()}
    else:
        return None
    return (json.dumps(rest, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def entries_without(data: bytes, role: str, addresses: Collection[str]) -> bytes:
    """Return a list for readers or search engines without the entries of some pages, given by their addresses there.

    What is written otherwise than by the publisher's program stays as it is.
    """

    def rest(entry: re.Match[bytes]) -> bytes:
        return b"" if unquote(unescape(entry[1].decode("utf-8", "replace"))) in addresses else entry[0]

    return _ENTRIES[role].sub(rest, data)


def record(effects: Mapping[str, Withdrawal], *, digests: Mapping[str, str], recalls: Iterable[Recall]) -> bytes:
    """Return `recalled.json`: what a site put in place of files in the manifest, so that both can be compared.

    `digests` are the SHA-256 of the new files, `recalls` those that apply. The same input gives the same bytes.
    """
    rows = [
        {"path": path, "shown": one.effect.value, "sha256": digests.get(path), "articles": one.articles}
        for path, one in sorted(effects.items(), key=lambda item: item[0])
    ]
    applied = [
        {"article": recall.article, "locale": recall.locale, "reason": recall.reason, "date": recall.date}
        for recall in sorted(set(recalls))
    ]
    document = {"generator": "localize", "format": FORMAT, "recalls": applied, "files": rows}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def replaced(data: bytes | None) -> dict[str, str | None]:
    """Return the files that `recalled.json` names, with their SHA-256; None for a file that must not exist.

    Empty if `recalled.json` cannot be read: then the folder is compared with its manifest alone.
    """
    try:
        rows = json.loads(data.decode("utf-8"))["files"] if data else []
        return {str(row["path"]): None if row["sha256"] is None else str(row["sha256"]) for row in rows}
    except (ValueError, RecursionError, KeyError, TypeError):
        return {}


def _rows(rows: list[Any], articles: Collection[str]) -> list[Any]:
    return [row for row in rows if not (isinstance(row, dict) and any(row.get(key) in articles for key in _ITEM_KEYS))]
