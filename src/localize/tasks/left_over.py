"""Files of earlier runs in the output that are not in a release any more: which of them may be removed."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Mapping

from localize.dataclass import dataclass
from localize.errors import FileError
from localize.pages import outputs
from localize.pages.outputs import manifest, page
from localize.release.manifest import PART_ROLE, BundleFile, digest
from localize.tasks.output_scan import OutputScan
from localize.tasks.project import Files, Selects
from localize.tasks.published_manifest import published_parts

_MANIFEST = f"/{manifest.NAME}"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOverFiles:
    """What stands in the output (`published`) when a release with these `locales` is written to it.

    Only files of articles that `selects` asks for are left over, and those of no article in one of the locales.
    """

    files: Files
    published: OutputScan
    locales: Collection[str]
    selects: Selects

    def in_folder(self, folder: str, now: Container[str], *, with_manifest: bool) -> dict[str, bool]:
        """Return the files left over in a folder of the output that are not in the release, which has those of `now`.

        Each with whether it is a part of a manifest; paths are relative to the output, those of `now` to the folder. A
        file without the mark of this program is among them only if nobody has changed it, or if it belongs to a page.
        What the manifest there names is known only `with_manifest`.
        """
        before = f"{folder}/" if folder else ""
        ours = [before + path for path in self.published.folder(folder).ours() if path not in now]
        known: dict[str, BundleFile] = {}
        for part in published_parts(self.files, folder) if with_manifest else ():
            known.update((before + path, file) for path, file in part.files.items() if path not in now)
        of_pages = {part: page_ for page_ in ours for part in self._parts(page_) if part not in known}
        parts = {part: page_ for part, page_ in of_pages.items() if part.removeprefix(before) not in now}
        whole = {*ours, *parts}
        return {
            path: path in known and known[path].role == PART_ROLE
            for path in whole | known.keys()
            if self._may_go(parts.get(path, path), known) and (path in whole or self._is_same(path, known[path]))
        }

    def _parts(self, path: str) -> Iterator[str]:
        """Yield the other forms of a page, where they are in the output."""
        for suffix in outputs.SUFFIXES if path.endswith(page.SUFFIX) else ():
            part = path.removesuffix(page.SUFFIX) + suffix
            if part != path and self._read(part) is not None:
                yield part

    def _may_go(self, path: str, known: Mapping[str, BundleFile]) -> bool:
        """Whether a file may be removed: its article was selected, or it has none and its locale is in the release."""
        locale, _, rest = path.partition("/")
        if path in known and not known[path].article and locale in self.locales:
            return True
        return self.selects(known[path].article if path in known else rest.removesuffix(page.SUFFIX), locale)

    def _is_same(self, path: str, file: BundleFile) -> bool:
        data = self._read(path)
        return data is not None and digest(data) == file.sha256

    def _read(self, path: str) -> bytes | None:
        """Return a file in the output; None if there is no such file."""
        try:
            return self.files.read(self.files.config.layout.published(path))
        except FileError:
            return None


def in_order_of_removal(gone: Mapping[str, bool]) -> list[str]:
    """Return files that are left over in the order in which they are removed, once all others are written.

    Manifests are removed last, after their parts: if this run is killed, the next one learns from them what is left
    over. `gone` are the files with whether each is a part of a manifest.
    """
    return sorted(gone, key=lambda path: (path.endswith(_MANIFEST), gone[path], path))
