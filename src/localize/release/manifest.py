"""The manifest of a bundle: the exact content of the folder of a locale, to the byte."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from localize import paths
from localize.errors import LocalizeError, Problem

MANIFEST = "manifest.json"
RECALLED = "recalled.json"
RESERVED = (MANIFEST, RECALLED)
"""Files in a bundle's folder that no manifest lists: the manifest itself, and the list of what a site withdrew."""

FORMAT = 1
LARGEST_MANIFEST = 64 * 2**20
"""The most bytes of a manifest."""
LARGEST_FILE = 256 * 2**20
"""The most bytes of one file."""
LARGEST_BUNDLE = 8 * 2**30
"""The most bytes of all files together."""
MOST_FILES = 200_000
"""The most files of a bundle."""

_DIGEST = re.compile(r"[0-9a-f]{64}")
_LOCALE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_MOST_PROBLEMS = 20


def digest(data: bytes) -> str:
    """Return the SHA-256 of a file's content, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def object_path(sha256: str) -> str:
    """Return the path of content in a site's store, and below `objects/` in a release: `ab/ab12…`."""
    return f"{sha256[:2]}/{sha256}"


class BundleError(LocalizeError):
    """A manifest or list of recalls cannot be used."""


@dataclass(frozen=True, slots=True)
class BundleFile:
    """One file of a bundle: its path with "/", SHA-256 in hexadecimal, size in bytes, and its role."""

    path: str
    sha256: str
    size: int
    role: str
    article: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of a bundle, sorted by path, and the titles of its articles by their id."""

    locale: str
    direction: str
    files: tuple[BundleFile, ...]
    titles: Mapping[str, str] = field(default_factory=dict)

    def size(self) -> int:
        """Return the bytes of all files together."""
        return sum(file.size for file in self.files)


def read_manifest(data: bytes, path: str) -> Manifest:
    """Return the manifest in `data`; unknown keys are ignored. Raises BundleError with all that is wrong.

    This reader is strict: a site shows nothing that it cannot prove. The publisher reads its own output back with a
    lenient reader (pages/outputs/manifest.py): that one must not fail for a row that the next run writes anew.
    """
    raw = read_object(data, path, most=LARGEST_MANIFEST)
    problems = [Problem(path, 0, message) for message in _problems(raw)]
    if problems:
        more = len(problems) - _MOST_PROBLEMS
        raise BundleError(problems[:_MOST_PROBLEMS] + ([Problem(path, 0, f"and {more} more")] if more > 0 else []))
    files = [
        BundleFile(
            row["path"],
            row["sha256"],
            size=row["size"],
            role=str(row.get("role") or ""),
            article=str(row.get("article") or ""),
        )
        for row in raw["files"]
    ]
    rows = raw.get("articles")
    articles = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    titles = {str(row["id"]): str(row.get("title", "")) for row in articles if "id" in row}
    direction = "rtl" if raw.get("direction") == "rtl" else "ltr"
    return Manifest(raw["locale"], direction, files=tuple(sorted(files, key=lambda file: file.path)), titles=titles)


def read_object(data: bytes, path: str, *, most: int) -> dict[str, Any]:
    """Return the JSON object in `data`, in our format; raises BundleError."""
    if len(data) > most:
        raise BundleError(Problem(path, 0, f"too large, expected at most {most} bytes"))
    try:
        raw = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise BundleError(Problem(path, 0, f"no JSON ({error}), expected an object")) from None
    if not isinstance(raw, dict):
        raise BundleError(Problem(path, 0, "no object, expected one in JSON"))
    if raw.get("format") != FORMAT:
        message = f"format {raw.get('format')!r}, expected {FORMAT}: a newer program may have written it"
        raise BundleError(Problem(path, 0, message))
    return raw


def is_locale(text: object) -> bool:
    """Whether a value has the form of a BCP 47 tag; then it is safe as the name of a folder."""
    return isinstance(text, str) and len(text) <= 35 and _LOCALE.fullmatch(text) is not None


def _problems(raw: Mapping[str, Any]) -> Iterator[str]:
    if not is_locale(raw.get("locale")):
        yield f"locale {raw.get('locale')!r}, expected a BCP 47 tag"
    rows = raw.get("files")
    if not isinstance(rows, list):
        yield "no list 'files', expected one"
        return
    if len(rows) > MOST_FILES:
        yield f"{len(rows)} files, expected at most {MOST_FILES}"
        return
    problems = [problem for row in rows if (problem := _row_problem(row))]
    yield from problems
    if not problems:
        yield from _together(rows)


def _row_problem(row: object) -> str:
    if not isinstance(row, dict):
        return f"{row!r} in 'files', expected an object"
    path, digest, size = row.get("path"), row.get("sha256"), row.get("size")
    if problem := paths.problem(path):
        return f"path {path!r} {problem}, expected a name that every system can have"
    if path in RESERVED:
        return f"path {path!r} is a reserved name, expected another"
    if not isinstance(digest, str) or not _DIGEST.fullmatch(digest):
        return f"path {path!r} has the sha256 {digest!r}, expected 64 hexadecimal digits in lower case"
    if not isinstance(size, int) or isinstance(size, bool) or not 0 <= size <= LARGEST_FILE:
        return f"path {path!r} has the size {size!r}, expected a number from 0 to {LARGEST_FILE}"
    return ""


def _together(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for path, other in paths.clashes([*RESERVED, *(row["path"] for row in rows)]):
        yield f"path {path!r} cannot stand beside {other!r}, expected paths that differ in more than case"
    if (size := sum(row["size"] for row in rows)) > LARGEST_BUNDLE:
        yield f"{size} bytes in all, expected at most {LARGEST_BUNDLE}"
    sizes: dict[str, int] = {}
    for row in rows:
        if sizes.setdefault(row["sha256"], row["size"]) != row["size"]:
            yield f"path {row['path']!r} has the digest of a file of another size"
