"""The files beside the pages: which must be written, and which are left over from an earlier run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from localize.project import Files
from localize.publishing import assets
from localize.publishing.release import Release

_AT_END = f"/{assets.RECORD}"


class Assets:
    """The files beside the pages of a release, and the records that stand in the output.

    `published` are the files in the output that this program wrote, as far as they say so themselves.
    """

    def __init__(
        self, release: Release, files: Files, published: Iterable[str], wanted: Callable[[str, str], bool]
    ) -> None:
        self._files = files
        self._before = {
            path.removesuffix(_AT_END): assets.read(files.read(files.output_path(path)))
            for path in published
            if path.endswith(_AT_END)
        }
        self._all = list(release.assets(lambda *_: True))
        self._wanted = {(locale, asset.path) for locale, asset in release.assets(wanted)}

    @property
    def records(self) -> set[str]:
        """The places of the records in the output folder."""
        return {f"{locale}{_AT_END}" for locale, _ in self._all}

    def changes(self) -> Iterator[tuple[str, bytes]]:
        """The wanted files with their places in the output folder, then the records of all."""
        records: dict[str, dict[str, str]] = {}
        for locale, asset in self._all:
            record = records.setdefault(locale, {})
            if (locale, asset.path) in self._wanted:
                data = asset.data()
                record[asset.path] = assets.digest(data)
                yield f"{locale}/{asset.path}", data
            elif known := self._before.get(locale, {}).get(asset.path):
                record[asset.path] = known
        for locale, record in records.items():
            yield f"{locale}{_AT_END}", assets.write(record)

    def left_over(self) -> Iterator[str]:
        """The files of earlier runs that no page needs any more, as long as nobody has changed them."""
        needed = {(locale, asset.path) for locale, asset in self._all}
        for locale, record in self._before.items():
            for path, digest in record.items():
                data = self._files.read(self._files.output_path(f"{locale}/{path}"))
                if (locale, path) not in needed and data is not None and assets.digest(data) == digest:
                    yield f"{locale}/{path}"
