"""The templates' environment; jinja2 is set up here only."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

__all__ = ["NO_HTML", "Markup", "environment"]

NO_HTML = dict.fromkeys(
    [
        *range(9),
        0xB,
        *range(0xE, 0x20),
        *range(0x7F, 0xA0),
        *range(0xFDD0, 0xFDF0),
        *(plane << 16 | last for plane in range(17) for last in (0xFFFE, 0xFFFF)),
    ]
)
"""Code points that HTML text must not contain (HTML Living Standard, "Preprocessing the input stream"), to None."""


@lru_cache
def environment() -> Environment:
    """The templates that come with the program; everything but Markup is escaped, and NO_HTML left out."""
    return Environment(
        loader=PackageLoader("localize.publishing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_finalize,
    )


def _finalize(value: Any) -> Any:
    return value.translate(NO_HTML) if isinstance(value, str) else value
