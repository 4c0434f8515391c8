"""Which locales are pseudo locales."""

from __future__ import annotations

import pytest

from localize.language.pseudo import Pseudo, kind


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("en-XA", Pseudo.ACCENTED), ("ar-XB", Pseudo.BIDI), ("zh-Hant-XA", Pseudo.ACCENTED), ("de", None), ("XA", None)],
)
def test_only_the_regions_xa_and_xb_make_a_pseudo_locale(tag: str, expected: Pseudo | None) -> None:
    assert kind(tag) is expected
