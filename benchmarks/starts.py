"""What the start of a language costs: the first article that a process checks in it, less the second one.

    python -m benchmarks.starts [--locales de ar …]

Each locale is measured in a process of its own, in milliseconds of the processor and in MiB. English, the language of
the sources, is started with each of them. Dictionaries are looked up in the files that this user has.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import corpus, corpus_words
from localize.tasks.batches import Batches
from localize.tasks.executors import InProcess
from localize.tasks.project import open_project
from localize.tasks.workspace import Workspace

_ARTICLES = 4
"""The first one starts the language, the others are of the same formats as that and the second."""


def started(root: Path) -> tuple[float, float]:
    """Check articles in this process, which has checked none; return the ms and MiB that the first one takes more."""
    batches = Batches(open_project(Workspace(root)))
    before = _resident()
    seconds, memory = [], []
    for name in batches.names:
        begun = time.process_time()
        list(batches.done(InProcess(), (name,)))
        seconds.append(time.process_time() - begun)
        memory.append(_resident())
    return 1000 * (seconds[0] - min(seconds[1:])), memory[0] - before - (memory[1] - memory[0])


def _resident() -> float:
    """Return the MiB of this process that are in memory (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 2**20


def main() -> None:
    """Print a line for each locale."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--locales", nargs="+", default=corpus_words.LOCALES, choices=corpus_words.LOCALES)
    parser.add_argument("--project", type=Path, help=argparse.SUPPRESS)  # the process of one locale
    options = parser.parse_args()
    if options.project:
        print("{:.0f} {:.0f}".format(*started(options.project)))
        return
    print(f"{'locale':8} {'ms':>6} {'MiB':>5}", flush=True)
    for locale in options.locales:
        with tempfile.TemporaryDirectory() as folder:
            corpus.write_project(Path(folder), articles=_ARTICLES, locales=(locale,), seed=1)
            command = [sys.executable, "-m", "benchmarks.starts", "--project", folder]
            written = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        milliseconds, mebibytes = written.split()
        print(f"{locale:8} {milliseconds:>6} {mebibytes:>5}", flush=True)


if __name__ == "__main__":
    main()
