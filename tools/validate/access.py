"""axe-core in Chromium over pages: WCAG 2.2 AA, in light and dark, on a phone and on a desktop."""

from __future__ import annotations

from validate.programs import HERE, failed, run
from validate.site import Role, Site

_REDIRECT = 'http-equiv="refresh"'


def faults(site: Site) -> list[str]:
    """A line for each element that violates a criterion; pages that only lead elsewhere cannot be looked at."""
    pages = [path for path in site.paths(Role.PAGE) if _REDIRECT not in _text(site, path)]
    done = run(["node", HERE / "access.mjs", site.root], "\n".join(pages))
    if done.returncode:
        raise failed("axe-core", done)
    return done.stdout.splitlines()


def _text(site: Site, path: str) -> str:
    return (site.root / path).read_text(encoding="utf-8", errors="replace")
