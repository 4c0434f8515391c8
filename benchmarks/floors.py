"""The least that each kind of work can cost on this machine, measured in the same run as the program."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.usage import Usage, best, run

_PAGES = """
import sys, time
from pathlib import Path
from lxml import html
pages, target, least = sorted(Path(sys.argv[1]).rglob("*.html")), Path(sys.argv[2]), float(sys.argv[3])
begin, done = time.process_time(), 0
while pages and time.process_time() - begin < least:
    for number, page in enumerate(pages):
        root = html.document_fromstring(page.read_bytes())
        (target / f"{number}.html").write_bytes(html.tostring(root, encoding="utf-8", doctype="<!DOCTYPE html>"))
    done += len(pages)
print(time.process_time() - begin, done, file=open(target / "seconds", "w"))
"""
_LEAST_SECONDS = 2.0
"""How long pages are parsed: for a few hundred only, other programs make it twice as long or half."""


def a_page(output: Path) -> float:
    """Seconds for one page to be read, parsed by lxml, serialized and written: the mean over all pages of an output.

    They are gone through until the time is long enough to be measured. Each pass writes over the files of the one
    before: a file system that has just removed many files takes several times as long to make new ones, so that the
    floor would depend on what was removed in the minute before.
    """
    with tempfile.TemporaryDirectory(dir=output.parent) as folder:
        run([sys.executable, "-c", _PAGES, output, folder, str(_LEAST_SECONDS)], output)
        seconds, pages = (Path(folder) / "seconds").read_text(encoding="utf-8").split()
    return float(seconds) / max(int(pages), 1)


def find(project: Path) -> Usage:
    """`find` that asks for size and time of all inputs and outputs of a project."""
    parts = [
        part for part in ("source", "locales", "glossary.csv", "localize.toml", "dist") if (project / part).exists()
    ]
    return best(["find", *parts, "-printf", "%s %T@ %p\\n"], project, rounds=3)


def click(project: Path) -> Usage:
    """A Python that only imports click, which every command needs."""
    return best([sys.executable, "-c", "import click"], project, rounds=5)


def msgmerge(templates: Path, catalogs: Path, work: Path) -> Usage:
    """One `msgmerge -N` over the catalogs of a locale, put together in one file before; it looks for nothing fuzzy."""
    old, new = work / "old.po", work / "new.pot"
    for folder, suffix, target in ((catalogs, ".po", old), (templates, ".pot", new)):
        listed = work / "files"
        paths = [path for path in sorted(folder.rglob(f"*{suffix}")) if path.stem != "interface"]
        listed.write_text("".join(f"{path}\n" for path in paths), encoding="utf-8")
        run(["msgcat", "--use-first", "--no-wrap", "--files-from", listed, "--output-file", target], work)
    return run(["msgmerge", "-N", "-q", "--no-wrap", old, new, "-o", work / "merged.po"], work)
