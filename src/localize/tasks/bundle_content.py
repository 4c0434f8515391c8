"""The files of a bundle with their contents, by two numbers for each."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator

from localize.model.fingerprints import Fingerprints, fingerprint_of
from localize.pages.outputs.manifest import ManifestEntry
from localize.tasks.output_scan import ContentSum, ScannedFolder


class BundleContent:
    """Files of a bundle by their paths below the folder of its locale; `path in` tells whether a file is among them."""

    def __init__(self, packed: bytes = b"") -> None:
        """`packed` is what `packed()` gave."""
        self._numbers = array("Q", packed)
        self._paths = Fingerprints()
        self._sum = ContentSum()
        for number in self._numbers[::2]:
            self._paths.add(number)
        for number in self._numbers[1::2]:
            self._sum.add(number)

    def noted(self, entries: Iterable[ManifestEntry]) -> Iterator[ManifestEntry]:
        """Pass on what a manifest says, and add its files."""
        for entry in entries:
            for file in entry.files:
                self.add(file.path, file.sha256)
            yield entry

    def add(self, path: str, sha256: str) -> None:
        """Add a file."""
        self._numbers.extend((fingerprint_of(path), fingerprint_of(path, sha256)))
        self._paths.add(self._numbers[-2])
        self._sum.add(self._numbers[-1])

    def __contains__(self, path: object) -> bool:
        return isinstance(path, str) and fingerprint_of(path) in self._paths

    def packed(self) -> bytes:
        """Return all of it as bytes, to be remembered on this machine."""
        return self._numbers.tobytes()

    @property
    def sum(self) -> str:
        """What stands for all files."""
        return self._sum.value

    def is_in(self, folder: ScannedFolder) -> bool:
        """Whether all files stand in a folder as they are here; others may stand beside them."""
        return all(folder.has_number(number) for number in self._numbers[1::2])
