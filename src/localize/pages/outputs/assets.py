"""The files beside the pages of a locale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import replace

from localize import paths
from localize.pages.outputs.rendered import OutputFile
from localize.pages.page_row import PageRow
from localize.pages.released_page import ReleasedPage
from localize.release.manifest import BundleFile

ROLE = "asset"


def files(page: ReleasedPage, reserved: Set[str]) -> Iterator[OutputFile]:
    """The files that a page shows; none replaces a file that is made, whose path has a key in `reserved`."""
    for asset in page.assets:
        if not paths.is_taken(asset.path, reserved):
            yield OutputFile(asset.path, asset.data, ROLE, article=page.article, file=asset.file)


def with_owners(rows: Iterable[PageRow]) -> Iterator[BundleFile]:
    """The files of all pages, each once: one that several pages show belongs to the article that shows it first.

    That may be an article of which no file was made now.
    """
    owners: dict[str, str] = {}
    listed: set[str] = set()
    for row in rows:
        for path in row.assets:
            owners.setdefault(path, row.article)
        for file in row.files:
            if file.role != ROLE:
                yield file
            elif file.path not in listed:
                listed.add(file.path)
                yield replace(file, article=owners[file.path])
