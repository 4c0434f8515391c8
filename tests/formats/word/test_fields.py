"""The fields of a Word file: what they lead to."""

from __future__ import annotations

import pytest

from localize.formats.source_urls import SCHEMES
from localize.formats.word.fields import FieldLink, link, safe


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (' HYPERLINK "https://a.example" ', FieldLink("https://a.example", "")),
        (r'HYPERLINK "https://a.example" \l "dose" \o "Tip"', FieldLink("https://a.example", "dose")),
        (r'hyperlink \l "dose"', FieldLink("", "dose")),
        (r"REF _Ref1 \h", FieldLink("", "_Ref1")),
        ("REF _Ref1", None),
        ("PAGE", None),
        ("HYPERLINK", None),
    ],
)
def test_an_instruction_says_where_words_lead(code: str, expected: FieldLink | None) -> None:
    assert link(code) == expected


@pytest.mark.parametrize("scheme", sorted(SCHEMES))
def test_a_link_may_lead_wherever_one_in_html_may(scheme: str) -> None:
    assert safe(f"{scheme}:a") == f"{scheme}:a"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("knee.docx", "knee.docx"),
        (" https://a.example/\u200bb\n", "https://a.example/b"),
        ("java\tscript:a", ""),
        ("file:///c:/a", ""),
        (r"\\server\share", ""),
        ("data:text/html,a", ""),
    ],
)
def test_a_link_leads_nowhere_else(url: str, expected: str) -> None:
    assert safe(url) == expected
