"""What a shell offers while a command is typed: the locales, articles and rules of the project.

Nothing here opens the project: a shell waits for it at each press of a key. What cannot be read offers nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pathlib import Path


def locales(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Return the target locales of the project, and its source locale, that begin so."""
    table = _configuration(_root(context))
    source, targets = table.get("source-locale", "en"), table.get("locales", {})
    tags = (source, *targets) if isinstance(targets, dict) else (source,)
    return _beginning((tag for tag in tags if isinstance(tag, str)), incomplete)


def articles(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Return the articles of the project that begin so."""
    from localize.formats import PARSERS  # noqa: PLC0415  # not needed to show help

    root = _root(context)
    folder = root / str(_configuration(root).get("source", "source"))
    paths = (path.relative_to(folder) for path in folder.rglob("*") if path.suffix.lower() in PARSERS)
    names = (path.with_suffix("").as_posix() for path in paths if not path.as_posix().startswith((".", "~")))
    return _beginning(sorted(names), incomplete)


def rules(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Return the rules of the checks that begin so."""
    from localize.checks.severities import SEVERITIES  # noqa: PLC0415  # not needed to show help

    return _beginning(SEVERITIES, incomplete)


def _beginning(names: Iterable[str], incomplete: str) -> list[str]:
    return [name for name in names if name.startswith(incomplete)]


def _root(context: click.Context) -> Path:
    """Return the folder that `-C` names before or behind the command's name, else the current one."""
    from pathlib import Path  # noqa: PLC0415  # not needed to show help

    above: click.Context | None = context
    while above is not None:
        if folder := above.params.get("folder"):
            return Path(folder)
        above = above.parent
    return Path()


def _configuration(root: Path) -> dict[str, Any]:
    """Return the keys of the configuration as they stand there; none where there are none to be read."""
    import tomllib  # noqa: PLC0415  # not needed to show help

    from localize.config.layout import LOCALIZE_TOML, PYPROJECT  # noqa: PLC0415  # the same

    tables: tuple[tuple[str, tuple[str, ...]], ...] = ((LOCALIZE_TOML, ()), (PYPROJECT, ("tool", "localize")))
    for name, keys in tables:
        try:
            table: Any = tomllib.loads((root / name).read_text(encoding="utf-8"))
            for key in keys:
                table = table[key]
        except (OSError, ValueError, KeyError, TypeError):
            continue
        if isinstance(table, dict):
            return table
    return {}
