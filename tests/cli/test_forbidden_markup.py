"""A page with what must never be published is withheld in all its forms, whatever let it through, and reported."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from support.folder import ProjectFolder

LINK = '<p><a href="java\nscript:alert(1)">x</a></p>'
PAGE = "dist/de/cold-packs.html"


@pytest.fixture
def spoilt(translated: ProjectFolder) -> ProjectFolder:
    """The page of de must be kept as it was, and somebody has put a script into it."""
    config = translated.read("localize.toml").replace("[locales.de]", '[locales.de]\npolicy = "keep"')
    translated.write("localize.toml", config)
    translated.run("publish")
    translated.write(PAGE, translated.read(PAGE).replace("\n</article>", f"{LINK}\n</article>"))
    translated.translate(
        "locales/de/LC_MESSAGES/cold-packs.po", lambda each: replace(each, fuzzy=each.source == "Then rest.")
    )
    return translated


def test_a_page_that_would_run_a_script_is_withheld_in_all_its_forms(spoilt: ProjectFolder) -> None:
    result = spoilt.run("publish")
    assert result.exit_code == 1
    told = 'cold-packs.txt: error: <a href="javascript:…"> in the page, expected none: a fault of localize'
    assert told in result.stderr
    assert 'de/cold-packs: withheld: 1 fuzzy, <a href="javascript:…"> in the page' in result.stdout
    left = sorted(path for path in spoilt.snapshot() if path.startswith("dist/de/"))
    assert [path for path in left if "cold-packs" in path] == []
    assert json.loads(spoilt.read("dist/de/items.json")) == []
    named = [path for path, data in spoilt.snapshot().items() if path.startswith("dist/") and b"de/cold-packs" in data]
    assert named == []


def test_where_markup_is_trusted_the_page_is_kept(spoilt: ProjectFolder) -> None:
    spoilt.write("localize.toml", spoilt.read("localize.toml") + "\n[formats]\ntrust-markup = true\n")
    assert "de/cold-packs: kept: 1 fuzzy" in spoilt.run("publish").stdout
    assert LINK in spoilt.read(PAGE)
