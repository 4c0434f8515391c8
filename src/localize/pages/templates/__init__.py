"""The templates' environment; jinja2 is set up here only."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from localize.language import tags

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["Markup", "environment", "in_language"]


@lru_cache
def environment(package: str = "localize.pages") -> Environment:
    """The templates that come with a package of the program; all but Markup is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415  # only where pages are made

    made = Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,  # they are read once
    )
    made.filters["in_language"] = in_language
    return made


def in_language(locale: str) -> Markup:
    """The attributes of an element whose text is in this locale; none if it is empty (the locale of the page)."""
    return Markup(f' lang="{locale}" dir="{tags.direction(locale)}"') if locale else Markup("")
