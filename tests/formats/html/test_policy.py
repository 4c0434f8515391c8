"""What markup an article may have."""

from __future__ import annotations

import pytest

from localize.formats.html import policy


@pytest.mark.parametrize(
    ("style", "kept"),
    [
        ("text-align: Center", "text-align:center"),
        ("color: red; text-align:right !important; x:y", "text-align:right"),
        ("text-align:url(a)", ""),
        ("text-align:start(", ""),
        ("background:url(a)", ""),
        ("x-text-align:left", ""),
    ],
)
def test_of_a_style_only_the_alignment_stays(style: str, kept: str) -> None:
    assert policy.alignment(style) == kept
