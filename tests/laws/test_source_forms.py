"""What needs no translation is finished for every command, has no entry, and yields to a translation that differs."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from localize.model.catalog import Entry
from localize.preview.views import segment_id
from support.folder import ProjectFolder
from support.running_preview import running_preview

ARTICLE = """\
# Doses

Say how much you took.
`DOSE --all`.
Then rest.

| Day | Packs | Steps |
| --- | --- | --- |
| First | 12 | 1,000 |
"""
CODE = "<code>DOSE --all</code>."
DE, AR = (f"locales/{tag}/LC_MESSAGES/doses.po" for tag in ("de", "ar"))


@pytest.fixture
def doses(project: ProjectFolder) -> ProjectFolder:
    """An article with a sentence of code and with numbers, new in German and Arabic."""
    (project.root / "source/cold-packs.txt").unlink()
    project.write("source/doses.md", ARTICLE)
    project.run("update")
    return project


def sources(doses: ProjectFolder, path: str) -> list[str]:
    return [line[7:-1] for line in doses.read(path).splitlines() if line.startswith('msgid "') and line != 'msgid ""']


def finished(doses: ProjectFolder) -> dict[str, tuple[int, int]]:
    """How many segments are translated in each locale, and how many are missing."""
    rows = doses.json("status")["articles"]
    return {row["locale"]: (row["translated"], row["missing"]) for row in rows}


def finish(entry: Entry) -> Entry:
    return replace(entry, target=entry.source.upper().replace("1,000", "1.000"))


def test_code_has_no_entry_anywhere_and_a_number_where_it_may_differ(doses: ProjectFolder) -> None:
    words = ["Doses", "Say how much you took.", "Then rest.", "Day", "Packs", "Steps", "First"]
    assert sources(doses, DE) == [*words, "1,000"]
    assert sources(doses, AR) == [*words, "12", "1,000"]
    assert sources(doses, "locales/templates/doses.pot") == [*words, "12", "1,000"]


def test_a_page_is_published_without_those_entries_and_nothing_is_left_to_do(doses: ProjectFolder) -> None:
    doses.translate(DE, finish)
    before = doses.read(DE)
    assert doses.run("update").exit_code == 0
    assert doses.read(DE) == before
    assert finished(doses) == {"de": (10, 0), "ar": (1, 9)}
    assert doses.run("check", "--locale", "de").exit_code == 0
    doses.run("publish", "--locale", "de")
    page = doses.read("dist/de/doses.html")
    for text in ("<code>DOSE --all</code>. THEN REST.", "<td>12</td>", "<td>1.000</td>"):
        assert text in page


@pytest.mark.parametrize(("to", "name"), [("xliff", "doses.xlf"), ("tmx", "doses.tmx"), ("csv", "doses.csv")])
def test_other_tools_get_only_what_needs_a_translation(doses: ProjectFolder, to: str, name: str) -> None:
    for path in (DE, AR):
        doses.translate(path, finish)
    doses.run("exchange", "export", "--to", to)
    de, ar = (doses.read(f"exchange/{tag}/{name}") for tag in ("de", "ar"))
    assert "DOSE --all" not in de + ar
    assert ("1,000" in de, "1,000" in ar) == (True, True)
    assert [bool(re.search(r"\b12\b(?![\"/])", text)) for text in (de, ar)] == [False, True]


def test_a_translation_that_differs_keeps_its_entry_and_stands_on_the_page(doses: ProjectFolder) -> None:
    doses.translate(DE, finish)
    catalog = doses.read(DE)
    own = 'msgid "<code>DOSE --all</code>."\nmsgstr "<code>DOSE --all</code>!"\n\nmsgid "12"\nmsgstr "zwölf"\n\n'
    same = 'msgid "7"\nmsgstr "7"\n\n'
    doses.write("source/doses.md", f"{ARTICLE}| Then | 7 | 0 |\n")
    doses.write(DE, catalog.replace("#. Table cell", f"{own}{same}#. Table cell", 1))
    doses.run("update")
    assert {CODE, "12"} <= set(sources(doses, DE))
    assert not {"7", "0"} & set(sources(doses, DE))
    assert finished(doses)["de"] == (12, 1)
    doses.translate(DE, lambda entry: entry if entry.target else finish(entry))
    doses.run("publish", "--locale", "de")
    page = doses.read("dist/de/doses.html")
    for text in ("<code>DOSE --all</code>! THEN REST.", "<td>zwölf</td>", "<td>7</td>"):
        assert text in page


@pytest.mark.parametrize("before", ["12", ""])
def test_the_preview_shows_them_as_finished_and_takes_another_translation(doses: ProjectFolder, before: str) -> None:
    with running_preview(doses.root) as preview:
        names = {"article": "doses", "locale": "de", "id": segment_id((None, "12"))}
        assert preview.post("/save", {**names, "text": "zwölf", "before": before}).status == 200
        assert preview.post("/save", {**names, "text": "elf", "before": before}).status == 409
    assert "zwölf" in doses.read(DE)
    assert "12" in sources(doses, DE)
