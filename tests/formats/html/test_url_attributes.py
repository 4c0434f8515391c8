"""The URLs in attributes are judged as a browser reads them (URL Standard)."""

from __future__ import annotations

import pytest

from localize.formats.html import url_attributes


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
    assert url_attributes.forbidden(name, value) == begin
