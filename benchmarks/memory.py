"""The most memory of `localize publish`, `update` and `check` in projects of growing size, and what a page adds to it.

    python -m benchmarks.memory [--sizes 150x10 600x10 2400x10] [--sections 1] [--with-rules] [--folder DIR]

A size is a number of articles and one of locales. Each project is updated and published from nothing, published again
with another address of the site, so that all pages are made and compared with those in the output, with one entry
changed, and with nothing changed; then it is updated after a change and checked, and updated once more with new
articles, a twentieth of the others, whose segments ask the translation memory. The memory is that of the largest
process. Without `--with-rules` the rules are turned off by configuration: what a rule needs is needed for one article
at a time, and takes most of the time. With `--sections 1` articles are short, so that many pages can be measured.

What a page adds is told from each size to the next: tables with a limit fill up first, and what is left goes on. The
last of these leads to the size of the goal.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from benchmarks import corpus, corpus_words
from benchmarks.edits import edit_entry, without_rules
from benchmarks.usage import Usage, run

_GOAL = 500
"""MiB at most for 20,000 articles in 10 locales."""
_PAGES_OF_GOAL = 200_000
_SHARE_OF_NEW = 20

Sample = tuple[int, float]
"""A number of pages, and the MiB that they took."""


def measured(project: Path, articles: int, sections: int) -> Iterator[tuple[str, Usage]]:
    """Run the commands in each of the ways, in a project of so many articles with so many sections each."""

    def localize(command: str) -> Usage:
        return run([sys.executable, "-m", "localize", command], project, allowed=(0, 1))

    yield "update, from nothing", localize("update")
    yield "publish, from nothing", localize("publish")
    settings = project / "localize.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("health.example", "clinic.example"), encoding="utf-8")
    yield "publish, another base-url", localize("publish")
    edit_entry(project)
    yield "publish, one entry changed", localize("publish")
    yield "update, one entry changed", localize("update")
    yield "check, one entry changed", localize("check")
    localize("publish")
    yield "publish, nothing changed", localize("publish")
    add_articles(project, range(articles, articles + max(1, articles // _SHARE_OF_NEW)), sections)
    yield "update, new articles", localize("update")


def add_articles(project: Path, numbers: range, sections: int) -> None:
    """Write the sources of more articles, which nobody has translated."""
    for number in numbers:
        text = corpus.text_of(number, articles=numbers.start, seed=1, sections=sections)
        path = project / corpus.path(number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(corpus.source(text).encode())


def growth(samples: Sequence[Sample]) -> list[float]:
    """Return the bytes that a page adds from each size to the next."""
    return [(more - less) * 2**20 / (many - few) for (few, less), (many, more) in pairwise(samples)]


def expected(samples: Sequence[Sample], pages: int) -> float:
    """Return the MiB at a number of pages, along the line through the last two sizes; never less than at the last."""
    many, more = samples[-1]
    return more + max(0.0, growth(samples)[-1]) * (pages - many) / 2**20


def main() -> None:
    """Print a row for each size and way, then what a page adds and the goal would need."""
    options = _options()
    table: dict[str, list[Sample]] = {}
    print(f"{'articles × locales':20} {'':28} {'MiB':>6} {'CPU s':>8}", flush=True)
    for articles, locales in options.sizes:
        with tempfile.TemporaryDirectory(dir=options.folder) as folder:
            project = Path(folder) / "project"
            tags = corpus_words.LOCALES[:locales]
            corpus.write_project(project, articles=articles, locales=tags, seed=1, sections=options.sections)
            if not options.with_rules:
                without_rules(project)
            for work, usage in measured(project, articles, options.sections):
                table.setdefault(work, []).append((articles * locales, usage.mebibytes))
                print(f"{articles:>9} × {locales:<8} {work:28} {usage.mebibytes:6.0f} {usage.cpu:8.1f}", flush=True)
    if len(options.sizes) > 1:
        _print_growth(table)


def _print_growth(table: dict[str, list[Sample]]) -> None:
    sizes = [pages for pages, _ in next(iter(table.values()))]
    steps = "".join(f"{f'to {pages:,}':>12}" for pages in sizes[1:])
    print(f"\n{'bytes a page':28}{steps} {f'MiB at {_PAGES_OF_GOAL:,}':>16}  goal {_GOAL}")
    for work, samples in table.items():
        bytes_a_page = "".join(f"{each:12,.0f}" for each in growth(samples))
        mebibytes = expected(samples, _PAGES_OF_GOAL)
        print(f"{work:28}{bytes_a_page} {mebibytes:16,.0f}  {'met' if mebibytes <= _GOAL else 'missed'}")


def size(text: str) -> tuple[int, int]:
    """Return the numbers of articles and locales in a text such as 150x10."""
    articles, _, locales = text.partition("x")
    return int(articles), int(locales)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    sizes = [(150, 10), (600, 10)]
    parser.add_argument("--sizes", nargs="+", type=size, default=sizes, metavar="ARTICLESxLOCALES")
    parser.add_argument("--sections", type=int, default=corpus.SECTIONS, help="sections of an article")
    parser.add_argument("--with-rules", action="store_true")
    parser.add_argument("--folder", type=Path, metavar="DIR", help="where the projects are made")
    return parser.parse_args()


if __name__ == "__main__":
    main()
