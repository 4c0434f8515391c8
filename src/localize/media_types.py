"""The media types of files by their suffix: those that the program knows, whatever the machine is set up for."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from mimetypes import MimeTypes

_SPECIAL = {".xml": "application/xml", ".webp": "image/webp", ".avif": "image/avif", ".vtt": "text/vtt"}
_UNKNOWN = "application/octet-stream"


def media_type(path: str) -> str:
    """Return the media type of a file (RFC 2046), without parameters."""
    return _of_suffix(posixpath.splitext(path)[1].lower())


@lru_cache(maxsize=256)  # a bundle has many files, of few types
def _of_suffix(suffix: str) -> str:
    return _SPECIAL.get(suffix) or _types().guess_type(f"x{suffix}")[0] or _UNKNOWN


@lru_cache
def _types() -> MimeTypes:
    return MimeTypes()
