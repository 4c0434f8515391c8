"""Fetches a release from a web server or a folder, with limits of bytes and of time for each file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import url2pathname

from localize.consumer import web
from localize.dataclass import dataclass
from localize.errors import FileError, LocalizeError, Problem
from localize.files.folder import Folder, FolderRules
from localize.files.opening import Links

if TYPE_CHECKING:
    from tuf.ngclient import FetcherInterface

FILE_SECONDS = 300.0
"""The longest time for one file: a server that sends a byte now and then must not hold up a pull for ever."""


class RefusedError(LocalizeError):
    """The server sent something other than what was signed; the site keeps what it has."""


class UnreachableError(LocalizeError):
    """There is no release to fetch at that address."""


class ReleaseSource:
    """A release on a web server (http, https) or in a folder; it counts the bytes that were fetched.

    `clock` returns seconds that never go back; it is used for the limit of time.
    """

    def __init__(self, address: str, *, clock: Callable[[], float], seconds: float = FILE_SECONDS) -> None:
        self.address = address
        self.bytes = 0
        self._clock = clock
        self._seconds = seconds

    @cached_property
    def base(self) -> str:
        """The address with a slash at its end; raises UnreachableError if it cannot be the address of a release."""
        return _base(self.address)

    @property
    def remembered(self) -> str:
        """The address for later pulls; empty for an address with a password, which is not written down."""
        return "" if "@" in urlsplit(self.base).netloc else self.base

    @cached_property
    def fetcher(self) -> FetcherInterface:
        """The fetcher that python-tuf is given."""
        return _fetcher(self)

    def count(self, chunks: Iterator[bytes], url: str) -> Iterator[bytes]:
        """Yield the same chunks, and count their bytes; raises SlowRetrievalError when they take too long."""
        from tuf.api.exceptions import SlowRetrievalError  # noqa: PLC0415  # heavy

        end = self._clock() + self._seconds
        for chunk in chunks:
            self.bytes += len(chunk)
            if self._clock() > end:
                raise SlowRetrievalError(f"{url}: not whole after {self._seconds:g} seconds")
            yield chunk

    def chunks(self, path: str, most: int) -> Iterator[bytes]:
        """Yield the content of a file of the release, cut off with RefusedError after `most` bytes."""
        size = 0
        with self.reported(path):
            for chunk in self.fetcher.fetch(f"{self.base}{path}"):
                size += len(chunk)
                if size > most:
                    raise RefusedError(Problem(path, 0, f"more than {most} bytes, expected as many as were signed"))
                yield chunk

    @contextmanager
    def reported(self, path: str) -> Iterator[None]:
        """Turn the errors of python-tuf and of its transport into ours."""
        from tuf.api import exceptions  # noqa: PLC0415  # heavy
        from urllib3.exceptions import HTTPError, IncompleteRead, ProtocolError  # noqa: PLC0415  # heavy

        refused: str | None = None
        unreachable: str | None = None
        try:
            yield
        except (exceptions.RepositoryError, exceptions.DownloadLengthMismatchError) as error:
            refused = str(error) or type(error).__name__
        except exceptions.SlowRetrievalError as error:
            refused = str(error) or f"nothing more for {web.SOCKET_SECONDS} seconds, expected the rest"
        except exceptions.DownloadHTTPError as error:
            is_gone = error.status_code in (403, 404, 410)
            if is_gone and self.bytes:
                refused = f"not there (status {error.status_code}), expected what was signed"
            else:
                unreachable = f"the server answers with status {error.status_code}"
        except (exceptions.DownloadError, HTTPError) as error:
            if isinstance(error, ProtocolError) and _is_cut(error, IncompleteRead):
                refused = f"cut short ({error}), expected all of it"
            else:
                unreachable = str(error.__cause__ or error)
        if refused is not None:
            raise RefusedError(Problem(path, 0, refused))
        if unreachable is not None:
            raise UnreachableError(Problem(self.address, 0, f"{unreachable}, expected a release of localize"))


def _is_cut(error: Exception, kind: type[Exception]) -> bool:
    return isinstance(error, kind) or any(isinstance(one, kind) for one in (error.__cause__, *error.args))


def _base(address: str) -> str:
    """Return the address with a slash at its end; for a folder its path, also where it was given as a file: URL."""
    parts = urlsplit(address)
    if parts.scheme in ("http", "https"):
        return address if address.endswith("/") else f"{address}/"
    if parts.scheme == "file":
        address = url2pathname(parts.path)
    elif "://" in address:
        raise UnreachableError(Problem(address, 0, "an unknown kind of address, expected http, https or a folder"))
    if not Path(address).is_dir():
        raise UnreachableError(Problem(address, 0, "no such folder, expected a release, or an http or https address"))
    return f"{Path(address).resolve().as_posix()}/"


def _fetcher(source: ReleaseSource) -> FetcherInterface:
    """Return a fetcher for python-tuf that counts the bytes it fetches."""
    from tuf.ngclient import FetcherInterface  # noqa: PLC0415  # heavy

    fetch = web.fetch if source.base.startswith(("http://", "https://")) else _FolderReader(source.base).fetch

    class Counted(FetcherInterface):
        def _fetch(self, url: str) -> Iterator[bytes]:
            return source.count(fetch(url), url)

    return Counted()


@dataclass(frozen=True, slots=True)
class _FolderReader:
    """Reads a release in a folder. Somebody else may have made the folder: it never waits for a pipe in it."""

    base: str

    def fetch(self, path: str) -> Iterator[bytes]:
        """Yield the content of a file; `path` includes the folder.

        A missing file becomes a 404, since python-tuf asks for roots that may not exist.
        """
        from tuf.api.exceptions import DownloadError, DownloadHTTPError  # noqa: PLC0415  # heavy

        folder = Folder(Path(self.base), FolderRules(Links.INSIDE, noun="release"))
        name = path.removeprefix(self.base)
        try:
            if not folder.exists(name):
                raise DownloadHTTPError(f"no file {path}", 404)
            yield from folder.chunks(name)
        except FileError as error:
            raise DownloadError(str(error)) from None
