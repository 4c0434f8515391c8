"""Pictures of the preview in docs/pictures/, of the project's own articles with something to do: `make screenshots`."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from validate.programs import CannotRun, failed, run

PROJECT = Path(__file__).parents[2]
HERE = Path(__file__).parent
LARGEST_BYTES = 150_000
_PARTS = ("localize.toml", "glossary.csv", "source", "locales")
_CATALOG = "locales/de/LC_MESSAGES/your-first-visit.po"
_ARTICLE = "source/your-first-visit.txt"
_CHANGES = (
    (_ARTICLE, "45–60 minutes", "60–90 minutes"),
    (_CATALOG, "Sie müssen nicht nüchtern sein.", ""),
    (_CATALOG, "3\N{NO-BREAK SPACE}Arbeitstage", "2\N{NO-BREAK SPACE}Arbeitstage"),
)
"""What differs from the project as it is: path, text, and the text in its place."""
_PICTURES = {
    "translate": {"path": "/de/your-first-visit", "focus": ".segment[data-state=fuzzy]", "height": 600},
    "review": {"path": "/review/de/medicines-for-nerve-pain", "height": 520},
}


def main() -> str | None:
    """Make the pictures, and return what is wrong."""
    folder = PROJECT / "docs/pictures"
    folder.mkdir(exist_ok=True)
    try:
        with TemporaryDirectory() as name, _preview(_project(Path(name))) as origin:
            done = run(["node", HERE / "screenshots.mjs", origin, folder], json.dumps(_PICTURES))
        if done.returncode:
            raise failed("node", done)
    except CannotRun as error:
        return f"cannot run: {error}"
    sizes = {path: path.stat().st_size for path in sorted(folder.glob("*.png"))}
    too_large = [
        f"{path}: {size} bytes, at most {LARGEST_BYTES}" for path, size in sizes.items() if size > LARGEST_BYTES
    ]
    return "\n".join(too_large) or None


def _project(folder: Path) -> Path:
    """Copy the project's articles and catalogs into a folder, changed, and return it."""
    for name in _PARTS:
        path = PROJECT / name
        (shutil.copytree if path.is_dir() else shutil.copyfile)(path, folder / name)
    for name, before, after in _CHANGES:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        if before not in text:
            raise CannotRun(f"{name} does not contain {before!r}")
        path.write_text(text.replace(before, after, 1), encoding="utf-8")
    done = run([sys.executable, "-m", "localize", "-C", folder, "update"])
    if done.returncode:
        raise failed("localize update", done)
    return folder


@contextmanager
def _preview(folder: Path) -> Iterator[str]:
    """The address of a preview of a project, which ends after it."""
    command = [sys.executable, "-m", "localize", "-C", str(folder), "preview", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as program:
        assert program.stdout
        try:
            yield program.stdout.readline().split(" ")[0].rstrip("/")
        finally:
            program.terminate()


if __name__ == "__main__":
    sys.exit(main())
