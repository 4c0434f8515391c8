"""The files beside the pages of a locale."""

from __future__ import annotations

from collections.abc import Iterator

from localize import paths
from localize.pages.outputs.rendered import OutputFile, RenderedLocale, Selects
from localize.pages.released_page import Asset


def files(locale: RenderedLocale, selects: Selects) -> Iterator[OutputFile]:
    """The files beside the pages of the selected articles, each once.

    A file belongs to the first article that shows it. It never replaces a file that an output makes.
    """
    owners: dict[str, str] = {}
    selected: dict[str, Asset] = {}
    for each in locale.pages:
        for asset in each.page.assets:
            owners.setdefault(asset.path, each.page.article)
            if selects(each.page.article):
                selected.setdefault(asset.path, asset)
    for path, asset in selected.items():
        if not paths.is_taken(path, locale.reserved):
            yield OutputFile(path, asset.data, role="asset", article=owners[path], file=asset.file)


def needed(locale: RenderedLocale, selects: Selects) -> set[str]:
    """The files that stand beside the pages of the selected articles."""
    return {asset.path for each in locale.pages if selects(each.page.article) for asset in each.page.assets}
