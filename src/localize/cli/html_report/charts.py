"""The drawings of the report as values: where each rectangle and text stands, in user units of SVG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from localize.cli.reports.excerpt import visible
from localize.dataclass import dataclass
from localize.errors import shortened
from localize.tasks.progress_history import ProgressPoint
from localize.tasks.project_report import CoverageRow, ProjectReport
from localize.tasks.totals import Totals

_LABEL_WIDTH, _LABEL_CHARACTERS = 250, 36
_WIDE, _NARROW, _ROW = 52, 28, 22
_MOST_WIDE = 12
"""Locales up to which cells are wide and their names stand upright."""
_LEVELS = 5
_CHART_WIDTH, _CHART_HEIGHT, _AXIS, _GAP = 760, 240, 70, 6
_WIDEST_BAR = 90


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A cell: `level` from 0 to 5 for its colour, `sign` what stands in it, `title` the whole in words."""

    x: int
    y: int
    level: int
    sign: str
    title: str


@dataclass(frozen=True, slots=True)
class HeatLabel:
    """A name at a row or a column; `title` is all of one that is shortened."""

    x: int
    y: int
    text: str
    title: str


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Articles by locales; `is_upright` says that names of locales are written from bottom to top."""

    width: int
    height: int
    cell_width: int
    cell_height: int
    columns: tuple[HeatLabel, ...]
    rows: tuple[HeatLabel, ...]
    cells: tuple[HeatCell, ...]
    is_upright: bool


def heat_map(report: ProjectReport) -> HeatMap:
    """Return the coverage of a project as a drawing."""
    is_upright = len(report.locales) > _MOST_WIDE
    width, top = (_NARROW, 84) if is_upright else (_WIDE, 28)
    columns = [
        HeatLabel(_LABEL_WIDTH + width * at + width // 2, top - 8, tag, tag) for at, tag in enumerate(report.locales)
    ]
    rows, cells = [], []
    for number, row in enumerate(report.coverage):
        y = top + number * _ROW
        name = f"{row.name} ({row.articles})" if row.articles > 1 else row.name
        rows.append(HeatLabel(_LABEL_WIDTH - 8, y + 15, visible(_ending(name)), visible(name)))
        for at, tag in enumerate(report.locales):
            if tag in row.by_locale:
                cells.append(_cell(row, tag, x=_LABEL_WIDTH + at * width, y=y))
    return HeatMap(
        _LABEL_WIDTH + width * len(report.locales) + 2,
        top + _ROW * len(report.coverage) + 2,
        cell_width=width,
        cell_height=_ROW,
        columns=tuple(columns),
        rows=tuple(rows),
        cells=tuple(cells),
        is_upright=is_upright,
    )


def _ending(name: str) -> str:
    """Return a name with its end, in which articles of a folder differ."""
    if len(name) <= _LABEL_CHARACTERS:
        return name
    half = _LABEL_CHARACTERS // 2
    return f"{shortened(name, half)}{name[-half:]}"


def _cell(row: CoverageRow, tag: str, *, x: int, y: int) -> HeatCell:
    sums = row.by_locale[tag]
    return HeatCell(x, y, sums.share * _LEVELS // 100, sign(sums), f"{visible(row.name)}, {tag}: {in_words(sums)}")


def sign(sums: Totals) -> str:
    """Return what stands in a cell: how much is translated in per cent, or that nothing is left to do."""
    if not sums.incomplete:
        return "✓"
    if not sums.segments:
        return "?"
    return "!" if sums.share == 100 else str(sums.share)


def in_words(sums: Totals) -> str:
    """Return what a cell says."""
    outcomes = ", ".join(f"{number} {outcome.value}" for outcome, number in sums.outcomes.items() if number)
    left = f"{sums.counts.words_left:,} words left"
    return f"{sums.counts.translated:,} of {sums.segments:,} segments translated, {left}, {outcomes}"


@dataclass(frozen=True, slots=True)
class ChartBar:
    """A point in time: the bar of what was left, on that of what was done."""

    x: float
    width: float
    done_y: float
    done_height: float
    left_y: float
    left_height: float
    label: str
    title: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Words over time; `lines` are the heights of the grid with their numbers."""

    width: int
    height: int
    axis: int
    bars: tuple[ChartBar, ...]
    lines: tuple[tuple[float, str], ...]


def progress_chart(points: Sequence[ProgressPoint]) -> Chart:
    """Return words done and left over time as a drawing."""
    most = max((point.done + point.left for point in points), default=0) or 1
    return Chart(
        _CHART_WIDTH,
        _CHART_HEIGHT + 34,
        axis=_AXIS,
        bars=tuple(_bars(points, most)),
        lines=tuple((_height_at(part * most / 4, most), f"{part * most // 4:,}") for part in range(5)),
    )


def _height_at(words: float, most: int) -> float:
    return round(_CHART_HEIGHT - words * (_CHART_HEIGHT - 10) / most, 1)


def _bars(points: Sequence[ProgressPoint], most: int) -> Iterator[ChartBar]:
    room = min((_CHART_WIDTH - _AXIS) / max(len(points), 1), _WIDEST_BAR)
    every = -(-len(points) // 8)  # dates that have room below
    for number, point in enumerate(points):
        done, top = _height_at(point.done, most), _height_at(point.done + point.left, most)
        yield ChartBar(
            round(_AXIS + number * room + _GAP / 2, 1),
            round(room - _GAP, 1),
            done_y=done,
            done_height=round(_CHART_HEIGHT - done, 1),
            left_y=top,
            left_height=round(done - top, 1),
            label=point.day.isoformat() if number % every == 0 else "",
            title=f"{point.day.isoformat()}: {point.done:,} words done, {point.left:,} left",
        )
