"""Sphinx with MyST and the theme Furo, wrapped."""

from __future__ import annotations

import io
from pathlib import Path

from localize.version import __version__

_SETTINGS = {
    "project": "localize",
    "version": __version__,
    "release": __version__,
    "language": "en",
    "extensions": ["myst_parser"],
    "myst_heading_anchors": 4,
    "myst_enable_extensions": ["deflist"],
    "html_theme": "furo",
    "html_title": f"localize {__version__}",
    "html_copy_source": False,
    "html_show_copyright": False,
    "html_show_sphinx": False,
    "nitpicky": True,
    "smartquotes": False,  # they would make a dash of the two hyphens of an option
    # Output of commands and parts of files are not always whole programs.
    "suppress_warnings": ["misc.highlighting_failure"],
}


def build(source: Path, folder: Path, *, work: Path) -> list[str]:
    """Build the site of a folder of pages, and return what is wrong in them; `work` is an empty folder."""
    from sphinx.application import Sphinx  # noqa: PLC0415  # some seconds
    from sphinx.util.console import nocolor  # noqa: PLC0415

    nocolor()
    warnings = io.StringIO()
    Sphinx(source, None, folder, work, "html", confoverrides=dict(_SETTINGS), status=None, warning=warnings).build()
    return [line.replace(f"{source}/", "") for line in warnings.getvalue().splitlines() if line.strip()]
