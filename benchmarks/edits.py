"""Processor time and memory of `localize publish` where nothing, or one entry, has changed in a large project.

    python -m benchmarks.edits [--articles 2000] [--locales 5] [--rounds 3] [--without-rules] [--project DIR]

Everything stands beside `find`, which asks for size and time of the same files. The project is made and published once
before; with `--project` it is one that stands in a folder already, and is left as it is but for an edited entry.
`--without-rules` turns the rules off by configuration: a publication from nothing is several times as quick then, and a
run after a change has as many pages to pass over. `--source DIR` measures another state of the program.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import corpus, corpus_words, floors
from benchmarks.usage import Usage, run
from localize.checks.severities import SEVERITIES


def without_rules(project: Path) -> None:
    """Turn all rules off in the configuration of a project."""
    levels = "".join(f'{rule} = "off"\n' for rule in SEVERITIES)
    file = project / "localize.toml"
    file.write_text(f"{file.read_text(encoding='utf-8')}\n[checks]\n{levels}", encoding="utf-8")


def edit_entry(project: Path) -> None:
    """Add a letter to the last stressed word of a catalog."""
    catalog = next(path for path in sorted((project / "locales").rglob("article-*.po")))
    text = catalog.read_text(encoding="utf-8")
    catalog.write_text(re.sub(r"</strong>(?=[^<]*\Z)", "e</strong>", text), encoding="utf-8")


def measured(project: Path, *, rounds: int, env: dict[str, str]) -> Iterator[tuple[str, Usage]]:
    """Measure each kind of run: the best of some rounds."""

    def localize(*arguments: str) -> Usage:
        return run([sys.executable, "-m", "localize", *arguments], project, env=env, allowed=(0, 1))

    def edited() -> Usage:
        edit_entry(project)
        return localize("publish")

    localize("publish")
    yield "nothing changed", _best(localize("publish") for _ in range(rounds))
    yield "the same, looked at page by page", _best(localize("publish", "--why") for _ in range(rounds))
    yield "one entry changed", _best(edited() for _ in range(rounds))


def _best(usages: Iterator[Usage]) -> Usage:
    return min(usages, key=lambda usage: usage.cpu)


def main() -> None:
    """Print the table."""
    options = _options()
    env = {"PYTHONPATH": str(options.source.absolute())} if options.source else {}
    with tempfile.TemporaryDirectory() as folder:
        project = options.project
        if project is None:
            project = Path(folder) / "project"
            locales = corpus_words.LOCALES[: options.locales]
            corpus.write_project(project, articles=options.articles, locales=locales, seed=1)
            if options.without_rules:
                without_rules(project)
            for command in ("update", "publish"):
                usage = run([sys.executable, "-m", "localize", command], project, env=env, allowed=(0, 1))
                print(f"{command}, from nothing: {usage.cpu:.1f} s, {usage.mebibytes:.0f} MiB", flush=True)
        find = floors.find(project).cpu
        print(f"find: {find:.3f} s\n{'publish':34} {'CPU s':>8} {'MiB':>6} {'× find':>8}", flush=True)
        for work, usage in measured(project, rounds=options.rounds, env=env):
            print(f"{work:34} {usage.cpu:8.2f} {usage.mebibytes:6.0f} {usage.cpu / find:8.1f}", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--locales", type=int, default=5, choices=range(1, len(corpus_words.LOCALES) + 1))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--without-rules", action="store_true")
    parser.add_argument("--project", type=Path, metavar="DIR", help="a project of benchmarks.corpus, published already")
    parser.add_argument("--source", type=Path, metavar="DIR", help="the folder src of the program to measure")
    return parser.parse_args()


if __name__ == "__main__":
    main()
