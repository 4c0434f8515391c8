"""What stands in the output at one moment, in a few bytes for each file."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from typing import NamedTuple

from localize.dataclass import dataclass
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

    def add(self, *fingerprints: int) -> None:
        """Add the fingerprints of paths with the digests of their contents."""
        self._sum = (self._sum + sum(fingerprints)) % _WHOLE
        self._count += len(fingerprints)

    @property
    def value(self) -> str:
        """The number, with that of the files."""
        return f"{self._count} {self._sum:016x}"


@dataclass(frozen=True, slots=True)
class PackedFiles:
    """Files in a folder at the top of the output, at any depth: paths are relative to it.

    `numbers` are the fingerprints of path and SHA-256 of each file, where that is known, 8 bytes each. `ours` are the
    paths of those that this program wrote, with NUL between.
    """

    numbers: bytes = b""
    ours: str = ""


def packed_files(files: Iterable[ScannedFile]) -> PackedFiles:
    """Return files packed; their paths are relative to a folder at the top."""
    numbers, ours = array("Q"), []
    for file in files:
        if file.is_ours:
            ours.append(file.path)
        if file.sha256:
            numbers.append(fingerprint_of(file.path, file.sha256))
    return PackedFiles(numbers.tobytes(), "\0".join(ours))


class ScannedFolder:
    """The files in a folder at the top of the output; paths are relative to it.

    It holds what looks files up, 8 to 10 bytes for each, as long as it is held itself.
    """

    def __init__(self, packed: Iterable[PackedFiles] = ()) -> None:
        self._packed = tuple(packed)

    @cached_property
    def contents(self) -> ContentSum:
        """What stands for all files."""
        contents = ContentSum()
        for each in self._packed:
            contents.add(*array("Q", each.numbers))
        return contents

    def ours(self) -> Iterator[str]:
        """Yield the files that this program wrote."""
        for each in self._packed:
            yield from each.ours.split("\0") if each.ours else ()

    @cached_property
    def _known(self) -> Fingerprints:
        known = Fingerprints()
        for each in self._packed:
            for number in array("Q", each.numbers):
                known.add(number)
        return known

    def has(self, path: str, sha256: str) -> bool:
        """Whether a file with this content stands at a path, for all that is known."""
        return self.has_number(fingerprint_of(path, sha256))

    def has_number(self, fingerprint: int) -> bool:
        """Whether a file stands there whose path and SHA-256 have this fingerprint."""
        return fingerprint in self._known


class OutputScan:
    """The files in the output, by the folder at its top; those at the top itself are in the folder ""."""

    def __init__(self, files: Iterable[ScannedFile] = (), packed: Iterable[tuple[str, PackedFiles]] = ()) -> None:
        """`files` are by their paths in the output; `packed` ones come with the folder at the top."""
        by_folder: dict[str, list[PackedFiles]] = {}
        for top, each in packed:
            by_folder.setdefault(top, []).append(each)
        single: dict[str, list[ScannedFile]] = {}
        for file in files:
            top, _, rest = file.path.partition("/") if "/" in file.path else ("", "", file.path)
            single.setdefault(top, []).append(file._replace(path=rest))
        for top, of_folder in single.items():
            by_folder.setdefault(top, []).append(packed_files(of_folder))
        self._by_folder: Mapping[str, Sequence[PackedFiles]] = by_folder

    @property
    def folders(self) -> Set[str]:
        """The names of the folders."""
        return self._by_folder.keys()

    def folder(self, name: str) -> ScannedFolder:
        """Return a folder, an empty one where there is none; nobody else holds it."""
        return ScannedFolder(self._by_folder.get(name, ()))
