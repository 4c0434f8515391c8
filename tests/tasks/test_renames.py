"""Renamed articles: recognised by what they have in common with a gone one, whose catalogs they take over."""

from __future__ import annotations

import pytest

from localize.model.catalog import Catalog, Entry
from localize.tasks.renames import Overlap, overlaps, predecessors
from support.folder import CONFIG, ProjectFolder

NUMBERS = ("one", "two", "three", "four")


def keys(*texts: str) -> set[tuple[str | None, str]]:
    return {(None, text) for text in texts}


def catalog(*texts: str) -> Catalog:
    return Catalog((), tuple(Entry(text, text.upper()) for text in texts))


def test_an_overlap_is_rated_by_the_one_that_has_more_and_by_the_new_one() -> None:
    gone = [("old", keys(*NUMBERS)), ("other", keys("five"))]
    assert overlaps({"new": keys("one", "two")}, gone) == [Overlap("old", "new", share=0.5, share_of_new=1.0)]


def test_each_catalog_of_a_gone_article_is_rated_by_itself() -> None:
    gone = [("old", keys("one")), ("old", keys("one", "two"))]
    assert [each.share for each in overlaps({"new": keys("one", "two")}, gone)] == [0.5, 1.0]


def test_a_new_article_takes_over_the_catalog_that_has_most_of_it() -> None:
    gone = {"a": catalog("one", "two"), "b": catalog("one", "two", "three"), "c": catalog("four")}
    assert predecessors({"new": keys(*NUMBERS)}, gone, {}) == {"new": "b"}


def test_less_than_half_is_not_taken_over() -> None:
    assert predecessors({"new": keys("one", "two", "three")}, {"a": catalog("one")}, {}) == {}


def test_a_known_rename_counts_before_what_catalogs_have_in_common() -> None:
    gone = {"a": catalog(*NUMBERS), "regional": catalog("one")}
    assert predecessors({"new": keys(*NUMBERS)}, gone, {"regional": "new"}) == {"new": "regional"}


@pytest.fixture
def regional(project: ProjectFolder) -> ProjectFolder:
    """A project with one Swiss sentence that differs from the German one."""
    project.write("localize.toml", CONFIG + '[locales.de-CH]\nfallback = ["de"]\n')
    project.run("update")
    project.translate("locales/de/LC_MESSAGES/cold-packs.po")
    project.write("locales/de_CH/LC_MESSAGES/cold-packs.po", project.read("locales/de/LC_MESSAGES/cold-packs.po"))
    project.translate(
        "locales/de_CH/LC_MESSAGES/cold-packs.po",
        lambda entry: Entry(entry.source, f"{entry.target}!", context=entry.context),
    )
    text = project.read("locales/de_CH/LC_MESSAGES/cold-packs.po")
    assert "COLD PACKS!" in text
    return project


def test_a_regional_catalog_goes_along_with_its_article(regional: ProjectFolder) -> None:
    regional.translate(
        "locales/de_CH/LC_MESSAGES/cold-packs.po",
        lambda entry: entry if entry.source == "Cold packs" else Entry(entry.source, "", context=entry.context),
    )
    regional.run("update")  # leaves the one entry that differs
    assert regional.read("locales/de_CH/LC_MESSAGES/cold-packs.po").count("msgid ") == 2
    (regional.root / "source/cold-packs.txt").rename(regional.root / "source/ice.txt")
    result = regional.run("update")
    assert "cold-packs is now ice" in result.stdout
    assert "COLD PACKS!" in regional.read("locales/de_CH/LC_MESSAGES/ice.po")
