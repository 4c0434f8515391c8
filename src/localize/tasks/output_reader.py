"""The output folder read for a publication: a folder in it in which nothing has changed is known as a whole."""

from __future__ import annotations

import time
from collections.abc import Iterator

from localize.cache.content_keys import ContentKeys
from localize.cache.scan import Rows, Scan, has_link, is_folder, rows_of, scan, scan_again
from localize.cache.steps import Step, Steps
from localize.files.folder import is_visible
from localize.tasks.output_scan import PackedFiles, ScannedFile, packed_files


class OutputReader:
    """Reads what stands in the output folder; what is in its folders is remembered by the stamps of their files."""

    def __init__(self, root: str, output: str, contents: ContentKeys, steps: Steps) -> None:
        """`output` is a folder in the project at `root`, with no link on the way to it."""
        self._root = root
        self._output = output
        self._contents = contents
        self._step: Step[PackedFiles] = steps.step("output folder", PackedFiles)

    def read(self, seen: Scan | None) -> list[tuple[str, PackedFiles]] | None:
        """Return the files that people see, with the folder at the top that they are in; None where there are links.

        `seen` is an earlier walk over the project in this run: folders into which nothing was put since are not looked
        into again.
        """
        packed = []
        for folder, rows in self._folders(seen):
            if has_link(rows):
                return None
            path = folder.removeprefix(self._output).removeprefix("/")
            if rows and not any(name.startswith(".") for name in path.split("/")):
                top, _, below = path.partition("/")
                files = self._known(folder, rows, f"{below}/" if below else "")
                packed += [(top, files)] if files.numbers or files.ours else []
        return packed

    def _folders(self, seen: Scan | None) -> Iterator[tuple[str, Rows]]:
        """Yield the folders of the output with their rows; those of an earlier walk are unpacked one at a time."""
        now = time.time_ns()
        if seen is None or self._output not in seen.times:
            walk = scan(self._root, [self._output], clock=now)
        else:
            before = seen.below(self._output)
            walk = scan_again(before, [self._output], clock=now)
            for folder, rows in before.folders.items():
                if folder not in walk.folders:
                    yield folder, rows
        yield from ((folder, rows) for folder, rows in walk.folders.items() if folder)

    def _known(self, folder: str, rows: Rows, below: str) -> PackedFiles:
        known = self._step.known(folder, rows)
        if known is not None:
            return known
        stamps = rows_of(rows)
        names = sorted(name for name, stamp in stamps.items() if name and is_visible(name) and not is_folder(stamp))
        unsettled: list[str] = []

        def read() -> Iterator[ScannedFile]:
            for name in names:
                digest = self._contents.digest(f"{folder}/{name}", stamps[name])
                if digest.stamp != stamps[name]:  # too young, or not to be read
                    unsettled.append(name)
                yield ScannedFile(f"{below}{name}", digest.digest, digest.is_marked)

        files = packed_files(read())
        if not unsettled:
            self._step.keep(folder, files, rows)
        return files
