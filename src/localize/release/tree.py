"""Compares a folder with its manifest: what is missing, changed, or should not be there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from localize.errors import Problem
from localize.release.manifest import RESERVED, Manifest

TreeFiles = Mapping[str, tuple[int, str] | None]
"""The files in a folder by path: size in bytes and SHA-256; None for what is no plain file."""


def expected_files(manifest: Manifest, replaced: Mapping[str, str | None]) -> dict[str, str]:
    """Return the SHA-256 that each file must have.

    `replaced` holds the SHA-256 of files that a site made in place of recalled ones; a file with None must not exist.
    """
    files = {file.path: file.sha256 for file in manifest.files} | dict(replaced)
    return {path: digest for path, digest in files.items() if digest is not None}


def differences(manifest: Manifest, replaced: Mapping[str, str | None], there: TreeFiles) -> Iterator[Problem]:
    """Yield one problem for each file that is not as it must be, sorted by path."""
    expected = expected_files(manifest, replaced)
    sizes = {file.path: file.size for file in manifest.files if file.path not in replaced}
    for path in sorted(expected.keys() | there.keys()):
        if path in RESERVED and path not in expected:
            continue
        if path not in there:
            yield Problem(path, 0, "missing, expected a file")
        elif path not in expected:
            withdrawn = "withdrawn, expected no such file" if path in replaced else "not in the manifest"
            yield Problem(path, 0, withdrawn)
        elif (file := there[path]) is None:
            yield Problem(path, 0, "a link or device, expected a file")
        elif path in sizes and file[0] != sizes[path]:
            yield Problem(path, 0, f"changed: {file[0]} bytes, expected {sizes[path]}")
        elif file[1] != expected[path]:
            yield Problem(path, 0, f"changed: SHA-256 {file[1]}, expected {expected[path]}")
