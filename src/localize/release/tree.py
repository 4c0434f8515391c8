"""A folder held against its manifest: what is missing, changed, or should not be there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from localize.errors import Problem
from localize.release.manifest import RESERVED, Manifest

Found = Mapping[str, tuple[int, str] | None]
"""The files that are there: size in bytes and SHA-256, None for what is no plain file."""


def expected_files(manifest: Manifest, replaced: Mapping[str, str | None]) -> dict[str, str]:
    """The SHA-256 that each file must have; `replaced` holds those of a site's own in place of recalled ones.

    In `replaced` a path with None must not be there.
    """
    files = {file.path: file.sha256 for file in manifest.files} | dict(replaced)
    return {path: digest for path, digest in files.items() if digest is not None}


def differences(manifest: Manifest, replaced: Mapping[str, str | None], found: Found) -> Iterator[Problem]:
    """One problem for each file that is not as it must be, sorted by path."""
    expected = expected_files(manifest, replaced)
    sizes = {file.path: file.size for file in manifest.files if file.path not in replaced}
    for path in sorted(expected.keys() | found.keys()):
        if path in RESERVED and path not in expected:
            continue
        if path not in found:
            yield Problem(path, 0, "missing, expected a file")
        elif path not in expected:
            withdrawn = "withdrawn, expected no such file" if path in replaced else "not in the manifest"
            yield Problem(path, 0, withdrawn)
        elif (there := found[path]) is None:
            yield Problem(path, 0, "a link or device, expected a file")
        elif path in sizes and there[0] != sizes[path]:
            yield Problem(path, 0, f"changed: {there[0]} bytes, expected {sizes[path]}")
        elif there[1] != expected[path]:
            yield Problem(path, 0, f"changed: SHA-256 {there[1]}, expected {expected[path]}")
