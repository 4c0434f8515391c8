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
    result = spoilt.run("publish")
    assert "de/cold-packs: kept: 1 fuzzy" in result.stdout
    assert LINK in spoilt.read(PAGE)
    assert "Content-Security-Policy" not in spoilt.read(PAGE)
    for said in (result, spoilt.run("check"), spoilt.run("status")):
        assert "trust-markup is on: markup of sources is neither cleaned" in said.stderr


def test_without_trust_nothing_is_said_of_it_and_each_page_has_a_policy(translated: ProjectFolder) -> None:
    said = [translated.run(command).output for command in ("check", "status", "publish")]
    assert not [each for each in said if "trust-markup" in each]
    pages = [path for path in translated.snapshot() if path.startswith("dist/") and path.endswith(".html")]
    with_policy = [path for path in pages if "script-src 'none'" in translated.read(path)]
    assert with_policy == [path for path in pages if not path.endswith(".fragment.html")]
