"""The code page of a text that Windows has saved."""

from __future__ import annotations

import pytest

from localize.language.code_pages import code_page, readable_name


@pytest.mark.parametrize(
    ("tag", "text", "name"),
    [
        ("de", "für", "windows-1252"),
        ("pt-BR", "não", "windows-1252"),
        ("pl", "świąd", "windows-1250"),
        ("ru", "боль", "windows-1251"),
        ("sr", "бол", "windows-1251"),
        ("sr-Latn", "češće", "windows-1250"),
        ("ar", "ألم", "windows-1256"),
        ("ja", "痛み", "Shift_JIS"),
        ("zh-Hans", "疼痛", "GBK"),
        ("zh-TW", "疼痛", "Big5"),
        ("ko", "통증", "EUC-KR"),
    ],
)
def test_each_language_has_one_that_holds_its_letters(tag: str, text: str, name: str) -> None:
    page = code_page(tag)
    assert readable_name(page) == name
    assert text.encode(page).decode(page) == text
