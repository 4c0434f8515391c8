"""What the change of a file means for the preview."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from localize.config import Config
from localize.config.layout import CACHE
from localize.dataclass import dataclass
from localize.files.passing import is_passing
from localize.pages import interface


@dataclass(frozen=True, slots=True)
class FileChanges:
    """What has changed: catalogs, by path with article and locale; approvals in some locales; or `everything`.

    Sources change the whole project: links and names of pages depend on each other.
    """

    catalogs: dict[str, tuple[str, str]] = field(default_factory=dict)
    approvals: frozenset[str] = frozenset()
    everything: bool = False

    def __bool__(self) -> bool:
        return self.everything or bool(self.catalogs or self.approvals)

    def __or__(self, other: FileChanges) -> FileChanges:
        return FileChanges(
            {**self.catalogs, **other.catalogs},
            self.approvals | other.approvals,
            everything=self.everything or other.everything,
        )


def changes_of(paths: Iterable[str], config: Config) -> FileChanges:
    """Return what changes of these files mean; paths are relative to the project folder.

    Files that editors and this program put there for a moment mean nothing, and neither do those of the output.
    """
    catalogs: dict[str, tuple[str, str]] = {}
    approvals: set[str] = set()
    everything = False
    records = {config.layout.approvals(tag): tag for tag in (config.source_locale, *config.locales)}
    folders = {f"{config.layout.catalog_folder(tag)}/": tag for tag in (config.source_locale, *config.locales)}
    for path in paths:
        if is_passing(path) or path.startswith(
            (f"{CACHE}/", f"{config.layout.output}/", f"{config.layout.templates}/")
        ):
            continue
        if path in records:
            approvals.add(records[path])
            continue
        folder = next((each for each in folders if path.startswith(each)), "")
        if not folder or not path.endswith(".po"):
            everything = everything or not folder
        elif (name := path.removeprefix(folder).removesuffix(".po")) == interface.NAME:
            everything = True
        else:
            catalogs[path] = (name, folders[folder])
    return FileChanges(catalogs, frozenset(approvals), everything=everything)
