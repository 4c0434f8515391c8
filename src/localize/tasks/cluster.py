"""Executors on other machines: a Dask cluster."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any

from localize.errors import ConfigError, Problem

_EXTRA = "pip install 'localize-articles[distributed]'"
_TRIES = 3
"""How often a task is done again whose worker fails; one whose worker dies is done again by the scheduler too."""
_SECONDS = "30s"
"""How long a scheduler may take to answer."""


@contextmanager
def dask_executor(scheduler: str) -> Iterator[Executor]:
    """Yield an executor whose tasks run on the workers of a cluster; raises ConfigError where it cannot be reached.

    `scheduler` is its address, such as `tcp://10.0.0.1:8786`. The workers need the same program, and no files.
    """
    try:
        from distributed import Client  # noqa: PLC0415  # an extra, and heavy
    except ImportError:
        message = f"distributed is not installed, expected it for --executor dask: {_EXTRA}"
        raise ConfigError(Problem("--executor", 0, message)) from None
    try:
        client: Any = Client(scheduler, timeout=_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        message = f"no answer from {scheduler!r} ({error}), expected a Dask scheduler, such as tcp://10.0.0.1:8786"
        raise ConfigError(Problem("--scheduler", 0, message)) from None
    with client:
        executor: Executor = client.get_executor(retries=_TRIES, pure=False)
        yield executor
