"""The record of the files beside the pages of a locale, by which a later run knows its own files again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

RECORD = "assets.json"
"""The name of the record in each locale's folder that has such files."""

_GENERATOR = "localize"


def digest(data: bytes) -> str:
    """The SHA-256 of a file's content, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def write(files: Mapping[str, str]) -> bytes:
    """The record of files with their digests, by path below the locale's folder; UTF-8, sorted by path."""
    data = {"generator": _GENERATOR, "files": dict(sorted(files.items()))}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def read(data: bytes | None) -> dict[str, str]:
    """The files that a record names with their digests; none where it is not one of ours."""
    try:
        record = json.loads(data or b"{}")
    except (ValueError, RecursionError):
        return {}
    files = record.get("files") if isinstance(record, dict) and record.get("generator") == _GENERATOR else None
    if not isinstance(files, dict):
        return {}
    return {path: value for path, value in files.items() if isinstance(value, str)}
