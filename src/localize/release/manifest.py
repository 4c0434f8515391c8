"""The manifest of a bundle: the exact content of the folder of a locale, to the byte."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from posixpath import dirname, join
from typing import Any

from localize import paths
from localize.dataclass import dataclass
from localize.errors import LocalizeError, Problem
from localize.expressions import expression

MANIFEST = "manifest.json"
RECALLED = "recalled.json"
RESERVED = (MANIFEST, RECALLED)
"""Files in a bundle's folder that no manifest lists: the manifest itself, and the list of what a site withdrew."""

FORMAT = 1
PARTED_FORMAT = 2
"""The format of a manifest in parts: `manifest.json` lists the parts, each with rows of files and articles."""
PART_ROLE = "manifest"
"""The role of the parts; `manifest.json` itself has none."""
LARGEST_MANIFEST = 64 * 2**20
"""The most bytes of a manifest, and of each of its parts."""
LARGEST_FILE = 256 * 2**20
"""The most bytes of one file."""
LARGEST_BUNDLE = 8 * 2**30
"""The most bytes of all files together; in a manifest in parts, of those of one part."""
MOST_FILES = 200_000
"""The most files of a bundle; in a manifest in parts, of one part. There are at most as many parts."""

_DIGEST = expression(r"[0-9a-f]{64}")
_LOCALE = expression(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
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
    """The files of a bundle, sorted by path; those of a manifest in parts have the parts among them."""

    locale: str
    direction: str
    files: tuple[BundleFile, ...]

    def size(self) -> int:
        """Return the bytes of all files together."""
        return sum(file.size for file in self.files)


PartReader = Callable[[BundleFile], bytes | None]
"""Gives the content of a part of a manifest; None where there is no such file. It need not be the right content."""


def no_parts(_file: BundleFile) -> None:
    """Give no part: for manifests that are read alone."""


def read_manifest(data: bytes, path: str, part: PartReader = no_parts) -> Manifest:
    """Return the manifest in `data`; unknown keys are ignored. Raises BundleError with all that is wrong.

    `part` gives the parts of a manifest in parts; each is compared with its row. This reader is strict: a site shows
    nothing that it cannot prove. The publisher reads its own output back with a lenient reader
    (pages/outputs/manifest.py): that one must not fail for a row that the next run writes anew.
    """
    raw = read_object(data, path, most=LARGEST_MANIFEST, formats=(FORMAT, PARTED_FORMAT))
    problems = []
    if not is_locale(raw.get("locale")):
        problems.append(Problem(path, 0, f"locale {raw.get('locale')!r}, expected a BCP 47 tag"))
    is_parted = raw["format"] == PARTED_FORMAT
    files, more = _files(raw, "parts" if is_parted else "files", path)
    problems += more
    for file in files.copy() if is_parted and not problems else ():
        of_part, more = _part(file, part, locale=raw["locale"], path=join(dirname(path), file.path))
        files += of_part
        problems += more
    problems += (Problem(path, 0, message) for message in _together(files)) if not problems else ()
    if problems:
        rest = len(problems) - _MOST_PROBLEMS
        raise BundleError(problems[:_MOST_PROBLEMS] + ([Problem(path, 0, f"and {rest} more")] if rest > 0 else []))
    direction = "rtl" if raw.get("direction") == "rtl" else "ltr"
    return Manifest(raw["locale"], direction, files=tuple(sorted(files, key=lambda file: file.path)))


def read_object(data: bytes, path: str, *, most: int, formats: Container[int] = (FORMAT,)) -> dict[str, Any]:
    """Return the JSON object in `data`, in one of our formats; raises BundleError."""
    if len(data) > most:
        raise BundleError(Problem(path, 0, f"too large, expected at most {most} bytes"))
    try:
        raw = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise BundleError(Problem(path, 0, f"no JSON ({error}), expected an object")) from None
    if not isinstance(raw, dict):
        raise BundleError(Problem(path, 0, "no object, expected one in JSON"))
    if raw.get("format") not in formats:
        expected = " or ".join(str(number) for number in (FORMAT, PARTED_FORMAT) if number in formats)
        message = f"format {raw.get('format')!r}, expected {expected}: a newer program may have written it"
        raise BundleError(Problem(path, 0, message))
    return raw


def is_locale(text: object) -> bool:
    """Whether a value has the form of a BCP 47 tag; then it is safe as the name of a folder."""
    return isinstance(text, str) and len(text) <= 35 and _LOCALE.fullmatch(text) is not None


def _part(file: BundleFile, read: PartReader, *, locale: str, path: str) -> tuple[list[BundleFile], list[Problem]]:
    """The files that a part of a manifest lists, and what is wrong with it."""
    if file.size > LARGEST_MANIFEST:
        return [], [Problem(path, 0, f"{file.size} bytes, expected at most {LARGEST_MANIFEST}")]
    data = read(file)
    if data is None:
        return [], [Problem(path, 0, "missing, expected the part of the manifest")]
    if len(data) != file.size or digest(data) != file.sha256:
        return [], [Problem(path, 0, "not the part of the manifest that was signed or written with it")]
    try:
        raw = read_object(data, path, most=LARGEST_MANIFEST, formats=(PARTED_FORMAT,))
    except BundleError as error:
        return [], list(error.problems)
    if raw.get("locale") != locale:
        return [], [Problem(path, 0, f"locale {raw.get('locale')!r}, expected {locale!r}")]
    return _files(raw, "files", path)


def _files(raw: Mapping[str, Any], key: str, path: str) -> tuple[list[BundleFile], list[Problem]]:
    """The files that an object lists under a key, and what is wrong with the rows: there are no files then."""
    rows = raw.get(key)
    if not isinstance(rows, list):
        return [], [Problem(path, 0, f"no list {key!r}, expected one")]
    if len(rows) > MOST_FILES:
        return [], [Problem(path, 0, f"{len(rows)} {key}, expected at most {MOST_FILES}")]
    problems = [Problem(path, 0, problem) for row in rows if (problem := _row_problem(row, key))]
    if problems:
        return [], problems
    if (size := sum(row["size"] for row in rows)) > LARGEST_BUNDLE:
        problems = [Problem(path, 0, f"{size} bytes in all, expected at most {LARGEST_BUNDLE}")]
    role = PART_ROLE if key == "parts" else ""
    return [_file(row, role) for row in rows], problems


def _file(row: Mapping[str, Any], role: str) -> BundleFile:
    """The file of a row; equal names of articles are one text, as each has several files."""
    article = sys.intern(str(row.get("article") or ""))
    role = sys.intern(role or str(row.get("role") or ""))
    return BundleFile(row["path"], row["sha256"], size=row["size"], role=role, article=article)


def _row_problem(row: object, key: str) -> str:
    if not isinstance(row, dict):
        return f"{row!r} in {key!r}, expected an object"
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


def _together(files: Iterable[BundleFile]) -> Iterator[str]:
    for path, other in paths.clashes([*RESERVED, *(file.path for file in files)]):
        yield f"path {path!r} cannot stand beside {other!r}, expected paths that differ in more than case"
    sizes: dict[str, int] = {}
    for file in files:
        if sizes.setdefault(file.sha256, file.size) != file.size:
            yield f"path {file.path!r} has the digest of a file of another size"
