"""Work that waits for the disk: what is done side by side waits together, and ends as it would alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from localize.errors import FileError, Problem
from localize.files import waiting
from localize.files.problems import WRITTEN, guarded
from localize.files.waiting import Work


def work(name: str, folder: Path, steps: list[str], *, times: int) -> Work[str]:
    for time in range(times):
        steps.append(f"{name}{time}")
        yield folder
    return name


def test_work_alone_goes_on_after_each_wait_and_gives_its_result(tmp_path: Path) -> None:
    steps: list[str] = []
    assert waiting.alone(work("a", tmp_path, steps, times=2)) == "a"
    assert steps == ["a0", "a1"]


def test_work_side_by_side_waits_together_and_keeps_its_order(tmp_path: Path) -> None:
    steps: list[str] = []
    assert waiting.together(
        [work("a", tmp_path, steps, times=2), work("b", tmp_path, steps, times=1), work("c", tmp_path, steps, times=2)]
    ) == [
        "a",
        "b",
        "c",
    ]
    assert steps == ["a0", "b0", "c0", "a1", "c1"]


def test_an_error_of_one_does_not_keep_others_from_their_end(tmp_path: Path) -> None:
    def failing() -> Work[str]:
        yield tmp_path
        raise FileError(Problem("x", 0, "no room, expected some"))

    first, failed, last = waiting.together(
        [work("a", tmp_path, [], times=1), failing(), work("b", tmp_path, [], times=3)]
    )
    assert (first, last) == ("a", "b")
    assert isinstance(failed, FileError)


def test_a_disk_that_fails_is_told_where_the_work_is(tmp_path: Path) -> None:
    def guarded_work() -> Work[str]:
        with guarded("x.po", WRITTEN):
            yield tmp_path / "nothing"
        return "x"

    with pytest.raises(FileError, match=r"^x\.po: cannot be written"):
        waiting.alone(guarded_work())
    first, failed, last = waiting.together(
        [work("a", tmp_path, [], times=2), guarded_work(), work("b", tmp_path, [], times=1)]
    )
    assert (first, last) == ("a", "b"), "what waits with it is on the disk"
    assert isinstance(failed, FileError)


def test_work_that_is_not_ended_cleans_up_where_another_one_breaks_off(tmp_path: Path) -> None:
    cleaned: list[str] = []

    @contextmanager
    def slot() -> Iterator[None]:
        try:
            yield
        finally:
            cleaned.append("slot")

    def careful() -> Work[str]:
        with slot():
            yield tmp_path
        return "x"

    def broken() -> Work[str]:
        yield tmp_path
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        waiting.together([broken(), careful()])
    assert cleaned == ["slot"]
