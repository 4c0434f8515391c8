"""The files of a page packed to be remembered, so that an output that is made anew needs no page to be made."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping

from localize.dataclass import dataclass
from localize.release.manifest import BundleFile, digest

_LEVEL = 1
"""A page, its fragment and its metadata say the same, so that the least effort leaves a fifth of them."""


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file of the output with its content; `copy_of` is the path in the project of one that is a copy."""

    path: str
    data: bytes
    copy_of: str = ""


@dataclass(frozen=True, slots=True)
class PackedPage:
    """The files of a page: `data` are those that were made, one after another and compressed.

    `copies` are the paths in the project of the others, by their paths in the output.
    """

    data: bytes
    copies: Mapping[str, str]


def packed(files: Iterable[WrittenFile]) -> PackedPage:
    """Return the files of a page packed; they are unpacked in the same order."""
    files = list(files)
    made = b"".join(file.data for file in files if not file.copy_of)
    return PackedPage(zlib.compress(made, _LEVEL), {file.path: file.copy_of for file in files if file.copy_of})


def unpacked(
    page: PackedPage, listed: Iterable[BundleFile], read: Callable[[str], bytes | None]
) -> tuple[WrittenFile, ...]:
    """Return the files of a page as the manifest lists them, in its order; none where one of them is another now.

    `read` gives the content of a file in the project.
    """
    try:
        made = memoryview(zlib.decompress(page.data))
    except zlib.error:
        return ()
    listed = list(listed)
    files = tuple(_files(page, listed, made, read))
    same = all(digest(file.data) == each.sha256 for file, each in zip(files, listed, strict=True))
    return files if same else ()


def _files(
    page: PackedPage, listed: Iterable[BundleFile], made: memoryview, read: Callable[[str], bytes | None]
) -> Iterator[WrittenFile]:
    begin = 0
    for file in listed:
        if copy_of := page.copies.get(file.path, ""):
            yield WrittenFile(file.path, read(copy_of) or b"", copy_of)
        else:
            yield WrittenFile(file.path, bytes(made[begin : begin + file.size]))
            begin += file.size
