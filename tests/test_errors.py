"""What is thrown unforeseen while a file is worked on: an error about that file, with a request to report it."""

from __future__ import annotations

import pytest

from localize.errors import (
    CatalogError,
    Problem,
    SourceError,
    attempted,
    fault,
    faults_as,
    quoted,
    reads_file,
    shortened,
    undecodable,
)
from localize.formats.source import Source, utf8

REPORT = "a fault of localize: please report it, with the file, where you have the program from"


def fault_of(error: BaseException) -> str:
    with pytest.raises(SourceError) as caught, faults_as(SourceError, "source/a.md"):
        raise error
    return str(caught.value)


def test_it_says_what_was_thrown_about_which_file() -> None:
    assert fault_of(KeyError("slug")) == f"source/a.md: cannot be used: KeyError: 'slug'; {REPORT}"
    assert fault_of(AssertionError()) == f"source/a.md: cannot be used: AssertionError; {REPORT}"


def test_it_says_where_in_our_code_it_came_out() -> None:
    with pytest.raises(SourceError) as caught, faults_as(SourceError, "a.txt"):
        utf8(Source(5, "a", path="a.txt", locale="en"))  # type: ignore[arg-type]
    assert "TypeError: object of type 'int' has no len() in localize.formats.source, line " in str(caught.value)


def test_a_long_message_is_cut_and_stands_on_one_line() -> None:
    told = fault_of(ValueError("a\nb " * 1000))
    assert "\n" not in told
    assert len(told) < 400


def test_too_little_memory_and_too_deep_a_nesting_are_told_as_such() -> None:
    assert fault_of(MemoryError()) == (
        "source/a.md: cannot be used: it needs more memory than there is, expected less in one file"
    )
    assert "; it is nested too deeply, or a fault of localize: please report it" in fault_of(RecursionError("depth"))


def test_a_panic_of_a_library_in_another_language_is_one_too() -> None:
    class PanicException(BaseException):  # as those of PyO3, which are no Exception
        pass

    assert "PanicException: index out of bounds" in fault_of(PanicException("index out of bounds"))


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit(2)])
def test_what_ends_the_program_ends_it(error: BaseException) -> None:
    with pytest.raises(type(error)), faults_as(SourceError, "a"):
        raise error


def test_an_error_of_our_own_goes_through() -> None:
    known = CatalogError(Problem("a.po", 5, "not a line"))
    with pytest.raises(CatalogError) as caught, faults_as(SourceError, "a"):
        raise known
    assert caught.value is known


def test_a_reader_of_files_throws_only_errors_about_its_file() -> None:
    @reads_file(SourceError)
    def first(data: list[str], path: str, start: int, *, end: str) -> str:
        """The first one."""
        return data[start] + end

    assert first(["a"], "x", 0, end="!") == "a!"
    assert first.__doc__ == "The first one."
    with pytest.raises(SourceError, match=r"^x: cannot be used: IndexError: list index out of range"):
        first([], "x", 0, end="!")


def test_a_piece_of_work_that_fails_gives_what_is_said_of_it() -> None:
    assert attempted(lambda: "done", str) == "done"
    assert attempted(lambda: str(1 // 0), lambda message: message.partition(":")[0]) == "ZeroDivisionError"
    with pytest.raises(KeyboardInterrupt):
        attempted(lambda: exec("raise KeyboardInterrupt"), print)


def test_a_fault_of_nobody_s_code_has_no_place() -> None:
    assert fault(ValueError("x")) == f"ValueError: x; {REPORT}"


def test_a_text_in_a_message_is_cut_where_it_is_long() -> None:
    assert shortened("a" * 60) == "a" * 60
    assert shortened("a" * 61) == "a" * 59 + "…"
    assert quoted("5\u00a0mg\n", 4) == "'5\\xa0m…'"


@pytest.mark.parametrize(
    ("data", "encoding", "line"),
    [
        (b"a\nb\r\nc\xe4", "utf-8", 3),
        (b"a\rb\xe4", "utf-8", 2),
        ("a\r\nb\n".encode("utf-16-le") + b"\x00\xdc", "utf-16-le", 3),
        (b"\xef\xbb\xbfa\n\xe4", "utf-8-sig", 2),
    ],
)
def test_a_byte_that_is_not_in_an_encoding_is_told_with_its_line(data: bytes, encoding: str, line: int) -> None:
    with pytest.raises(UnicodeDecodeError) as caught:
        data.decode(encoding)
    problem = undecodable(caught.value, "a.csv", "UTF-8", expected="text")
    byte = "00" if "16" in encoding else "E4"
    assert str(problem) == f"a.csv:{line}: byte 0x{byte} is not UTF-8, expected text"
