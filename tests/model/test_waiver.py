"""Waivers: translators' comments that silence rules for one entry."""

from __future__ import annotations

import pytest

from localize.model import waiver


@pytest.mark.parametrize(
    ("comments", "expected"),
    [
        ((" check-ok: numbers",), ("numbers",)),
        (("check-ok:numbers,units", " Check-OK: numbers "), ("numbers", "units")),
        ((" check-ok:",), ("",)),
        ((" checked: ok", " see check-ok: numbers"), ()),
        ((" check-ok (lapsed): numbers",), ()),
    ],
)
def test_a_waiver_names_rules(comments: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert waiver.rules(comments) == expected


def test_a_lapsed_waiver_stays_readable_and_counts_no_longer() -> None:
    lapsed = waiver.lapsed([" check-ok: numbers", " A note"])
    assert lapsed == (" check-ok (lapsed): numbers", " A note")
    assert waiver.rules(lapsed) == ()
    assert waiver.rules([lapsed[0].replace(" (lapsed)", "")]) == ("numbers",)
