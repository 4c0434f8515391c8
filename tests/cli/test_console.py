"""Tables line up in every script, plain where nobody watches, with bars and colours on a terminal."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from localize.cli.console import Bar, Cell, Column, Tone, table

COLUMNS = (Column("article", is_whole=False), Column("done"), Column("words", is_number=True), Column("page"))
ROWS = [
    ("cold-packs", Bar("5/10", 5, begun=1, total=10), "1,200", Cell("withheld", Tone.BAD)),
    ("冷却パック", Bar("10/10", 10, begun=0, total=10), "0", Cell("published", Tone.GOOD)),
    ("كمادات باردة", Bar("0/10", 0, begun=1, total=10), "17", Cell("withheld", Tone.BAD)),
    ("कोल्ड पैक", Bar("-", 0, begun=0, total=0), "3", Cell("withheld", Tone.BAD)),
]


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A terminal of 120 columns without colours."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "120")
    return monkeypatch


def starts(text: str, word: str) -> set[int]:
    """The columns of a terminal at which a word begins, in the lines that have it."""
    return {cell_len(line[: line.index(word)]) for line in text.splitlines() if word in line}


def test_rows_line_up_in_every_script_where_nobody_watches() -> None:
    text = table(COLUMNS, ROWS)
    (heading,) = starts(text, "page")
    assert starts(text, "withheld") == {heading} == starts(text, "published")
    assert text.splitlines()[1] == "cold-packs    5/10   1,200  withheld"


def test_rows_line_up_on_a_terminal(terminal: pytest.MonkeyPatch) -> None:
    text = table(COLUMNS, ROWS)
    (heading,) = starts(text, "page")
    assert starts(text, "withheld") == {heading} == starts(text, "published")
    assert "\x1b" not in text


def test_a_bar_tells_its_parts_by_their_signs(terminal: pytest.MonkeyPatch) -> None:
    lines = table(COLUMNS, ROWS).splitlines()
    assert "██████▒░░░░░ 5/10" in lines[1]
    assert "████████████ 10/10" in lines[2]
    assert "▒░░░░░░░░░░░ 0/10" in lines[3]
    assert "░░░░░░░░░░░░ -" in lines[4]


def test_a_bar_is_full_only_where_all_is_done(terminal: pytest.MonkeyPatch) -> None:
    nearly = table((Column("done"),), [(Bar("999/1000", 999, begun=0, total=1000),)])
    assert "███████████░ 999/1000" in nearly


def test_colours_are_those_of_the_terminal(terminal: pytest.MonkeyPatch) -> None:
    terminal.delenv("NO_COLOR")
    assert "\x1b[31mwithheld" in table(COLUMNS, ROWS)


def test_a_narrow_terminal_wraps_texts_and_leaves_out_what_is_extra(terminal: pytest.MonkeyPatch) -> None:
    terminal.setenv("COLUMNS", "50")
    columns = (Column("article", is_whole=False), Column("waits for", is_extra=True), Column("why", is_whole=False))
    text = table(columns, [("an-article-with-a-long-name-indeed", "translator", "12 untranslated, 7 fuzzy, 1 blocked")])
    assert "translator" not in text
    assert max(map(cell_len, text.splitlines())) <= 50
    assert "".join(text.split()).count("blocked") == 1


def test_what_moves_the_cursor_or_looks_like_markup_is_text() -> None:
    assert table((Column("article"),), [("a\x1b[2J[bold]",)]).splitlines()[1] == "a{U+001B}[2J[bold]"


def test_a_long_table_is_not_fitted(terminal: pytest.MonkeyPatch) -> None:
    text = table((Column("article"),), [("x" * 200,)] * 500)
    assert text.count("\n") == 500
