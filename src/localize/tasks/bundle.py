"""A bundle on its way to the output: its settings, and its files as they were made."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import fields
from functools import cached_property

from localize.cache.program import templates_stamp
from localize.cache.store import key_of
from localize.dataclass import dataclass
from localize.pages import outputs
from localize.pages.outputs.bundle import BundleSettings, ListLimits
from localize.pages.redirects import PreviousPath
from localize.pages.release import Release
from localize.release.manifest import BundleFile
from localize.tasks.output_scan import ScannedFolder

PageParts = tuple[tuple[str, bytes], ...]
"""What a page is made from: what people call it, and what stands for it."""


@dataclass(frozen=True, slots=True)
class ListInputs:
    """What the lists of a bundle are made from besides its release: earlier paths of its pages, and limits."""

    previous_paths: tuple[PreviousPath, ...]
    limits: ListLimits


@dataclass(frozen=True)
class Bundle:
    """The bundle that a page is made for: its release, and what is the same for all its pages.

    `parts` are the settings and the page templates: what people call each, and what stands for it; `key` stands for all
    of them. `output` is what stands in the folder of its locale.
    """

    release: Release
    settings: BundleSettings
    parts: PageParts
    key: bytes
    output: ScannedFolder

    @cached_property
    def reserved(self) -> Container[str]:
        """The keys of the paths of all files that are made."""
        return outputs.made_paths(page.path for page in self.release.index.pages[self.settings.locale])


@dataclass(frozen=True, slots=True)
class BundleFiles:
    """The files of a bundle as they were made.

    `sum` stands for all of them, `content` is the packed `BundleContent`. `lists` are the files that are of no page,
    with the manifest, in the order in which they are made; `sitemaps` are the addresses of its sitemaps; `in_parts`
    says whether its manifest is. `paths` stands for where the page of each article is; `pages` are the fingerprints of
    pages and their keys, as numbers of 8 bytes.
    """

    sum: str
    content: bytes
    lists: tuple[BundleFile, ...]
    sitemaps: tuple[str, ...]
    in_parts: bool
    paths: str = ""
    pages: bytes = b""


def bundle_of(release: Release, locale: str, output: ScannedFolder) -> Bundle:
    """Return the bundle of a locale in a release; `output` is what stands in its folder."""
    settings = outputs.settings_of(release, locale)
    parts = (*_setting_parts(settings), ("page templates", templates_stamp().encode()))
    return Bundle(release, settings, parts, key_of(repr(parts)), output)


_SETTINGS = {
    "words": "interface words",
    "base_url": "base-url",
    "locales": "locales",
    "default_locale": "source-locale",
    "trusted": "formats.trust-markup",
    "has_feed": "whether there is a feed",
}
"""What people call the settings of a bundle: by their keys in the configuration, where they have one."""


def _setting_parts(settings: BundleSettings) -> Iterator[tuple[str, bytes]]:
    """Yield the settings that all pages of a bundle are made from, and what stands for each."""
    for each in fields(settings):
        value = getattr(settings, each.name)
        value = sorted(value.items()) if isinstance(value, Mapping) else value
        yield _SETTINGS.get(each.name, each.name), key_of(repr(value))
