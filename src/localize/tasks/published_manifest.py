"""The manifest of a locale in the output, as an earlier run wrote it."""

from __future__ import annotations

from collections.abc import Iterator

from localize.pages.outputs import manifest
from localize.pages.outputs.manifest import ManifestDraft
from localize.tasks.project import Files


def published_manifest(files: Files, locale: str) -> ManifestDraft:
    """Return all that the manifest of a locale says; nothing if there is none. Raises FileError."""
    return manifest.joined(published_parts(files, locale))


def published_parts(files: Files, locale: str) -> Iterator[ManifestDraft]:
    """Yield what the manifest of a locale says, part by part, so that never all of it is held. Raises FileError."""

    def read(path: str) -> bytes | None:
        return files.read(files.config.layout.published(f"{locale}/{path}"))

    yield from manifest.read_parts(read(manifest.NAME), read)
