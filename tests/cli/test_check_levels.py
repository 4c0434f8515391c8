"""Levels, waivers and comparisons on a project on disk: what `check` tells, and what becomes of the page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from localize.catalogs import po
from localize.model.catalog import Entry
from support.folder import ARTICLE, ProjectFolder, shout

DE = "locales/de/LC_MESSAGES/cold-packs.po"


def spoil(project: ProjectFolder, target: str = "<em>LOOK AT IT.", *comments: str) -> None:
    """A German entry gets this text."""

    def change(entry: Entry) -> Entry:
        return replace(entry, target=target, comments=comments) if "Skin" in entry.source else entry

    project.translate(DE, change)


def configure(project: ProjectFolder, text: str) -> None:
    project.write("localize.toml", f'source-locale = "en"\nbase-url = "https://health.example/"\n{text}')


def told(project: ProjectFolder, *arguments: str) -> list[tuple[str, str]]:
    """What is told of the spoilt entry."""
    findings = project.json("check", *arguments)["findings"]
    return [(finding["rule"], finding["severity"]) for finding in findings if "Skin" in finding["source"]]


def rules(project: ProjectFolder, *arguments: str) -> set[str]:
    return {finding["rule"] for finding in project.json("check", *arguments)["findings"]}


def state(project: ProjectFolder) -> str:
    return str(project.json("status", "--locale", "de")["articles"][0]["state"])


def test_a_rule_that_is_off_tells_nothing_and_withholds_nothing(translated: ProjectFolder) -> None:
    spoil(translated)
    assert (told(translated), state(translated)) == ([("tags", "error")], "withheld")
    configure(translated, '[locales.de.checks]\ntags = "off"\n')
    assert (told(translated), state(translated)) == ([], "published")


def test_a_lowered_rule_warns(translated: ProjectFolder) -> None:
    spoil(translated)
    configure(translated, '[checks]\ntags = "warning"\n[locales.de]\n')
    assert (told(translated), state(translated)) == ([("tags", "warning")], "published")
    assert translated.run("check").exit_code == 0


def test_a_clinical_locale_keeps_a_blocking_rule_that_is_lowered_for_all(translated: ProjectFolder) -> None:
    spoil(translated)
    configure(translated, '[checks]\ntags = "off"\n[locales.de]\nclinical = true\n')
    assert (told(translated), state(translated)) == ([("tags", "error")], "withheld")


def test_a_raised_rule_withholds_the_page(translated: ProjectFolder) -> None:
    spoil(translated, "LOOK AT\u200b IT.")
    configure(translated, '[locales.de.checks]\ninvisible = "error"\n')
    assert (told(translated), state(translated)) == ([("invisible", "error")], "withheld")


def test_what_a_regional_locale_takes_over_is_told_once_as_the_worse(translated: ProjectFolder) -> None:
    spoil(translated, "LOOK AT\u200b IT.")
    configure(
        translated,
        '[locales.de]\n[locales.de-CH]\nfallback = ["de"]\n[locales.de-CH.checks]\ninvisible = "error"\n',
    )
    assert told(translated) == [("invisible", "error")]


def test_a_waived_error_is_not_told_and_the_page_is_published(translated: ProjectFolder) -> None:
    configure(translated, "[locales.de]\nclinical = true\n")
    spoil(translated, "<em>LOOK AT IT.", " check-ok: tags")
    assert (told(translated), state(translated)) == ([], "published")


def test_a_waiver_lapses_with_the_update_after_a_change_of_the_source(translated: ProjectFolder) -> None:
    spoil(translated, "<em>LOOK AT IT.", " check-ok: tags")
    translated.write("source/cold-packs.txt", ARTICLE.replace("Look at it often", "Look at it now and then"))
    translated.run("update")
    assert "# check-ok (lapsed): tags\n" in translated.read(DE)
    translated.translate(DE, lambda entry: replace(entry, fuzzy=False, previous=None))
    assert told(translated, "--locale", "de") == [("tags", "error")]
    translated.run("update")
    before = translated.snapshot()
    translated.run("update")
    assert translated.snapshot() == before


def test_an_unknown_rule_in_the_configuration_is_told_with_its_line(project: ProjectFolder) -> None:
    configure(project, '[checks]\ntag = "off"\n')
    result = project.run("check")
    assert result.exit_code == 2
    assert "error: localize.toml:4: unknown rule 'tag', did you mean 'tags'? rules are: tags, " in result.stderr


# Rules that compare

WARM = "locales/de/LC_MESSAGES/warm-packs.po"


@pytest.fixture
def comparing(translated: ProjectFolder) -> ProjectFolder:
    """A project with two articles in German, in which one sentence is translated in two ways."""
    translated.write("source/warm-packs.txt", "Warm packs\n\nUse it for 10 minutes.\n")
    configure(translated, "[locales.de]\n")
    translated.run("update")
    differ(translated)
    return translated


def differ(project: ProjectFolder, *comments: str) -> None:
    def change(entry: Entry) -> Entry:
        if entry.context:
            return shout(entry)
        return replace(entry, target="TEN MINUTES WILL DO: 10.", comments=comments, fuzzy=False)

    project.translate(WARM, change)


def compared(project: ProjectFolder, *arguments: str) -> list[tuple[str, str]]:
    findings = project.json("check", *arguments)["findings"]
    return [(finding["path"], finding["severity"]) for finding in findings if finding["rule"] == COMPARED]


COMPARED = "translated-differently"


def test_a_comparison_names_the_other_place(comparing: ProjectFolder) -> None:
    findings = [finding for finding in comparing.json("check")["findings"] if finding["rule"] == COMPARED]
    entries = po.read(comparing.read(DE).encode(), DE).entries
    line = next(entry.line for entry in entries if entry.source == "Use it for 10 minutes.")
    told_of_warm = next(finding for finding in findings if finding["article"] == "warm-packs")
    assert f"{DE}:{line}" in told_of_warm["message"]


def test_one_article_is_compared_with_those_that_nobody_asked_for(comparing: ProjectFolder) -> None:
    everything = compared(comparing)
    assert everything
    for name, path in (("warm-packs", WARM), ("cold-packs", DE)):
        assert compared(comparing, name) == [found for found in everything if found[0] == path]


def test_what_is_wrong_with_a_catalog_that_nobody_asked_for_is_not_told(comparing: ProjectFolder) -> None:
    comparing.write(DE, "nonsense")
    assert "catalog" not in rules(comparing, "warm-packs")
    assert "catalog" in rules(comparing)


def test_a_comparison_can_be_waived(comparing: ProjectFolder) -> None:
    assert WARM in dict(compared(comparing))
    differ(comparing, f" check-ok: {COMPARED}")
    assert WARM not in dict(compared(comparing))
    assert "unused-waiver" not in rules(comparing)


def test_a_comparison_that_is_raised_withholds_the_page(comparing: ProjectFolder) -> None:
    configure(comparing, f'[locales.de.checks]\n{COMPARED} = "error"\n')
    assert set(dict(compared(comparing)).values()) == {"error"}
    rows = {row["article"]: row["state"] for row in comparing.json("status", "warm-packs")["articles"]}
    assert rows == {"warm-packs": "withheld"}


def test_a_comparison_can_be_off(comparing: ProjectFolder) -> None:
    configure(comparing, f'[checks]\n{COMPARED} = "off"\n[locales.de]\n')
    assert compared(comparing) == []
