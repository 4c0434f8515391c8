"""The most memory of `localize publish` in projects of growing size, and what it grows by for each page.

    python -m benchmarks.memory [--sizes 200x5 800x5] [--with-rules] [--folder DIR]

A size is a number of articles and one of locales. Each project is published from nothing, again with another address
of the site, so that all pages are made and compared with those in the output, with one entry changed, and with nothing
changed. The memory is that of the largest process. Without `--with-rules` the rules are turned off by configuration:
what a rule needs is needed for one article at a time, and takes most of the time.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import corpus, corpus_words
from benchmarks.edits import edit_entry, without_rules
from benchmarks.usage import Usage, run

_GOAL = 500
"""MiB at most for 20,000 articles in 10 locales."""
_PAGES_OF_GOAL = 200_000


def measured(project: Path) -> Iterator[tuple[str, Usage]]:
    """Publish a project in each of the ways."""

    def publish() -> Usage:
        return run([sys.executable, "-m", "localize", "publish"], project, allowed=(0, 1))

    yield "from nothing", publish()
    settings = project / "localize.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("health.example", "clinic.example"), encoding="utf-8")
    yield "another base-url", publish()
    edit_entry(project)
    yield "one entry changed", publish()
    publish()
    yield "nothing changed", publish()


def main() -> None:
    """Print a row for each size and way, then what a page takes and the goal would need."""
    options = _options()
    table: dict[str, list[tuple[int, float]]] = {}
    print(f"{'articles × locales':20} {'publish':20} {'MiB':>6} {'CPU s':>8}", flush=True)
    for articles, locales in options.sizes:
        with tempfile.TemporaryDirectory(dir=options.folder) as folder:
            project = Path(folder) / "project"
            corpus.write_project(project, articles=articles, locales=corpus_words.LOCALES[:locales], seed=1)
            if not options.with_rules:
                without_rules(project)
            usage = run([sys.executable, "-m", "localize", "update"], project, allowed=(0, 1))
            print(f"{articles:>9} × {locales:<8} {'(update)':20} {usage.mebibytes:6.0f} {usage.cpu:8.1f}", flush=True)
            for work, usage in measured(project):
                table.setdefault(work, []).append((articles * locales, usage.mebibytes))
                print(f"{articles:>9} × {locales:<8} {work:20} {usage.mebibytes:6.0f} {usage.cpu:8.1f}", flush=True)
    print(f"\n{'publish':20} {'bytes a page':>12}  at {_PAGES_OF_GOAL:,} pages, goal {_GOAL} MiB")
    for work, rows in table.items():
        (few, less), (many, more) = rows[0], rows[-1]
        slope = (more - less) / max(many - few, 1)
        print(f"{work:20} {slope * 2**20:12.0f}  {more + slope * (_PAGES_OF_GOAL - many):.0f} MiB")


def _size(text: str) -> tuple[int, int]:
    articles, _, locales = text.partition("x")
    return int(articles), int(locales)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    sizes = [(200, 5), (800, 5)]
    parser.add_argument("--sizes", nargs="+", type=_size, default=sizes, metavar="ARTICLESxLOCALES")
    parser.add_argument("--with-rules", action="store_true")
    parser.add_argument("--folder", type=Path, metavar="DIR", help="where the projects are made")
    return parser.parse_args()


if __name__ == "__main__":
    main()
