"""Sentences and their translations in a table, without the rows that belong to another sentence.

The table has a header line `id, en, <locale> …`; fields are separated by tabs. Rows are left out of any ten in a row of
which at least seven disagree, by having other digits (more than half of them) or a length that differs from the usual
one of the locale by more than 65 %.
"""

from __future__ import annotations

import html
import math
import re
import statistics
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

TABLE = "../shared/data/tico19/aligned.tsv"


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence and its translation."""

    name: str
    source: str
    target: str


def read(path: Path) -> dict[str, list[Row]]:
    """The rows of each locale; quotes around a field and entities are taken off."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    header, *body = ([_plain(field) for field in fields] for fields in lines)
    return {
        locale: [Row(fields[0], fields[1], fields[column]) for fields in body if fields[1] and fields[column]]
        for column, locale in enumerate(header)
        if column > 1
    }


def _plain(field: str) -> str:
    if len(field) > 1 and field[0] == field[-1] == '"':
        field = field[1:-1].replace('""', '"')
    return html.unescape(field).strip("\r ")


def aligned(rows: list[Row]) -> tuple[list[Row], int]:
    """The rows without those that belong to another sentence, and how many those are."""
    ratios = [math.log(len(row.target) / len(row.source)) for row in rows]
    usual = statistics.median(ratios)
    odd = [abs(ratio - usual) > 0.5 or _other_digits(row) for row, ratio in zip(rows, ratios, strict=True)]
    out = {
        place
        for start in range(len(rows) - 9)
        if sum(odd[start : start + 10]) >= 7
        for place in range(start, start + 10)
    }
    return [row for place, row in enumerate(rows) if place not in out], len(out)


def _other_digits(row: Row) -> bool:
    source, target = (Counter(str(int(char)) for char in re.findall(r"\d", text)) for text in (row.source, row.target))
    return ((source - target) + (target - source)).total() > 0.5 * (source | target).total()
