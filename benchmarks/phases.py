"""Pieces of work of one process, timed by the processor's time and profiled."""

from __future__ import annotations

import cProfile
import pstats
import time
from collections.abc import Callable, Iterable, Mapping

Phase = Callable[[], object]
Phases = Mapping[str, Phase]


def seconds(phase: Phase) -> float:
    """Return the processor time of a piece of work."""
    begun = time.process_time()
    phase()
    return time.process_time() - begun


def best_of(phases: Phases, rounds: int) -> dict[str, float]:
    """Return the seconds of each phase in its best round; they take turns, each once before that."""
    for phase in phases.values():
        phase()
    turns = [{name: seconds(phase) for name, phase in phases.items()} for _ in range(rounds)]
    return {name: min(turn[name] for turn in turns) for name in phases}


def print_profile(phases: Iterable[Phase], rounds: int) -> None:
    """Print where the time of some phases goes; each is done once before that."""
    phases = list(phases)
    for phase in phases:
        phase()
    profile = cProfile.Profile()
    for _ in range(rounds):
        for phase in phases:
            profile.runcall(phase)
    pstats.Stats(profile).sort_stats("tottime").print_stats(40)
