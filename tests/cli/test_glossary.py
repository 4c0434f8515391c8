"""localize glossary on a project on disk."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from localize.exchange.terms import TERM_FORMATS
from localize.glossary.table import COLUMNS
from support.folder import CONFIG, ProjectFolder

HEADER = ",".join(COLUMNS)
GLOSSARY = f"""{HEADER}
cold-pack,en,cold pack,preferred,noun,,cold packs,A bag that cools.,
cold-pack,de,Kühlkissen,preferred,noun,,,Was kühlt.,"Typed, by hand"
cold-pack,de,Kältepack,forbidden,noun,,,,
cold-pack,ar,كمادة باردة,preferred,noun,,,,
skin,en,skin,preferred,noun,,,,
frostbite,en,frostbite,admitted,noun,,,,Rare.
"""
TBX = """<?xml version="1.0"?>
<martif type="TBX-Basic" xml:lang="en"><text><body><termEntry id="c1">
<langSet xml:lang="en-GB"><tig><term>skin</term></tig></langSet>
<langSet xml:lang="de-AT"><tig><term>Haut</term><note>Anna</note></tig></langSet>
<langSet xml:lang="fi"><tig><term>iho</term></tig></langSet>
</termEntry></body></text></martif>
"""


@pytest.fixture
def glossary(project: ProjectFolder) -> ProjectFolder:
    """The project with a glossary."""
    project.write("glossary.csv", GLOSSARY)
    return project


def run(project: ProjectFolder, *arguments: str) -> tuple[int, str]:
    result = project.run("glossary", *arguments)
    return result.exit_code, result.stdout + result.stderr


def imported(project: ProjectFolder, name: str, content: str | bytes, *more: str) -> tuple[int, str]:
    return run(project, "import", str(project.write(name, content)), *more)


# check


def test_check_counts_what_is_missing_and_tells_findings(glossary: ProjectFolder) -> None:
    code, told = run(glossary, "check")
    assert code == 0
    assert "glossary.csv:7: warning: frostbite has only admitted terms in en, expected a preferred one" in told
    assert told.splitlines()[-4:] == [
        "de: 2 of 3 concepts without a term: skin, frostbite",
        "ar: 2 of 3 concepts without a term: skin, frostbite",
        "1 source term in no article",
        "3 concepts, 6 terms: 0 errors, 1 warning",
    ]


def test_check_names_unused_terms_when_asked(glossary: ProjectFolder) -> None:
    assert "glossary.csv:7: frostbite (frostbite)" in run(glossary, "check", "--unused")[1].splitlines()


def test_check_names_all_missing_concepts_when_asked(glossary: ProjectFolder) -> None:
    rows = "".join(f"c{number},en,c{number},preferred,,,,,\n" for number in range(9))
    glossary.write("glossary.csv", GLOSSARY + rows)
    short, long = (run(glossary, "check", "--locale", "de", *more)[1] for more in ((), ("--missing",)))
    assert "de: 11 of 12 concepts without a term: skin, frostbite, c0, c1, c2, …\n" in short
    assert "c7, c8\n" in long
    assert "ar:" not in short


def test_check_tells_rows_that_cannot_be_used_as_errors(glossary: ProjectFolder) -> None:
    glossary.write("glossary.csv", GLOSSARY + "skin,de,Haut,prefered,,,,,\nskin,de,Fell\n")
    code, told = run(glossary, "check")
    assert code == 1
    assert "glossary.csv:8: error: status is 'prefered', expected one of: preferred, " in told
    assert "glossary.csv:9: error: 3 fields in 'skin,de,Fell', expected 9" in told


def test_check_as_json(glossary: ProjectFolder) -> None:
    data = glossary.json("glossary", "check")
    assert [finding["rule"] for finding in data["findings"]] == ["glossary-preferred"]
    assert data["summary"]["warnings"] == 1
    assert data["concepts"] == 3
    assert data["missing"] == {"de": ["skin", "frostbite"], "ar": ["skin", "frostbite"]}
    assert data["unused"] == [{"concept": "frostbite", "term": "frostbite", "line": 7}]


def test_check_without_a_glossary(project: ProjectFolder) -> None:
    assert run(project, "check") == (0, "0 concepts, 0 terms: 0 errors, 0 warnings\n")


# import


def test_import_appends_new_terms_and_leaves_all_else_as_it_was(glossary: ProjectFolder) -> None:
    before = glossary.snapshot()
    code, told = imported(glossary, "anna.tbx", TBX)
    path = str(glossary.root / "anna.tbx")
    assert code == 0
    assert told.splitlines() == [
        "skin: de: Haut (preferred)",
        f"{path}: fi passed over, no locale of this project",
        f"{path}: 1 new, 1 known",
    ]
    after = glossary.snapshot()
    assert after["glossary.csv"] == before["glossary.csv"] + b"skin,de,Haut,preferred,,,,,Anna\n"
    assert {name for name in after if after[name] != before.get(name)} == {"anna.tbx", "glossary.csv"}


def test_import_of_what_is_known_writes_nothing(glossary: ProjectFolder) -> None:
    imported(glossary, "anna.tbx", TBX)
    place = glossary.root / "glossary.csv"
    before = place.stat().st_mtime_ns
    code, told = imported(glossary, "anna.tbx", TBX)
    assert (code, told.splitlines()[-1].endswith(": 0 new, 2 known")) == (0, True)
    assert place.stat().st_mtime_ns == before


def test_import_for_a_trial_writes_nothing(glossary: ProjectFolder) -> None:
    code, told = imported(glossary, "anna.tbx", TBX, "--dry-run")
    assert (code, ": 1 new, 1 known; nothing written\nwould write glossary.csv: +1 line\n" in told) == (0, True)
    assert glossary.read("glossary.csv") == GLOSSARY


def test_import_makes_a_glossary_where_there_is_none(project: ProjectFolder) -> None:
    imported(project, "anna.tbx", TBX, "--locale", "de")
    assert project.read("glossary.csv") == f"{HEADER}\nc1,en,skin,preferred,,,,,\nc1,de,Haut,preferred,,,,,Anna\n"


def test_import_tells_conflicts_and_does_not_take_them(glossary: ProjectFolder) -> None:
    code, told = imported(glossary, "anna.tsv", "cold pack\tKältepack\nskin\tHaut\n", "--locale", "de")
    path = str(glossary.root / "anna.tsv")
    assert code == 1
    assert (
        f"{path}:1: error: 'Kältepack' in de: status is forbidden, the file has preferred (line 4 of the glossary)"
        in told
    )
    assert glossary.read("glossary.csv") == GLOSSARY + "skin,de,Haut,preferred,,,,,\n"


def test_import_lets_the_file_win_with_overwrite(glossary: ProjectFolder) -> None:
    text = "source,target,note\ncold pack,Kühlkissen,Anna\n"
    assert imported(glossary, "anna.csv", text, "--locale", "de")[0] == 1
    assert glossary.read("glossary.csv") == GLOSSARY
    assert imported(glossary, "anna.csv", text, "--locale", "de", "--overwrite")[0] == 0
    assert glossary.read("glossary.csv") == GLOSSARY.replace('"Typed, by hand"', "Anna")


def test_import_tells_what_a_file_has_more_as_a_warning(glossary: ProjectFolder) -> None:
    code, told = imported(glossary, "a.csv", "source,target,note\nskin,,\ncold pack,كمادة باردة,n\n", "--locale", "ar")
    assert code == 0
    assert "warning: 'كمادة باردة' in ar: no note, the file has 'n' (line 5 of the glossary)" in told
    assert glossary.read("glossary.csv") == GLOSSARY


def test_import_of_several_files_lets_each_meet_what_the_one_before_brought(glossary: ProjectFolder) -> None:
    first, second = (str(glossary.write(name, "skin\tHaut\n")) for name in ("a.tsv", "b.tsv"))
    assert run(glossary, "import", "--locale", "de", first, second)[0] == 0
    assert glossary.read("glossary.csv") == GLOSSARY + "skin,de,Haut,preferred,,,,,\n"


def test_import_of_a_list_needs_its_language(glossary: ProjectFolder) -> None:
    code, told = imported(glossary, "a.tsv", "skin\tHaut\n")
    assert code == 1
    assert "a.tsv: error: does not tell the language of the translations, expected --locale with one target" in told


def test_import_of_a_list_knows_the_only_target_locale(glossary: ProjectFolder) -> None:
    glossary.write("localize.toml", CONFIG.replace("[locales.ar]\n", ""))
    assert imported(glossary, "a.tsv", "skin\tHaut\n")[0] == 0


LIST = "id,sourceLang,targetLang,sourceString,targetString\n1,en,{lang},fever,fiebre\n2,en,{lang},cough,tos\n3,,,,\n"


def test_import_takes_a_language_without_a_region_for_its_only_locale(project: ProjectFolder) -> None:
    project.write("localize.toml", CONFIG + "[locales.es-419]\n[locales.zh-TW]\n")
    place = project.write("f_en-es_XX.csv", LIST.format(lang="es_XX"))
    code, output = run(project, "import", "--locale", "es-419", str(place))
    assert (code, "fever: es-419: fiebre (preferred)" in output) == (0, True)
    assert "fever,es-419,fiebre,preferred" in project.read("glossary.csv")
    before = project.read("glossary.csv")
    for lang in ("es_ES", "fi", "zh"):  # another region, another language, another script
        place = project.write("list.csv", LIST.format(lang=lang))
        code, output = run(project, "import", "--locale", "es-419", "--locale", "zh-TW", str(place))
        assert code == 1
        assert f"list.csv: error: no term in es-419, zh-TW (but in {lang}), expected some [glossary-import]" in output
    assert project.read("glossary.csv") == before


def test_import_of_a_list_that_holds_only_a_quotation_mark(glossary: ProjectFolder) -> None:
    place = glossary.write("list.csv", '"')
    code, output = run(glossary, "import", "--locale", "de", str(place))
    assert code == 1
    assert "list.csv:1: error: '\"' is no term, expected a letter or a digit in it" in output
    assert glossary.read("glossary.csv") == GLOSSARY


def test_import_does_nothing_while_the_glossary_cannot_be_used(glossary: ProjectFolder) -> None:
    glossary.write("glossary.csv", GLOSSARY + "skin,de\n")
    code, told = imported(glossary, "anna.tbx", TBX)
    assert code == 1
    assert told.startswith("nothing imported: glossary.csv cannot be used\n")
    assert glossary.read("glossary.csv") == GLOSSARY + "skin,de\n"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.tbx", '<!DOCTYPE martif [<!ENTITY a "b">]><martif>&a;</martif>', "declares a document type of its own"),
        ("a.tbx", "<martif>", "not XML"),
        ("a.csv", b"source,target\npain,W\xe4rme\n", "byte 0xE4 is not UTF-8, expected a file saved as UTF-8"),
    ],
)
def test_import_of_a_file_that_cannot_be_read(
    glossary: ProjectFolder, name: str, content: str | bytes, message: str
) -> None:
    code, told = imported(glossary, name, content, "--locale", "de")
    assert code == 1
    assert message in told
    assert glossary.read("glossary.csv") == GLOSSARY


def test_import_of_a_missing_file(glossary: ProjectFolder) -> None:
    code, told = run(glossary, "import", "missing.tbx")
    assert code == 1
    assert "missing.tbx: error: cannot be read" in told


# export


@pytest.mark.parametrize("name", TERM_FORMATS)
def test_what_is_exported_and_imported_into_an_empty_glossary_is_the_same(glossary: ProjectFolder, name: str) -> None:
    target = glossary.root / "out"
    chosen = TERM_FORMATS[name]
    more = ("--locale", "de") if chosen.bilingual else ()
    assert run(glossary, "export", "--format", name, "-o", str(target), *more)[0] == 0
    (glossary.root / "glossary.csv").unlink()
    assert run(glossary, "import", str(target), *more)[0] == 0
    before, after = (list(csv.DictReader(text.splitlines())) for text in (GLOSSARY, glossary.read("glossary.csv")))
    if not chosen.bilingual:
        assert after == before
        return
    kept = [row for row in before if row["locale"] in ("en", "de") and row["status"] in ("preferred", "admitted")]
    if name == "weblate":
        assert after == [row | {"forms": ""} for row in kept]
    else:
        assert after == [
            dict.fromkeys(COLUMNS, "")
            | {"concept": "cold-pack", "locale": "en", "term": "cold pack", "status": "preferred"},
            kept[1],
        ]


def test_export_of_a_locale_leaves_the_others_out(glossary: ProjectFolder) -> None:
    code, told = run(glossary, "export", "--format", "csv", "--locale", "ar")
    assert code == 0
    assert [row["locale"] for row in csv.DictReader(told.splitlines())] == ["en", "ar", "en", "en"]


def test_export_says_how_much_it_wrote(glossary: ProjectFolder, tmp_path: Path) -> None:
    target = tmp_path / "terms" / "all.tbx"
    assert run(glossary, "export", "-o", str(target)) == (0, f"3 concepts written to {target}\n")
    assert target.read_bytes().startswith(b"<?xml version='1.0' encoding='UTF-8'?>\n<martif ")


def test_export_tells_how_many_terms_a_format_has_no_word_for(glossary: ProjectFolder) -> None:
    result = glossary.run("glossary", "export", "--format", "tsv", "--locale", "de")
    assert result.stderr == "1 deprecated or forbidden term left out\n"
    assert "Kältepack" not in result.stdout


def test_export_of_a_format_for_one_locale_needs_it(glossary: ProjectFolder) -> None:
    told = "error: tsv holds one target locale, expected --locale with one of: de, ar\n"
    assert run(glossary, "export", "--format", "tsv") == (2, told)


def test_export_does_nothing_while_the_glossary_cannot_be_used(glossary: ProjectFolder) -> None:
    glossary.write("glossary.csv", "x")
    code, told = run(glossary, "export")
    assert code == 1
    assert told.startswith("nothing exported: glossary.csv cannot be used\n")


# suggest


def test_suggest_shows_phrases_without_a_row_with_counts_and_a_place(project: ProjectFolder) -> None:
    project.write("source/heat.txt", "Heat\n\nAn ice pack cools. Wrap ice packs in a cloth.\n")
    code, told = run(project, "suggest")
    assert code == 0
    lines = told.splitlines()
    assert lines[0].split() == ["phrase", "count", "articles", "example"]
    row = next(line for line in lines if line.startswith("ice pack"))
    assert row.split(maxsplit=4)[2:] == ["2", "1", "source/heat.txt:3: An ice pack cools."]


def test_suggest_leaves_known_terms_out(glossary: ProjectFolder) -> None:
    assert "cold pack" in [row["phrase"].lower().removesuffix("s") for row in without(glossary)]
    assert "cold pack" not in [row["phrase"].lower().removesuffix("s") for row in rows(glossary)]


def rows(project: ProjectFolder, *more: str) -> list[dict[str, Any]]:
    return list(project.json("glossary", "suggest", "--least", "1", *more)["suggestions"])


def without(project: ProjectFolder) -> list[dict[str, Any]]:
    """The same while there is no glossary."""
    text = project.read("glossary.csv")
    (project.root / "glossary.csv").unlink()
    found = rows(project)
    project.write("glossary.csv", text)
    return found


def test_suggest_as_json(project: ProjectFolder) -> None:
    project.write("source/heat.txt", "Heat\n\nAn ice pack cools. Wrap ice packs in a cloth.\n")
    (found,) = [row for row in rows(project, "--least", "2", "heat") if row["phrase"] == "ice pack"]
    assert found == {
        "phrase": "ice pack",
        "forms": ["ice pack", "ice packs"],
        "count": 2,
        "articles": 1,
        "score": 3.17,
        "example": "An ice pack cools.",
        "path": "source/heat.txt",
        "line": 3,
    }


def test_suggest_shows_no_more_than_asked_for(project: ProjectFolder) -> None:
    assert len(rows(project, "--limit", "2")) == 2


def test_suggest_says_when_there_is_nothing(project: ProjectFolder) -> None:
    code, told = run(project, "suggest", "--least", "50")
    assert (code, told) == (0, "no phrase stands often enough in the articles and not in the glossary\n")


def test_suggest_passes_references_and_names_over(project: ProjectFolder) -> None:
    project.write("source/heat.txt", "Author: Zebra Quux\n\nHeat\n\nWarm it.\n")
    found = {str(row["phrase"]) for row in rows(project)}
    assert not found & {"Zebra Quux", "Doe J", "Cold packs. Journal"}
    assert not any("Journal" in phrase for phrase in found)
