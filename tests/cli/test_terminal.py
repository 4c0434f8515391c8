"""Colours and bars are for people who watch, and for those who ask for them."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest

from localize.cli.terminal import color_choice, has_color, is_drawn


class Terminal(StringIO):
    """A stream that a person watches."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "environment", "drawn", "color"),
    [
        (Terminal(), {}, True, True),
        (Terminal(), {"TERM": "xterm-256color", "CI": "", "NO_COLOR": ""}, True, True),
        (Terminal(), {"NO_COLOR": "1"}, True, False),
        (Terminal(), {"TERM": "dumb"}, False, False),
        (Terminal(), {"CI": "true"}, False, False),
        (Terminal(), {"CI": "false"}, True, True),
        (Terminal(), {"FORCE_COLOR": "0"}, True, True),
        (StringIO(), {}, False, False),
        (StringIO(), {"FORCE_COLOR": "1", "CI": "true", "TERM": "dumb"}, True, True),
        (StringIO(), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
    ],
)
def test_where_bars_and_colours_are(stream: Any, environment: dict[str, str], *, drawn: bool, color: bool) -> None:
    assert is_drawn(stream, environment) is drawn
    assert has_color(stream, environment) is color


@pytest.mark.parametrize(
    ("environment", "choice"),
    [
        ({}, None),
        ({"NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"CI": "1"}, False),
        ({"TERM": "dumb"}, False),
        ({"CI": "1", "FORCE_COLOR": "1"}, True),
    ],
)
def test_what_every_command_holds_to(environment: dict[str, str], choice: bool | None) -> None:
    assert color_choice(environment) is choice
