"""The example of docs/contributing/exchange-format.md: its code runs, and is a format like the others."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localize import exchange
from localize.catalogs.progress import EntryState
from localize.errors import ExchangeError
from localize.exchange.model import ExchangeDocument, ExchangeFormat, ExchangeMessage
from support.documents import DOCUMENT

PAGE = (Path(__file__).parents[2] / "docs/contributing/exchange-format.md").read_text(encoding="utf-8")
FILE, ROWS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


def example() -> ExchangeFormat:
    module = ModuleType("localize.exchange.json_lines")
    exec(compile(FILE, "json_lines.py", "exec", dont_inherit=True), module.__dict__)  # the page's code
    made = module.FORMAT
    assert isinstance(made, ExchangeFormat)
    return made


FORMAT = example()


def test_the_example_writes_a_line_for_each_message_and_reads_it_back() -> None:
    data = FORMAT.write(DOCUMENT)
    assert len(data.splitlines()) == len(DOCUMENT.messages)
    assert FORMAT.read(data, "x.jsonl") == (DOCUMENT,)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
FINISHED = st.sampled_from([EntryState.FUZZY, EntryState.TRANSLATED])
MESSAGES = st.builds(ExchangeMessage, TEXTS, TEXTS.filter(bool), FINISHED, st.none() | TEXTS, TEXTS)


@given(st.lists(MESSAGES, min_size=1, max_size=3))
def test_any_text_comes_back(messages: list[ExchangeMessage]) -> None:
    document = ExchangeDocument("source/a.txt", "en", locale="de", messages=tuple(messages))
    assert FORMAT.read(FORMAT.write(document), "x.jsonl") == (document,)


def test_what_is_no_message_is_told_with_its_line() -> None:
    with pytest.raises(ExchangeError) as caught:
        FORMAT.read(FORMAT.write(DOCUMENT) + b'\n[]\n{"article": 1}\n', "x.jsonl")
    line = len(DOCUMENT.messages) + 2
    assert [str(problem).split(" is no message")[0] for problem in caught.value.problems] == [
        f"x.jsonl:{line}: '[]'",
        f"x.jsonl:{line + 1}: '{{\"article\": 1}}'",
    ]


def test_a_lone_surrogate_is_refused() -> None:
    wrong = replace(DOCUMENT.messages[0], target="\ud800")
    with pytest.raises(ExchangeError, match=r"U\+D800"):
        FORMAT.write(replace(DOCUMENT, messages=(wrong,)))


def test_the_row_of_the_page_is_the_table_of_today_with_one_more() -> None:
    names = re.findall(r"(\w+)\.FORMAT,", ROWS)
    table = [getattr(exchange, name).FORMAT for name in names[:-1]]
    assert table == list(exchange.FORMATS.values())
    assert names[-1] == "json_lines"


def test_its_files_are_recognized_by_no_format_of_today() -> None:
    data = FORMAT.write(DOCUMENT)
    assert FORMAT.recognizes(data, "x.jsonl")
    assert not any(row.recognizes(data, "x.jsonl") for row in exchange.FORMATS.values())


@pytest.mark.parametrize("path", re.findall(r"`((?:src|tests)/[\w/.]+)`", PAGE))
def test_the_files_that_the_page_names_are_there(path: str) -> None:
    new = ("src/localize/exchange/json_lines.py", "tests/cases/exchange/article.jsonl")
    assert (Path(__file__).parents[2] / path).exists() is (path not in new)
