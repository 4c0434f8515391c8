"""An object store that fsspec reaches: objects read, put on condition, copied and removed."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from localize.dataclass import dataclass
from localize.errors import FileError, Problem
from localize.files.problems import READ, REMOVED, WRITTEN
from localize.media_types import media_type

SCHEMES = ("s3",)
"""Kinds of stores in which an object can be put on the condition that nobody has changed it (`If-Match`)."""
_EXTRA = "pip install 'localize-articles[remote]'"
_WHOLE = 2**31
"""Bytes up to which an object is put in one request: only such a request can have a condition."""
_REFUSED = (409, 412)
"""HTTP statuses of a put whose condition does not hold, or that came at the same time as another one (RFC 9110)."""


class SupersededError(FileError):
    """Another run has put an object since this one read it."""


@dataclass(frozen=True, slots=True)
class StoredObject:
    """What a listing says of an object: its version (`ETag`, with its quotation marks), and when it was put."""

    version: str
    modified: datetime | None


def is_url(path: str) -> bool:
    """Whether a path names a folder in an object store."""
    return "://" in path


def version_of(data: bytes) -> str:
    """Return the version that a store gives to bytes that are put in one request: their MD5 (not on every store)."""
    return f'"{hashlib.md5(data, usedforsecurity=False).hexdigest()}"'


class ObjectStore:
    """A folder in an object store; paths are relative to it, with "/". Every method raises FileError."""

    def __init__(self, url: str) -> None:
        """Open `s3://bucket/folder`; keys, region and address come from the environment, as for other tools."""
        self.url = url.rstrip("/")
        scheme, _, self._root = self.url.partition("://")
        if scheme not in SCHEMES or not self._root:
            expected = " or ".join(f"{one}://bucket/folder" for one in SCHEMES)
            raise FileError(Problem(url, 0, f"no store that puts objects on condition, expected {expected}"))
        self._scheme = scheme

    def label(self, path: str = "") -> str:
        """Return a path as people see it."""
        return f"{self.url}/{path}" if path else self.url

    def read(self, path: str, most: int = sys.maxsize) -> bytes | None:
        """Return the content of an object, or its first bytes; None where there is none."""
        with self._guarded(path, READ):
            try:
                data: bytes = self._system().cat_file(self._key(path), end=most if most < sys.maxsize else None)
            except FileNotFoundError:
                return None
            return data

    def version(self, path: str) -> str:
        """Return the version of an object as it is now; empty where there is none."""
        with self._guarded(path, READ):
            try:
                return str(self._system().info(self._key(path), refresh=True)["ETag"])
            except FileNotFoundError:
                return ""

    def objects(self, under: str = "") -> dict[str, StoredObject]:
        """Return all objects below a path by their paths."""
        with self._guarded(under, READ):
            found: Mapping[str, Mapping[str, Any]] = self._system().find(self._key(under), detail=True)
        skipped = len(self._root) + 1
        return {
            key[skipped:]: StoredObject(str(one["ETag"]), one.get("LastModified"))
            for key, one in found.items()
            if "ETag" in one  # what has none is no object: some stores list folders
        }

    def put(self, path: str, data: bytes, *, version: str) -> str:
        """Put an object if it still has this version, or if there still is none where it is empty; return the new one.

        Raises SupersededError where it does not.
        """
        condition = {"IfMatch": version} if version else {"IfNoneMatch": "*"}
        with self._guarded(path, WRITTEN):
            content_type = _content_type(path)
            answer = self._system().pipe_file(
                self._key(path), data, chunksize=_WHOLE, ContentType=content_type, **condition
            )
            return str(answer["ETag"])

    def put_all(self, contents: Mapping[str, bytes], *, under: str = "") -> None:
        """Put objects at the same time, whatever is there, at their paths below `under`."""
        by_type: dict[str, dict[str, bytes]] = {}
        for path, data in contents.items():
            by_type.setdefault(_content_type(path), {})[self._key(f"{under}{path}")] = data
        with self._guarded(under, WRITTEN):
            for content_type, objects in by_type.items():
                self._system().pipe(objects, ContentType=content_type)

    def copy(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Copy objects within the store, from and to these paths."""
        with self._guarded(pairs[0][1] if pairs else "", WRITTEN):
            self._system().copy([self._key(source) for source, _ in pairs], [self._key(target) for _, target in pairs])

    def remove(self, paths: Iterable[str]) -> None:
        """Remove objects; those that are gone already are passed over."""
        if keys := [self._key(path) for path in paths]:
            with self._guarded("", REMOVED):
                self._system().rm(keys)

    def _system(self) -> Any:
        """Return the library's way to the store, which it keeps; it asks for keys at the first request."""
        import fsspec  # noqa: PLC0415  # an extra, and heavy

        return fsspec.filesystem(self._scheme, use_listings_cache=False)

    def _key(self, path: str) -> str:
        return f"{self._root}/{path}" if path else self._root

    @contextmanager
    def _guarded(self, path: str, action: str) -> Iterator[None]:
        """Turn errors of the store into FileError, with the path and what could not be done."""
        try:
            from botocore.exceptions import BotoCoreError  # noqa: PLC0415  # an extra, and heavy

            yield
        except ImportError as error:
            missing = f"{error.name or 'a library'} is not installed"
            raise FileError(
                Problem(self.label(path), 0, f"{missing}, expected it for {self._scheme}: {_EXTRA}")
            ) from None
        except (OSError, BotoCoreError) as error:
            if _status(error) in _REFUSED:
                message = "put by another run meanwhile, expected the version that this run has read"
                raise SupersededError(Problem(self.label(path), 0, message)) from None
            reason = str(error) or type(error).__name__
            expected = "a bucket that is there, and keys that may use it"
            raise FileError(
                Problem(self.label(path), 0, f"cannot be {action} ({reason}), expected {expected}")
            ) from None


def _status(error: BaseException | None) -> int:
    """Return the HTTP status that an error is about, 0 for one without."""
    while error is not None:
        response = getattr(error, "response", None)
        if isinstance(response, dict):
            return int(response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))
        error = error.__cause__
    return 0


def _content_type(path: str) -> str:
    """Return what a web server says that a file is; texts of ours are all UTF-8."""
    type_ = media_type(path)
    return f"{type_}; charset=utf-8" if type_.startswith("text/") else type_
