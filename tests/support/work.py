"""Tells how the work of our code grows: counted where it can be, so that no clock is asked."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from types import FrameType
from typing import Any


def work(function: Callable[[], object]) -> int:
    """Return how many lines of Python run and how many functions written in C are called.

    Each turn of a loop counts, in a comprehension too (`sys.settrace` reports a line again at each jump back). What
    happens within one call of a C function is not seen: the search of a regular expression counts 1.
    """
    count = 0

    def trace(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    def profile(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal count
        count += event == "c_call"

    before = sys.gettrace(), sys.getprofile()
    gc.disable()  # what ends with the objects of other tests is no work of ours
    sys.settrace(trace)
    sys.setprofile(profile)
    try:
        function()
    finally:
        sys.setprofile(before[1])
        sys.settrace(before[0])
        gc.enable()
    return count


def assert_linear(task: Callable[[int], Callable[[], object]], size: int) -> None:
    """Four times the input is at most five times the work.

    `task(size)` makes the input and returns what works on it. It runs once before it is counted, so that what is
    loaded or remembered at first use counts nowhere.
    """
    task(size)()
    small, large = work(task(size)), work(task(4 * size))
    assert large <= 5 * small + 500, (
        f"work of {size}: {small}, of {4 * size}: {large}, expected at most 5 times as much"
    )


def assert_linear_time(task: Callable[[int], object], size: int) -> None:
    """Four times the input takes at most nine times as long: for what regular expressions do, which `work` cannot see.

    Of the processor's time, not of the clock on the wall. What other processes do makes it longer, and never shorter:
    where it seems too long, the least of three times counts.
    """

    def seconds(size: int) -> float:
        start = time.process_time()
        task(size)
        return time.process_time() - start

    task(10)
    small, large = seconds(size), seconds(4 * size)
    for _ in range(2):
        if large > 9 * small + 0.2:
            small, large = min(small, seconds(size)), min(large, seconds(4 * size))
    assert large <= 9 * small + 0.2, f"{size}: {small} s, {4 * size}: {large} s, expected at most 9 times as much"
