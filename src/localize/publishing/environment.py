"""The templates' environment; jinja2 is set up here only."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

__all__ = ["Markup", "environment"]


@lru_cache
def environment() -> Environment:
    """The templates that come with the program; all but Markup is escaped."""
    return Environment(
        loader=PackageLoader("localize.publishing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
