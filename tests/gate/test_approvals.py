"""approvals.csv: what is read, what is told, and how a row is put in without touching others."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from localize.errors import ApprovalError
from localize.gate.approvals import add_approval, name_problem, read_approvals
from support.approvals import HEADER, approval

PATH = "locales/de/approvals.csv"
DIGEST = "0" * 64


def problems(text: str | bytes) -> list[str]:
    with pytest.raises(ApprovalError) as raised:
        read_approvals(text.encode() if isinstance(text, str) else text, PATH)
    return [str(problem) for problem in raised.value.problems]


# Reading


def test_a_row_is_an_approval() -> None:
    text = f'{HEADER}a,"Roe, ""B""",Neurologist,2026-11-27,{DIGEST},0123abcd 4567ef89\n'
    expected = approval("a", 'Roe, "B"', pieces=("0123abcd", "4567ef89"), role="Neurologist")
    assert read_approvals(text.encode(), PATH) == (expected,)


@pytest.mark.parametrize("data", [b"", b"\n", b"\xef\xbb\xbf", HEADER.encode(), HEADER.encode() + b"\r\n\n"])
def test_an_empty_record_has_no_approvals(data: bytes) -> None:
    assert read_approvals(data, PATH) == ()


def test_columns_are_found_by_their_names_and_others_passed_over() -> None:
    text = f"note,digest,date,role,reviewer,article,segments\nx,{DIGEST},2026-11-27,,Dr. A. Example,cold-packs,\n"
    assert read_approvals(text.encode("utf-8-sig"), PATH) == (approval(),)


def test_a_row_that_stands_twice_after_a_merge_is_one_approval() -> None:
    row = f"a,B,,2026-11-27,{DIGEST},\n"
    assert len(read_approvals((HEADER + row + row).encode(), PATH)) == 1


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("a,b", "2 fields in 'a,b', expected 6"),
        (f",B,,2026-11-27,{DIGEST},", "no article, expected one"),
        (f"a,,,2026-11-27,{DIGEST},", "no reviewer, expected one"),
        (f"a,B,,,{DIGEST},", "no date, expected one"),
        (f"a,B,,27.11.2026,{DIGEST},", "the date is '27.11.2026', expected one like 2026-11-27"),
        (f"a,B,,20261127,{DIGEST},", "the date is '20261127', expected one like 2026-11-27"),
        ("a,B,,2026-11-27,,", "no digest, expected one"),
        (
            "a,B,,2026-11-27,1E+10,",
            "digest is '1E+10', expected 64 hexadecimal digits as localize approve writes them",
        ),
        (
            f"a,B,,2026-11-27,{DIGEST},xyz",
            "segments is 'xyz', expected groups of 8 hexadecimal digits with spaces between",
        ),
        (f"a,B\0,,2026-11-27,{DIGEST},", "control character U+0000, expected text"),
        (f"a,B\x96,,2026-11-27,{DIGEST},", "U+0096 in reviewer 'B\\x96', expected a text without it"),
        (f"a,B\ufdd0,,2026-11-27,{DIGEST},", "U+FDD0 in reviewer 'B\\ufdd0', expected a text without it"),
    ],
)
def test_a_row_that_cannot_be_used_is_told_with_its_line(row: str, message: str) -> None:
    good = f"a,B,,2026-11-27,{DIGEST},\n"
    assert problems(f"{HEADER}{good}{row}\n{good}") == [f"{PATH}:3: {message}"]


def test_all_rows_that_cannot_be_used_are_told_at_once() -> None:
    assert [told.split(": ")[0] for told in problems(f"{HEADER}a\nb\n")] == [f"{PATH}:2", f"{PATH}:3"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("article;reviewer\n", "1: separated by semicolons, expected fields separated by commas, in UTF-8"),
        ("article,reviewer\n", "1: the first line is 'article,reviewer', without role, date, digest, segments, "),
        ("role," + HEADER, "with twice role, expected the columns"),
        (HEADER + 'a,"b\n', "2: not CSV: unexpected end of data in the row that begins 'a,\"b', expected fields"),
        (
            HEADER + "<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n",
            "2: merge conflict, expected the rows of both sides without the markers",
        ),
        (HEADER.encode() + b"a,B\xe9\n", "2: byte 0xE9 is not UTF-8, expected a file saved as UTF-8"),
        (HEADER.encode("utf-16"), "1: in UTF-16, expected fields separated by commas, in UTF-8"),
    ],
)
def test_a_record_that_cannot_be_read_is_told(text: str | bytes, message: str) -> None:
    assert any(message in told for told in problems(text))


# Adding


def test_a_new_record_has_a_header_and_the_row() -> None:
    assert add_approval(b"", approval("a", "Roe, B", pieces=("0123abcd", "4567ef89")), PATH).decode() == (
        f'{HEADER}a,"Roe, B",,2026-11-27,{DIGEST},0123abcd 4567ef89\n'
    )


def test_a_row_comes_by_article_then_by_day_then_by_reviewer() -> None:
    data = b""
    for article, reviewer, day in [("b", "X", "2026-01-02"), ("a", "Y", "2026-03-01"), ("b", "W", "2026-01-02")]:
        data = add_approval(data, approval(article, reviewer, day), PATH)
    data = add_approval(data, approval("a", "Z", "2026-02-01"), PATH)
    assert [(each.article, each.reviewer) for each in read_approvals(data, PATH)] == [
        ("a", "Z"),
        ("a", "Y"),
        ("b", "W"),
        ("b", "X"),
    ]


def test_what_is_recorded_already_changes_nothing() -> None:
    data = add_approval(b"", approval(), PATH)
    assert add_approval(data, approval(), PATH) is data
    assert add_approval(data, approval(pieces=("0123abcd",)), PATH) is data
    assert add_approval(data, approval(day="2027-11-27"), PATH) != data


def test_other_rows_unknown_columns_and_the_form_of_the_file_stay_as_they_are() -> None:
    first = f'note,article,reviewer,role,date,digest,segments\r\n"keep ""me""","z","Zoe",,2026-01-01,{DIGEST},\r\n'
    second = f"x,b , Bob,,2026-01-01,{DIGEST},"
    data = (first + second).encode("utf-8-sig")
    after = add_approval(data, approval("c", "C", "2026-01-01"), PATH)
    head, row = first.split("\r\n", 1)
    assert after.decode() == f"\ufeff{head}\r\n,c,C,,2026-01-01,{DIGEST},\r\n{row}{second}"
    last = add_approval(data, approval("zz", "C", "2026-01-01"), PATH)
    assert last.decode() == f"\ufeff{first}{second}\r\n,zz,C,,2026-01-01,{DIGEST},\r\n"


def test_two_branches_that_approve_are_joined_by_a_union_merge(tmp_path: Path) -> None:
    base = add_approval(b"", approval("a"), PATH)
    ours, theirs = add_approval(base, approval("b", "B"), PATH), add_approval(base, approval("b", "C"), PATH)
    for name, data in {"base": base, "ours": ours, "theirs": theirs}.items():
        (tmp_path / name).write_bytes(data)
    command = ["git", "merge-file", "--union", "-p", "ours", "base", "theirs"]
    merged = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True).stdout
    assert [each.reviewer for each in read_approvals(merged, PATH)] == ["Dr. A. Example", "B", "C"]


def test_an_article_of_many_segments_can_be_read_again() -> None:
    many = approval(pieces=("0123abcd",) * 20_000)
    (found,) = read_approvals(add_approval(b"", many, PATH), PATH)
    assert (found.digest, found.pieces) == (many.digest, ())


@pytest.mark.parametrize("name", ["Dr. A. Example", "Dr.\u00a0Ä", "دکتر می\u200cشود", "O'Neil-Roe, MD"])
def test_a_name_may_be_written_in_any_script(name: str) -> None:
    assert name_problem(name) == ""


@pytest.mark.parametrize("name", ["", " ", " A", "A\nB", "=A()", "+1", "\u202eA", "A" * 201])
def test_a_name_that_is_none_is_refused(name: str) -> None:
    assert "expected" in name_problem(name)
