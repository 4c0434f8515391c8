"""The forms of a report of `localize check`: one file and one row each."""

from __future__ import annotations

from importlib import import_module

from localize.cli.reports.report import Report

FORMATS = {
    "text": "text",
    "json": "as_json",
    "sarif": "sarif",
    "junit": "junit",
    "github": "github",
}
"""The module of each form of a report, loaded when it is asked for: its `render` makes the text of a Report."""


def render(name: str, report: Report) -> str:
    """Return a report in the form of that name."""
    text: str = import_module(f"{__name__}.{FORMATS[name]}").render(report)
    return text
