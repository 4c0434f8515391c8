"""What stands in the output at one moment, in a few bytes for each file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from localize.files.path_list import PathList
from localize.model.fingerprints import Fingerprints, fingerprint_of

_WHOLE = 2**64


class ScannedFile(NamedTuple):
    """A file in the output, its path relative to that, and whether this program wrote it.

    The SHA-256 is known of files on this machine only, else empty.
    """

    path: str
    sha256: str = ""
    is_ours: bool = False


class ContentSum:
    """A number that stands for some files with their contents, in whatever order they are added."""

    def __init__(self) -> None:
        self._sum = 0
        self._count = 0

    def add(self, fingerprint: int) -> None:
        """Add the fingerprint of a path with the digest of its content."""
        self._sum = (self._sum + fingerprint) % _WHOLE
        self._count += 1

    @property
    def value(self) -> str:
        """The number, with that of the files."""
        return f"{self._count} {self._sum:016x}"


class ScannedFolder:
    """The files in a folder at the top of the output; paths are relative to it."""

    def __init__(self) -> None:
        self.ours = PathList()
        """The files that this program wrote."""
        self.contents = ContentSum()
        """What stands for all files."""
        self._known = Fingerprints()

    def add(self, file: ScannedFile, path: str) -> None:
        """Add a file that stands at a path."""
        if file.is_ours:
            self.ours.add(path)
        if file.sha256:
            fingerprint = fingerprint_of(path, file.sha256)
            self._known.add(fingerprint)
            self.contents.add(fingerprint)

    def has(self, path: str, sha256: str) -> bool:
        """Whether a file with this content stands at a path, for all that is known."""
        return self.has_number(fingerprint_of(path, sha256))

    def has_number(self, fingerprint: int) -> bool:
        """Whether a file stands there whose path and SHA-256 have this fingerprint."""
        return fingerprint in self._known


_NOTHING = ScannedFolder()


class OutputScan:
    """The files in the output, by the folder at its top; those at the top itself are in the folder ""."""

    def __init__(self, files: Iterable[ScannedFile] = ()) -> None:
        folders: dict[str, ScannedFolder] = {}
        for file in files:
            name, between, rest = file.path.partition("/")
            folder = folders.setdefault(name if between else "", ScannedFolder())
            folder.add(file, rest if between else name)
        self.folders: Mapping[str, ScannedFolder] = folders

    def folder(self, name: str) -> ScannedFolder:
        """Return a folder; an empty one where there is none."""
        return self.folders.get(name, _NOTHING)

    def ours(self) -> Iterator[str]:
        """Yield the paths of all files that this program wrote."""
        for name, folder in self.folders.items():
            yield from (f"{name}/{path}" if name else path for path in folder.ours)
