"""The bundles of a project as earlier runs made them."""

from __future__ import annotations

from localize.cache.steps import Step
from localize.cache.store import key_of
from localize.dataclass import dataclass
from localize.pages.release import Release
from localize.release.manifest import BundleFile
from localize.tasks.bundle import Bundle, BundleFiles, ListInputs
from localize.tasks.make_release import DecidedProject
from localize.tasks.packed_page import PackedPage, WrittenFile, packed, unpacked

_LIST = "list"
"""The step that gives the lists of a bundle."""


@dataclass(frozen=True, slots=True)
class KeyedBundle:
    """The files of a bundle, and what stands for all that they were made from."""

    key: bytes
    files: BundleFiles


class KeptBundles:
    """Remembers the files and the lists of the bundles of a project from run to run."""

    def __init__(self, project: DecidedProject) -> None:
        self._pages = project.pages
        self._sources = project.inputs.sources
        self._files = self._sources.project.files
        self._bundles: Step[KeyedBundle] = self._files.steps.step("bundle", KeyedBundle)
        self._lists: Step[PackedPage] = self._files.steps.step(_LIST, PackedPage)
        self._where: tuple[Release, bytes] | None = None

    def known(self, bundle: Bundle, key: bytes) -> BundleFiles | None:
        """Return the files of a bundle as they were made from what `key` stands for; None where that is not known."""
        known = self._bundles.known(bundle.settings.locale)
        return known.files if known is not None and known.key == key else None

    def newest(self, bundle: Bundle) -> BundleFiles | None:
        """Return the files of a bundle as they were made last; None where that is not known."""
        known = self._bundles.known(bundle.settings.locale)
        return known.files if known is not None else None

    def keep(self, bundle: Bundle, key: bytes, files: BundleFiles) -> None:
        """Remember the files of a bundle, made from what `key` stands for; lists that are not made any more are not."""
        self._bundles.keep(bundle.settings.locale, KeyedBundle(key, files))
        now, store = {_list_name(bundle, file) for file in files.lists}, self._files.steps.store
        store.drop({name for name in store.owners(_LIST) if name.startswith(_list_folder(bundle))} - now)

    def list_data(self, bundle: Bundle, file: BundleFile) -> bytes | None:
        """Return the content of a list as it was made; None where it is not known."""
        known = self._lists.known(_list_name(bundle, file), file.sha256)
        files = unpacked(known, (file,), self._files.read) if known is not None else ()
        return files[0].data if files else None

    def keep_list(self, bundle: Bundle, file: BundleFile, data: bytes) -> None:
        """Remember a list of a bundle."""
        self._lists.keep(_list_name(bundle, file), packed((WrittenFile(file.path, data),)), file.sha256)

    def key(self, bundle: Bundle, lists: ListInputs) -> bytes:
        """Return what stands for all that the files of a bundle are made from; asked for before they are made."""
        where = self._where_pages_are(bundle.release)
        return key_of(bundle.key, repr(lists), where, *self._pages.keys_of(bundle.settings.locale))

    def _where_pages_are(self, release: Release) -> bytes:
        """Return what stands for where all pages of a release are, and for what links of articles lead to."""
        if self._where is None or self._where[0] is not release:
            index = release.index
            pages = repr([*index.paths.items()])
            key = key_of(pages, repr(sorted(index.unlisted)), repr(self._sources.references.targets()))
            self._where = release, key
        return self._where[1]


def _list_folder(bundle: Bundle) -> str:
    return f"{bundle.settings.locale}/"


def _list_name(bundle: Bundle, file: BundleFile) -> str:
    return f"{_list_folder(bundle)}{file.path}"
