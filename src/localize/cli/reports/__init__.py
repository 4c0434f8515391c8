"""What `localize check` found, in every form it can be told in: one file per form, one table of all forms."""

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
