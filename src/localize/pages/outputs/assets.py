"""The files beside the pages of a locale."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from localize import paths
from localize.pages.outputs.rendered import OutputFile
from localize.pages.page_row import PageRow
from localize.pages.released_page import ReleasedPage
from localize.release.manifest import BundleFile

ROLE = "asset"


def files(page: ReleasedPage, reserved: Container[str]) -> Iterator[OutputFile]:
    """The files that a page shows; none replaces a file that is made, whose path has a key in `reserved`."""
    for asset in page.assets:
        if not paths.is_taken(asset.path, reserved):
            yield OutputFile(asset.path, asset.data, ROLE, article=page.article, file=asset.file)


def with_owners(rows: Iterable[PageRow]) -> Iterator[tuple[PageRow, tuple[BundleFile, ...]]]:
    """Each row with the files that the manifest lists for it, no file twice.

    A file that several pages show belongs to the article that shows it first, also if no file of that article was made
    now.
    """
    owners: dict[str, str] = {}
    listed: set[str] = set()
    for row in rows:
        for path in row.assets:
            owners.setdefault(path, row.article)
        files = [file for file in row.files if file.path not in listed]
        listed.update(file.path for file in files if file.role == ROLE)
        yield row, tuple(replace(file, article=owners[file.path]) if file.role == ROLE else file for file in files)
