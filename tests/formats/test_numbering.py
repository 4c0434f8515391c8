"""Numbered lists keep the numbers of their source."""

from __future__ import annotations

import pytest

from localize.formats.numbering import Numbering


@pytest.mark.parametrize(
    ("numbers", "start", "items"),
    [
        ([1, 2, 3], "<ol>", ["<li>", "<li>", "<li>"]),
        ([3, 4], '<ol start="3">', ["<li>", "<li>"]),
        ([1, 1, 1], "<ol>", ["<li>", "<li>", "<li>"]),
        ([1, 2, 5, 6], "<ol>", ["<li>", "<li>", '<li value="5">', "<li>"]),
        ([None, None], "<ul>", ["<li>", "<li>"]),
    ],
)
def test_an_item_says_its_number_where_it_skips(numbers: list[int | None], start: str, items: list[str]) -> None:
    numbering = Numbering(numbers[0])
    assert f"<{numbering.tag}{numbering.start}>" == start
    assert [numbering.item(number) for number in numbers] == items
