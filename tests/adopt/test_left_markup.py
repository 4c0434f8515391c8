"""Signs of markup that were typed wrongly in a translation, and stand in its words."""

from __future__ import annotations

import pytest

from localize.adopt.left_markup import signs_left
from localize.model.block import Kind, Placeholder


@pytest.mark.parametrize(
    ("source", "target", "signs"),
    [
        ("It cannot be undone.", "Das **kann nicht rückgängig gemacht werden.", ["**"]),
        ("See the guide.", "Siehe `Anleitung <https://who.int>``_.", ["`"]),
        ("See the guide.", "Siehe [Anleitung](guide.md.", ["]("]),
        ("Stop at once.", "Sofort aufhören</b>.", ["</"]),
        ("The sign ` begins code.", "Das Zeichen ` beginnt Code.", []),
        ("Take 5 mg.", "Nehmen Sie 5 mg (siehe [1]).", []),
    ],
)
def test_signs_that_the_source_does_not_have_are_left_of_markup(source: str, target: str, signs: list[str]) -> None:
    assert list(signs_left((target,), (source,))) == signs


def test_code_is_no_word() -> None:
    code = Placeholder(Kind.LOCKED, "code", "<code>**</code>", content="**")
    assert list(signs_left(("Geben Sie ", code, " ein."), ("Enter it.",))) == []
