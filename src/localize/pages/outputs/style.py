"""style.css: the style sheet that the pages of a locale link to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from localize.pages.outputs.bundle import BundleRows
from localize.pages.outputs.rendered import OutputFile

NAME = "style.css"


def style_sheet() -> bytes:
    """The style sheet, in UTF-8."""
    return (Path(__file__).parents[1] / "templates" / NAME).read_bytes()


def files(_rows: BundleRows) -> Iterator[OutputFile]:
    """The style sheet of a locale."""
    yield OutputFile(NAME, style_sheet(), "style")
