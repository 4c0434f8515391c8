"""The files of a bundle with their contents, by two numbers for each."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator

from localize.model.fingerprints import fingerprint_of
from localize.pages.outputs.manifest import ManifestEntry
from localize.tasks.output_scan import ContentSum, ScannedFolder


class BundleContent:
    """Files of a bundle by their paths below the folder of its locale; `path in` tells whether a file is among them."""

    def __init__(self, packed: bytes = b"") -> None:
        """`packed` is what `packed()` gave."""
        self._numbers = array("Q", packed)
        self._paths: frozenset[int] = frozenset()
        """The fingerprints of the paths, as far as they were asked for."""

    def noted(self, entries: Iterable[ManifestEntry]) -> Iterator[ManifestEntry]:
        """Pass on what a manifest says, and add its files."""
        for entry in entries:
            for file in entry.files:
                self.add(file.path, file.sha256)
            yield entry

    def add(self, path: str, sha256: str) -> None:
        """Add a file."""
        self._numbers.extend((fingerprint_of(path), fingerprint_of(path, sha256)))

    def __contains__(self, path: object) -> bool:
        return isinstance(path, str) and fingerprint_of(path) in self._path_numbers()

    def has_paths_of(self, other: BundleContent) -> bool:
        """Whether a file is among these for each path in others."""
        return other._path_numbers() <= self._path_numbers()

    def _path_numbers(self) -> frozenset[int]:
        if 2 * len(self._paths) != len(self._numbers):
            self._paths = frozenset(self._numbers[::2])
        return self._paths

    def packed(self) -> bytes:
        """Return all of it as bytes, to be remembered on this machine."""
        return self._numbers.tobytes()

    @property
    def sum(self) -> str:
        """What stands for all files."""
        contents = ContentSum()
        contents.add(*self._numbers[1::2])
        return contents.value

    def is_in(self, folder: ScannedFolder) -> bool:
        """Whether all files stand in a folder as they are here; others may stand beside them."""
        return all(folder.has_number(number) for number in self._numbers[1::2])
