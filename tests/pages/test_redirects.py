"""The record of the paths that pages once had: what is read, and what is told of a file that is none."""

from __future__ import annotations

import pytest

from localize.errors import FileError
from localize.pages import redirects

PATH = "locales/de/redirects.csv"


def test_what_is_written_is_read_again_each_row_once() -> None:
    data = redirects.write([("b", "two"), ("a", "one/more"), ("b", "two")])
    assert data == b"article,page\na,one/more\nb,two\n"
    assert redirects.read(data, PATH) == [("a", "one/more"), ("b", "two")]
    assert redirects.read(None, PATH) == []


def test_empty_lines_and_a_byte_order_mark_are_passed_over() -> None:
    assert redirects.read(b"\xef\xbb\xbfarticle,page\r\n\r\na,one\r\n,\r\n", PATH) == [("a", "one")]


@pytest.mark.parametrize(
    ("data", "problems"),
    [
        (b"", ["1: the first line is '', expected the columns article,page"]),
        (
            b"page,article\n",
            ["1: the first line is 'page,article', in another order, expected the columns article,page"],
        ),
        (b"article;page\na;b\n", ["1: separated by semicolons, expected fields separated by commas, in UTF-8"]),
        (b"article,page\na,b\n\xe4,c\n", ["3: byte 0xE4 is not UTF-8, expected a file saved as UTF-8"]),
        (
            b"article,page\n<<<<<<< a\na,b\n=======\n>>>>>>> b\n",
            [f"{line}: merge conflict, expected the rows of both sides without the markers" for line in (2, 4, 5)],
        ),
        (
            b'article,page\n"a\n",b\n,b\na\na,../b\n',
            [
                "4: ',b', expected an article and a former path of its page",
                "5: 1 fields in 'a', expected 2",
                "6: 'a,../b', expected an article and a former path of its page",
            ],
        ),
    ],
)
def test_a_record_that_cannot_be_used_is_told_with_its_lines(data: bytes, problems: list[str]) -> None:
    with pytest.raises(FileError) as caught:
        redirects.read(data, PATH)
    assert [str(problem) for problem in caught.value.problems] == [f"{PATH}:{problem}" for problem in problems]
