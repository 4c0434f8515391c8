"""How fast the live preview is: from the save of a catalog to the segment in a browser, and from its start to a page.

    python -m benchmarks.preview [--articles 1000] [--segments 2000] [--saves 100] [--project DIR]

The project is made up (see corpus.py), with one article of so many segments; `--project` keeps it, or takes one that
was kept. Debian's Chromium has the page open, Node saves the catalog as an editor does, both read one clock; pauses
between saves are of different lengths, so that some fall into what the preview does afterwards. The milliseconds are
those of a clock on the wall: beside other work on the machine they say little, so the pieces of the way are timed by
the processor's time as well. Needs `npm ci`, and Chromium.
"""

from __future__ import annotations

import argparse
import json
import pickle
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles

from benchmarks import corpus, corpus_words
from benchmarks.phases import best_of
from benchmarks.usage import run
from localize.catalogs import po
from localize.catalogs.po_text import decode
from localize.catalogs.reread import changed_entries
from localize.preview import project_work
from localize.preview.opened_page import changed_segments, opened, read_catalog, with_changed_entries
from localize.preview.previewed_project import PreviewedProject
from localize.preview.templating import html

ROOT = Path(__file__).parent.parent
LOCALE = corpus_words.LOCALES[0]
GOAL_MEDIAN, GOAL_95 = 30, 60
"""Milliseconds from a save to the segment in the browser: the median, and what 95 of 100 saves need at most."""
LOST = 10_000.0
"""What a save counts that was not displayed before the next one."""
_PORT = 8437


def long_text(number: int, *, articles: int, segments: int) -> corpus.Text:
    """A text article with about so many segments: the sections of many."""
    texts = [corpus.text_of(each, articles=articles, seed=1) for each in range(0, articles + segments, 3)]
    sections: list[corpus.Section] = []
    seen: set[tuple[object, ...]] = set()
    for section in (section for text in texts for section in text.sections):
        sentences = [section.heading, *section.paragraph, *section.items]
        keys = {(each.frame["en"], each.lead, *each.values.items()) for each in sentences}
        if seen.isdisjoint(keys) and len(keys) == len(sentences):
            seen |= keys
            sections.append(section)
        if len(seen) >= segments:
            break
    return replace(corpus.text_of(number, articles=articles, seed=1), sections=tuple(sections))


def prepare(root: Path, *, articles: int, segments: int) -> str:
    """Make the project unless it is there, and find out what a check finds out; return the name of the long article."""
    number = (articles - 1) // 3 * 3
    if not (root / "localize.toml").exists():
        corpus.write_project(root, articles=articles, locales=(LOCALE,), seed=1, workers=2)
        corpus.write_article(root, long_text(number, articles=articles, segments=segments), (LOCALE,))
        for command in ("update", "check"):
            run([sys.executable, "-m", "localize", command], root, allowed=(0, 1))
    return corpus.name(number)


@contextmanager
def preview(root: Path) -> Iterator[str]:
    """A preview that runs, and its address."""
    process = subprocess.Popen([sys.executable, "-m", "localize", "-C", str(root), "preview", "--port", str(_PORT)])
    try:
        yield f"http://127.0.0.1:{_PORT}"
    finally:
        process.terminate()
        process.wait()


def answered(address: str) -> int:
    """Ask for a page until there is an answer; return its length."""
    while True:
        try:
            with urllib.request.urlopen(address) as answer:
                return len(answer.read())
        except urllib.error.URLError:
            time.sleep(0.005)


def measure(root: Path, article: str, saves: int) -> None:
    """Print the table."""
    begun = time.perf_counter()
    with preview(root) as address:
        answered(f"{address}/")
        print(f"start to the list         {_since(begun):8.0f} ms")
        page = f"{address}/{LOCALE}/{article}"
        begun = time.perf_counter()
        length = answered(page)
        print(f"first page                {_since(begun):8.0f} ms, {length / 1000:.0f} kB of HTML")
        begun = time.perf_counter()
        answered(page)
        print(f"the page again            {_since(begun):8.0f} ms")
        while 'data-complete="false"' in urllib.request.urlopen(f"{address}/").read().decode():
            time.sleep(0.2)
        catalog = root / f"locales/{LOCALE}/LC_MESSAGES/{article}.po"
        command: list[str | Path] = ["node", ROOT / "benchmarks/preview.mjs", page, catalog, str(saves)]
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True, cwd=ROOT)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    _print_times("save to event on the line", [row[0] or LOST for row in rows])
    _print_times("save to event in the page", [row[1] or LOST for row in rows])
    _print_times("save to changed segment", [row[2] or LOST for row in rows], goals=True)
    _print_times("save to painted segment", [row[3] or LOST for row in rows])
    print(f"the text moved by         {max(abs(row[4]) for row in rows):8.0f} pixels at most")
    print(f"segments changed          {max(row[5] for row in rows):8.0f} at most by a save")
    print(f"longest task in a browser {max(row[6] for row in rows):8.0f} ms")


def _since(begun: float) -> float:
    return 1000 * (time.perf_counter() - begun)


def _print_times(what: str, times: Sequence[float], *, goals: bool = False) -> None:
    middle, most = median(times), quantiles(times, n=20)[-1]
    verdict = ""
    if goals:
        verdict = "  reached" if middle <= GOAL_MEDIAN and most <= GOAL_95 else "  NOT reached"
    print(f"{what:25} {middle:8.1f} ms median, {most:.1f} ms at 95 %, {max(times):.1f} ms at most{verdict}")


def measure_pieces(root: Path, article: str) -> None:
    """Print what each piece of the way from a save to an event costs in processor time."""
    project = PreviewedProject(root)
    content = project_work.open_page(project, article, LOCALE)
    locale = project_work.outline(project).targets[content.row.locale][LOCALE]
    page = opened(content, locale, version="1")
    path = root / page.chain[0].path
    plain = page.chain[0].plain
    assert plain is not None
    text = path.read_text(encoding="utf-8")
    at = text.index('"\n', text.index('\nmsgstr "', len(text) // 2) + 9)
    later = f"{text[:at]} 1{text[at:]}"
    entries = changed_entries(plain, later)
    assert entries
    after = with_changed_entries(page, LOCALE, entries, version="2")
    (segment,) = changed_segments(page, after)
    view = after.frame()
    pieces = {
        "read and decode the file": lambda: decode(path.read_bytes(), ""),
        "read the changed entry": lambda: changed_entries(plain, later),
        "resolve and check it": lambda: with_changed_entries(page, LOCALE, entries, version="2"),
        "see what is displayed otherwise": lambda: changed_segments(page, after),
        "make its HTML": lambda: html("segment.html", {"page": view, "segment": segment, "view": "work"}),
        "read the catalog as a whole": lambda: read_catalog(LOCALE, "", po.read(path.read_bytes(), "")),
        "open the page: in its process": lambda: project_work.open_page(project, article, LOCALE),
        "from there to the server": lambda: pickle.loads(pickle.dumps(content, pickle.HIGHEST_PROTOCOL)),
        "in the server": lambda: opened(content, locale, version="3"),
    }
    for name, seconds in best_of(pieces, 10).items():
        print(f"  {name:32} {1000 * seconds:8.2f} ms")


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--segments", type=int, default=2000)
    parser.add_argument("--saves", type=int, default=100)
    parser.add_argument("--project", type=Path, metavar="DIR")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = options.project or Path(folder)
        article = prepare(root, articles=options.articles, segments=options.segments)
        measure_pieces(root, article)
        measure(root, article, options.saves)


if __name__ == "__main__":
    main()
