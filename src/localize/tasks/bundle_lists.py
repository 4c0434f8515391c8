"""The lists of a bundle and its manifest: those of an earlier run, or made anew."""

from __future__ import annotations

from collections.abc import Callable, Container, Generator, Iterable, Iterator

from localize.pages import outputs
from localize.pages.outputs import manifest, sitemap
from localize.pages.outputs.bundle import BundleRows
from localize.pages.outputs.manifest import ManifestEntry
from localize.pages.outputs.rendered import OutputFile
from localize.release.manifest import PART_ROLE, BundleFile
from localize.tasks.bundle import Bundle, BundleFiles
from localize.tasks.bundle_content import BundleContent
from localize.tasks.known_bundles import KnownBundles

Entries = Callable[[Iterable[BundleFile]], Iterator[ManifestEntry]]
"""Gives what the manifest says, by what it says of the lists."""


def known_lists(
    bundles: KnownBundles, bundle: Bundle, known: BundleFiles
) -> Generator[tuple[str, bytes], None, list[str]]:
    """Yield the lists of a bundle as they were made, with their paths in the output, as far as they are remembered.

    Returns the paths of these below the folder of the locale.
    """
    given: list[str] = []
    for file in known.lists:
        data = bundles.list_data(bundle, file)
        if data is None:
            break
        given.append(file.path)
        yield f"{bundle.settings.locale}/{file.path}", data
    return given


def made_lists(
    bundle: Bundle, rows: BundleRows, entries: Entries, *, given: Container[str], keeper: KnownBundles
) -> Generator[tuple[str, bytes], None, BundleFiles]:
    """Make the lists of a bundle, and yield them with their paths in the output, but for those that were `given`.

    Returns what is known of the files of the bundle, but for what stands for its pages; `keeper` remembers the lists.
    """
    settings, content = rows.settings, BundleContent()
    lists: list[BundleFile] = []
    of_manifest: list[BundleFile] = []

    def made(files: Iterable[OutputFile], listed: list[BundleFile]) -> Iterator[tuple[str, bytes]]:
        for output in files:
            file = manifest.listed(output, output.data)
            listed.append(file)
            keeper.keep_list(bundle, file, output.data)
            if file.path not in given:
                yield f"{settings.locale}/{file.path}", output.data

    yield from made(outputs.list_files(rows), lists)
    yield from made(manifest.files(content.noted(entries(lists)), rows), of_manifest)
    for file in of_manifest:
        content.add(file.path, file.sha256)
    return BundleFiles(
        content.sum,
        content.packed(),
        (*lists, *of_manifest),
        tuple(f"{settings.base_url}{settings.locale}/{file.path}" for file in lists if file.role == sitemap.ROLE),
        in_parts=any(file.role == PART_ROLE for file in of_manifest),
    )
