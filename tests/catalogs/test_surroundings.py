"""What an entry tells of where its segment stands; the articles are in `tests/cases/surroundings/`."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from localize import formats
from localize.catalogs import po
from localize.catalogs.template import template
from localize.config import Segmentation
from localize.model.catalog import Catalog
from localize.segments.split import split

CASES = Path(__file__).parents[1] / "cases/surroundings"
ROLE_LINES = 1
"""Each entry begins with the line of its role."""


def made(data: bytes, path: str) -> Catalog:
    article = split(formats.parse(data, path, name="a", locale="en"), Segmentation.SENTENCE)
    return template(article, Segmentation.SENTENCE)


def lines(catalog: Catalog) -> Iterator[str]:
    """The entries of the body with what they tell; those that tell only their role are left out."""
    for entry in catalog.entries:
        if entry.context is None and len(entry.hints) > ROLE_LINES:
            yield from (f"#. {hint}" for hint in entry.hints)
            yield f"{entry.source}\n"


@pytest.mark.parametrize("path", sorted(CASES.glob("*.[mh]*")), ids=lambda path: path.stem)
def test_entries_tell_where_links_lead_the_headers_of_a_cell_and_the_neighbour_of_a_fragment(path: Path) -> None:
    expected = path.with_suffix(".txt").read_text(encoding="utf-8")
    assert "\n".join(lines(made(path.read_bytes(), f"source/{path.name}"))) == expected


def test_gnu_gettext_reads_what_entries_tell_and_keeps_it(tmp_path: Path, gettext: str) -> None:
    for path in CASES.glob("*.[mh]*"):
        catalog = made(path.read_bytes(), f"source/{path.name}")
        file = tmp_path / f"{path.stem}.po"
        file.write_bytes(po.write(catalog))
        subprocess.run([f"{gettext}/msgfmt", "-o", "-", file], check=True, capture_output=True)
        subprocess.run([f"{gettext}/msgcat", "--no-wrap", "-o", file, file], check=True)
        hints = {entry.key: entry.hints for entry in po.read(file.read_bytes(), "x.po").entries}
        assert hints == {entry.key: entry.hints for entry in catalog.entries}


def test_another_row_leaves_what_the_rows_below_it_tell_as_it_was() -> None:
    before = (CASES / "table.md").read_bytes()
    row = b"| Amoxicillin | 250 mg | 125 mg |\n"
    after = before.replace(row, b"| Ampicillin | 300 mg | 75 mg |\n" + row)
    hints = {entry.source: entry.hints for entry in made(after, "source/table.md").entries}
    assert all(hints[entry.source] == entry.hints for entry in made(before, "source/table.md").entries)


def test_a_long_list_of_fragments_is_read_once() -> None:
    items = "".join(f"- {'x' * (1 + number % 40)} {'y' * (1 + number // 40)}\n" for number in range(1500))
    catalog = made(f"# List\n\nThese are the things to take:\n\n{items}".encode(), "source/list.md")
    assert catalog.entries[-1].hints == ("List item", "Comes after: “These are the things to take:”")
