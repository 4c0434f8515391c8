"""The program `localize`, and `python -m localize`."""

from __future__ import annotations

import gc
import sys

from localize.cache.repeatable import REPEATABLE


def main() -> None:
    """Run the command line; a command that would do nothing new is told again before anything else is loaded."""
    gc.set_threshold(200_000, 50, 50)  # a short run over many small values that live to its end
    try:
        _run(sys.argv[1:])
    finally:
        gc.freeze()  # what Python looks through when it ends: that took a quarter of a short run


def _run(arguments: list[str]) -> None:
    if REPEATABLE.keys().isdisjoint(arguments):
        from localize import cli  # noqa: PLC0415  # as above

        cli.main()
    else:
        _repeat_or_run(arguments)


def _repeat_or_run(arguments: list[str]) -> None:
    from localize.cache import last_run  # noqa: PLC0415  # help needs none of it

    repetition = last_run.repeated(arguments)
    if repetition.status is not None:
        sys.exit(repetition.status)
    from localize import cli  # noqa: PLC0415  # as above
    from localize.cli.recording import recorded  # noqa: PLC0415

    with recorded(arguments, repetition.scanned) as recording:
        cli.main(obj=recording)


if __name__ == "__main__":
    main()
