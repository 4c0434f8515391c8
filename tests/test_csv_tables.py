"""The one reader of CSV tables, whatever a spreadsheet has made of them, and writing that leaves other rows alone."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize import csv_tables
from localize.csv_tables import Dialect, Row, Table, guarded, header_problem, is_formula, unguarded, width_problem

PATH = "table.csv"


def table(text: str | bytes, **more: str | bool) -> Table:
    data = text.encode() if isinstance(text, str) else text
    return csv_tables.read(data, PATH, **more)  # type: ignore[arg-type]


def fields(found: Table) -> list[tuple[str, ...]]:
    assert not found.problems
    return [row.fields for row in found.rows]


def problems(text: str | bytes) -> list[str]:
    found = table(text)
    assert found.rows == ()
    return [str(problem) for problem in found.problems]


# Reading


def test_a_row_has_its_fields_its_first_line_and_its_text() -> None:
    assert table('a,b\n"1,\n""x""",2\n3,4').rows == (
        Row(("a", "b"), 1, "a,b\n"),
        Row(('1,\n"x"', "2"), 2, '"1,\n""x""",2\n'),
        Row(("3", "4"), 4, "3,4"),
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_ends_are_read_and_lines_are_counted(end: str) -> None:
    assert [(row.fields, row.line) for row in table(f"a{end}b{end}").rows] == [(("a",), 1), (("b",), 2)]


def test_the_header_is_the_first_line_and_the_body_what_holds_something() -> None:
    found = table(" a , b\n\n,\n1,2\n")
    assert found.header == ("a", "b")
    assert [row.line for row in found.body] == [4]
    assert len(found.rows) == 4


@pytest.mark.parametrize("data", [b"", codecs.BOM_UTF8])
def test_an_empty_file_is_a_table_without_rows(data: bytes) -> None:
    assert (table(data).rows, table(data).header, table(data).problems) == ((), (), ())


@pytest.mark.parametrize(
    ("data", "dialect", "deviation"),
    [
        (b"a,b\n\xc3\xa4,1\n", Dialect(), ""),
        (b"\xef\xbb\xbfa,b\r\n\xc3\xa4,1\r\n", Dialect(line_end="\r\n", marked=True), ""),
        (b"\xef\xbb\xbfa;b\r\n\xc3\xa4;1\r\n", Dialect(";", "\r\n", marked=True), "separated by semicolons"),
        (
            "\ufeffa\tb\r\nä\t1\r\n".encode("utf-16-le"),
            Dialect("\t", "\r\n", "utf-16-le", marked=True),
            "separated by tabs, in UTF-16",
        ),
        ("\ufeffa,b\nä,1\n".encode("utf-16-be"), Dialect(encoding="utf-16-be", marked=True), "in UTF-16"),
    ],
    ids=[
        "plain",
        "CSV UTF-8 of Excel",
        "the same in German",
        "Unicode text of Excel",
        "UTF-16 with the high byte first",
    ],
)
def test_what_spreadsheets_save_is_read_and_known_by_its_dialect(data: bytes, dialect: Dialect, deviation: str) -> None:
    found = table(data)
    assert fields(found) == [("a", "b"), ("ä", "1")]
    assert found.dialect == dialect
    assert found.dialect.deviation == deviation


def test_the_separator_is_that_of_the_first_line_outside_of_quotes() -> None:
    assert fields(table('"a;b;c",d\n1,2\n')) == [("a;b;c", "d"), ("1", "2")]
    assert fields(table("a,b\n", delimiters="\t")) == [("a,b",)]
    assert fields(table("alone\n")) == [("alone",)]


def test_a_list_with_tabs_may_have_quotation_marks_that_quote_nothing() -> None:
    assert table('"5 tube\tRohr\n').problems
    assert fields(table('"5 tube\tRohr\n', delimiters="\t", quotes=False)) == [('"5 tube', "Rohr")]


# What cannot be read


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"a,b\n\nW\xe4rme,1\n", "table.csv:3: byte 0xE4 is not UTF-8, expected a file saved as UTF-8"),
        (b"\xef\xbb\xbfa\n\x96\n", "table.csv:2: byte 0x96 is not UTF-8, expected a file saved as UTF-8"),
        (b"\xff\xfea\0\n\0\x00\xd8", "table.csv:2: byte 0x00 is not UTF-16, expected a file saved as UTF-8"),
        (b"a\n\0\n", "table.csv:2: control character U+0000, expected text"),
    ],
)
def test_bytes_that_are_no_text_are_told_with_their_line(data: bytes, problem: str) -> None:
    assert problems(data) == [problem]


@pytest.mark.parametrize(
    ("row", "why"), [('"x,1', "unexpected end of data"), ('"x"y,1', "',' expected after '\"'")], ids=["open", "torn"]
)
def test_a_row_that_is_not_csv_is_told_where_it_begins(row: str, why: str) -> None:
    expected = "expected fields as RFC 4180 writes them"
    assert problems(f'a,b\n"1\n",2\n{row}\n3,4\n') == [
        f"table.csv:4: not CSV: {why} in the row that begins {row!r}, {expected}"
    ]


CONFLICT = "merge conflict, expected the rows of both sides without the markers"


def test_all_markers_of_a_merge_conflict_are_told() -> None:
    text = "a\n<<<<<<< HEAD\n1\n||||||| base\n2\n=======\n3\n>>>>>>> branch\n"
    assert problems(text) == [f"table.csv:{line}: {CONFLICT}" for line in (2, 4, 6, 8)]
    assert len(problems(text.replace("\n", "\r\n"))) == 4


def test_a_merge_conflict_within_a_quoted_field_is_told() -> None:
    text = 'a\n"note\n<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> branch\n"\n'
    assert problems(text) == [f"table.csv:{line}: {CONFLICT}" for line in (3, 5, 7)]


def test_a_marker_that_was_left_behind_is_told_and_a_line_in_a_text_that_looks_like_one_is_not() -> None:
    assert problems("a\n1\n=======\n2\n") == [f"table.csv:3: {CONFLICT}"]
    assert fields(table('a\n"Title\n=======\n"\n<<<,1\n======== x\n'))[1:] == [
        ("Title\n=======\n",),
        ("<<<", "1"),
        ("======== x",),
    ]


@pytest.mark.parametrize(
    ("header", "problem"),
    [
        ("one,two,three", ""),
        ("three,more,one,two", ""),
        ("one,three", "the first line is 'one,three', without two, expected the columns one,two,three"),
        (
            "one,two,two,three",
            "the first line is 'one,two,two,three', with twice two, expected the columns one,two,three",
        ),
        ("", "the first line is '', expected the columns one,two,three"),
    ],
)
def test_columns_are_known_by_their_names(header: str, problem: str) -> None:
    assert header_problem(tuple(header.split(",")) if header else (), ("one", "two", "three")) == problem


def test_only_needed_columns_need_be_there() -> None:
    assert header_problem(("two",), ("one", "two"), needed=("two",)) == ""
    assert "without two, expected the columns one,two" in header_problem(("one", "x"), ("one", "two"), needed=["two"])


@pytest.mark.parametrize(
    ("header", "reason"),
    [(("two", "one"), "in another order"), (("one", "two", "x"), "with the unknown x"), (("x",), "")],
)
def test_an_exact_header_has_no_other_columns_and_no_other_order(header: tuple[str, ...], reason: str) -> None:
    found = f", {reason}" if reason else ""
    expected = f"the first line is '{','.join(header)}'{found}, expected the columns one,two"
    assert header_problem(header, ("one", "two"), exact=True) == expected


def test_a_ragged_row_is_told_with_the_number_of_its_fields() -> None:
    row = Row(("a", "b", ""), 2, "a,b,\n")
    assert width_problem(row, 3) == ""
    assert width_problem(row, 4) == "3 fields in 'a,b,', expected 4"
    assert width_problem(row, 4, fewer=True) == ""
    assert width_problem(row, 2, fewer=True) == ""
    assert width_problem(row, 1, fewer=True) == "3 fields in 'a,b,', expected 1 at most"


def test_characters_that_no_text_may_have_are_told_with_their_column() -> None:
    found = list(csv_tables.refused_characters({"a": "good", "b": "5\x9610"}))
    assert found == ["U+0096 in b '5\\x9610', expected a text without it"]


# Formulas


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "|x", "%x", "\tx", "\rx"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert is_formula(text)
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=1", "'quoted'", "5 mg", " =1"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert guarded(text) == unguarded(text) == text


@given(st.text(alphabet="'=+-@|%\t\ra ", max_size=6))
def test_a_guarded_text_is_read_as_it_was(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not is_formula(guarded(text))


# Laws of writing

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8) | st.sampled_from(
    ['"', "a,b", "a;b\tc", "\r\n", "\n", "\r", "\ufeff", "ä", "=======", "<<<<<<< x"]
)
WIDE = st.lists(TEXTS, min_size=2, max_size=4)
DIALECTS = st.builds(
    Dialect, st.sampled_from(csv_tables.DELIMITERS), st.sampled_from(["\n", "\r\n"]), st.just("utf-8"), st.booleans()
) | st.builds(
    Dialect,
    st.sampled_from(csv_tables.DELIMITERS),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["utf-16-le", "utf-16-be"]),
    st.just(True),  # noqa: FBT003 (a value of the field)
)
HEADER = ("one", "two", "three")


@given(st.lists(WIDE, max_size=4), DIALECTS, st.booleans())
def test_what_is_written_is_read_again(rows: list[list[str]], dialect: Dialect, quote_all: bool) -> None:
    rows = [[f"-{row[0]}", *row[1:]] for row in rows]
    found = csv_tables.read(csv_tables.write((HEADER, *rows), dialect, quote_all=quote_all), PATH)
    assert fields(found) == [HEADER, *map(tuple, rows)]
    assert found.dialect == dialect


@given(st.binary(max_size=60) | st.text(alphabet='a",;\n\r\t<>=| ä', max_size=40).map(str.encode))
def test_any_bytes_are_a_table_or_are_told_and_a_table_holds_them_all(data: bytes) -> None:
    found = csv_tables.read(data, PATH)
    assert not (found.rows and found.problems)
    if not found.problems:
        assert csv_tables.rewritten(found, found.rows) == data


@given(st.text(alphabet='ab",\n\r ä', max_size=40), st.booleans(), WIDE, st.integers(0, 9))
def test_rows_that_are_not_changed_keep_their_bytes(text: str, marked: bool, new: list[str], at: int) -> None:
    data = ("\ufeff" * marked + "one,two\n" + text).encode()
    before = csv_tables.read(data, PATH)
    if before.problems:
        return
    position = min(at, len(before.rows) - 1) + 1
    new = [f"-{new[0]}", *new[1:]]
    rows: tuple[Row | list[str], ...] = (*before.rows[:position], new, *before.rows[position:])
    after = csv_tables.read(csv_tables.rewritten(before, rows), PATH)
    assert after.dialect == before.dialect
    kept = [row.text for row in (*after.rows[:position], *after.rows[position + 1 :])]
    assert after.rows[position].fields == tuple(new)
    if position < len(before.rows):
        assert kept == [row.text for row in before.rows]
    else:
        assert [text.rstrip("\r\n") for text in kept] == [row.text.rstrip("\r\n") for row in before.rows]


def test_a_changed_row_keeps_its_line_end_and_a_new_one_has_that_of_the_first_line() -> None:
    before = table('a;b\r\n"1";"2"\n3;4')
    one = csv_tables.changed(before.rows[1], ("x", "y;z"), before.dialect)
    after = csv_tables.rewritten(before, (before.rows[0], one, before.rows[2], ("5", "6")))
    assert after.decode() == 'a;b\r\nx;"y;z"\n3;4\r\n5;6\r\n'
