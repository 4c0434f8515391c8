"""The headers of table cells; whole articles are in `tests/cases/surroundings/`."""

from __future__ import annotations

from localize import formats
from localize.catalogs.table_headers import table_headers
from localize.model.block import Block, plain_text


def headers(table: str) -> dict[str, dict[str, str]]:
    """The headers of each text in a table of an HTML article."""
    page = f"<!DOCTYPE html><html lang=en><head><title>T</title></head><body><h1>T</h1>{table}</body></html>"
    body = formats.parse(page.encode(), "source/t.html", name="t", locale="en").body
    by_block = table_headers(body)
    return {
        plain_text(part.pattern): dict(by_block[id(part)])
        for part in body
        if isinstance(part, Block) and id(part) in by_block
    }


def test_a_cell_has_the_first_cell_of_its_row_and_the_nearest_heading_above() -> None:
    table = "<table><tr><th>Drug<th>Dose<tr><th>Group A<th>Old dose<tr><td>x<td>1 mg</table>"
    assert headers(table) == {"x": {"column": "Group A"}, "1 mg": {"row": "x", "column": "Old dose"}}


def test_a_heading_of_a_row_heads_no_column() -> None:
    table = "<table><tr><th>Drug<th>Dose<tr><th scope=row>x<td>1 mg<tr><th scope=row>y<td>2 mg</table>"
    assert headers(table)["y"] == {"column": "Drug"}
    assert headers(table)["2 mg"] == {"row": "y", "column": "Dose"}


def test_a_heading_without_a_scope_heads_its_row_where_it_is_the_first_and_a_cell_follows() -> None:
    table = "<table><tr><td><th>Dose<tr><th>x<td>1 mg<tr><th>y<td>2 mg</table>"
    assert headers(table) == {
        "x": {},
        "1 mg": {"row": "x", "column": "Dose"},
        "y": {},
        "2 mg": {"row": "y", "column": "Dose"},
    }


def test_cells_that_take_several_rows_and_columns_move_the_others() -> None:
    table = "<table><tr><th>Drug<th colspan=2>Dose<th>Note<tr><td rowspan=2>x<td>a<td>b<td>c<tr><td>d<td>e<td>f</table>"
    assert headers(table)["f"] == {"row": "x", "column": "Note"}
    assert headers(table)["b"] == {"row": "x", "column": "Dose"}


def test_an_endless_span_is_no_more_than_the_table() -> None:
    assert headers("<table><tr><th rowspan=9999>A<th>B<tr><td>x</table>") == {"x": {"row": "A", "column": "B"}}


def test_what_is_in_no_table_has_no_headers() -> None:
    assert headers("<p>Rest.</p>") == {}
    assert headers("<table><tr><td>only</table>") == {"only": {}}
