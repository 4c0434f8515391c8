"""Articles in other languages than the source locale, translated from those: a project in English, Dutch and Arabic.

The project is in tests/cases/other_languages/, with its translations and the fragments that readers get.
"""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from localize.catalogs import po
from localize.model.catalog import Entry
from localize.preview import project_work
from localize.preview.opened_page import opened
from localize.preview.previewed_project import PreviewedProject
from localize.preview.project_state import UnknownPageError
from localize.tasks import batches
from localize.tasks.batches import Batches
from localize.tasks.executors import InProcess
from localize.tasks.project import open_project
from localize.tasks.workspace import Workspace
from support.folder import ProjectFolder

CASES = Path(__file__).parent.parent / "cases" / "other_languages"
TRANSLATE = 'other-languages = "translate"\n'
PAGES = {
    *(f"{tag}/knee" for tag in ("en", "nl", "de", "ar")),
    *(f"{tag}/rug" for tag in ("en", "nl", "de", "ar")),
    *(f"{tag}/head" for tag in ("en", "nl", "ar")),
}
"""All pages; nobody has translated the Arabic article into German yet."""


def translate(folder: ProjectFolder) -> None:
    """Writes the translations of the cases into the catalogs."""
    with (CASES / "translations.csv").open(encoding="utf-8", newline="") as file:
        known = {(row["locale"], row["source"]): row["translation"] for row in csv.DictReader(file)}
    for path in sorted(folder.root.glob("locales/*/LC_MESSAGES/*.po")):
        if path.stem != "interface":
            of_locale = {source: text for (tag, source), text in known.items() if tag == path.parent.parent.name}
            folder.translate(path.relative_to(folder.root).as_posix(), partial(translated_entry, of_locale))


def translated_entry(texts: Mapping[str, str], entry: Entry) -> Entry:
    return replace(entry, target=texts.get(entry.source, ""), fuzzy=False)


@pytest.fixture
def mixed(tmp_path: Path) -> ProjectFolder:
    """The project of the cases, as it is before anybody has translated it."""
    folder = ProjectFolder(tmp_path)
    for path in CASES.rglob("*"):
        name = path.relative_to(CASES).as_posix()
        if path.is_file() and not name.startswith(("expected/", "translations")):
            folder.write(name, path.read_bytes())
    return folder


@pytest.fixture
def done(mixed: ProjectFolder) -> ProjectFolder:
    """The same, translated."""
    mixed.run("update")
    translate(mixed)
    return mixed


def entries(folder: ProjectFolder, path: str) -> dict[str, Entry]:
    return {entry.source: entry for entry in po.read(folder.read(path).encode(), path).entries}


def articles(folder: ProjectFolder, locale: str) -> dict[str, Any]:
    return {row["id"]: row for row in json.loads(folder.read(f"dist/{locale}/manifest.json"))["articles"]}


def fragments() -> list[str]:
    return [path.relative_to(CASES / "expected").as_posix() for path in sorted(CASES.rglob("*.fragment.html"))]


def test_by_default_they_are_left_out(mixed: ProjectFolder) -> None:
    mixed.write("localize.toml", mixed.read("localize.toml").replace(TRANSLATE, ""))
    output = mixed.run("update").output + mixed.run("check").output
    assert "source: warning: an article in nl-NL left out (rug.md), expected the source locale 'en'" in output
    assert sorted(path for path in mixed.snapshot() if path.endswith(("rug.po", "head.po"))) == []


def test_they_have_a_catalog_in_each_locale_but_their_own(mixed: ProjectFolder) -> None:
    mixed.run("update")
    catalogs = {path.removeprefix("locales/") for path in mixed.snapshot() if path.endswith(("rug.po", "head.po"))}
    assert catalogs == {
        *(f"{tag}/LC_MESSAGES/rug.po" for tag in ("en", "de", "ar")),
        *(f"{tag}/LC_MESSAGES/head.po" for tag in ("en", "nl", "de")),
    }
    assert mixed.run("update").output.startswith("0 files written")


def test_a_catalog_names_the_language_of_its_sources_as_po_editors_know_it(mixed: ProjectFolder) -> None:
    mixed.run("update")
    assert '"X-Source-Language: nl\\n"' in mixed.read("locales/en/LC_MESSAGES/rug.po")
    assert "X-Source-Language" not in mixed.read("locales/nl/LC_MESSAGES/knee.po")


def test_catalogs_of_the_time_when_an_article_was_in_another_language_are_told_and_left_alone(
    done: ProjectFolder,
) -> None:
    dutch, english = "locales/nl/LC_MESSAGES/knee.po", "locales/en/LC_MESSAGES/rug.po"
    texts = [done.read(path) for path in (dutch, english)]
    done.write("source/knee.md", f"---\nlang: nl\n---\n{done.read('source/knee.md')}")
    done.write("source/rug.md", done.read("source/rug.md").replace("nl-NL", "en"))
    done.run("update")
    output = done.run("check").output
    expected = "expected no such catalog, or another language in the metadata of the article [orphan]"
    assert f"{dutch}: warning: the article 'knee' is itself in nl, {expected}" in output
    assert f"{english}: warning: the article 'rug' is itself in en, {expected}" in output
    assert output.count("[orphan]") == 2
    assert [done.read(path) for path in (dutch, english)] == texts


def test_translations_stay_while_articles_in_other_languages_are_left_out(done: ProjectFolder) -> None:
    done.run("publish")
    settings, before = done.read("localize.toml"), done.snapshot()
    assert TRANSLATE in settings
    done.write("localize.toml", settings.replace(TRANSLATE, ""))
    done.run("update")
    done.run("publish")
    catalogs = {path for path in before if path.endswith(".po")}
    assert "dist/en/rug.html" not in done.snapshot()
    assert catalogs <= done.snapshot().keys()
    assert all(done.snapshot()[path] == before[path] for path in catalogs)
    done.write("localize.toml", settings)
    assert done.run("update").output.startswith("0 files written")
    done.run("publish")
    pages = {path for path in before if path.endswith(".html")}
    assert "dist/en/rug.html" in pages
    assert all(done.snapshot()[path] == before[path] for path in pages)


def test_sentences_are_those_of_the_language(mixed: ProjectFolder) -> None:
    mixed.run("update")
    assert "Neem 1,5 mg per dag, d.w.z. niet meer." in entries(mixed, "locales/en/LC_MESSAGES/rug.po")


def test_terms_of_the_language_are_found_and_translated_by_the_glossary(mixed: ProjectFolder) -> None:
    mixed.run("update")
    found = {tag: entries(mixed, f"locales/{tag}/LC_MESSAGES/rug.po")["Bel de huisarts."].hints for tag in ("en", "de")}
    assert "Glossary: huisarts → general practitioner" in found["en"]
    assert "Glossary: huisarts → Hausarzt" in found["de"]


def test_checks_read_the_source_in_its_language(done: ProjectFolder) -> None:
    assert "0 errors, 0 warnings" in done.run("check").output.splitlines()[-1]
    path = "locales/en/LC_MESSAGES/rug.po"
    done.write(path, done.read(path).replace("Take 1.5 mg", "Take 15 mg").replace("your general practitioner", "her"))
    output = done.run("check", "--locale", "en").output
    assert "'15 mg'" in output
    assert "expected 'general practitioner' (gp) [glossary]" in output


def test_what_was_translated_from_another_language_is_no_proposal(done: ProjectFolder) -> None:
    done.write("source/neck.md", "---\nlang: nl\n---\n# Nekpijn\n\nBel de huisarts.\n")
    done.write("source/hand.md", "# Hand pain\n\nBel de huisarts.\n")
    done.run("update")
    assert (
        entries(done, "locales/en/LC_MESSAGES/neck.po")["Bel de huisarts."].target == "Call your general practitioner."
    )
    assert entries(done, "locales/de/LC_MESSAGES/neck.po")["Bel de huisarts."].target == "Rufen Sie den Hausarzt an."
    assert entries(done, "locales/de/LC_MESSAGES/hand.po")["Bel de huisarts."].target == ""


def test_two_sources_that_look_alike_are_not_compared(done: ProjectFolder) -> None:
    done.write("source/gift.md", "# Gift\n\nText.\n")
    done.write("source/vergif.md", "---\nlang: nl\n---\n# Gift\n\nTekst.\n")
    done.run("update")
    for name, title in (("gift", "Geschenk"), ("vergif", "Gift")):
        path = f"locales/de/LC_MESSAGES/{name}.po"
        done.translate(path, partial(translated_entry, {"Gift": title, "Text.": "Text.", "Tekst.": "Text."}))
    assert "translated-differently" not in done.run("check", "--locale", "de").output


def test_what_is_told_of_the_whole_project_has_the_translations_into_the_source_locale(done: ProjectFolder) -> None:
    assert "configuration: en and other languages into en, " in done.run("doctor").stdout
    done.write("localize.toml", f"{TRANSLATE}[locales.en]\n")
    told = done.run().stdout
    assert "target locale" in told
    assert "names no target locale" not in told


def test_status_lists_each_page_that_is_translated(done: ProjectFolder) -> None:
    rows = {(row["locale"], row["article"]): row["state"] for row in done.json("status")["articles"]}
    translated = {f"{locale}/{article}" for (locale, article), state in rows.items() if state == "published"}
    originals = {"en/knee", "nl/rug", "ar/head"}
    assert translated == PAGES - originals
    assert rows["de", "head"] == "withheld"


@pytest.mark.parametrize("path", fragments())
def test_readers_get_these_fragments(done: ProjectFolder, path: str) -> None:
    done.run("publish")
    assert done.read(f"dist/{path}") == (CASES / "expected" / path).read_text(encoding="utf-8")


def test_all_pages_are_published_the_originals_too(done: ProjectFolder) -> None:
    done.run("publish")
    there = {path.removeprefix("dist/").removesuffix(".fragment.html") for path in done.snapshot() if ".frag" in path}
    assert there == PAGES


def test_pages_name_their_original_and_english_is_for_all_others(done: ProjectFolder) -> None:
    done.run("publish")
    english, dutch = done.read("dist/en/rug.html"), done.read("dist/nl/rug.html")
    assert '<html lang="en"' in english
    assert '<html lang="nl"' in dutch
    for page in (english, dutch):
        for tag in ("en", "nl", "de", "ar"):
            assert f'hreflang="{tag}" href="https://health.example/{tag}/rug.html"' in page
        assert 'hreflang="x-default" href="https://health.example/en/rug.html"' in page
    assert '"@id": "https://health.example/nl/rug.html", "inLanguage": "nl"' in english


def test_manifests_tell_the_source_locale_of_an_article_that_has_another(done: ProjectFolder) -> None:
    done.run("publish")
    for locale in ("en", "nl", "de", "ar"):
        rows = articles(done, locale)
        assert {name: row["source"].get("locale") for name, row in rows.items()} == {
            "head": "ar",
            "knee": None,
            "rug": "nl",
        }


def test_an_original_in_no_locale_of_the_project_has_no_page_itself(done: ProjectFolder) -> None:
    done.write("source/pija.md", "---\nlang: pl\n---\n# Ból\n\nZadzwoń do lekarza.\n")
    done.run("update")
    for tag in ("en", "nl", "de", "ar"):
        done.translate(f"locales/{tag}/LC_MESSAGES/pija.po", lambda entry: replace(entry, target="x y z."))
    done.run("publish")
    there = {path for path in done.snapshot() if path.startswith("dist/") and path.endswith("/pija.html")}
    assert there <= {f"dist/{tag}/pija.html" for tag in ("en", "nl", "de", "ar")}
    assert not (done.root / "dist" / "pl").exists()


def test_a_dutch_page_into_english_can_be_approved_and_an_english_one_cannot(done: ProjectFolder) -> None:
    approve = ("approve", "--locale", "en", "--reviewer", "Dr. Roe")
    assert done.run(*approve, "rug").exit_code == 0
    assert "rug" in done.read("locales/en/approvals.csv")
    assert done.run(*approve, "knee").exit_code != 0


def test_the_source_locale_is_set_up_like_any_target(done: ProjectFolder) -> None:
    done.write("localize.toml", done.read("localize.toml") + '[locales.en]\napproval = "required"\n')
    rows = {(row["locale"], row["article"]): row["state"] for row in done.json("status")["articles"]}
    assert (rows["en", "rug"], rows["nl", "knee"]) == ("withheld", "published")


@pytest.mark.parametrize(("name", "written"), [("xliff", 'srcLang="nl"'), ("tmx", 'srclang="nl"'), ("csv", ",nl,en,")])
def test_other_tools_get_the_right_source_language(done: ProjectFolder, name: str, written: str) -> None:
    assert done.run("exchange", "export", "--to", name, "--locale", "en").exit_code == 0
    (rug,) = done.root.glob("exchange/en/rug.*")
    assert written in rug.read_text(encoding="utf-8")
    assert {path.stem for path in done.root.glob("exchange/en/*")} == {"rug", "head"}


def test_pseudo_texts_are_made_from_any_language(done: ProjectFolder) -> None:
    done.write("localize.toml", done.read("localize.toml") + "[locales.en-XA]\n")
    done.run("update")
    assert done.run("pseudo").exit_code == 0
    assert all(entry.target for entry in entries(done, "locales/en_XA/LC_MESSAGES/rug.po").values())


def test_a_text_is_explained_in_the_locales_of_its_article(done: ProjectFolder) -> None:
    output = done.run("explain", "Bel de huisarts.").output
    assert "Call your general practitioner." in output


def test_a_regional_locale_of_the_original_needs_no_translation(done: ProjectFolder) -> None:
    done.write("localize.toml", done.read("localize.toml") + '[locales.nl-BE]\nfallback = ["nl"]\n')
    done.run("update")
    assert entries(done, "locales/nl_BE/LC_MESSAGES/rug.po") == {}
    done.run("publish")
    assert "Bel de huisarts." in done.read("dist/nl-BE/rug.html")


def test_the_memory_goes_to_other_projects_with_the_language_of_each_source(done: ProjectFolder) -> None:
    assert done.run("memory", "export", "-o", str(done.root / "ours.tmx")).exit_code == 0
    sources = {
        entry.get("srclang"): next(entry.iter("tuv")).get("{http://www.w3.org/XML/1998/namespace}lang")
        for entry in ElementTree.parse(done.root / "ours.tmx").iter("tu")
    }
    assert sources == {None: "en", "nl": "nl", "ar": "ar"}


def test_an_imported_memory_helps_with_texts_in_its_language(done: ProjectFolder) -> None:
    done.run("memory", "export", "-o", str(done.root / "ours.tmx"))
    for name in ("rug", "knee", "head"):
        (done.root / f"source/{name}.md").unlink()
    shutil.rmtree(done.root / "locales")
    done.write("source/neck.md", "---\nlang: nl\n---\n# Nekpijn\n\nBel de huisarts.\n")
    done.write("source/hand.md", "# Hand pain\n\nBel de huisarts.\n")
    output = done.run("memory", "import", str(done.root / "ours.tmx")).output
    assert "memory/en.tmx: 5 new translations, 5 in all" in output
    again = done.run("memory", "import", str(done.root / "ours.tmx")).output
    assert "memory/en.tmx: 0 new translations, 5 in all" in again
    done.run("update")
    pages = ("en", "neck"), ("de", "neck"), ("de", "hand")
    targets = [entries(done, f"locales/{tag}/LC_MESSAGES/{name}.po")["Bel de huisarts."].target for tag, name in pages]
    assert targets == ["Call your general practitioner.", "Rufen Sie den Hausarzt an.", ""]


def test_translations_of_each_other_are_told_and_the_english_article_is_translated(mixed: ProjectFolder) -> None:
    mixed.write("source/pain/back.md", "---\ntranslationKey: back\n---\n# Back\n\nText.\n")
    mixed.write("source/pijn/ruggengraat.md", "---\ntranslationKey: back\nlang: nl\n---\n# Rug\n\nTekst.\n")
    mixed.write("source/nl/knee.md", "---\nlang: nl\n---\n# Knie\n\nTekst.\n")
    output = mixed.run("check").output
    told = "expected articles of their own; `localize adopt` takes translations that you have"
    for folder, name in (("source/pijn", "ruggengraat.md"), ("source/nl", "knee.md")):
        same = "the same in en, by the path or translationKey, is there"
        assert f"{folder}: warning: an article in nl left out ({name}): {same}, {told}" in output
    mixed.run("update")
    assert not (mixed.root / "locales/en/LC_MESSAGES/pijn/ruggengraat.po").exists()


def test_a_page_is_kept_while_its_article_cannot_be_read(done: ProjectFolder) -> None:
    done.write("localize.toml", done.read("localize.toml") + '[locales.en]\npolicy = "keep"\n')
    done.run("publish")
    before = done.read("dist/en/rug.fragment.html")
    done.write("source/rug.md", b"\xff\xff")
    done.write("source/knee.md", b"\xff\xff")
    done.run("publish")
    assert done.read("dist/en/rug.fragment.html") == before
    assert not (done.root / "dist/en/knee.html").exists()  # an original that cannot be read is not there
    assert not (done.root / "dist/nl/rug.html").exists()


def test_what_was_made_before_makes_no_difference(done: ProjectFolder) -> None:
    done.run("publish")
    done.write("glossary.csv", done.read("glossary.csv").replace("huisarts,", "dokter,"))
    done.write("source/rug.md", done.read("source/rug.md").replace("Bel de huisarts", "Bel de dokter"))
    done.run("update")
    outputs = [done.run("check").output, done.run("publish").output]
    files = done.snapshot()
    done.forget()
    assert [done.run("check").output, done.run("status").output] == [outputs[0], done.run("status").output]
    done.run("publish")
    assert done.snapshot() == files


def test_work_in_batches_of_articles_finds_the_same(done: ProjectFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "PAGES_IN_A_TASK", 1)
    one = done.run("check").output
    done.forget()
    workspace = Workspace(done.root)
    assert sum(Batches(open_project(workspace)).done(InProcess())) == 3
    workspace.keep_results()
    assert done.run("check").output == one


def test_the_preview_has_the_pages_of_each_article(done: ProjectFolder) -> None:
    preview = PreviewedProject(done.root)
    outline = project_work.outline(preview)
    names = [(article, tag) for article in ("head", "knee", "rug") for tag in outline.locales]
    originals = {("head", "ar"), ("knee", "en"), ("rug", "nl")}
    assert sorted(outline.names()) == sorted(set(names) - originals)
    content = project_work.open_page(preview, "rug", "en")
    page = opened(content, outline.targets["nl"]["en"], version="1")
    texts = {view.key[1]: "".join(part.text for part in view.target) for view in page.segments.values()}
    assert texts["Bel de huisarts."] == "Call your general practitioner."
    with pytest.raises(UnknownPageError):
        project_work.open_page(preview, "rug", "nl")
    news = project_work.decide(preview, "rug", "en")
    assert news is not None
    assert news.row.decision is not None
    assert news.row.decision.outcome.value == "published"
    preview.close()


def test_a_translated_document_is_adopted_for_an_article_in_another_language(mixed: ProjectFolder) -> None:
    document = "# Back pain\n\nTake 1.5 mg a day, that is no more. Call your general practitioner.\n"
    mixed.write("drawer/rug.en.md", document)
    mixed.run("update")
    assert mixed.run("adopt", "--apply", "--article", "rug", str(mixed.root / "drawer/rug.en.md")).exit_code == 0
    found = entries(mixed, "locales/en/LC_MESSAGES/rug.po")
    assert found["Bel de huisarts."].target == "Call your general practitioner."


def test_a_catalog_of_another_tool_is_adopted_for_each_language(mixed: ProjectFolder) -> None:
    head = 'msgid ""\nmsgstr "Language: de\\nContent-Type: text/plain; charset=UTF-8\\n"\n'
    texts = {"Knee pain": "Knieschmerzen", "Bel de huisarts.": "Rufen Sie den Hausarzt an."}
    mixed.write("old/de.po", head + "".join(f'\nmsgid "{each}"\nmsgstr "{texts[each]}"\n' for each in texts))
    mixed.run("update")
    output = mixed.run("adopt", "--apply", str(mixed.root / "old/de.po")).output
    assert "0 texts left over" in output
    assert entries(mixed, "locales/de/LC_MESSAGES/knee.po")["Knee pain"].target == "Knieschmerzen"
    assert entries(mixed, "locales/de/LC_MESSAGES/rug.po")["Bel de huisarts."].target == "Rufen Sie den Hausarzt an."


def test_renamed_articles_keep_their_translations(done: ProjectFolder) -> None:
    (done.root / "source/rug.md").rename(done.root / "source/rugpijn.md")
    done.write("source/knee.md", done.read("source/knee.md").replace("rug.md", "rugpijn.md"))
    done.run("update")
    assert entries(done, "locales/en/LC_MESSAGES/rugpijn.po")["Rugpijn"].target == "Back pain"


def test_a_project_in_one_language_is_the_same_with_either_value(translated: ProjectFolder) -> None:
    made = []
    for key in ("", TRANSLATE, 'other-languages = "leave-out"\n'):
        translated.write("localize.toml", key + translated.read("localize.toml").removeprefix(TRANSLATE))
        results = [translated.run(*each) for each in (("update",), ("check",), ("status",), ("publish",))]
        files = {path: data for path, data in translated.snapshot().items() if path != "localize.toml"}
        made.append((files, [result.output for result in results[:3]]))
    assert made[0][0] == made[1][0] == made[2][0]
    assert made[1][1] == made[2][1]
