"""What is known of the bundles that stand in the output as they would be made."""

from __future__ import annotations

from typing import Protocol

from localize.dataclass import dataclass
from localize.release.manifest import BundleFile
from localize.tasks.bundle import Bundle, BundleFiles, ListInputs


class KnownBundles(Protocol):
    """Remembers the files and the lists of bundles by what they are made from."""

    def key(self, bundle: Bundle, lists: ListInputs) -> bytes:
        """Return what stands for all that the files of a bundle are made from; asked for before they are made."""

    def known(self, bundle: Bundle, key: bytes) -> BundleFiles | None:
        """Return the files of a bundle as they were made from what `key` stands for; None where that is not known."""

    def newest(self, bundle: Bundle) -> BundleFiles | None:
        """Return the files of a bundle as they were made last; None where that is not known."""

    def keep(self, bundle: Bundle, key: bytes, files: BundleFiles) -> None:
        """Remember the files of a bundle, made from what `key` stands for."""

    def list_data(self, bundle: Bundle, file: BundleFile) -> bytes | None:
        """Return the content of a list as it was made; None where it is not known."""

    def keep_list(self, bundle: Bundle, file: BundleFile, data: bytes) -> None:
        """Remember a list of a bundle."""


@dataclass(frozen=True, slots=True)
class NoBundles:
    """Knows no bundle, and remembers none."""

    def key(self, _bundle: Bundle, _lists: ListInputs) -> bytes:
        """Return nothing."""
        return b""

    def known(self, _bundle: Bundle, _key: bytes) -> None:
        """Return nothing."""

    def newest(self, _bundle: Bundle) -> None:
        """Return nothing."""

    def keep(self, bundle: Bundle, key: bytes, files: BundleFiles) -> None:
        """Remember nothing."""

    def list_data(self, _bundle: Bundle, _file: BundleFile) -> None:
        """Return nothing."""

    def keep_list(self, bundle: Bundle, file: BundleFile, data: bytes) -> None:
        """Remember nothing."""
