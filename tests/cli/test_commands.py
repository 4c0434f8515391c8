"""The commands on a project on disk, from an article to its pages."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from localize.model.catalog import Entry
from localize.pages import interface
from support.folder import ARTICLE, ProjectFolder

DE = "locales/de/LC_MESSAGES/cold-packs.po"


def test_extract_writes_a_template_for_each_article_and_one_for_the_interface(project: ProjectFolder) -> None:
    result = project.run("extract")
    assert result.exit_code == 0
    assert sorted(project.snapshot()) == [
        "locales/templates/cold-packs.pot",
        "locales/templates/interface.pot",
        "localize.toml",
        "source/cold-packs.txt",
    ]
    assert 'msgid "<strong>Pain:</strong> Stop if it hurts."' in project.read("locales/templates/cold-packs.pot")


def test_update_makes_a_catalog_for_each_locale_under_its_gettext_name(project: ProjectFolder) -> None:
    project.write("localize.toml", 'base-url = "https://health.example/"\n[locales.pt-BR]\n[locales.zh-Hant]\n')
    project.run("update")
    names = {path for path in project.snapshot() if path.endswith("cold-packs.po")}
    assert names == {"locales/pt_BR/LC_MESSAGES/cold-packs.po", "locales/zh_Hant/LC_MESSAGES/cold-packs.po"}


@pytest.mark.parametrize("command", ["extract", "update", "publish"])
def test_a_second_run_writes_nothing(translated: ProjectFolder, command: str) -> None:
    translated.run(command)
    before = translated.times()
    translated.run(command)
    assert translated.times() == before


def test_update_keeps_translations_and_makes_those_of_changed_segments_fuzzy(translated: ProjectFolder) -> None:
    translated.write("source/cold-packs.txt", ARTICLE.replace("for 10 minutes", "for 15 minutes"))
    translated.run("update")
    text = translated.read(DE)
    assert (
        '#, fuzzy\n#| msgid "Use it for 10 minutes."\nmsgid "Use it for 15 minutes."\n'
        'msgstr "USE IT FOR 10 MINUTES."\n' in text
    )
    assert text.count("#, fuzzy") == 1


def test_a_change_of_one_segment_changes_one_entry_of_the_file(translated: ProjectFolder) -> None:
    before = translated.read(DE).splitlines()
    translated.write("source/cold-packs.txt", ARTICLE.replace("for 10 minutes", "for 15 minutes"))
    translated.run("update")
    after = translated.read(DE).splitlines()
    assert [line for line in before if line not in after] == ['msgid "Use it for 10 minutes."']
    assert len(after) == len(before) + 2


def test_publish_writes_the_source_page_and_only_finished_translations(translated: ProjectFolder) -> None:
    result = translated.run("publish")
    assert result.exit_code == 0
    assert sorted(path for path in translated.snapshot() if path.startswith("dist/")) == [
        "dist/ar/index.html",
        "dist/ar/items.json",
        "dist/ar/manifest.json",
        "dist/ar/style.css",
        "dist/de/cold-packs.fragment.html",
        "dist/de/cold-packs.head.json",
        "dist/de/cold-packs.html",
        "dist/de/index.html",
        "dist/de/items.json",
        "dist/de/manifest.json",
        "dist/de/sitemap.xml",
        "dist/de/style.css",
        "dist/en/cold-packs.fragment.html",
        "dist/en/cold-packs.head.json",
        "dist/en/cold-packs.html",
        "dist/en/index.html",
        "dist/en/items.json",
        "dist/en/manifest.json",
        "dist/en/sitemap.xml",
        "dist/en/style.css",
        "dist/manifest.schema.json",
        "dist/sitemap.xml",
    ]
    assert "ar/cold-packs: withheld: 8 untranslated" in result.stdout
    assert "<p>WRAP THE PACK IN A CLOTH. USE IT FOR 10 MINUTES.</p>" in translated.read("dist/de/cold-packs.html")


def test_a_page_that_is_no_longer_finished_leaves_the_output(translated: ProjectFolder) -> None:
    translated.run("publish")
    translated.translate(DE, lambda entry: replace(entry, fuzzy=entry.source.startswith("Wrap")))
    result = translated.run("publish")
    for form in (".html", ".fragment.html", ".head.json"):
        assert f"removed dist/de/cold-packs{form}" in result.stdout
        assert not (translated.root / f"dist/de/cold-packs{form}").exists()
    assert 'hreflang="de"' not in translated.read("dist/en/cold-packs.html")


def test_a_narrowed_publish_removes_only_pages_that_were_asked_for(translated: ProjectFolder) -> None:
    translated.translate("locales/ar/LC_MESSAGES/cold-packs.po")
    translated.run("publish")
    for locale in ("ar", "de"):
        translated.translate(f"locales/{locale}/LC_MESSAGES/cold-packs.po", lambda entry: replace(entry, fuzzy=True))
    translated.run("publish", "--locale", "de")
    assert not (translated.root / "dist/de/cold-packs.html").exists()
    assert (translated.root / "dist/ar/cold-packs.html").exists()


def test_files_in_the_output_that_others_put_there_stay(translated: ProjectFolder) -> None:
    translated.write("dist/robots.txt", "User-agent: *\n")
    translated.write("dist/de/imprint.html", "<!doctype html><title>Impressum</title>")
    translated.run("publish")
    assert {"dist/robots.txt", "dist/de/imprint.html"} <= set(translated.snapshot())


def test_a_foreign_page_in_the_output_is_no_earlier_version(project: ProjectFolder) -> None:
    project.write(
        "localize.toml", project.read("localize.toml").replace("[locales.de]", '[locales.de]\npolicy = "keep"')
    )
    project.write("dist/de/cold-packs.html", "<p>hello</p>")
    assert "de/cold-packs: withheld: 8 untranslated" in project.run("publish").stdout
    assert project.read("dist/de/cold-packs.html") == "<p>hello</p>"


def test_what_is_no_longer_made_leaves_the_output(translated: ProjectFolder) -> None:
    translated.run("publish")
    translated.write("localize.toml", "[locales.ar]\n")
    translated.run("publish")
    assert sorted(path for path in translated.snapshot() if path.startswith("dist/")) == [
        "dist/ar/index.html",
        "dist/ar/items.json",
        "dist/ar/manifest.json",
        "dist/ar/style.css",
        "dist/en/cold-packs.fragment.html",
        "dist/en/cold-packs.head.json",
        "dist/en/cold-packs.html",
        "dist/en/index.html",
        "dist/en/items.json",
        "dist/en/manifest.json",
        "dist/en/style.css",
        "dist/manifest.schema.json",
    ]


def test_keep_leaves_the_last_page_online_with_a_notice_and_the_links_of_today(translated: ProjectFolder) -> None:
    config = translated.read("localize.toml").replace("[locales.de]", '[locales.de]\npolicy = "keep"')
    translated.write("localize.toml", config)
    translated.run("publish")
    translated.write("source/cold-packs.txt", ARTICLE.replace("for 10 minutes", "for 15 minutes"))
    translated.run("update")
    translated.translate("locales/ar/LC_MESSAGES/cold-packs.po")
    result = translated.run("publish")
    page = translated.read("dist/de/cold-packs.html")
    assert "de/cold-packs: kept: 1 fuzzy" in result.stdout
    assert "USE IT FOR 10 MINUTES." in page
    assert 'hreflang="ar" href="https://health.example/ar/cold-packs.html"' in page
    assert 'class="notice"' in page
    again = translated.snapshot()
    translated.run("publish")
    assert translated.snapshot() == again


def test_fallback_shows_what_is_missing_in_the_source_language_and_hides_the_page_from_search(
    translated: ProjectFolder,
) -> None:
    config = translated.read("localize.toml").replace("[locales.de]", '[locales.de]\npolicy = "fallback"')
    translated.write("localize.toml", config)
    translated.translate(DE, lambda entry: replace(entry, fuzzy=entry.source.startswith("Wrap")))
    translated.run("publish")
    page = translated.read("dist/de/cold-packs.html")
    marked = '<span class="untranslated" lang="en" dir="ltr">Wrap the pack in a cloth.</span> USE IT FOR 10 MINUTES.'
    assert marked in page
    assert '<meta name="robots" content="noindex">' in page
    assert '<link rel="canonical" href="https://health.example/en/cold-packs.html">' in page
    assert 'rel="alternate"' not in page
    assert 'hreflang="de" href="https' not in translated.read("dist/en/cold-packs.html")


def test_a_locale_takes_over_from_its_fallback(translated: ProjectFolder) -> None:
    translated.write("localize.toml", translated.read("localize.toml") + '[locales.de-CH]\nfallback = ["de"]\n')
    translated.run("update")
    rows = translated.json("status", "--locale", "de-CH")["articles"]
    assert [(row["translated"], row["missing"], row["state"]) for row in rows] == [(8, 0, "published")]
    translated.run("publish")
    assert "WRAP THE PACK" in translated.read("dist/de-CH/cold-packs.html")


def test_a_pseudo_locale_is_for_editors_and_never_named_to_readers(translated: ProjectFolder) -> None:
    translated.write("localize.toml", translated.read("localize.toml") + "[locales.en-XA]\n")
    translated.run("update")
    translated.run("pseudo", "--locale", "en-XA")
    translated.run("publish")
    page = translated.read("dist/en-XA/cold-packs.html")
    assert '<meta name="robots" content="noindex">' in page
    assert 'rel="alternate"' not in page
    assert '<a href="../de/cold-packs.html"' in page
    assert '<meta name="robots" content="noindex">' in translated.read("dist/en-XA/index.html")
    others = [path for path in translated.snapshot() if path.startswith("dist/") and "en-XA" not in path]
    assert not [path for path in others if "en-XA" in translated.read(path)]


def test_approval_that_is_required_withholds_the_page(translated: ProjectFolder) -> None:
    config = translated.read("localize.toml").replace("[locales.de]", '[locales.de]\napproval = "required"')
    translated.write("localize.toml", config)
    assert "de/cold-packs: withheld: approval required, none recorded" in translated.run("publish").stdout


def test_interface_words_without_a_translation_withhold_the_pages(translated: ProjectFolder) -> None:
    translated.translate("locales/de/LC_MESSAGES/interface.po", lambda entry: replace(entry, target=""))
    words = len(interface.template().entries)
    assert f"de/cold-packs: withheld: {words} interface words untranslated" in translated.run("publish").stdout


def test_a_translation_that_no_page_can_hold_blocks_its_page_and_cannot_be_waived(translated: ProjectFolder) -> None:
    """A form feed came through all checks, and the feed could not be written with it."""

    def spoil(entry: Entry) -> Entry:
        return replace(entry, target="Fie\fber", comments=(" check-ok: *",)) if entry.context == "title" else entry

    path = "locales/de/LC_MESSAGES/cold-packs.po"
    translated.run("publish")
    translated.translate(path, spoil)
    told = f"{path}:19: error: control character U+000C in the translation, expected text"
    assert told in translated.run("check").stdout
    result = translated.run("publish")
    assert result.exit_code == 1
    assert "de/cold-packs: withheld: 1 with blocking findings" in result.stdout
    assert not (translated.root / "dist/de/cold-packs.html").exists()


def test_an_interface_word_that_no_page_can_hold_is_told_and_counts_as_untranslated(translated: ProjectFolder) -> None:
    path = "locales/de/LC_MESSAGES/interface.po"
    translated.translate(path, lambda each: replace(each, target="A\x01") if each.source == "Articles" else each)
    assert "error: control character U+0001 in the translation, expected text" in translated.run("check").stdout
    assert "de/cold-packs: withheld: 1 interface words untranslated" in translated.run("publish").stdout


def test_the_name_of_a_translator_that_no_page_can_hold_is_told_and_not_shown(translated: ProjectFolder) -> None:
    path = "locales/de/LC_MESSAGES/cold-packs.po"
    text = translated.read(path)
    translated.write(path, text.replace("Last-Translator: ", "Last-Translator: A\ufdd0nna ", 1))
    told = f"{path}:1: error: noncharacter U+FDD0 in the header Last-Translator, expected text"
    assert told in translated.run("check").stdout
    translated.run("publish")
    assert "translator" not in translated.read("dist/de/cold-packs.head.json")


def test_update_fills_interface_words_that_come_with_the_program_and_keeps_those_a_project_words_itself(
    translated: ProjectFolder,
) -> None:
    path = "locales/de/LC_MESSAGES/interface.po"

    def reworded(entry: Entry) -> Entry:
        return replace(entry, target="Quellen") if entry.source == "References" else replace(entry, target="")

    translated.translate(path, reworded)
    translated.run("update")
    text = translated.read(path)
    assert 'msgid "References"\nmsgstr "Quellen"' in text
    assert 'msgid "Languages"\nmsgstr "Sprachen"' in text


def test_status_counts_segments_and_names_what_withholds_a_page(translated: ProjectFolder) -> None:
    never: dict[str, object] = {"state": "none", "by": [], "lapsed": None, "changed": [], "removed": 0}
    assert translated.json("status")["articles"] == [
        {
            "article": "cold-packs",
            "locale": "de",
            "translated": 8,
            "fuzzy": 0,
            "missing": 0,
            "blocked": 0,
            "words": 34,
            "words_left": 0,
            "state": "published",
            "reasons": [],
            "waits_for": [],
            "approval": never,
        },
        {
            "article": "cold-packs",
            "locale": "ar",
            "translated": 0,
            "fuzzy": 0,
            "missing": 8,
            "blocked": 0,
            "words": 34,
            "words_left": 34,
            "state": "withheld",
            "reasons": ["8 untranslated"],
            "waits_for": ["translator"],
            "approval": never,
        },
    ]
    table = translated.run("status").stdout.splitlines()
    assert table[0].split() == ["article", "locale", "translated", "words", "left", "page", "waits", "for", "why"]
    assert table[2].split() == ["cold-packs", "ar", "0/8", "34", "withheld", "translator", "8", "untranslated"]


def test_check_reports_a_blocking_finding_with_its_place_and_status_1(translated: ProjectFolder) -> None:
    lost = replace
    translated.translate(DE, lambda entry: lost(entry, target="SKIN <em>OFT</em>") if "Skin" in entry.source else entry)
    line = translated.read(DE).split('msgid "<strong>Skin')[0].count("\n") + 1
    result = translated.run("check")
    assert result.exit_code == 1
    assert f"{DE}:{line}: error: unknown tag <em>" in result.stdout
    report = translated.json("check")
    assert report["summary"]["errors"] == 2
    assert report["findings"][0] == {
        "rule": "tags",
        "severity": "error",
        "confidence": "certain",
        "locale": "de",
        "article": "cold-packs",
        "path": DE,
        "line": line,
        "context": "",
        "source": "<strong>Skin:</strong> Look at it often.",
        "target": "SKIN <em>OFT</em>",
        "source_piece": None,
        "target_piece": None,
        "message": "unknown tag <em>, expected the tags of the source",
    }
    assert "1 with blocking findings" in translated.run("status", "--locale", "de").stdout


def test_check_of_a_clean_project_has_status_0(translated: ProjectFolder) -> None:
    result = translated.run("check")
    assert (result.exit_code, result.stdout) == (0, "1 article checked: 0 errors, 0 warnings\n")


def test_locale_and_article_arguments_narrow_the_work(project: ProjectFolder) -> None:
    project.write("source/warm/warm-packs.txt", "Warm packs\n\nUse them.\n")
    project.run("update", "--locale", "de", "warm/warm-packs")
    catalogs = {path for path in project.snapshot() if path.endswith(".po")}
    assert catalogs == {"locales/de/LC_MESSAGES/warm/warm-packs.po", "locales/de/LC_MESSAGES/interface.po"}
    assert [row["article"] for row in project.json("status", "source/warm/warm-packs.txt")["articles"]] == [
        "warm/warm-packs",
        "warm/warm-packs",
    ]


def test_articles_in_folders_have_pages_in_folders(project: ProjectFolder) -> None:
    project.write("source/warm/warm-packs.txt", "Warm packs\n\nUse them.\n")
    project.run("publish")
    assert '<link rel="stylesheet" href="../style.css">' in project.read("dist/en/warm/warm-packs.html")
    assert '<a href="warm/warm-packs.html">Warm packs</a>' in project.read("dist/en/index.html")


def test_a_source_language_other_than_english_gets_interface_words_of_its_own(project: ProjectFolder) -> None:
    project.write("localize.toml", 'source-locale = "nb"\nbase-url = "https://health.example/"\n[locales.en]\n')
    project.write("source/cold-packs.txt", ARTICLE)
    project.run("update")
    project.run("publish")
    page = project.read("dist/nb/cold-packs.html")
    assert '<html lang="nb" dir="ltr">' in page
    assert '<h2 id="references">Referanser</h2>' in page


def test_the_configuration_may_stand_in_pyproject_toml(project: ProjectFolder) -> None:
    (project.root / "localize.toml").unlink()
    project.write(
        "pyproject.toml", '[project]\nname = "x"\n[tool.localize]\nsource-locale = "en"\n[tool.localize.locales.de]\n'
    )
    assert project.run("update").exit_code == 0
    assert (project.root / DE).exists()


def test_every_command_shows_an_example_in_its_help(project: ProjectFolder) -> None:
    for command in ("extract", "update", "check", "publish", "status"):
        assert f"\n  Example:\n    localize {command}" in project.run(command, "--help").stdout


def test_progress_is_not_drawn_when_nobody_watches(translated: ProjectFolder) -> None:
    command = [sys.executable, "-m", "localize", "-C", str(translated.root), "publish"]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert result.stderr == ""
    assert "\x1b" not in result.stdout
