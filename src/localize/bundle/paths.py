"""Paths of a bundle: which ones may become files on another machine.

The manifest is signed, but a publisher's machine may be taken over, or make a mistake: a path that leads out of the
folder of a release is refused whoever signed it (TUF specification 1.0, 1.5.3: metadata is not trusted with more than
it must be; CWE-22 for the forms of traversal).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

MANIFEST = "manifest.json"
RECALLED = "recalled.json"
RESERVED = (MANIFEST, RECALLED)
"""Files of a bundle's folder that no manifest lists: its manifest, and what a regional site withdrew."""

LONGEST_PATH = 1024
"""The most bytes of a path in UTF-8."""
LONGEST_NAME = 200
"""The most bytes of one name in a path: file systems allow 255, and a temporary name is a little longer."""


def path_problem(path: object) -> str:
    """What is wrong with a path of a bundle, empty if nothing is.

    Example: `path_problem("../x")` is `"has a part '..', expected a path inside the bundle"`.
    """
    if not isinstance(path, str) or not path:
        return "no path, expected text"
    if any(unicodedata.category(char) in ("Cc", "Cs", "Cf", "Zl", "Zp") for char in path):
        return "has control characters, expected a plain path"
    if "\\" in path or ":" in path:
        return "has a backslash or colon, expected parts with / between"
    if path.startswith("/"):
        return "is absolute, expected a path inside the bundle"
    if len(path.encode()) > LONGEST_PATH:
        return f"is too long, expected at most {LONGEST_PATH} bytes"
    return next((problem for part in path.split("/") if (problem := _part_problem(part))), "")


def clashes(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Paths that cannot stand beside an earlier one, with that one.

    They are the same without regard to case and Unicode normalization, as they are on the file systems of macOS and
    Windows; or one is a file, and the other one needs it to be a folder.
    """
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path in paths:
        key = _key(path)
        parents = ["/".join(key.split("/")[:end]) for end in range(1, key.count("/") + 1)]
        other = files.get(key) or folders.get(key) or next((files[one] for one in parents if one in files), None)
        if other is not None:
            yield path, other
            continue
        files[key] = path
        for one in parents:
            folders.setdefault(one, path)


def _key(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _part_problem(part: str) -> str:
    if part in ("", ".", ".."):
        return f"has a part {part!r}, expected a path inside the bundle"
    if part.startswith((".", "~")):
        return f"has a hidden name {part!r}, expected another"
    if part.endswith((".", " ")):
        return f"has a name that ends in a dot or space, {part!r}, expected another"
    if len(part.encode()) > LONGEST_NAME:
        return f"has a name that is too long, expected at most {LONGEST_NAME} bytes"
    return ""
