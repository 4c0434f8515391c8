"""Pieces of work that wait for the disk, each in turn: one wait serves all that are at work at a time."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TypeAlias, TypeVar

from localize.errors import FileError
from localize.files import system

_Result = TypeVar("_Result")

Work: TypeAlias = Generator[Path, None, _Result]
"""Gives a file or folder that is to be on the disk before the work goes on, and its result at the end."""


def alone(work: Work[_Result]) -> _Result:
    """Do one piece of work; raises what it raises."""
    (result,) = together((work,))
    if isinstance(result, FileError):
        raise result
    return result


def together(works: Iterable[Work[_Result]]) -> list[_Result | FileError]:
    """Do pieces of work side by side, in their order up to where each waits; return their results or errors.

    Where the wait for one goes wrong, only that one fails. Where anything else goes wrong, none goes on.
    """
    results: dict[int, _Result | FileError] = {}
    errors: dict[int, OSError] = {}
    with ExitStack() as stack:
        waiting = {number: stack.enter_context(closing(work)) for number, work in enumerate(works)}
        while waiting:
            paths: dict[int, Path] = {}
            for number, work in list(waiting.items()):
                try:
                    paths[number] = _gone_on(work, errors.get(number))
                    continue
                except StopIteration as end:
                    results[number] = end.value
                except FileError as failed:
                    results[number] = failed
                del waiting[number]
            errors = _waited(paths)
    return [results[number] for number in sorted(results)]


def _gone_on(work: Work[_Result], error: OSError | None) -> Path:
    """Let work go on, or fail where waiting failed; return what it waits for next. Raises StopIteration at its end."""
    return next(work) if error is None else work.throw(error)


def _waited(paths: Mapping[int, Path]) -> dict[int, OSError]:
    """Wait for files and folders together, or for each where that goes wrong; return what is wrong, by number."""
    try:
        system.sync(*paths.values())
    except OSError as error:
        if len(paths) == 1:
            return dict.fromkeys(paths, error)
        return {number: wrong for each in paths.items() for number, wrong in _waited(dict([each])).items()}
    return {}
