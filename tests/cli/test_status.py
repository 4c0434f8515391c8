"""`localize status` shows how far all is, and stays readable in a large project."""

from __future__ import annotations

from dataclasses import replace

import pytest

from support.folder import CONFIG, ProjectFolder, shout

DE = "locales/de/LC_MESSAGES/cold-packs.po"


@pytest.fixture
def large(tmp_path_factory: pytest.TempPathFactory) -> ProjectFolder:
    """A project of 40 articles in two locales, of which the first twenty are finished in German."""
    project = ProjectFolder(tmp_path_factory.mktemp("large"))
    project.write("localize.toml", CONFIG)
    for number in range(40):
        project.write(f"source/article-{number:02}.txt", f"Title {number}\n\n{'Rest well. ' * (number + 1)}\n")
    project.run("update")
    for number in range(20):
        project.translate(f"locales/de/LC_MESSAGES/article-{number:02}.po")
    return project


def words(line: str) -> str:
    return " ".join(line.split())


def test_a_page_is_a_row_with_who_can_mend_it(translated: ProjectFolder) -> None:
    lines = [words(line) for line in translated.run("status").stdout.splitlines()]
    assert lines[0] == "article locale translated words left page waits for why"
    assert lines[1] == "cold-packs de 8/8 0 published"
    assert lines[2] == "cold-packs ar 0/8 34 withheld translator 8 untranslated"


def test_a_page_that_lacks_an_approval_waits_for_a_clinician(translated: ProjectFolder) -> None:
    translated.write("localize.toml", CONFIG.replace("[locales.de]", '[locales.de]\napproval = "required"'))
    (page,) = translated.json("status", "--locale", "de")["articles"]
    assert (page["waits_for"], page["reasons"]) == (["clinician"], ["approval required, none recorded"])
    translated.translate(DE, lambda entry: replace(shout(entry), fuzzy=entry.source.startswith("Use")))
    (page,) = translated.json("status", "--locale", "de")["articles"]
    assert page["waits_for"] == ["translator", "clinician"]


def test_a_file_that_cannot_be_read_waits_for_an_editor(translated: ProjectFolder) -> None:
    translated.write(DE, "msgid\n")
    (page,) = translated.json("status", "--locale", "de")["articles"]
    assert page["waits_for"] == ["editor"]


def test_words_left_are_those_of_missing_and_fuzzy_sources(translated: ProjectFolder) -> None:
    translated.translate(
        DE,
        lambda entry: replace(
            shout(entry),
            target="" if entry.source.startswith("Wrap") else shout(entry).target,
            fuzzy=entry.source.startswith("Use"),
        ),
    )
    report = translated.json("status", "--locale", "de")
    (page,) = report["articles"]
    assert (page["words"], page["words_left"]) == (34, 11)
    assert report["total"]["words_left"] == page["words_left"]


def test_many_pages_are_summed_up_by_locale_with_the_articles_that_have_most_left(large: ProjectFolder) -> None:
    text = large.run("status").stdout
    lines = [words(line) for line in text.splitlines()]
    assert len(lines) < 30
    assert lines[0].startswith("locale translated words left pages wait for")
    assert lines[1].startswith("de 50 % ")
    assert "20 published, 20 withheld translator 20" in lines[1]
    assert lines[3].startswith("all 25 % ")
    assert lines[6].startswith("article-")
    assert "… and 30 more articles with something left to do: --by article lists all" in text
    assert "80 pages; --by page lists each, --only incomplete leaves out what is done" in text


@pytest.mark.parametrize(("by", "rows"), [("page", 80), ("article", 40), ("locale", 0)])
def test_the_grouping_may_be_asked_for(large: ProjectFolder, by: str, rows: int) -> None:
    lines = large.run("status", "--by", by).stdout.splitlines()
    assert sum(line.startswith("article-") for line in lines) == rows


def test_what_is_finished_can_be_left_out_but_counts_in_the_sums(large: ProjectFolder) -> None:
    lines = large.run("status", "--by", "article", "--locale", "de", "--only", "incomplete").stdout.splitlines()
    assert [line[:10] for line in lines if line.startswith("article-")] == [f"article-{n}" for n in range(20, 40)]
    assert words(lines[-1]).startswith("all 50 % ")
    report = large.json("status", "--locale", "de", "--only", "incomplete")
    assert len(report["articles"]) == 20
    assert (report["total"]["pages"], report["total"]["incomplete"]) == (40, 20)
    assert report["locales"][0]["states"] == {"published": 20, "withheld": 20, "kept": 0, "fallback": 0}


def test_on_a_terminal_there_are_bars(translated: ProjectFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "120")
    text = translated.run("status").stdout
    assert "░░░░░░░░░░░░" in text
    assert "\x1b[32mpublished\x1b[0m" in text
