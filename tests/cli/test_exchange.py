"""localize exchange, memory and pseudo on a project on disk."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from localize.catalogs import po
from localize.exchange import tmx
from localize.model.catalog import Entry
from support.folder import ARTICLE, CONFIG, ProjectFolder

DE = "locales/de/LC_MESSAGES/cold-packs.po"
AR = "locales/ar/LC_MESSAGES/cold-packs.po"
FORMATS = {"xliff": "xlf", "xliff12": "xlf", "tmx": "tmx", "csv": "csv"}


def exported(project: ProjectFolder, name: str = "xliff", *more: str) -> str:
    """Exports the German article; gives the path of the file in the project."""
    result = project.run("exchange", "export", "--to", name, "--locale", "de", "cold-packs", *more)
    assert result.exit_code == 0
    return f"exchange/de/cold-packs.{FORMATS[name]}"


def imported(project: ProjectFolder, path: str, *more: str) -> tuple[int, str]:
    result = project.run("exchange", "import", str(project.root / path), *more)
    return result.exit_code, result.stdout + result.stderr


def edit(project: ProjectFolder, path: str, old: str, new: str) -> None:
    """Changes a text in a file, as a tool would."""
    text = project.read(path)
    assert old in text
    project.write(path, text.replace(old, new))


def entry(project: ProjectFolder, source: str, path: str = DE) -> Entry:
    catalog = po.read((project.root / path).read_bytes(), path)
    return next(entry for entry in catalog.entries if entry.source == source)


def test_export_writes_a_file_for_each_article_and_locale_and_the_interface(translated: ProjectFolder) -> None:
    result = translated.run("exchange", "export")
    assert result.exit_code == 0
    assert sorted(path for path in translated.snapshot() if path.startswith("exchange/")) == [
        "exchange/ar/cold-packs.xlf",
        "exchange/ar/interface.xlf",
        "exchange/de/cold-packs.xlf",
        "exchange/de/interface.xlf",
    ]
    assert result.stdout == f"4 files written to {translated.root / 'exchange'}\n"


def test_the_name_of_a_page_goes_out_and_comes_back(project: ProjectFolder) -> None:
    project.write("localize.toml", 'slugs = "localized"\n' + project.read("localize.toml"))
    project.run("update")
    assert project.run("exchange", "export", "--to", "csv", "--locale", "de").exit_code == 0
    path = "exchange/de/cold-packs.csv"
    before = project.read(path)
    assert ",slug,cold-packs,,missing," in before
    project.write(path, before.replace(",slug,cold-packs,,", ",slug,cold-packs,kaltpackungen,"))
    result = project.run("exchange", "import", "--apply", str(project.root / path))
    assert result.exit_code == 0, result.output
    assert 'msgstr "kaltpackungen"' in project.read("locales/de/LC_MESSAGES/cold-packs.po")


def test_export_of_one_article_to_another_folder(translated: ProjectFolder, tmp_path: Path) -> None:
    place = tmp_path / "for anna"
    translated.run("exchange", "export", "--to", "csv", "--locale", "ar", "-o", str(place), "source/cold-packs.txt")
    assert [path.relative_to(place).as_posix() for path in place.rglob("*.csv")] == ["ar/cold-packs.csv"]


def test_export_carries_the_role_the_glossary_and_the_translators_comment(translated: ProjectFolder) -> None:
    header = "concept,locale,term,status,part_of_speech,case,forms,definition,note\n"
    translated.write("glossary.csv", header + "pack,en,pack,preferred,,,,,\npack,de,Kissen,preferred,,,,,\n")
    translated.translate(DE, lambda entry: replace(entry, comments=(" ask Anna",)))
    text = translated.read(exported(translated))
    assert '<note category="description">Paragraph</note>' in text
    assert '<note category="description">Glossary: pack → Kissen</note>' in text
    assert '<note category="description">Comment: ask Anna</note>' in text
    assert "<gls:translation>Kissen</gls:translation>" in text
    assert '<mrk id="m1" type="term">pack</mrk>' in text
    assert '<pc id="1" type="fmt"' in text


@pytest.mark.parametrize("name", FORMATS)
def test_what_comes_back_untouched_changes_nothing(translated: ProjectFolder, name: str) -> None:
    path = exported(translated, name)
    before = translated.snapshot()
    assert imported(translated, path, "--apply") == (0, "0 changed, 8 unchanged\n0 catalogs written\n")
    assert translated.snapshot() == before


@pytest.mark.parametrize("name", FORMATS)
def test_import_shows_what_it_would_change_and_writes_only_when_told(translated: ProjectFolder, name: str) -> None:
    path = exported(translated, name)
    edit(translated, path, "LOOK AT IT OFTEN.", "Oft ansehen.")
    before = translated.snapshot()
    code, told = imported(translated, path)
    assert code == 0
    assert re.search(
        rf"^{DE}:\d+: '<strong>SKIN:</strong> LOOK AT IT OFTEN.' → '<strong>SKIN:</strong> Oft ", told, re.M
    )
    assert told.endswith("1 changed, 7 unchanged\nnothing written yet: --apply writes\n")
    assert translated.snapshot() == before
    code, told = imported(translated, path, "--apply")
    assert told.endswith("1 catalog written\n")
    after = translated.snapshot()
    assert [name for name in after if after[name] != before[name]] == [DE]
    assert after[DE] == before[DE].replace(b"LOOK AT IT OFTEN.", b"Oft ansehen.")


def test_an_untranslated_article_comes_back_translated(project: ProjectFolder) -> None:
    project.run("update")
    path = exported(project)
    text = re.sub(
        r'state="initial">(\s*)<source>(.*?)</source>',
        r'state="translated">\1<source>\2</source><target>\2!</target>',
        project.read(path),
    )
    project.write(path, text)
    code, told = imported(project, path, "--apply")
    assert (code, told.splitlines()[-2:]) == (0, ["8 changed", "1 catalog written"])
    assert (
        entry(project, "<strong>Pain:</strong> Stop if it hurts.").target == "<strong>Pain:</strong> Stop if it hurts.!"
    )
    assert ("de", 8) in [(row["locale"], row["translated"]) for row in project.json("status")["articles"]]


def test_a_catalog_that_is_not_there_yet_is_made(project: ProjectFolder) -> None:
    path = exported(project, "csv")
    edit(project, path, ",Cold packs,,missing", ",Cold packs,Kühlpacks,translated")
    assert imported(project, path, "--apply")[0] == 0
    assert entry(project, "Cold packs").target == "Kühlpacks"
    assert entry(project, "Use it for 10 minutes.").empty
    assert "Language: de" in project.read(DE)


def test_what_needs_review_becomes_fuzzy(translated: ProjectFolder) -> None:
    path = exported(translated, "xliff12")
    edit(
        translated,
        path,
        '<target state="translated">COLD PACKS</target>',
        '<target state="needs-review-translation">Kühl</target>',
    )
    assert "1 changed (1 as fuzzy), 7 unchanged" in imported(translated, path, "--apply")[1]
    assert entry(translated, "Cold packs").fuzzy


def test_a_translation_that_was_changed_here_meanwhile_is_reported_and_left_alone(translated: ProjectFolder) -> None:
    path = exported(translated)
    edit(translated, path, "COLD PACKS", "Kühlkissen")
    edit(translated, path, "LOOK AT IT OFTEN.", "Oft ansehen.")
    edit(translated, DE, "COLD PACKS", "Kühlpacks")
    code, told = imported(translated, path, "--apply")
    assert code == 1
    line = entry(translated, "Cold packs").line
    assert f"{DE}:{line}: error: the translation has changed since the export [import-conflict]" in told
    assert "1 changed, 6 unchanged, 1 in conflict" in told
    assert entry(translated, "Cold packs").target == "Kühlpacks"
    assert entry(translated, "<strong>Skin:</strong> Look at it often.").target.endswith("Oft ansehen.")
    assert imported(translated, path, "--apply", "--overwrite")[0] == 0
    assert entry(translated, "Cold packs").target == "Kühlkissen"


def test_a_file_that_lost_its_digests_replaces_no_finished_translation(translated: ProjectFolder) -> None:
    path = exported(translated)
    translated.write(path, re.sub(r"<notes>.*?</notes>", "", translated.read(path), flags=re.DOTALL))
    edit(translated, path, "COLD PACKS", "Kühlkissen")
    code, told = imported(translated, path, "--apply")
    assert (code, "a finished translation differs [import-conflict]" in told) == (1, True)
    assert entry(translated, "Cold packs").target == "COLD PACKS"


def test_wrong_tags_are_refused_and_the_rest_is_written(translated: ProjectFolder) -> None:
    path = exported(translated, "csv")
    edit(translated, path, "<strong>SKIN:</strong> LOOK", "<strong>Haut: Oft ansehen")
    edit(translated, path, "COLD PACKS,", "Kühlkissen,")
    code, told = imported(translated, path, "--apply")
    assert code == 1
    assert "error: <strong> is not closed [import-tags]" in told
    assert entry(translated, "<strong>Skin:</strong> Look at it often.").target.startswith("<strong>SKIN:</strong>")
    assert entry(translated, "Cold packs").target == "Kühlkissen"


def test_texts_that_are_no_longer_in_the_article_are_listed(translated: ProjectFolder) -> None:
    path = exported(translated)
    translated.write("source/cold-packs.txt", ARTICLE.replace("for 10 minutes", "for 15 minutes"))
    translated.run("update")
    before = translated.snapshot()
    code, told = imported(translated, path, "--apply")
    assert code == 1
    assert f"{DE}: error: the article has no such text any more [import-source]" in told
    assert "    source: Use it for 10 minutes." in told
    assert "0 changed, 7 unchanged, 1 no longer in the article" in told
    assert translated.snapshot() == before


def test_two_files_that_say_different_things_are_told(translated: ProjectFolder) -> None:
    path = exported(translated)
    edit(translated, path, "COLD PACKS", "Kühlkissen")
    other = exported(translated, "xliff12", "-o", str(translated.root / "other")).replace("exchange", "other")
    edit(translated, other, "COLD PACKS", "Kühlpacks")
    code, told = imported(translated, path, str(translated.root / other), "--apply")
    assert code == 1
    assert "the import also has 'Kühlkissen' for it [import-conflict]" in told
    assert entry(translated, "Cold packs").target == "Kühlkissen"


def test_a_file_of_another_project_is_told(translated: ProjectFolder) -> None:
    path = exported(translated)
    edit(translated, path, 'trgLang="de"', 'trgLang="sv"')
    code, told = imported(translated, path)
    assert code == 1
    expected = "'source/cold-packs.txt' in 'sv' is not asked for here, expected an article and a target locale of this"
    assert f"{translated.root / path}: error: {expected} project [import-file]" in told


def test_a_file_that_cannot_be_read_does_not_stop_the_others(translated: ProjectFolder) -> None:
    path = exported(translated)
    edit(translated, path, "COLD PACKS", "Kühlkissen")
    bad = str(translated.write("bad.xlf", "<xliff"))
    code, told = imported(translated, path, bad, str(translated.root / "none.xlf"), str(translated.root), "--apply")
    assert code == 1
    assert f"{bad}:1: error: not XML" in told
    assert "none.xlf: error: cannot be read (No such file or directory), expected a file [import-file]" in told
    assert entry(translated, "Cold packs").target == "Kühlkissen"


def test_a_broken_catalog_is_told_and_not_touched(translated: ProjectFolder) -> None:
    path = exported(translated)
    translated.write(DE, translated.read(DE) + 'msgid "x\n')
    before = translated.snapshot()
    code, told = imported(translated, path, "--apply")
    assert code == 1
    assert "[catalog]" in told
    assert translated.snapshot() == before


def test_a_regional_locale_goes_out_with_what_it_inherits_and_keeps_only_what_differs(project: ProjectFolder) -> None:
    project.write("localize.toml", CONFIG + '[locales.de-CH]\nfallback = ["de"]\n')
    project.run("update")
    project.translate(DE)
    project.run("exchange", "export", "--locale", "de-CH", "cold-packs")
    path = "exchange/de-CH/cold-packs.xlf"
    assert "<target>COLD PACKS</target>" in project.read(path)
    edit(project, path, "<target>COLD PACKS</target>", "<target>Kühlpäckli</target>")
    assert imported(project, path, "--apply")[0] == 0
    swiss = po.read(project.read("locales/de_CH/LC_MESSAGES/cold-packs.po").encode(), "x.po")
    assert [(entry.source, entry.target) for entry in swiss.active() if not entry.empty] == [
        ("Cold packs", "Kühlpäckli")
    ]
    assert entry(project, "Cold packs").target == "COLD PACKS"


def test_a_regional_catalog_that_is_not_there_yet_is_made_with_what_differs(project: ProjectFolder) -> None:
    project.write("localize.toml", CONFIG + '[locales.de-CH]\nfallback = ["de"]\n')
    project.run("update", "--locale", "de")
    project.translate(DE)
    project.run("exchange", "export", "--to", "csv", "--locale", "de-CH", "cold-packs")
    edit(project, "exchange/de-CH/cold-packs.csv", "COLD PACKS,", "Kühlpäckli,")
    assert imported(project, "exchange/de-CH/cold-packs.csv", "--apply")[0] == 0
    swiss = po.read(project.read("locales/de_CH/LC_MESSAGES/cold-packs.po").encode(), "x.po")
    assert [(entry.source, entry.target, entry.hints) for entry in swiss.entries] == [
        ("Cold packs", "Kühlpäckli", ("Title",))
    ]


def test_interface_words_go_out_and_come_back(project: ProjectFolder) -> None:
    project.write("localize.toml", CONFIG + "[locales.is]\n")
    project.run("update")
    project.run("exchange", "export", "--to", "csv", "--locale", "is")
    path = "exchange/is/interface.csv"
    edit(project, path, ",Languages,,missing", ",Languages,Tungumál,translated")
    assert imported(project, path, "--apply")[0] == 0
    assert entry(project, "Languages", "locales/is/LC_MESSAGES/interface.po").target == "Tungumál"


def test_what_a_format_cannot_hold_is_told_and_the_others_are_written(translated: ProjectFolder) -> None:
    edit(translated, DE, "COLD PACKS", "COLD\\aPACKS")
    result = translated.run("exchange", "export", "--to", "xliff12")
    assert result.exit_code == 1
    line = entry(translated, "Cold packs").line
    assert f"{DE}:{line}: error: U+0007 in 'COLD\\x07PACKS' cannot stand in XLIFF 1.2" in result.stderr
    assert result.stdout.startswith("3 files written")
    assert imported(translated, exported(translated), "--apply")[1].startswith("0 changed, 8 unchanged")


@pytest.mark.parametrize("command", ["exchange", "memory", "pseudo"])
def test_help_shows_an_example(project: ProjectFolder, command: str) -> None:
    assert f"\n  Example:\n    localize {command}" in project.run(command, "--help").stdout


def test_memory_goes_out_as_tmx(translated: ProjectFolder) -> None:
    translated.translate(
        DE, lambda entry: replace(entry, fuzzy=True) if entry.source == "Use it for 10 minutes." else entry
    )
    result = translated.run("memory", "export", "--locale", "de")
    assert result.exit_code == 0
    pairs = tmx.read_memory(result.stdout_bytes, "x.tmx", source_locale="en")
    assert {locale for locale, _ in pairs} == {"de"}
    assert len(pairs) == 7
    pain = next(pair for _, pair in pairs if "Pain" in pair.source)
    assert (pain.source, pain.target, pain.origin) == (
        "<strong>Pain:</strong> Stop if it hurts.",
        "<strong>PAIN:</strong> STOP IF IT HURTS.",
        "cold-packs",
    )


def test_memory_of_a_regional_locale_holds_that_of_its_fallback(project: ProjectFolder, tmp_path: Path) -> None:
    project.write("localize.toml", CONFIG + '[locales.de-CH]\nfallback = ["de"]\n')
    project.run("update")
    project.translate(DE)
    place = tmp_path / "out" / "de.tmx"
    assert project.run("memory", "export", "--locale", "de-CH", "-o", str(place)).exit_code == 0
    assert {locale for locale, _ in tmx.read_memory(place.read_bytes(), "x.tmx", source_locale="en")} == {"de"}


def test_memory_comes_in_sorted_and_once(project: ProjectFolder) -> None:
    case = Path(__file__).parent.parent / "cases" / "exchange" / "other-tool.tmx"
    result = project.run("memory", "import", str(case))
    assert result.exit_code == 0
    assert "memory/de.tmx: 1 new translation, 1 in all" in result.stdout
    assert f"{case}: pt_BR passed over, no locale of this project" in result.stdout
    before = project.read("memory/de.tmx")
    ((locale, pair),) = tmx.read_memory(before.encode(), "x.tmx", source_locale="en")
    assert (locale, pair.target, pair.origin) == ("de", "Nehmen Sie <b>eine</b> Tablette.", "other-tool.tmx")
    assert "0 new translations, 1 in all" in project.run("memory", "import", str(case)).stdout
    assert project.read("memory/de.tmx") == before


def test_memory_that_cannot_be_read_is_told(project: ProjectFolder) -> None:
    result = project.run("memory", "import", str(project.write("bad.tmx", "<tmx>")))
    assert result.exit_code == 1
    assert "bad.tmx:1: error: not XML" in result.stderr


PSEUDO = CONFIG + "[locales.en-XA]\n[locales.ar-XB]\n"
XA = "locales/en_XA/LC_MESSAGES/cold-packs.po"


def test_pseudo_fills_a_locale_that_is_then_published(project: ProjectFolder) -> None:
    project.write("localize.toml", PSEUDO)
    project.run("update")
    result = project.run("pseudo")
    assert (result.exit_code, result.stdout) == (
        0,
        "3 catalogs filled\n",
    )  # Arabic interface words come with the program
    assert entry(project, "<strong>Pain:</strong> Stop if it hurts.", XA).target.startswith(
        "⟦<strong>Þååîîñ:</strong> Šţ"
    )
    project.run("publish")
    assert "⟦Ûûšéé îîţ ƒööŕ 10 minutes.~~~⟧" in project.read("dist/en-XA/cold-packs.html")
    assert 'dir="rtl"' in project.read("dist/ar-XB/cold-packs.html")
    assert project.run("pseudo").stdout == "0 catalogs filled\n"


def test_pseudo_makes_catalogs_that_are_not_there_yet(project: ProjectFolder) -> None:
    project.write("localize.toml", PSEUDO)
    assert project.run("pseudo", "--locale", "en-XA", "cold-packs").stdout == "1 catalog filled\n"
    assert (project.root / XA).exists()


def test_pseudo_leaves_what_a_person_typed(project: ProjectFolder) -> None:
    project.write("localize.toml", PSEUDO)
    project.run("update")
    project.translate(
        XA,
        lambda entry: (
            replace(entry, target="Typed", fuzzy=entry.source == "Cold packs")
            if entry.source.startswith("C") or entry.source.startswith("Use")
            else entry
        ),
    )
    project.run("pseudo", "--locale", "en-XA")
    assert (entry(project, "Cold packs", XA).target, entry(project, "Cold packs", XA).fuzzy) == ("Typed", True)
    assert entry(project, "Use it for 10 minutes.", XA).target == "Typed"
    assert entry(project, "Then rest.", XA).target.startswith("⟦")


def test_pseudo_renews_what_it_made_up_itself(project: ProjectFolder) -> None:
    project.write("localize.toml", PSEUDO)
    project.run("pseudo", "--locale", "en-XA")
    project.write("source/cold-packs.txt", ARTICLE.replace("for 10 minutes", "for 15 minutes"))
    project.run("update")
    assert entry(project, "Use it for 15 minutes.", XA).fuzzy
    project.run("pseudo", "--locale", "en-XA")
    renewed = entry(project, "Use it for 15 minutes.", XA)
    assert (renewed.fuzzy, renewed.previous, "15 minutes" in renewed.target) == (False, None, True)


def test_pseudo_fills_no_real_locale(translated: ProjectFolder) -> None:
    before = translated.snapshot()
    result = translated.run("pseudo", "--locale", "ar")
    assert result.exit_code == 2
    assert "error: ar: not a pseudo locale, expected one with CLDR's region XA (accented) or XB" in result.stderr
    result = translated.run("pseudo")
    assert result.exit_code == 2
    assert "no pseudo locale is configured" in result.stderr
    assert translated.snapshot() == before
