"""The files of a bundle: one module and one row of the table for each kind.

The manifest lists the files of all rows, so it has no row itself: `tasks/publication.py` writes it after them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from localize import paths
from localize.pages.outputs import (
    assets,
    feed,
    fragment,
    head,
    index,
    items,
    manifest,
    page,
    redirects,
    rendered,
    sitemap,
    style,
)
from localize.pages.outputs.rendered import Maker, OutputFile, RenderedLocale, Selects, of_each_page
from localize.pages.redirects import PreviousPath
from localize.pages.release import Release


@dataclass(frozen=True, slots=True)
class Output:
    """A kind of file: the function that makes it, and its path: the page's with a suffix, or a name.

    No article and no file beside a page may use such a path.
    """

    make: Maker
    suffix: str = ""
    name: str = ""


OUTPUTS = (
    Output(of_each_page(page.file), suffix=page.SUFFIX),
    Output(of_each_page(fragment.file), suffix=fragment.SUFFIX),
    Output(of_each_page(head.file), suffix=head.SUFFIX),
    Output(assets.files),
    Output(index.files, name=index.NAME),
    Output(style.files, name=style.NAME),
    Output(items.files, name=items.NAME),
    Output(redirects.files, name=redirects.NAME),
    Output(sitemap.files, name=sitemap.NAME),
    Output(feed.files, name=feed.NAME),
)
"""All kinds of files, in the order in which they are made."""

SUFFIXES = tuple(output.suffix for output in OUTPUTS if output.suffix)
"""What the files of a page end in."""

_NAMES = (*(output.name for output in OUTPUTS if output.name), manifest.NAME)


def render(release: Release, locale: str, previous_paths: Sequence[PreviousPath] = ()) -> RenderedLocale:
    """The pages of a locale, from which all its files are made; raises PageError for one that cannot be made.

    `previous_paths` are the paths that pages of this locale once had.
    """
    reserved = made_paths(each.path for each in release.index.pages[locale])
    return rendered.render_locale(release, locale, previous_paths=previous_paths, reserved=reserved)


def files(locale: RenderedLocale, selects: Selects) -> Iterator[OutputFile]:
    """The files to write: those of the selected articles, and the lists of all.

    Raises PageError for a page of which a file cannot be made.
    """
    for output in OUTPUTS:
        yield from output.make(locale, selects)


def made_paths(pages: Iterable[str]) -> frozenset[str]:
    """The keys (`paths.key`) of the paths of all files that may be made for these pages."""
    each = (f"{path}{suffix}" for path in pages for suffix in SUFFIXES)
    return frozenset(paths.key(path) for path in (*_NAMES, *each))
