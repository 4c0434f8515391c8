"""Makes the site of the documentation in a folder, and looks whether all its links lead somewhere: `make docs`."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from documentation import pages, reference
from documentation.building import build
from validate import links

PROJECT = Path(__file__).parents[2]


def main(arguments: Sequence[str]) -> int:
    """Return the exit status: 1 where something in the documentation must be mended."""
    parser = argparse.ArgumentParser(prog="documentation", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=PROJECT / "site", help="where the site is written")
    folder: Path = parser.parse_args(arguments).folder.resolve()
    shutil.rmtree(folder, ignore_errors=True)
    with TemporaryDirectory() as name:
        source = Path(name) / "source"
        pages.write({**pages.of_project(PROJECT), **reference.pages()}, pages.pictures(PROJECT), source)
        problems = build(source, folder, work=Path(name) / "work")
    problems = problems or _lost_links(folder)
    for problem in problems:
        print(problem)
    print(f"documentation: {len(problems)} faults" if problems else f"documentation: no faults; {folder}/index.html")
    return 1 if problems else 0


def _lost_links(folder: Path) -> list[str]:
    """Return a line for each link that leads nowhere in the site."""
    return sorted(
        f"{Path(path).relative_to(folder)}: {link['url']}: {link['status']['text']}"
        for path, lost in links.lost_links(sorted(folder.rglob("*.html"))).items()
        for link in lost
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
