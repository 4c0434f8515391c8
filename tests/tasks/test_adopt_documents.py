"""Translated documents become translations of their articles, whatever they are called and wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pytest

from localize.adopt.verdict import AdoptOptions
from localize.catalogs import po
from localize.tasks.adopt import adopt
from localize.tasks.adopt_readers import READERS
from localize.tasks.adopted_files import read_adopted
from localize.tasks.project import open_project
from localize.tasks.sources import load_sources
from localize.tasks.watch import Item
from localize.tasks.workspace import Workspace
from support.folder import ProjectFolder

KNEE = """\
# Exercises for a painful knee

Exercise eases pain within 6 to 8 weeks. Take paracetamol 500 mg half an hour before if you need it.

## When to see a doctor

See a doctor if the knee is red and hot. Call 112 if you cannot stand up.
"""
KNEE_DE = """\
# Übungen für ein schmerzendes Knie

Innerhalb von 6 bis 8 Wochen lindert Bewegung die Schmerzen. Nehmen Sie eine halbe Stunde vorher Paracetamol 500 mg ein.

## Wann Sie zum Arzt gehen sollten

Gehen Sie zum Arzt, wenn das Knie rot und heiß ist. Rufen Sie 112 an, wenn Sie nicht aufstehen können.
"""
PO = "locales/de/LC_MESSAGES/joints/knee.po"


@pytest.fixture
def knee(project: ProjectFolder) -> ProjectFolder:
    project.write("source/joints/knee.md", KNEE)
    return project


def _targets(project: ProjectFolder) -> list[str]:
    return [entry.target for entry in po.read((project.root / PO).read_bytes(), PO).entries]


@pytest.mark.parametrize(
    "path",
    ["drawer/knee.de.md", "content/de/joints/knee.md", "i18n/de/docusaurus-plugin-content-docs/current/joints/knee.md"],
)
def test_the_path_tells_the_locale_and_the_article(knee: ProjectFolder, path: str) -> None:
    file = knee.write(path, KNEE_DE)
    result = knee.run("adopt", "--apply", str(file))
    assert "de, the translation of joints/knee\n" in result.stdout, result.output
    assert "Rufen Sie 112 an, wenn Sie nicht aufstehen können." in _targets(knee)


def test_who_watches_sees_each_document_and_each_article(knee: ProjectFolder) -> None:
    seen: list[str] = []

    def watch(items: Iterable[Item], length: int, label: str, /) -> Iterator[Item]:
        seen.append(f"{label} 0/{length}")
        for number, item in enumerate(items, 1):
            yield item
            seen.append(f"{label} {number}/{length}")

    sources = load_sources(open_project(Workspace(knee.root)))
    knee.write("a/knee.de.md", KNEE_DE)
    files = [knee.root / "a", knee.write("b/cold-packs.ar.txt", "كمادات باردة\n\nلف الكمادة بقطعة قماش.\n")]
    read = read_adopted(sources, files, READERS, watch=watch)
    assert seen == ["Reading documents 0/2", "Reading documents 1/2", "Reading documents 2/2"]
    adopt(sources, read.articles, AdoptOptions(), watch=watch)
    assert seen[3:] == ["Checking translations 0/2", "Checking translations 1/2", "Checking translations 2/2"]


def test_a_folder_is_read_with_all_its_layouts(knee: ProjectFolder) -> None:
    knee.write("site/content/de/knee.md", KNEE_DE)
    knee.write("site/content/en/knee.md", KNEE)
    knee.write("site/cold-packs.ar.txt", "كمادات باردة\n\nلف الكمادة بقطعة قماش. استخدمها لمدة 10 دقائق.\n")
    result = knee.run("adopt", str(knee.root / "site"))
    read = re.findall(r"/site/(\S+): (\S+), the translation of (\S+)", result.stdout)
    assert read == [("cold-packs.ar.txt", "ar", "cold-packs"), ("content/de/knee.md", "de", "joints/knee")]


def test_a_pattern_says_which_files_are_read(knee: ProjectFolder) -> None:
    knee.write("site/de/knee.md", KNEE_DE)
    knee.write("site/de/notes.txt", "Notizen\n\nNichts.\n")
    result = knee.run("adopt", f"{knee.root}/site/{{locale}}/{{path}}.md")
    assert result.stdout.count("the translation of") == 1


def test_an_article_is_known_by_its_content(knee: ProjectFolder) -> None:
    file = knee.write("drawer/schmerzendes-gelenk.de.md", KNEE_DE)
    assert "the translation of joints/knee, by its content\n" in knee.run("adopt", str(file)).stdout


def test_the_option_says_which_article_it_is(knee: ProjectFolder) -> None:
    file = knee.write("drawer/1.md", KNEE_DE)
    result = knee.run("adopt", "--locale", "de", "--article", "joints/knee", str(file))
    assert "de, the translation of joints/knee\n" in result.stdout


def test_a_bad_file_does_not_stop_the_others(knee: ProjectFolder) -> None:
    bad = knee.write("drawer/bad.de.docx", "no Word document")
    good = knee.write("drawer/knee.de.md", KNEE_DE)
    result = knee.run("adopt", "--apply", str(bad), str(good))
    assert result.exit_code == 1
    assert f"{bad}: error: the file is no Word document" in result.stderr
    assert "Rufen Sie 112 an, wenn Sie nicht aufstehen können." in _targets(knee)


def test_the_words_tell_the_locale_where_the_path_does_not(knee: ProjectFolder) -> None:
    file = knee.write("drawer/knee.md", KNEE_DE)
    assert f"{file}: de by its words, the translation of joints/knee\n" in knee.run("adopt", str(file)).stdout


def test_a_document_whose_locale_nothing_tells_is_named(knee: ProjectFolder) -> None:
    file = knee.write("drawer/knee.md", "# Paracetamol\n\nIbuprofen 400 mg, Diclofenac 50 mg.\n")
    result = knee.run("adopt", str(file))
    assert f"{file}: error: neither its name nor its words tell the locale, expected --locale" in result.stderr


def test_a_document_in_another_language_than_it_is_said_to_be_is_not_adopted(knee: ProjectFolder) -> None:
    file = knee.write(
        "drawer/knee.de.md", f"{KNEE}\nYou should not walk with it, and it will get better as you rest.\n"
    )
    result = knee.run("adopt", "--as", "translated", str(file))
    assert f"{file}: error: it is in English, expected a text in German" in result.stderr
    assert "0 adopted as translated, 0 adopted as fuzzy" in result.stdout


def test_originals_in_a_folder_are_left_out(knee: ProjectFolder) -> None:
    knee.write("drawer/knee.de.md", KNEE_DE)
    knee.write("drawer/en/knee.md", KNEE)
    original = knee.write("drawer/knee.md", f"{KNEE}\nYou should not walk with it if you have had it for long.\n")
    result = knee.run("adopt", "--locale", "de", str(knee.root / "drawer"))
    assert f"{original}: left out, it is in English\n" in result.stdout
    assert result.stdout.count("the translation of") == 1


GARDEN_DE = """\
# Rosen im Garten

Gießen Sie die Rosen am Abend. Schneiden Sie die verblühten Blüten ab, damit sie wieder blühen.

## Wann man düngt

Düngen Sie im Frühjahr und im Juni. Im Herbst brauchen die Rosen nichts, auch wenn die Blätter gelb sind.
"""


def test_a_document_that_hardly_translates_its_article_is_not_certain(knee: ProjectFolder) -> None:
    file = knee.write("drawer/knee.de.md", GARDEN_DE)
    result = knee.run("adopt", "--as", "translated", str(file))
    assert "0 adopted as translated" in result.stdout
    assert f"{file}: warning: hardly anything in it surely translates joints/knee" in result.stderr


def test_only_the_documents_of_an_article_are_taken_from_a_folder(knee: ProjectFolder) -> None:
    knee.write("drawer/knee.de.md", KNEE_DE)
    knee.write("drawer/cold-packs.de.md", "# Kühlpackungen\n\nWickeln Sie die Packung in ein Tuch.\n")
    garden = knee.write("drawer/garten.de.md", GARDEN_DE)
    result = knee.run("adopt", "--article", "joints/knee", str(knee.root / "drawer"))
    assert re.findall(r"/drawer/(\S+): de, the translation of (\S+)", result.stdout) == [("knee.de.md", "joints/knee")]
    assert f"{garden}: error: hardly anything in it surely translates joints/knee" in result.stderr


def test_a_document_of_no_article_is_named(knee: ProjectFolder) -> None:
    file = knee.write("drawer/garten.de.md", "# Gartenarbeit\n\nGießen Sie die Rosen am Abend.\n")
    assert "neither its name nor its content tells the article" in knee.run("adopt", str(file)).stderr


def test_a_date_that_cannot_be_read_stops_nothing(knee: ProjectFolder) -> None:
    header = "---\ntitle: Übungen für ein schmerzendes Knie\ndate: 2020年5月15日\n---\n\n"
    file = knee.write("drawer/knee.de.md", header + KNEE_DE.partition("\n\n")[2])
    result = knee.run("adopt", "--apply", str(file))
    assert result.exit_code == 0, result.output
    assert "Übungen für ein schmerzendes Knie" in _targets(knee)


def test_only_the_content_of_a_saved_page_is_read(knee: ProjectFolder) -> None:
    page = (
        "<html><body><nav><a href='/'>Startseite</a></nav><main><h1>Übungen für ein schmerzendes Knie</h1>"
        "<p>Innerhalb von 6 bis 8 Wochen lindert Bewegung die Schmerzen.</p></main></body></html>"
    )
    file = knee.write("drawer/knee.de.html", page)
    result = knee.run("adopt", "--apply", str(file))
    assert "Startseite" not in result.output
    assert "Innerhalb von 6 bis 8 Wochen lindert Bewegung die Schmerzen." in _targets(knee)


def test_a_text_of_windows_is_read_with_a_warning(knee: ProjectFolder) -> None:
    file = knee.write("drawer/knee.de.txt", KNEE_DE.replace("#", "").encode("cp1252"))
    result = knee.run("adopt", "--apply", "--as", "translated", str(file))
    assert f"{file}: warning: it is not UTF-8 and was read as windows-1252" in result.stderr
    entries = {entry.target: entry for entry in po.read((knee.root / PO).read_bytes(), PO).entries}
    assert entries["Gehen Sie zum Arzt, wenn das Knie rot und heiß ist."].fuzzy


def test_documents_in_other_languages_are_left_out_of_a_folder(knee: ProjectFolder) -> None:
    knee.write("drawer/de/knee.md", KNEE_DE)
    text = "# Ejercicios\n\nVea a un médico si la rodilla está roja. Puede tomar un medicamento, pero no más.\n"
    spanish = knee.write("drawer/es/knee.md", text)
    result = knee.run("adopt", "--locale", "de", str(knee.root / "drawer"))
    assert f"{spanish}: left out, it is in Spanish\n" in result.stdout
    assert result.exit_code == 0, result.output
