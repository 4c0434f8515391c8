"""A project folder on disk, used as an editor and a translator would."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from localize.catalogs import po
from localize.cli import main
from localize.config.layout import CACHE
from localize.model.catalog import Entry

CONFIG = """\
source-locale = "en"
base-url = "https://health.example/"

[locales.de]
[locales.ar]
"""
ARTICLE = """\
Meta-description: How to use a cold pack.

Cold packs

Wrap the pack in a cloth. Use it for 10 minutes.

When to stop:

- Pain: Stop if it hurts. Then rest.
- Skin: Look at it often.

Doe J, Roe R. (2020). Cold packs. Journal of Cold, 1(2), 3-4. https://doi.org/10.1000/1
"""


@dataclass(frozen=True)
class ProjectFolder:
    """A project on disk, used as an editor and a translator would."""

    root: Path

    def run(self, *arguments: str) -> Result:
        """Runs `localize` in the project."""
        return CliRunner().invoke(main, ["-C", str(self.root), *arguments], catch_exceptions=False)

    def json(self, *arguments: str) -> Any:
        """What a command prints as JSON."""
        return json.loads(self.run(*arguments, "--format", "json").stdout)

    def write(self, path: str, content: str | bytes) -> Path:
        """Writes a file, as an editor's program would."""
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)
        return place

    def read(self, path: str) -> str:
        """The text of a file, with its own line ends."""
        return (self.root / path).read_bytes().decode()

    def translate(self, path: str, change: Callable[[Entry], Entry] | None = None) -> None:
        """Changes the entries of a catalog; by default each translation is its source in capitals, tags as they are."""
        catalog = po.read((self.root / path).read_bytes(), path)
        entries = tuple((change or shout)(entry) for entry in catalog.entries)
        (self.root / path).write_bytes(po.write(replace(catalog, entries=entries)))

    def snapshot(self) -> dict[str, bytes]:
        """All files of the project, without the results that are kept for later runs."""
        files = (path for path in sorted(self.root.rglob("*")) if path.is_file())
        paths = {path.relative_to(self.root).as_posix(): path for path in files}
        return {name: path.read_bytes() for name, path in paths.items() if not _is_cached(name)}

    def times(self) -> dict[str, int]:
        """When each file was written, in ns, without the results that are kept for later runs."""
        return {path: (self.root / path).stat().st_mtime_ns for path in self.snapshot()}

    def forget(self) -> None:
        """Remove the results that are kept for later runs."""
        for path in (self.root / CACHE).glob("*/"):
            shutil.rmtree(path)


def _is_cached(path: str) -> bool:
    return path.startswith(f"{CACHE}/") and (path.count("/") > 1 or path.endswith("/.gitignore"))


def shout(entry: Entry) -> Entry:
    """A translation that cannot be mistaken for its source, with the same tags, numbers and addresses."""
    words = entry.source.replace("<strong>", "\0").replace("</strong>", "\1")
    target = "".join(char.upper() if char.isascii() else char for char in words)
    return replace(entry, target=target.replace("\0", "<strong>").replace("\1", "</strong>"), fuzzy=False)
