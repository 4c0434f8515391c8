"""manifest.json: the files of a locale with their digests, and what is known of its articles."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Any

from localize import paths
from localize.dataclass import dataclass
from localize.expressions import expression
from localize.gate.decide import Outcome
from localize.language import tags
from localize.media_types import media_type
from localize.model.page import PageInfo
from localize.pages.outputs import assets, feed
from localize.pages.outputs.bundle import BundleRows, BundleSettings
from localize.pages.outputs.json_file import to_json
from localize.pages.outputs.manifest_schema import parted_schema
from localize.pages.outputs.parts import in_parts, is_single, names
from localize.pages.outputs.rendered import OutputFile
from localize.pages.page_row import PageRow
from localize.pages.previous_page import PageRecord, as_date
from localize.pages.released_page import WithheldPage
from localize.release.manifest import FORMAT, MANIFEST, PART_ROLE, PARTED_FORMAT, BundleFile, digest

NAME = MANIFEST
SCHEMAS = {FORMAT: "manifest.schema.json", PARTED_FORMAT: "manifest-2.schema.json"}
"""The JSON Schemas of manifests, by format; they stand at the root of the output."""

_GENERATOR = "localize"

_DIGEST = expression("[0-9a-f]{64}")
_HALF_CHARACTER = expression(rb"\\u[dD][89a-fA-F]|\xed[\xa0-\xbf]")
"""May be half of a character: as an escape, or as UTF-8 that Python's reader of JSON lets pass."""


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """What a manifest says of one article: its row, and its files; or a file that belongs to no article."""

    files: tuple[BundleFile, ...]
    article: Mapping[str, Any] | None = None

    @property
    def key(self) -> str:
        """The id of the article; the path of a file that belongs to none."""
        return str(self.article.get("id", "")) if self.article is not None else self.files[0].path

    @property
    def size(self) -> int:
        """How many rows it counts for: as many as it has files, but at least one."""
        return max(len(self.files), 1)


@dataclass(frozen=True, slots=True)
class ManifestDraft:
    """What stands in a manifest: the files by path, and the articles."""

    files: Mapping[str, BundleFile] = field(default_factory=dict)
    articles: Sequence[Mapping[str, Any]] = ()

    def entries(self) -> Iterator[ManifestEntry]:
        """The articles in their order, each with its files, and then each file that belongs to none of them."""
        of_articles: dict[str, list[BundleFile]] = {str(row.get("id", "")): [] for row in self.articles}
        others: list[BundleFile] = []
        for file in self.files.values():
            of_articles.get(file.article, others).append(file)
        for row in self.articles:
            yield ManifestEntry(tuple(of_articles.pop(str(row.get("id", "")), ())), row)
        yield from (ManifestEntry((file,)) for file in others)


def listed(output: OutputFile, data: bytes) -> BundleFile:
    """The entry in the manifest for a file with this content."""
    return BundleFile(output.path, digest(data), size=len(data), role=output.role, article=output.article)


def entries(rows: BundleRows, lists: Iterable[BundleFile]) -> Iterator[ManifestEntry]:
    """What a manifest says of all articles of a locale, and of the files that belong to none (`lists`)."""
    for row, of_page in assets.with_owners(rows.pages):
        yield ManifestEntry(of_page, article_row(row))
    yield from (ManifestEntry((), withheld_row(page)) for page in rows.withheld)
    yield from (ManifestEntry((file,)) for file in lists)


def files(entries: Iterable[ManifestEntry], rows: BundleRows) -> Iterator[OutputFile]:
    """The manifest of a locale, in UTF-8; the same bytes for the same files. Its parts come before it.

    Up to a number of rows it is one file (format 1). More are in parts (format 2), which the manifest lists with their
    digests. `rows` say what is the same for all files of the locale, and which names are taken.
    """
    most = rows.limits.manifest_rows
    is_one, parts = is_single(in_parts(entries, most=most, key=lambda each: each.key, size=lambda each: each.size))
    if is_one:
        whole = [each for part in parts for each in part]
        yield OutputFile(NAME, to_json(_head(rows.settings, FORMAT) | _content(whole)), "")
        return
    made = []
    for path, part in zip(names("manifest", ".json", rows), parts, strict=False):
        head = {"generator": _GENERATOR, "format": PARTED_FORMAT, "locale": rows.settings.locale}
        output = OutputFile(path, to_json(head | _content(part)), PART_ROLE)
        file = listed(output, output.data)
        content = {
            "files": sum(len(each.files) for each in part),
            "articles": sum(each.article is not None for each in part),
        }
        made.append({"path": path, "sha256": file.sha256, "size": file.size, **content})
        yield output
    yield OutputFile(NAME, to_json({**_head(rows.settings, PARTED_FORMAT), "parts": made}), "")


def _head(settings: BundleSettings, number: int) -> dict[str, Any]:
    name = SCHEMAS[number]
    return {
        "$schema": f"{settings.base_url}{name}" if settings.base_url else f"../{name}",
        "generator": _GENERATOR,
        "format": number,
        "locale": settings.locale,
        "direction": tags.direction(settings.locale),
        "source-locale": settings.default_locale,
        "base-url": settings.base_url,
    }


def _content(part: Sequence[ManifestEntry]) -> dict[str, Any]:
    """The rows of files, by path, and of articles."""
    of_part = sorted((file for each in part for file in each.files), key=lambda file: file.path)
    return {
        "files": [_row(file) for file in of_part],
        "articles": [each.article for each in part if each.article is not None],
    }


def _row(file: BundleFile) -> dict[str, Any]:
    row: dict[str, Any] = {
        "path": file.path,
        "sha256": file.sha256,
        "size": file.size,
        "media-type": media_type_of(file.path),
        "role": file.role,
    }
    return {**row, "article": file.article} if file.article else row


PartReader = Callable[[str], bytes | None]
"""Gives the content of a part of a manifest by its path below the locale's folder; None where there is no file."""


def read(data: bytes | None, part: PartReader) -> ManifestDraft:
    """The manifest in a file, with its parts; an empty one if it is none of ours.

    Rows that describe no file are skipped.
    """
    return joined(read_parts(data, part))


def joined(parts: Iterable[ManifestDraft]) -> ManifestDraft:
    """What all parts of a manifest say."""
    files_: dict[str, BundleFile] = {}
    articles: list[Mapping[str, Any]] = []
    for part in parts:
        files_.update(part.files)
        articles += part.articles
    return ManifestDraft(files_, articles)


def read_parts(data: bytes | None, part: PartReader) -> Iterator[ManifestDraft]:
    """The rows of the manifest in a file, one part after the other, so that never all of them are held.

    This is the lenient reader: the next run writes a damaged row anew, and a part that is not there, or is not as the
    manifest says, tells what it can. Sites and releases use the strict reader (release/manifest.py).
    """
    found = _object(data)
    if isinstance(found.get("files"), list):
        yield _draft(found)
    parts = [file for row in _rows(found.get("parts")) if (file := _listed({**row, "role": PART_ROLE}))]
    if parts:
        yield ManifestDraft({file.path: file for file in parts})
    for file in parts:
        yield _draft(_object(part(file.path)))


def _object(data: bytes | None) -> dict[str, Any]:
    """The object in a file of ours; an empty one for anything else.

    Its lists are without what could not be written again: JSON has escapes for half a character.
    """
    try:
        value = json.loads(data or b"{}")
    except (ValueError, RecursionError):
        return {}
    if not isinstance(value, dict) or value.get("generator") != _GENERATOR:
        return {}
    if data and (b"\0" in data[:4] or _HALF_CHARACTER.search(data)):  # UTF-16 is read too
        return {name: [row for row in _rows(each) if _is_writable(row)] for name, each in value.items()}
    return value


def _draft(value: Mapping[str, Any]) -> ManifestDraft:
    files_ = [_listed(row) for row in _rows(value.get("files"))]
    return ManifestDraft({file.path: file for file in files_ if file is not None}, _rows(value.get("articles")))


def _rows(value: Any) -> list[dict[str, Any]]:
    """The objects in a list."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


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


def media_type_of(path: str) -> str:
    """The media type of a file in a bundle."""
    return "application/atom+xml" if path == feed.NAME else media_type(path)


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
    """The source file; nothing where it cannot be read. Its locale where that is not the one of the manifest."""
    of_file = {"sha256": info.source} if info.source else {}
    return {**of_file, "locale": info.source_locale} if info.source_locale else of_file


def _coverage(info: PageInfo, outcome: Outcome) -> dict[str, int]:
    return {
        "segments": info.segments,
        "translated": info.segments - info.missing,
        "fallback": info.missing if outcome is Outcome.FALLBACK else 0,
        "stale": info.missing if outcome is Outcome.KEPT else 0,
    }


def schema(number: int = FORMAT) -> bytes:
    """The JSON Schema (draft 2020-12) that manifests of a format are held to.

    That of format 2 also describes the parts.
    """
    data = (Path(__file__).parents[1] / "templates" / SCHEMAS[FORMAT]).read_bytes()
    return data if number == FORMAT else to_json(parted_schema(json.loads(data)))
