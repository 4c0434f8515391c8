"""manifest.json: the files of a locale with their digests, and what is known of its articles."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from mimetypes import MimeTypes
from pathlib import PurePosixPath
from typing import Any

from localize import paths
from localize.gate.decide import Outcome
from localize.language import tags
from localize.model.page import PageInfo
from localize.pages.outputs import feed
from localize.pages.outputs.json_file import to_json
from localize.pages.outputs.rendered import OutputFile
from localize.pages.page_row import PageRow
from localize.pages.previous_page import PageRecord, as_date
from localize.pages.released_page import WithheldPage
from localize.release.manifest import FORMAT, MANIFEST, BundleFile, digest

NAME = MANIFEST
SCHEMA = "manifest.schema.json"
"""The JSON Schema of a manifest; it stands at the root of the output."""

_GENERATOR = "localize"

_DIGEST = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class ManifestDraft:
    """What stands in a manifest: the files by path, and the articles."""

    files: Mapping[str, BundleFile] = field(default_factory=dict)
    articles: Sequence[Mapping[str, Any]] = ()


def listed(output: OutputFile, data: bytes) -> BundleFile:
    """The entry in the manifest for a file with this content."""
    return BundleFile(output.path, digest(data), size=len(data), role=output.role, article=output.article)


def write(manifest: ManifestDraft, *, locale: str, source_locale: str, base_url: str) -> bytes:
    """The manifest of a locale: UTF-8, files by path, the same bytes for the same files."""
    data: dict[str, Any] = {
        "$schema": f"{base_url}{SCHEMA}" if base_url else f"../{SCHEMA}",
        "generator": _GENERATOR,
        "format": FORMAT,
        "locale": locale,
        "direction": tags.direction(locale),
        "source-locale": source_locale,
        "base-url": base_url,
        "files": [_row(manifest.files[path]) for path in sorted(manifest.files)],
        "articles": list(manifest.articles),
    }
    return to_json(data)


def _row(file: BundleFile) -> dict[str, Any]:
    row: dict[str, Any] = {
        "path": file.path,
        "sha256": file.sha256,
        "size": file.size,
        "media-type": media_type(file.path),
        "role": file.role,
    }
    return {**row, "article": file.article} if file.article else row


def read(data: bytes | None) -> ManifestDraft:
    """The manifest in a file; an empty one if it is none of ours. Rows that describe no file are skipped.

    This is the lenient reader: the next run writes a damaged row anew. Sites and releases use the strict one
    (release/manifest.py), which refuses it.
    """
    try:
        found = json.loads(data or b"{}")
    except (ValueError, RecursionError):
        return ManifestDraft()
    if not isinstance(found, dict) or found.get("generator") != _GENERATOR or not isinstance(found.get("files"), list):
        return ManifestDraft()
    files_ = [_listed(row) for row in _rows(found["files"])]
    known = _rows(found.get("articles"))
    return ManifestDraft({file.path: file for file in files_ if file is not None}, known)


def _rows(value: Any) -> list[dict[str, Any]]:
    """The objects in a list; without those that could not be written again: JSON has escapes for half a character."""
    rows = [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
    return [each for each in rows if _is_writable(each)]


def _is_writable(row: dict[str, Any]) -> bool:
    try:
        to_json(row)
    except UnicodeEncodeError:
        return False
    return True


def _listed(row: dict[str, Any]) -> BundleFile | None:
    path, sha256, size = row.get("path"), row.get("sha256"), row.get("size")
    if not (isinstance(path, str) and isinstance(sha256, str) and isinstance(size, int)):
        return None
    if not (paths.is_inside(path) and _DIGEST.fullmatch(sha256)):
        return None
    return BundleFile(path, sha256, size=size, role=str(row.get("role", "")), article=str(row.get("article", "")))


def media_type(path: str) -> str:
    """The media type of a file by its suffix: those that the program knows, whatever the machine is set up for."""
    special = {".xml": "application/xml", ".webp": "image/webp", ".avif": "image/avif", ".vtt": "text/vtt"}
    suffix = PurePosixPath(path).suffix.lower()
    if path == feed.NAME:
        return "application/atom+xml"
    return special.get(suffix) or _types().guess_type(f"x{suffix}")[0] or "application/octet-stream"


@lru_cache
def _types() -> MimeTypes:
    return MimeTypes()


def article_row(row: PageRow) -> dict[str, Any]:
    """What the manifest says of an article by its page."""
    outcome, info = Outcome(row.outcome), row.info
    members: dict[str, Any] = {
        "id": row.article,
        "page": row.path,
        "title": row.title,
        "description": row.description,
        "outcome": outcome.value,
        "source": _source(info),
        "coverage": _coverage(info, outcome),
        "complete": row.complete,
    }
    if row.article_span is not None:
        members["article-bytes"] = {"begin": row.article_span[0], "end": row.article_span[1]}
    if info.date is not None:
        members["date"] = info.date.isoformat()
    if info.reviewers:
        members["reviewers"] = list(info.reviewers)
    if info.translators:
        members["translators"] = list(info.translators)
    return {**members, "citations": list(row.citations), "withdrawn": False}


def withheld_row(page: WithheldPage) -> dict[str, Any]:
    """What the manifest says of an article that has no page in the locale."""
    return {
        "id": page.article,
        "page": "",
        "title": "",
        "description": "",
        "outcome": Outcome.WITHHELD.value,
        "source": _source(page.info),
        "coverage": _coverage(page.info, Outcome.WITHHELD),
        "citations": [],
        "withdrawn": True,
    }


def record(row: Mapping[str, Any]) -> PageRecord | None:
    """Return what the row of an article recorded of its page; None for a row of an earlier version."""
    complete, span = row.get("complete"), row.get("article-bytes")
    if not isinstance(complete, bool) or not isinstance(span, dict):
        return None
    begin, end = span.get("begin"), span.get("end")
    if not isinstance(begin, int) or not isinstance(end, int):
        return None
    info = PageInfo(
        date=as_date(row.get("date")),
        reviewers=_texts(row.get("reviewers")),
        translators=_texts(row.get("translators")),
    )
    return PageRecord(complete, info, (begin, end))


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(each for each in value if isinstance(each, str) and each) if isinstance(value, list) else ()


def _source(info: PageInfo) -> dict[str, str]:
    """The source file; nothing where it cannot be read."""
    return {"sha256": info.source} if info.source else {}


def _coverage(info: PageInfo, outcome: Outcome) -> dict[str, int]:
    return {
        "segments": info.segments,
        "translated": info.segments - info.missing,
        "fallback": info.missing if outcome is Outcome.FALLBACK else 0,
        "stale": info.missing if outcome is Outcome.KEPT else 0,
    }


def schema() -> bytes:
    """The JSON Schema (draft 2020-12) that manifests are held to."""
    return (files("localize.pages") / "templates" / SCHEMA).read_bytes()
