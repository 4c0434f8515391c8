"""URLs are read as a browser reads them (URL Standard)."""

from __future__ import annotations

import pytest

from localize.formats import source_urls


@pytest.mark.parametrize(
    ("address", "scheme"),
    [
        ("javascript:a", "javascript"),
        (" \x01\x1f\n JavaScript:a", "javascript"),
        ("j\na\tv\ras\ncript\n:a", "javascript"),
        ("java script:a", ""),
        ("java\x01script:a", ""),
        ("java\x0bscript:a", ""),
        ("\u00a0javascript:a", ""),
        ("\ufeffjavascript:a", ""),
        ("javascript\x00:a", ""),
        ("java%0Ascript:a", ""),
        ("javascript%3Aa", ""),
        ("jаvascript:a", ""),  # a Cyrillic letter makes it a relative address
        ("h+t.t-p1:a", "h+t.t-p1"),
        ("1a:b", ""),
        ("a/b:c", ""),
        ("#javascript:a", ""),
        ("?a:b", ""),
        ("//a.example", ""),
        ("", ""),
    ],
)
def test_the_scheme_is_the_one_that_a_browser_finds(address: str, scheme: str) -> None:
    assert source_urls.scheme(address) == scheme


@pytest.mark.parametrize(
    ("address", "relative"),
    [
        ("a.html", True),
        (" a\n.html", True),
        ("#a", True),
        ("a b:c", True),
        ("", False),
        (" ", False),
        ("/a", False),
        ("//a", False),
        ("\\\\a", False),
        ("\t/a", False),
        ("java\nscript:a", False),
        ("{{ a }}/b", False),
    ],
)
def test_an_address_leads_to_a_file_of_the_project_or_out(address: str, relative: bool) -> None:
    assert source_urls.is_relative(address) is relative
