"""Reports as HTML pages that need nothing else: no script, no other file, no network."""

from __future__ import annotations

from base64 import b64encode
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from localize.cli.html_report.charts import heat_map, progress_chart
from localize.cli.reports.excerpt import visible
from localize.cli.status_tables import percent
from localize.gate.decide import Mender, Outcome
from localize.model.approval import ApprovalState
from localize.pages.templates import Markup, environment
from localize.tasks.project_report import ProjectReport

_MOST_LAPSED, _MOST_TERMS = 50, 50


def page(template: str, **values: Any) -> str:
    """Return the page that a template of this package makes of some values."""
    style = (Path(__file__).parent / "style.css").read_text(encoding="utf-8")
    return (
        environment(__name__)
        .get_template(template)
        .render(
            style=Markup(style),  # ours
            style_digest=b64encode(sha256(style.encode()).digest()).decode(),
            visible=visible,
            **values,
        )
    )


def render(report: ProjectReport, *, name: str, day: date) -> str:
    """Return the report of a project; `name` is that of the project."""
    return page(
        "report.html",
        report=report,
        name=visible(name),
        day=day.isoformat(),
        heat_map=heat_map(report),
        progress=progress_chart(report.history.points),
        lapsed=report.lapsed[:_MOST_LAPSED],
        terms=report.terms[:_MOST_TERMS],
        unused=sum(not use.segments for use in report.terms),
        percent=percent,
        Mender=Mender,
        Outcome=Outcome,
        ApprovalState=ApprovalState,
    )
