"""Tables of a Word file."""

from __future__ import annotations

from support.word import Parts, Piece, cell, grid, item, paragraph, raw, row, table, text
from support.word_pages import converted, plain, remarks


def test_a_header_row_is_marked() -> None:
    assert plain(table(("Drug", "Dose"), ("A", "5 mg"))) == (
        "<table><thead><tr><th>Drug</th><th>Dose</th></tr></thead>"
        "<tbody><tr><td>A</td><td>5 mg</td></tr></tbody></table>"
    )


def test_a_header_row_that_is_switched_off_is_none() -> None:
    made = plain(grid(row(cell("a"), properties='<w:tblHeader w:val="0"/>'), row(cell("b"))))
    assert "<th" not in made


def test_merged_cells_span() -> None:
    start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    made = plain(
        grid(
            row(cell("wide", properties='<w:gridSpan w:val="2"/>'), cell("tall", properties=start)),
            row(cell("a"), cell("b"), cell(properties=on)),
        )
    )
    assert made == (
        '<table><tr><td colspan="2">wide</td><td rowspan="2">tall</td></tr><tr><td>a</td><td>b</td></tr></table>'
    )


def test_a_row_that_a_header_cell_reaches_into_is_a_header_row_too() -> None:
    start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    head = row(cell("tall", properties=start), cell("a"), head=True), row(cell(properties=on), cell("b"))
    assert plain(grid(*head, row(cell("c"), cell("d")))) == (
        '<table><thead><tr><th rowspan="2">tall</th><th>a</th></tr><tr><th>b</th></tr></thead>'
        "<tbody><tr><td>c</td><td>d</td></tr></tbody></table>"
    )


def test_words_in_a_cell_that_is_merged_away_are_remarked_on() -> None:
    rows = row(cell("a", properties='<w:vMerge w:val="restart"/>')), row(cell("gone", properties="<w:vMerge/>"))
    assert remarks(grid(*rows)) == [(2, "text was left out: 'gone', expected it as running text")]


def test_cells_left_out_at_the_start_of_a_row_keep_the_columns() -> None:
    made = plain(grid(row(cell("a"), cell("b")), row(cell("c"), properties='<w:gridBefore w:val="1"/>')))
    assert "<tr><td></td><td>c</td></tr>" in made


def test_a_cell_may_hold_paragraphs_lists_and_tables() -> None:
    inner = cell(blocks=(paragraph("a"), item("b"), table(("c",), headed=False), paragraph()))
    assert plain(grid(row(inner))) == (
        "<table><tr><td><p>a</p><ul><li>b</li></ul><table><tr><td>c</td></tr></table></td></tr></table>"
    )


def test_a_span_that_is_no_number_is_none() -> None:
    assert plain(grid(row(cell("a", properties='<w:gridSpan w:val="x"/>')))) == "<table><tr><td>a</td></tr></table>"


def test_rows_in_controls_are_kept() -> None:
    inside = row(cell("a"))
    made = grid(lambda parts: f"<w:sdt><w:sdtPr/><w:sdtContent>{inside(parts)}</w:sdtContent></w:sdt>")
    assert plain(made) == "<table><tr><td>a</td></tr></table>"


def controlled(inside: Piece, properties: str = "") -> Piece:
    """A content control around it."""
    return lambda parts: f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside(parts)}</w:sdtContent></w:sdt>"


def test_rows_and_cells_in_repeating_controls_are_kept() -> None:
    twice = controlled(controlled(row(controlled(controlled(cell("a"))), cell("b"))))
    assert plain(grid(twice, row(cell("c"), cell("d")))) == (
        "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
    )


def test_paragraphs_and_words_in_nested_controls_are_kept() -> None:
    words = controlled(controlled(text("b")))
    assert plain(controlled(controlled(paragraph("a ", words, " c")))) == "<p>a b c</p>"


def test_the_prompt_in_a_cell_of_a_form_is_left_out() -> None:
    prompt = controlled(cell("Click here"), "<w:showingPlcHdr/>")
    made = converted(grid(row(prompt, cell("b"))))
    assert "<td></td><td>b</td>" in plain(grid(row(prompt, cell("b"))))
    assert [each.message for each in made.remarks] == [
        "the prompt of an empty form field was left out: 'Click here', expected text in it"
    ]


def test_a_merged_cell_in_a_control_keeps_the_rows_together() -> None:
    down, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    made = plain(
        grid(
            row(cell("a", properties=down), cell("b"), head=True),
            row(controlled(cell("", properties=goes_on)), cell("c")),
            row(cell("d"), cell("e")),
        )
    )
    assert made.startswith('<table><thead><tr><th rowspan="2">a</th><th>b</th></tr><tr><th>c</th></tr></thead>')


def test_the_alternative_text_of_a_table_is_read_out_with_it() -> None:
    about = '<w:tblPr><w:tblCaption w:val="Doses"/><w:tblDescription w:val="By age  and weight"/></w:tblPr>'
    assert plain(raw(f"<w:tbl>{about}{row(cell('a'))(Parts())}</w:tbl>")) == (
        '<table aria-label="Doses" aria-description="By age and weight"><tr><td>a</td></tr></table>'
    )


def test_the_alternative_text_of_a_table_inside_another_stays_its_own() -> None:
    inner = f'<w:tbl><w:tblPr><w:tblCaption w:val="Inner"/></w:tblPr>{row(cell("a"))(Parts())}</w:tbl>'
    assert plain(raw(f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>")) == (
        '<table><tr><td><table aria-label="Inner"><tr><td>a</td></tr></table></td></tr></table>'
    )
