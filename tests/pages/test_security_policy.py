"""The Content-Security-Policy of a page: as strict as what it shows allows."""

from __future__ import annotations

import base64
import hashlib

import pytest

from localize.pages.security_policy import policy


def rules(article: str = "") -> dict[str, list[str]]:
    """The sources that each directive allows beyond files beside the page."""
    found = {name: sources for name, *sources in (each.split(" ") for each in policy(article).split("; "))}
    return {name: [each for each in sources if each not in ("'self'", "file:")] for name, sources in found.items()}


def test_nothing_runs_and_only_files_beside_the_page_are_loaded() -> None:
    assert policy().split("; ") == [
        "default-src 'none'",
        "script-src 'none'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "img-src 'self' file:",
        "media-src 'self' file:",
        "style-src 'self' file:",
    ]
    assert policy("<p>Text <img src='a.png'> <a href='https://a.example/'>b</a>") == policy()


@pytest.mark.parametrize(
    ("article", "pictures"),
    [
        ('<img src="https://A.example/b.png">', ["https://a.example"]),
        ('<img src="https://a.example:8443/b.png">', ["https://a.example:8443"]),
        ('<img src="https://user@a.example/b.png">', ["https://a.example"]),
        ('<img src=" https:\\a.example/b.png">', []),
        ('<img src="ht\ntps:\\\\a.example/b.png">', ["https://a.example"]),
        ('<img src="//a.example/b.png">', ["http://a.example"]),
        ('<img src="http://a.example/b.png">', ["http://a.example"]),
        ('<img src="https://bücher.example/b.png">', ["https:"]),
        ('<img src="https://a.example; script-src *">', ["https:"]),
        ('<img src="https://[::1]/b.png">', ["https:"]),
        ('<img srcset="a.png 1x, https://b.example/c.png 2x">', ["https://b.example"]),
        ('<picture><source srcset="https://b.example/c.png"><img src=d></picture>', ["https://b.example"]),
        ('<video poster="https://b.example/c.png"></video>', ["https://b.example"]),
        ('<input type=image src="https://b.example/c.png">', ["https://b.example"]),
        ('<img src="https://a.example/b"><img src="https://a.example/c">', ["https://a.example"]),
        ('<a href="https://a.example/b.png">', []),
        ('<blockquote cite="https://a.example/">', []),
    ],
)
def test_pictures_may_come_from_where_the_page_shows_some_from(article: str, pictures: list[str]) -> None:
    assert rules(article) == {**rules(), "img-src": pictures}


@pytest.mark.parametrize(
    "article",
    [
        '<video src="https://a.example/b.mp4"></video>',
        '<audio><source src="https://a.example/b.mp3"></audio>',
        '<video><track src="https://a.example/b.vtt"></video>',
    ],
)
def test_so_may_films_and_sounds(article: str) -> None:
    assert rules(article) == {**rules(), "media-src": ["https://a.example"]}


def test_of_styles_only_those_of_its_cells_hold() -> None:
    digest = base64.b64encode(hashlib.sha256(b"text-align:end").digest()).decode()
    cell = '<td style="text-align:end">'
    assert rules(f"<table><tr>{cell}{cell}")["style-src"] == ["'unsafe-hashes'", f"'sha256-{digest}'"]


def test_a_policy_can_stand_in_an_attribute_whatever_the_article() -> None:
    assert not set(policy("<img src='https://a\"><b>/'><td style='\"<'>")) & set('"<>&')
