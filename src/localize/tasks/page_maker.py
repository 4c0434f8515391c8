"""The pages of a release made: their files, and what lists say of them."""

from __future__ import annotations

from collections.abc import Container
from typing import Protocol

from localize.dataclass import dataclass
from localize.errors import PageError
from localize.model.fingerprints import fingerprint_of
from localize.pages import outputs
from localize.pages.outputs import manifest
from localize.pages.outputs.rendered import OutputFile, render_page
from localize.pages.page_row import PageRow
from localize.pages.released_page import PageInRelease, ReleasedPage
from localize.tasks import release_pages
from localize.tasks.bundle import Bundle
from localize.tasks.packed_page import WrittenFile
from localize.tasks.project import Files
from localize.tasks.release_pages import RejectedPage, rejected


@dataclass(frozen=True, slots=True)
class MadePage:
    """What lists say of a page, and its files; none of these where they stand in the output already.

    `reasons` tell people why it was made: what has changed since it was made last. `key` stands for all that it was
    made from.
    """

    row: PageRow
    files: tuple[WrittenFile, ...] = ()
    reasons: tuple[str, ...] = ()
    key: bytes = b""


def page_number(article: str, key: bytes) -> int:
    """Return the fingerprint of a page that was made from what a key stands for."""
    return fingerprint_of(article, key.hex())


class PageMaker(Protocol):
    """Makes the pages of a release, and knows those that are as they were made last."""

    def as_before(self, bundle: Bundle, page: PageInRelease, pages: Container[int]) -> MadePage | None:
        """Return a page of a bundle that is known as a whole; None where it is not remembered.

        `pages` are the fingerprints of its pages and their keys.
        """

    def made(self, bundle: Bundle, page: PageInRelease) -> MadePage | RejectedPage:
        """Return a page of a bundle, or why it can be in no release."""


@dataclass(frozen=True, slots=True)
class WholePages:
    """Makes pages that have all that they are made from; none is known."""

    files: Files

    def as_before(self, _bundle: Bundle, _page: PageInRelease, _pages: Container[int]) -> None:
        """Return nothing."""

    def made(self, bundle: Bundle, page: PageInRelease) -> MadePage | RejectedPage:
        """Return a page of a bundle, or why it can be in no release."""
        assert isinstance(page, ReleasedPage)
        try:
            rendered = render_page(bundle.release, page)
            problem = release_pages.problem(rendered, trusted=bundle.release.trusted)
            if problem is not None:
                return problem
            files = list(outputs.page_files(bundle.settings, rendered, bundle.reserved))
        except PageError as error:
            return rejected(error)
        span = next((file.article_span for file in files if file.article_span), None)
        written = [WrittenFile(file.path, self._data(file), file.file) for file in files]
        listed = [manifest.listed(file, each.data) for file, each in zip(files, written, strict=True)]
        return MadePage(outputs.row_of(rendered, listed, article_span=span), tuple(written))

    def _data(self, file: OutputFile) -> bytes:
        return (self.files.read(file.file) or b"") if file.file else file.data
