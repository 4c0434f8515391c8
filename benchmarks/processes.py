"""What a publication from nothing costs in several processes, beside what it costs in one.

    python -m benchmarks.processes [--sizes 40x5 80x5 160x5] [--jobs 2] [--pairs 3] [--folder DIR]

A size is a number of articles and one of locales. The two ways take turns, and each number is the median of the pairs.
Processor time is that of all processes together, and its ratio means the same on a machine that does other things too;
how many times as fast it is, by the clock on the wall, means something only where nothing else is done.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.memory import size
from benchmarks.scale import Project
from benchmarks.usage import Usage


@dataclass(frozen=True, slots=True)
class Timed:
    """What a command used, and the seconds that it took by the clock on the wall."""

    usage: Usage
    seconds: float


@dataclass(frozen=True, slots=True)
class Pair:
    """The same publication in one process and in several."""

    one: Timed
    several: Timed

    @property
    def cpu_ratio(self) -> float:
        """How many times the processor time several processes take."""
        return self.several.usage.cpu / self.one.usage.cpu

    @property
    def speed(self) -> float:
        """How many times as fast several processes are."""
        return self.one.seconds / self.several.seconds


def measured(project: Project, *, jobs: int, pairs: int) -> list[Pair]:
    """Publish from nothing, in one process and in several in turn."""
    return [Pair(_published(project, 1), _published(project, jobs)) for _ in range(pairs)]


def _published(project: Project, jobs: int) -> Timed:
    project.put_aside("dist", ".localize")
    begun = time.monotonic()
    usage = project.localize("publish", "--jobs", str(jobs))
    return Timed(usage, time.monotonic() - begun)


def _line(name: str, pairs: Sequence[Pair]) -> str:
    one, several, ratio, speed = (
        statistics.median(numbers)
        for numbers in (
            [pair.one.usage.cpu for pair in pairs],
            [pair.several.usage.cpu for pair in pairs],
            [pair.cpu_ratio for pair in pairs],
            [pair.speed for pair in pairs],
        )
    )
    memory = [
        max(each.usage.mebibytes for each in way) for way in zip(*((p.one, p.several) for p in pairs), strict=True)
    ]
    return f"{name:>8} {one:8.2f} {several:8.2f} {ratio:8.3f} {speed:8.2f} {memory[0]:8.0f} {memory[1]:8.0f}"


def main() -> None:
    """Print a line for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=size, nargs="+", default=[(40, 5), (80, 5), (160, 5)], metavar="NxM")
    parser.add_argument("--jobs", type=int, default=2, help="processes beside one")
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--folder", type=Path, metavar="DIR", help="where the projects are made; memory is steadier")
    options = parser.parse_args()
    several = f"{options.jobs}"
    print("processor time in seconds, its ratio, times as fast, and MiB of the largest process")
    print(
        f"{'size':>8} {'1':>8} {several:>8} {'ratio':>8} {'faster':>8} {'MiB 1':>8} {'MiB ' + several:>8}", flush=True
    )
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        for articles, locales in options.sizes:
            name = f"{articles}x{locales}"
            project = Project(Path(folder) / name, articles=articles, locales=locales, source=None)
            print(_line(name, measured(project, jobs=options.jobs, pairs=options.pairs)), flush=True)


if __name__ == "__main__":
    main()
