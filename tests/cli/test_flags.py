"""A translation whose fuzzy flag stands on a `#=` line, in every command."""

from __future__ import annotations

import pytest

from support.folder import ARTICLE, ProjectFolder

DE = "locales/de/LC_MESSAGES/cold-packs.po"
SOURCE = "Use it for 10 minutes."


@pytest.fixture
def unfinished(translated: ProjectFolder) -> ProjectFolder:
    """A translated project with one entry that is fuzzy by GNU gettext's new line."""
    text = translated.read(DE)
    translated.write(DE, text.replace(f'msgid "{SOURCE}"', f'#= fuzzy, no-wrap\nmsgid "{SOURCE}"'))
    return translated


def test_it_is_not_published_and_counts_as_fuzzy(unfinished: ProjectFolder) -> None:
    (row, *_) = unfinished.json("status", "--locale", "de")["articles"]
    assert (row["fuzzy"], row["missing"], row["state"]) == (1, 0, "withheld")
    unfinished.run("publish")
    assert not (unfinished.root / "dist/de/cold-packs.html").exists()


def test_an_update_leaves_the_file_as_it_is(unfinished: ProjectFolder) -> None:
    before = unfinished.read(DE)
    unfinished.run("update")
    assert unfinished.read(DE) == before


def test_it_is_no_translation_to_propose_elsewhere(unfinished: ProjectFolder) -> None:
    unfinished.write("source/warm-packs.txt", "Warm packs\n\nUse it for 10 minutes.\n")
    unfinished.run("update")
    assert "USE IT FOR 10 MINUTES." not in unfinished.read("locales/de/LC_MESSAGES/warm-packs.po")


def test_it_stays_fuzzy_while_its_sentence_is_gone_and_when_it_comes_back(unfinished: ProjectFolder) -> None:
    before = unfinished.read(DE)
    unfinished.write("source/cold-packs.txt", ARTICLE.replace(f" {SOURCE}", ""))
    unfinished.run("update")
    assert f'#= fuzzy, no-wrap\n#~ msgid "{SOURCE}"' in unfinished.read(DE)
    unfinished.write("source/cold-packs.txt", ARTICLE)
    unfinished.run("update")
    assert unfinished.read(DE) == before


def test_other_tools_get_it_as_unfinished_and_give_it_back_finished(unfinished: ProjectFolder) -> None:
    out = unfinished.root / "out"
    unfinished.run("exchange", "export", "--to", "csv", "--locale", "de", "-o", str(out), "cold-packs")
    (table,) = out.rglob("*.csv")
    text = table.read_text(encoding="utf-8")
    (line,) = [line for line in text.splitlines() if SOURCE in line]
    assert "fuzzy" in line
    table.write_text(text.replace(line, line.replace("fuzzy", "translated")), encoding="utf-8")
    unfinished.run("exchange", "import", str(table), "--apply")
    assert f'#= no-wrap\nmsgid "{SOURCE}"' in unfinished.read(DE)
