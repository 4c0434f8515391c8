"""Addresses in markup are judged as a browser reads them (URL Standard)."""

from __future__ import annotations

import pytest

from localize.formats.html import addresses


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
    assert addresses.scheme(address) == scheme


@pytest.mark.parametrize(
    ("name", "value", "begin"),
    [
        ("href", "java\nscript:a", "javascript:"),
        ("xlink:href", "vbscript:a", "vbscript:"),
        ("src", "data:text/html,a", "data:"),
        ("srcset", "a.png 1x, java\tscript:a 2x", ""),
        ("srcset", "a.png 1x, javascript:a 2x", "javascript:"),
        ("cite", "file:///a", "file:"),
        ("poster", "blob:a", "blob:"),
        ("action", "javascript:a", "javascript:"),
        ("formaction", "javascript:a", "javascript:"),
        ("ping", "https://a.example javascript:a", "javascript:"),
        ("data-href", " javascript:a", "javascript:"),
        ("data-dose", "Dose: 5 mg", ""),
        ("itemid", "urn:isbn:1", ""),
        ("title", "JavaScript: the language", ""),
        ("href", "java{{ a }}script:a", "javascript:"),
        ("href", "{{ base }}/a.html", ""),
        ("href", "tel:112", ""),
        ("href", "TEL:112", ""),
        ("fill", "url(#a)", ""),
        ("fill", "rgb(1, 2, 3)", ""),
        ("fill", "url( '#a' ) none", ""),
        ("mask", "url(https://a.example/b.svg#c)", "url(https://a.exampl"),
        ("mask", "image-set('https://a.example' 1x)", "image-set('https://a"),
        ("mask", r"\75rl(https://a.example)", r"\75rl(https://a.exam"),
    ],
)
def test_what_an_attribute_may_not_hold_is_found(name: str, value: str, begin: str) -> None:
    assert addresses.forbidden(name, value) == begin


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
    assert addresses.is_relative(address) is relative


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
    assert addresses.aligned(style) == kept
