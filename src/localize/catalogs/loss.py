"""Catalogs that have lost translations, compared with what they were before."""

from __future__ import annotations

import codecs
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field
from typing import Any

from localize.dataclass import dataclass
from localize.model.catalog import Catalog, Key, entry_key

_LARGEST_SHARE = 0.5
"""The share of its finished translations that a catalog may lose without a word."""


def blank(data: bytes) -> bool:
    """Whether a file has no content: what a program leaves that was stopped while it wrote."""
    return not data.removeprefix(codecs.BOM_UTF8).strip(b"\0 \t\r\n")


@dataclass(frozen=True, slots=True)
class Loss:
    """How many finished translations are gone, of how many."""

    gone: int
    of: int

    @property
    def much(self) -> bool:
        """Whether more are gone than a person would take away unasked: more than half."""
        return self.gone > self.of * _LARGEST_SHARE


def cannot_be_much(before: bytes, now: Catalog) -> bool:
    """Whether a look at the file as it was shows that no more than half can be gone; it is not parsed for that."""
    return 2 * _filled(now) >= before.count(b"msgid ")


def since(before: Catalog, now: Catalog, without: Mapping[Key, str]) -> Loss:
    """The finished translations that a catalog has lost since `before`, of those that its article still needs.

    `without` has the entries that the article needs, each with the translation that readers get where the catalog has
    none. A translation that is the same as that counts as not lost; so does one that is fuzzy or obsolete now.
    """
    present = {entry.key for entry in now.entries if not entry.empty}
    finished = _only_in(before, without)
    return Loss(sum(key not in present for key in finished), len(finished))


def _only_in(catalog: Catalog, without: Mapping[Key, str]) -> list[Key]:
    """The entries whose finished translation only this catalog has."""
    finished = [(entry_key(entry), entry.target) for entry in catalog.entries if entry.translated]
    return [key for key, target in finished if without.get(key, target) != target]


def since_count(finished: int, now: Catalog) -> Loss:
    """What is gone at least, where only the number of finished translations is known."""
    return Loss(max(0, finished - _filled(now)), finished)


def _filled(catalog: Catalog) -> int:
    return sum(not entry.empty for entry in catalog.entries)


class _ByFolder(Mapping[str, int]):
    """Numbers by path, in a third of what a dict takes: catalogs of an article have the same name in all locales."""

    def __init__(self, numbers: Mapping[str, Any]) -> None:
        """Raises ValueError or TypeError for what is no number."""
        self._folders: dict[str, dict[str, int]] = {}
        names: dict[str, str] = {}
        for path, number in numbers.items():
            folder, name = _cut(path)
            self._folders.setdefault(folder, {})[names.setdefault(name, name)] = int(number)

    def __getitem__(self, path: str) -> int:
        folder, name = _cut(path)
        return self._folders[folder][name]

    def __iter__(self) -> Iterator[str]:
        for folder, of_folder in self._folders.items():
            yield from (folder + name for name in of_folder)

    def __len__(self) -> int:
        return sum(map(len, self._folders.values()))


def _cut(path: str) -> tuple[str, str]:
    """Return what a path begins with, up to its last slash, and the rest."""
    at = path.rfind("/") + 1
    return path[:at], path[at:]


@dataclass(frozen=True, slots=True)
class LossRecord:
    """What earlier runs have recorded of catalogs, by path; safe to lose.

    `finished` is the number of finished translations of a catalog that no commit has; `accepted` the id of the
    committed file whose loss was accepted.
    """

    finished: Mapping[str, int] = field(default_factory=dict)
    accepted: Mapping[str, str] = field(default_factory=dict)

    def followed_by(self, later: LossRecord, paths: Iterable[str]) -> LossRecord:
        """The record of those catalogs after a later run; what that says nothing of stays as it was."""
        finished: dict[str, int] = {}
        accepted: dict[str, str] = {}
        for path in paths:
            if number := later.finished.get(path, self.finished.get(path, 0)):
                finished[path] = number
            if name := later.accepted.get(path, self.accepted.get(path, "")):
                accepted[path] = name
        return LossRecord(finished, accepted)

    def only(self, paths: Collection[str]) -> LossRecord:
        """The record of those catalogs only."""
        finished = {path: self.finished[path] for path in paths if path in self.finished}
        return LossRecord(finished, {path: self.accepted[path] for path in paths if path in self.accepted})


def read_record(data: bytes | None) -> LossRecord:
    """The record in a file; an empty one where that is not what we write."""
    try:
        values = json.loads(data or b"{}")
        accepted = {str(path): str(name) for path, name in values.get("accepted", {}).items()}
        return LossRecord(_ByFolder(values.get("finished", {})), accepted)
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return LossRecord()


def write_record(seen: LossRecord) -> bytes:
    """The bytes of a record."""
    values = {"accepted": dict(seen.accepted), "finished": dict(seen.finished)}
    data = bytearray()
    for part in json.JSONEncoder(sort_keys=True, ensure_ascii=False, indent=0).iterencode(values):
        data += part.encode()
    data += b"\n"
    return bytes(data)
