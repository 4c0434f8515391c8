"""localize adopt on a project on disk: catalogs of other tools come in, are shown first, and replace nobody's work."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from localize.catalogs import po
from localize.model.catalog import Entry
from support.folder import ProjectFolder

DE = "locales/de/LC_MESSAGES/cold-packs.po"
OLD = """\
msgid ""
msgstr ""
"Language: de\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "Cold packs"
msgstr "Kältekompressen"

msgid "Wrap the pack in a cloth. Use it for 10 minutes."
msgstr "Wickeln Sie die Kompresse in ein Tuch. Verwenden Sie sie 10 Minuten lang."

#, fuzzy
msgid "When to stop"
msgstr "Wann Sie aufhören"

msgid "Hot packs"
msgstr "Wärmekompressen"
"""


@pytest.fixture
def old(project: ProjectFolder) -> str:
    """The catalog of another tool; the path of it."""
    return str(project.write("old/de.po", OLD))


def entries(project: ProjectFolder) -> dict[str, Entry]:
    return {entry.source: entry for entry in po.read((project.root / DE).read_bytes(), DE).entries}


def test_it_shows_what_would_change_and_writes_only_when_told(project: ProjectFolder, old: str) -> None:
    before = project.snapshot()
    result = project.run("adopt", "--locale", "de", old)
    assert result.exit_code == 0, result.output
    assert f"{old}: read as Markdown\n" in result.stdout
    assert re.search(rf"^{DE}:\d+: 'Cold packs' → 'Kältekompressen' \(fuzzy\)$", result.stdout, re.M)
    assert "0 adopted as translated, 4 adopted as fuzzy, 4 without a translation, 1 text left over\n" in result.stdout
    assert result.stdout.endswith("nothing written yet: --apply writes\n")
    assert f"{old}:16: warning: 'Wärmekompressen' has no counterpart: its source stands in no article" in result.stderr
    assert project.snapshot() == before


def test_certain_texts_are_finished_if_the_project_says_so(project: ProjectFolder, old: str) -> None:
    project.write("localize.toml", 'adopt = "translated"\n' + project.read("localize.toml"))
    assert project.run("adopt", "--locale", "de", "--apply", old).stdout.endswith("1 catalog written\n")
    adopted = entries(project)
    assert adopted["Use it for 10 minutes."].translated
    assert adopted["When to stop"].fuzzy
    assert "Adopted: de.po:13, 50 % sure, fuzzy there" in "\n".join(adopted["When to stop"].hints)


def test_the_option_says_it_for_one_run(project: ProjectFolder, old: str) -> None:
    project.run("adopt", "--locale", "de", "--as", "translated", "--apply", old)
    assert entries(project)["Cold packs"].translated


def test_a_translation_that_is_there_is_replaced_only_when_told(project: ProjectFolder, old: str) -> None:
    project.run("update")
    project.translate(DE, lambda entry: replace(entry, target="Kühlpackungen" * (entry.source == "Cold packs")))
    result = project.run("adopt", "--locale", "de", "--as", "translated", "--apply", old)
    assert "a finished translation differs, --overwrite replaces it [adopt-other]" in result.stderr
    assert entries(project)["Cold packs"].target == "Kühlpackungen"
    project.run("adopt", "--locale", "de", "--as", "translated", "--overwrite", "--apply", old)
    assert entries(project)["Cold packs"].target == "Kältekompressen"


def test_a_dry_run_tells_which_catalog_would_be_made(project: ProjectFolder, old: str) -> None:
    result = project.run("adopt", "--locale", "de", "--apply", "--dry-run", old)
    assert "1 catalog would be written" in result.stdout
    assert f"would make {DE}: 8 new" in result.stdout
    assert not (project.root / DE).exists()


def test_an_error_in_an_adopted_text_is_told_and_ends_with_status_1(project: ProjectFolder) -> None:
    wrong = str(project.write("old/de.po", OLD.replace("10 Minuten", "100 Minuten")))
    result = project.run("adopt", "--locale", "de", "--as", "translated", "--apply", wrong)
    assert result.exit_code == 1
    line = entries(project)["Use it for 10 minutes."].line
    assert f"{DE}:{line}: error: " in result.stderr
    assert entries(project)["Use it for 10 minutes."].fuzzy


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("fr.po", OLD.replace("Language: de", "Language: fr"), "in fr, expected de"),
        ("de.po", OLD + '\nmsgid "Then rest.\nmsgstr "x"\n', 'expected "…" and no more'),
        ("de.pdf", "", "a PDF, expected the HTML or Word file"),
    ],
)
def test_a_file_that_cannot_be_used_is_told(project: ProjectFolder, name: str, text: str, message: str) -> None:
    path = str(project.write(f"old/{name}", text))
    result = project.run("adopt", "--locale", "de", path)
    assert result.exit_code == 1
    assert path in result.stderr
    assert message in result.stderr


def test_of_an_entry_that_stands_twice_the_first_finished_one_counts_and_it_is_told(project: ProjectFolder) -> None:
    twice = f'{OLD}\nmsgid "Cold packs"\nmsgstr "Eis"\n\nmsgid "When to stop"\nmsgstr "Wann aufhören"\n'
    path = str(project.write("old/de.po", twice))
    result = project.run("adopt", "--locale", "de", "--apply", path)
    assert result.exit_code == 0
    assert f"{path}:19: warning: duplicate entry 'Cold packs', expected one (first on line 6)" in result.stderr
    assert entries(project)["Cold packs"].target == "Kältekompressen"
    assert entries(project)["When to stop"].target == "Wann aufhören"


def test_the_report_has_both_sides_of_each_article(project: ProjectFolder, old: str) -> None:
    folder = project.root / "report"
    result = project.run("adopt", "--locale", "de", "--report", str(folder), old)
    assert f"report written to {folder / 'index.html'}\n" in result.stdout
    page = (folder / "de/cold-packs.html").read_text(encoding="utf-8")
    assert '<td lang="de" dir="ltr">Verwenden Sie sie 10 Minuten lang.</td>' in page
    assert page.index("How to use") < page.index("Wrap the pack") < page.index("Look at it often")
    assert '<a href="de/cold-packs.html">' in (folder / "index.html").read_text(encoding="utf-8")
    data = json.loads((folder / "adopted.json").read_text(encoding="utf-8"))
    (catalog,) = data["catalogs"]
    rows = {row["source"]: row for row in catalog["texts"]}
    assert (rows["Use it for 10 minutes."]["confidence"], rows["Use it for 10 minutes."]["outcome"]) == (1.0, "fuzzy")
    assert rows["Then rest."]["outcome"] == "missing"
    assert [text["text"] for text in data["left_over"]] == ["Wärmekompressen"]


def test_the_report_runs_nothing_and_shows_markup_as_text(project: ProjectFolder) -> None:
    bad = str(project.write("old/de.po", OLD.replace("Kältekompressen", "<script>alert(1)</script>")))
    folder = project.root / "report"
    project.run("adopt", "--locale", "de", "--report", str(folder), bad)
    for path in folder.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert "default-src 'none'" in page
        assert "<script" not in page


def test_what_was_left_in_the_language_of_the_source_is_told_and_reported(project: ProjectFolder) -> None:
    project.write("source/heat.md", "# Heat\n\nRead [the guide to heat](heat.md). Wrap it in a cloth.\n")
    german = "# Wärme\n\nLesen Sie [the guide to heat](heat.md). Wrap it in a cloth.\n"
    file = str(project.write("old/heat.de.md", german))
    folder = project.root / "report"
    result = project.run("adopt", "--report", str(folder), file)
    for text in ("the guide to heat", "Wrap it in a cloth."):
        assert f"{file}:3: warning: '{text}' was left in the language of the source [adopt-untranslated]" in (
            result.stderr
        )
    assert "2 left in the language of the source" in result.stdout
    data = json.loads((folder / "adopted.json").read_text(encoding="utf-8"))
    left = [text for row in data["catalogs"][0]["texts"] for text in row.get("untranslated", ())]
    assert left == ["the guide to heat", "Wrap it in a cloth."]
    page = (folder / "de/heat.html").read_text(encoding="utf-8")
    assert "<dt>In the language of the source</dt><dd>2</dd>" in page
    assert "the text of the link" in page


def test_of_many_texts_only_their_number_is_told(project: ProjectFolder) -> None:
    words = [f"word {chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(70)]
    project.write("source/list.md", "# List\n\n" + "".join(f"- {word}\n" for word in words))
    catalog = OLD + "".join(f'\nmsgid "{word}"\nmsgstr "Wort {word[5:]} ??"\n' for word in words)
    path = str(project.write("old/de.po", catalog))
    result = project.run("adopt", "--locale", "de", path)
    assert "locales/de/LC_MESSAGES/list.po: 0 adopted as translated, 70 adopted as fuzzy\n" in result.stdout
    assert "→" not in result.stdout
    assert "each text with its source: --report DIR\n" in result.stdout
    assert "50 more findings, --report DIR has all" in result.stderr


def test_the_report_names_the_files_that_could_not_be_read(project: ProjectFolder, old: str) -> None:
    folder = project.root / "report"
    bad = str(project.write("old/knee.de.docx", "no Word document"))
    project.run("adopt", "--locale", "de", "--report", str(folder), old, bad)
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert "the file is no Word document" in page
    assert page.index("Each article in a locale") < page.index("read as Markdown")
    data = json.loads((folder / "adopted.json").read_text(encoding="utf-8"))
    assert [finding["path"] for finding in data["findings"]] == [bad]


@pytest.mark.parametrize("pattern", ["old/{locale}.po", "old/{path}.po", "old"])
def test_a_pattern_or_a_folder_has_catalogs(project: ProjectFolder, old: str, pattern: str) -> None:
    result = project.run("adopt", str(project.root / pattern))
    assert result.exit_code == 0, result.output
    assert f"{old}: read as Markdown\n" in result.stdout


def test_a_pattern_of_no_catalog_is_told(project: ProjectFolder, old: str) -> None:
    pattern = f"{old.removesuffix('de.po')}{{locale}}.xlf"
    assert f"{pattern}: error: no such file, expected one" in project.run("adopt", pattern).stderr


def test_a_catalog_that_names_no_language_is_in_the_one_of_its_name(project: ProjectFolder, old: str) -> None:
    path = str(project.write("po/guide.de.po", OLD.replace('"Language: de\\n"\n', "")))
    assert f"{path}: read as Markdown\n" in project.run("adopt", path).stdout
