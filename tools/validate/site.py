"""A published site as validators see it: files by their role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from fnmatch import fnmatchcase
from pathlib import Path


class Role(Enum):
    """What a file is, and so what it is held to."""

    PAGE = "whole HTML document"
    FRAGMENT = "an article element alone"
    STYLE = "style sheet"
    DRAWING = "SVG"
    SITEMAP = "sitemap or index of sitemaps"
    FEED = "Atom feed"
    OTHER = "anything else"


ROLES: Mapping[str, Role] = {
    "*.fragment.html": Role.FRAGMENT,
    "*.html": Role.PAGE,
    "*.css": Role.STYLE,
    "*.svg": Role.DRAWING,
    "sitemap*.xml": Role.SITEMAP,
    "*/sitemap*.xml": Role.SITEMAP,
    "*feed.xml": Role.FEED,
    "*": Role.OTHER,
}
"""Patterns of paths inside the site; `*` is any text, slashes too. The first that fits says the role."""


@dataclass(frozen=True, slots=True)
class Site:
    """A folder of published files, and the address where it will stand, with a slash at its end."""

    root: Path
    base_url: str

    def paths(self, *roles: Role) -> list[str]:
        """The paths, inside the site, of all files in these roles, sorted."""
        files = (path.relative_to(self.root).as_posix() for path in self.root.rglob("*") if path.is_file())
        return sorted(path for path in files if role(path) in roles)


def role(path: str) -> Role:
    """The role of a file."""
    return next(role for pattern, role in ROLES.items() if fnmatchcase(path, pattern))
