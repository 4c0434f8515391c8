"""The forms of a report of `localize check`: one file and one row each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from localize.cli.reports import as_json, github, junit, sarif, text
from localize.cli.reports.report import Report

FORMATS: Mapping[str, Callable[[Report], str]] = {
    "text": text.render,
    "json": as_json.render,
    "sarif": sarif.render,
    "junit": junit.render,
    "github": github.render,
}
"""The form of a report by its name."""
