"""Whether colours and bars are printed: only where a person watches, or where somebody asks for them."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import Any

_DUMB = ("dumb", "unknown")
_NO = ("", "0", "false")


def is_drawn(stream: Any, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether bars are drawn and tables fitted to the width: on a terminal that can, but not in CI.

    FORCE_COLOR draws them anywhere.
    """
    if is_forced(environment):
        return True
    return not _is_off(environment) and bool(stream.isatty())


def has_color(stream: Any, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether text is coloured: where bars are drawn, but never under NO_COLOR (https://no-color.org)."""
    return not environment.get("NO_COLOR") and is_drawn(stream, environment)


def color_choice(environment: Mapping[str, str] = os.environ) -> bool | None:
    """Return what the environment says of colours: True or False for every stream; None where the stream decides."""
    if environment.get("NO_COLOR"):
        return False
    if is_forced(environment):
        return True
    return False if _is_off(environment) else None


def is_forced(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether FORCE_COLOR asks for colours also where no person watches (https://force-color.org)."""
    return environment.get("FORCE_COLOR", "").lower() not in _NO


def _is_off(environment: Mapping[str, str]) -> bool:
    return environment.get("TERM") in _DUMB or environment.get("CI", "").lower() not in _NO


def width_of(stream: Any) -> int:
    """Return the columns that a table may take; 0 for any number of them, where nothing wraps."""
    from localize.cache.surroundings import columns_of  # noqa: PLC0415  # help prints no table

    asked = os.environ.get("COLUMNS", "")
    return int(asked) if asked.isascii() and asked.isdigit() else columns_of(stream)


def can_print(text: str, stream: Any = None) -> bool:
    """Whether the encoding of a stream, that of the output by default, has all characters of a text."""
    try:
        text.encode(getattr(stream or sys.stdout, "encoding", None) or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
