"""The templates' environment; jinja2 is set up here only."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

__all__ = ["Markup", "environment", "showable"]

_NO_HTML = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
"""Code points that HTML text must not contain (HTML Living Standard, "Preprocessing the input stream")."""


def showable(text: str) -> str:
    """The text without what HTML must not contain."""
    if text.isprintable() or _usual(text).isprintable():
        return text  # nothing that is printable is among it
    return _NO_HTML.sub("", text)


def _usual(text: str) -> str:
    """The text without what is not printable and yet in most pages: line ends and no-break spaces."""
    return text.replace("\n", "").replace("\u00a0", "").replace("\u202f", "")


@lru_cache
def environment() -> Environment:
    """The templates that come with the program; all but Markup is escaped, and cleaned of what HTML must not have."""
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
    if isinstance(value, Markup):
        return Markup(showable(value))
    return showable(value) if isinstance(value, str) else value
