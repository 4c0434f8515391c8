"""The HTML of the preview's own pages, from templates; everything but Markup is escaped."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from localize.pages.templates import environment
from localize.preview.views import PageView, SegmentView


def html(template: str, values: Mapping[str, Any]) -> str:
    """Return the HTML that a template makes of some values."""
    return environment("localize.preview").get_template(template).render(values)


def segment_html(page: PageView, segment: SegmentView) -> str:
    """Return the HTML of a segment: one element with the segment's id."""
    return html("segment.html", {"page": page, "segment": segment})
