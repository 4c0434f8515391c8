"""Processor time and memory of the whole program on made-up projects of two sizes, beside the least that it can cost.

    python -m benchmarks.scale [--articles 20] [--times 4] [--locales 5] [--rows publish …] [--peers]

Seconds are user and system of a command and all it starts; a clock on the wall would measure what else the machine
does. Every number stands beside a floor that is measured in the same run: lxml that reads, parses, serializes and
writes the same pages; `find` that asks for size and time of the same files; a Python that imports click; one
`msgmerge -N` a locale. Whether a goal is reached depends on the size, and only ratios of one run can be compared.

`--source DIR` measures another state of the program, by its folder `src`.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks import corpus, corpus_words, floors, peers
from benchmarks.usage import Usage, best, run

ROOT = Path(__file__).parent.parent
CHANGED = 0.05
"""Sentences that an update finds changed."""
_FINE = (0, 1)
"""Exit statuses of a command that did its work: 1 says that there is something for a person to look at."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A row of the table: what a command used, beside its floor; `goal` is the most that the ratio should be."""

    work: str
    usage: Usage
    floor: str
    floor_cpu: float
    goal: float | None = None

    @property
    def ratio(self) -> float:
        """How many times the floor it cost."""
        return self.usage.cpu / self.floor_cpu if self.floor_cpu else 0.0

    @property
    def verdict(self) -> str:
        """Whether the goal is reached."""
        if self.goal is None:
            return ""
        return "reached" if self.ratio <= self.goal else "NOT reached"


class Project:
    """A made-up project on disk, and the program that works on it."""

    def __init__(self, root: Path, *, articles: int, locales: int, source: Path | None) -> None:
        self.root = root
        self.articles = articles
        self.locales = corpus_words.LOCALES[:locales]
        self._env = {"PYTHONPATH": str(source)} if source else {}
        self._aside = 0
        corpus.write_project(root, articles=articles, locales=self.locales, seed=1)
        self.localize("update")

    @property
    def pages(self) -> int:
        """How many pages a publication makes."""
        return self.articles * len(self.locales)

    def localize(self, *arguments: str) -> Usage:
        """Run the program in the project."""
        return run([sys.executable, "-m", "localize", *arguments], self.root, env=self._env, allowed=_FINE)

    def version(self) -> Usage:
        """Run `localize --version`, a few times: it is quick."""
        return best([sys.executable, "-m", "localize", "--version"], self.root, rounds=5, env=self._env)

    def put_aside(self, *paths: str) -> None:
        """Give folders that the program makes again other names, so that they are not there, and nothing is deleted.

        For each new file, ext4 without a journal passes over all that were deleted in the last half minute
        (`recently_deleted` in fs/ext4/ialloc.c): that would be measured.
        """
        for path in paths:
            if (self.root / path).exists():
                self._aside += 1
                (self.root / path).rename(self.root.with_name(f"{self.root.name}-aside-{self._aside}"))

    def edit(self, path: str, change: Callable[[str], str]) -> None:
        """Change a file of the project."""
        file = self.root / path
        before = file.read_text(encoding="utf-8")
        after = change(before)
        if after == before:
            raise ValueError(f"{path}: nothing to change, expected some text that can be")
        file.write_text(after, encoding="utf-8")


def measure(project: Project, rows: frozenset[str]) -> Iterator[Measured]:
    """Measure the rows that were asked for, each from the state that the one before has left."""
    for name, measure_row in _ROWS.items():
        if not rows or name in rows:
            yield from measure_row(project)


def _version(project: Project) -> Iterator[Measured]:
    click = floors.click(project.root)
    yield Measured("localize --version", project.version(), "import click", click.cpu, goal=1.5)


def _extract(project: Project) -> Iterator[Measured]:
    project.localize("publish")
    floor = floors.a_page(project.root / "dist") * project.articles
    project.put_aside("locales/templates", ".localize")
    yield Measured("extract, all changed", project.localize("extract"), "pages", floor, goal=8)
    yield Measured("extract, unchanged", project.localize("extract"), "pages", floor, goal=1)


def _publish(project: Project) -> Iterator[Measured]:
    project.put_aside("dist", ".localize")
    cold = project.localize("publish")
    project.put_aside("dist")
    known = project.localize("publish")
    page = floors.a_page(project.root / "dist")
    floor = page * project.pages
    yield Measured("publish from nothing", cold, f"pages, {1000 * page:.2f} ms each", floor, goal=20)
    yield Measured("publish, findings known", known, "pages", floor, goal=1.5)
    find = floors.find(project.root).cpu
    again = project.localize("publish")
    yield Measured("publish, nothing changed", again, "find", find, goal=3)
    yield Measured("the same", again, "--version", project.version().cpu)
    catalog = f"locales/{project.locales[0]}/LC_MESSAGES/{corpus.name(1)}.po"
    project.edit(catalog, lambda text: re.sub(r"</strong>(?=[^<]*\Z)", "en</strong>", text))
    yield Measured("publish, one entry changed", project.localize("publish"), "find", find, goal=5)
    project.edit("glossary.csv", _with_another_form)
    yield Measured("publish, one glossary row", project.localize("publish"), "pages", floor)
    project.edit("localize.toml", lambda text: text.replace("health.example", "clinic.example"))
    yield Measured("publish, another base-url", project.localize("publish"), "pages", floor)


def _with_another_form(text: str) -> str:
    """A seldom term of the first locale gets a form that no text has."""
    rows = text.split("\n")
    number = next(at for at, row in enumerate(rows) if row.startswith("concept-101,") and ",en," not in row)
    parts = rows[number].split(",")
    parts[6] = f"{parts[2]}ante"
    rows[number] = ",".join(parts)
    return "\n".join(rows)


def _check(project: Project) -> Iterator[Measured]:
    if not (project.root / "dist").exists():
        project.localize("publish")
    floor = floors.a_page(project.root / "dist") * project.pages
    project.put_aside(".localize")
    yield Measured("check, nothing cached", project.localize("check"), "pages", floor, goal=20)
    yield Measured("check, cached", project.localize("check"), "pages", floor, goal=1)


def _update(project: Project) -> Iterator[Measured]:
    change_sources(project.root, random.Random(1))
    with tempfile.TemporaryDirectory() as folder:
        old = Path(folder) / "old"
        shutil.copytree(project.root / "locales", old)
        usage = project.localize("update")
        templates = project.root / "locales/templates"
        merged = (
            floors.msgmerge(templates, old / locale.replace("-", "_") / "LC_MESSAGES", Path(folder)).cpu
            for locale in project.locales
        )
        yield Measured("update after 5 %", usage, "msgmerge -N", sum(merged), goal=1.5)
    yield Measured("update, nothing changed", project.localize("update"), "find", floors.find(project.root).cpu)


_ROWS: dict[str, Callable[[Project], Iterator[Measured]]] = {
    "version": _version,
    "extract": _extract,
    "publish": _publish,
    "check": _check,
    "update": _update,
}
_FIXED = ("--version", "find", "import click")
"""Floors of work that hardly grows with the project, or grows with its files only."""


def change_sources(root: Path, chance: random.Random) -> None:
    """Exchange a word in 5 % of the sentences of each source."""
    for path in sorted((root / "source").rglob("article-*")):
        text = path.read_text(encoding="utf-8")
        spans = [match.span() for match in re.finditer(r"(?<=[a-z] )[a-z]{4,}(?= [a-z])", text)]
        for begin, end in sorted(chance.sample(spans, round(CHANGED * 70)), reverse=True):
            made = corpus.word(corpus_words.VOICES["en"], chance.randrange(corpus.VOCABULARY))
            text = f"{text[:begin]}{made}{text[end:]}"
        path.write_text(text, encoding="utf-8")


def own_articles() -> Iterator[Measured]:
    """`make publish` on our own articles, in a copy, once warm."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("source", "locales", "requirements"):
            shutil.copytree(ROOT / name, root / name)
        for name in ("Makefile", "pyproject.toml", "glossary.csv", "localize.toml"):
            shutil.copy(ROOT / name, root / name)
        (root / "dist").mkdir()
        (root / ".venv").mkdir()
        (root / ".venv/bin").symlink_to(Path(sys.executable).parent)
        (root / ".venv/run").touch()
        run(["make", "publish"], root, allowed=(0, 2))
        used = min((run(["make", "publish"], root, allowed=(0, 2)) for _ in range(3)), key=lambda usage: usage.cpu)
    yield Measured("make publish, our own, again", used, "1 second", 1.0, goal=1)


def main() -> None:
    """Print the tables."""
    options = _options()
    source = options.source.absolute() if options.source else None
    sizes = list(dict.fromkeys((options.articles, options.articles * options.times)))
    tables = []
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        for articles in sizes:
            root = Path(folder) / str(articles)
            print(f"\n{articles} articles × {options.locales} locales", flush=True)
            project = Project(root, articles=articles, locales=options.locales, source=source)
            tables.append(_printed(measure(project, frozenset(options.rows))))
        if len(tables) == 2:
            print(f"\nGrowth from {sizes[0]} to {sizes[1]} articles: at most {1.05 * options.times:.1f} times")
            for small, large in zip(*tables, strict=True):
                if small.floor not in _FIXED:
                    growth = large.usage.cpu / small.usage.cpu
                    reached = "reached" if growth <= 1.05 * options.times else "NOT reached"
                    print(f"{small.work:28} {growth:9.2f} ×  {reached}")
        if options.peers:
            _print_peers(Path(folder) / str(sizes[-1]), Path(folder))
    if not options.rows and source is None:
        print()
        _printed(own_articles())


def _printed(rows: Iterator[Measured]) -> list[Measured]:
    """Print each row as it comes, and return all."""
    print(f"{'work':28} {'CPU s':>9} {'MiB':>6} {'floor s':>9} {'ratio':>9} {'goal':>6}  beside", flush=True)
    table = []
    for row in rows:
        table.append(row)
        goal = "" if row.goal is None else f"≤ {row.goal:g}"
        numbers = f"{row.usage.cpu:9.2f} {row.usage.mebibytes:6.0f} {row.floor_cpu:9.3f} {row.ratio:9.1f} {goal:>6}"
        print(f"{row.work:28} {numbers}  {row.floor}{f': {row.verdict}' if row.verdict else ''}", flush=True)
    return table


def _print_peers(project: Path, work: Path) -> None:
    dist = project / "dist"
    page = floors.a_page(dist)
    print("\nPeers, without any check: processor time for a page beside lxml's")
    for peer in peers.measured(project, work):
        print(f"{peer.name:28} {peer.problem or f'{1000 * peer.per_page:9.2f} ms {peer.per_page / page:9.1f} ×'}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20)
    parser.add_argument("--times", type=int, default=4, help="how many times as many articles the second project has")
    parser.add_argument("--locales", type=int, default=5, choices=range(1, len(corpus_words.LOCALES) + 1))
    parser.add_argument("--rows", nargs="*", default=[], choices=tuple(_ROWS), help="only these; without it all")
    parser.add_argument("--peers", action="store_true", help="other tools too, those that are installed")
    parser.add_argument("--source", type=Path, metavar="DIR", help="the folder src of the program to measure")
    parser.add_argument("--folder", type=Path, metavar="DIR", help="where the projects are made; memory is steadier")
    return parser.parse_args()


if __name__ == "__main__":
    main()
