"""`status --what` and `publish` tell which sentences are waited for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from support.folder import CONFIG, ProjectFolder, shout

DE = "locales/de/LC_MESSAGES/cold-packs.po"
TAGS = ("ar", "de", "es", "fr", "it", "nb", "pl")


@pytest.fixture
def waiting(translated: ProjectFolder) -> ProjectFolder:
    """One German sentence is missing."""
    translated.translate(
        DE, lambda entry: replace(shout(entry), target="") if entry.source.startswith("Wrap") else shout(entry)
    )
    return translated


@pytest.fixture
def large(tmp_path_factory: pytest.TempPathFactory) -> ProjectFolder:
    """Thirty articles in seven locales, each begun in all."""
    project = ProjectFolder(tmp_path_factory.mktemp("large"))
    project.write("localize.toml", "\n".join(f"[locales.{tag}]" for tag in TAGS))
    for number in range(30):
        text = "".join(f"Rest for {minute} minutes. " for minute in range(2, 10))
        project.write(f"source/article-{number:02}.txt", f"Title {number}\n\n{text}\n")
    project.run("update")
    for tag in TAGS:
        for number in range(30):
            path = f"locales/{tag}/LC_MESSAGES/article-{number:02}.po"
            project.translate(
                path, lambda entry: shout(entry) if entry.source.startswith("Title") else replace(entry, target="")
            )
    return project


def test_a_segment_of_one_locale_is_told_with_the_line_of_its_entry(waiting: ProjectFolder) -> None:
    line = waiting.read(DE).split('msgid "Wrap')[0].count("\n") + 1
    assert waiting.run("status", "--what", "--locale", "de").stdout.splitlines() == [
        "cold-packs: 1 segment unfinished, 6 words",
        f"  {DE}:{line}: de waits for: “Wrap the pack in a cloth.” (missing)",
    ]


def test_an_article_that_is_not_begun_is_one_line(waiting: ProjectFolder) -> None:
    lines = waiting.run("status", "--what").stdout.splitlines()
    assert lines[1] == "  source/cold-packs.txt: ar waits for: all 8 segments (ar)"
    assert len(lines) == 3


def test_locales_that_wait_for_the_same_are_counted_and_named(large: ProjectFolder) -> None:
    lines = large.run("status", "--what").stdout.splitlines()
    expected = "7 locales wait for: “Rest for 2 minutes.” (missing: ar, de, es, fr, it, nb and 1 more)"
    assert lines[1] == f"  source/article-00.txt:3: {expected}"


def test_what_is_left_out_is_counted_with_how_to_see_it(large: ProjectFolder) -> None:
    lines = large.run("status", "--what").stdout.splitlines()
    assert lines[6] == "  … and 3 more segments"
    assert lines[-2] == "… and 10 more articles"
    assert "status --what --all" in lines[-1]
    assert len(lines) == 20 * 7 + 2


def test_all_of_it_stands_with_each_catalog(large: ProjectFolder) -> None:
    lines = large.run("status", "--what", "--all", "article-00").stdout.splitlines()
    assert sum(line.startswith("    locales/de/LC_MESSAGES/article-00.po:") for line in lines) == 8
    assert "…" not in "".join(lines)


def test_programs_get_every_segment(waiting: ProjectFolder) -> None:
    report = waiting.json("status", "--what")
    wrap = next(each for each in report["segments"] if each["source"].startswith("Wrap"))
    assert (wrap["article"], wrap["path"], wrap["line"], wrap["words"]) == (
        "cold-packs",
        "source/cold-packs.txt",
        5,
        6,
    )
    assert [(each["locale"], each["state"]) for each in wrap["locales"]] == [("de", "missing"), ("ar", "missing")]
    assert len(report["segments"]) == 8
    assert report["articles"]


def test_a_page_that_waits_for_a_clinician_alone_is_told(translated: ProjectFolder) -> None:
    translated.write("localize.toml", CONFIG.replace("[locales.de]", '[locales.de]\napproval = "required"'))
    lines = translated.run("status", "--what", "--locale", "de").stdout.splitlines()
    assert lines == ["de: 1 page to be approved by a clinician: cold-packs"]


def test_a_finished_project_waits_for_nothing(translated: ProjectFolder) -> None:
    told = translated.run("status", "--what", "--locale", "de").stdout
    assert told == "no segment is missing, fuzzy or blocked\n"


def test_all_needs_what(translated: ProjectFolder) -> None:
    result = translated.run("status", "--all")
    assert (result.exit_code, "expected both: --what --all" in result.stderr) == (2, True)


def test_publish_tells_which_sentence_withholds_a_page(waiting: ProjectFolder) -> None:
    lines = waiting.run("publish").stdout.splitlines()
    assert lines[:2] == ["de/cold-packs: withheld: 1 untranslated", "ar/cold-packs: withheld: 8 untranslated"]
    assert lines[2] == "cold-packs: 1 segment unfinished, 6 words"
    assert lines[3].endswith("de waits for: “Wrap the pack in a cloth.” (missing)")


def test_publish_stays_short_in_a_large_project(large: ProjectFolder) -> None:
    lines = large.run("publish").stdout.splitlines()
    assert "de: 30 withheld; waiting 30 for a translator" in lines
    assert "… and 25 more articles" in lines
    assert len(lines) < 50
