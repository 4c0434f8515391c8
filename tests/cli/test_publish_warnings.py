"""What `publish` tells of the pages it publishes, and what it withholds in clinical locales."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from localize.catalogs import po
from localize.model.catalog import Entry
from support.folder import ProjectFolder

SOURCE = """\
Nerve pain medicines

Do not stop these medicines suddenly. Take them every day.

Ask your doctor first.
"""
GERMAN = {
    "Nerve pain medicines": "Arzneimittel gegen Nervenschmerzen",
    "Do not stop these medicines suddenly.": "Setzen Sie diese Arzneimittel nicht plötzlich ab.",
    "Take them every day.": "Nehmen Sie sie jeden Tag ein.",
    "Ask your doctor first.": "Fragen Sie zuerst Ihren Arzt.",
}
LOST = {"Do not stop these medicines suddenly.": "Setzen Sie diese Arzneimittel plötzlich ab."}
LEFT = {"Ask your doctor first.": "Ask your doctor first."}
DE = "locales/de/LC_MESSAGES/medicines.po"


@pytest.fixture
def medicines(tmp_path: Path) -> ProjectFolder:
    """An article translated into German."""
    project = ProjectFolder(tmp_path)
    configure(project)
    project.write("source/medicines.txt", SOURCE)
    project.run("update")
    translate(project)
    return project


def configure(project: ProjectFolder, options: str = "", locale: str = "de") -> None:
    project.write("localize.toml", f'base-url = "https://health.example/"\n[locales.{locale}]\n{options}')


def translate(project: ProjectFolder, changed: dict[str, str] | None = None, *comments: str, path: str = DE) -> None:
    """Gives the entries their translations; those that are changed get the comments too."""
    texts = {**GERMAN, **(changed or {})}

    def change(entry: Entry) -> Entry:
        comment = comments if changed and entry.source in changed else ()
        return replace(entry, target=texts[entry.source], fuzzy=False, comments=comment)

    project.translate(path, change)


def line_of(project: ProjectFolder, source: str) -> int:
    catalog = po.read((project.root / DE).read_bytes(), DE)
    return next(entry.line for entry in catalog.entries if entry.source == source)


def test_publish_tells_the_warnings_of_each_page_with_their_places(medicines: ProjectFolder) -> None:
    translate(medicines, {**LOST, **LEFT})
    told = medicines.run("publish").stdout.splitlines()
    assert told == [
        "de/medicines: published with 2 warnings",
        (
            f"  {DE}:{line_of(medicines, next(iter(LOST)))}: warning: prohibition lost: 'Do not' in the source,"
            " expected the translation to forbid the same [prohibition]"
        ),
        (
            f"  {DE}:{line_of(medicines, next(iter(LEFT)))}: warning: 'Ask your doctor first.' is still in the language"
            " of the source, expected a translation [untranslated]"
        ),
        told[-1],
    ]
    assert told[-1].startswith("1 published (1 with 2 warnings); ")


def test_publish_tells_no_warning_that_is_waived(medicines: ProjectFolder) -> None:
    translate(medicines, LOST, " check-ok: prohibition")
    assert "warning" not in medicines.run("publish").stdout


def test_publish_tells_no_warning_of_a_page_that_it_withholds(medicines: ProjectFolder) -> None:
    translate(medicines, {**LOST, "Take them every day.": ""})
    told = medicines.run("publish").stdout
    assert "de/medicines: withheld: 1 untranslated" in told
    assert "warning" not in told


def test_many_warnings_of_a_page_are_counted(medicines: ProjectFolder) -> None:
    texts = [f"Rest number {'abcdefghijklm'[number]}." for number in range(12)]
    medicines.write("source/medicines.txt", "Rest\n\n" + "\n\n".join(texts) + "\n")
    medicines.run("update")
    medicines.translate(DE, lambda entry: replace(entry, target=f"Ruhe ,{entry.source[-3:]}", fuzzy=False))
    told = medicines.run("publish").stdout.splitlines()
    more = [line for line in told if line.startswith("  … and ")]
    assert len(told) == 1 + 8 + 1 + 1
    assert more == [f"  … and {int(told[0].split()[3]) - 8} more: localize check --locale de medicines"]


@pytest.mark.parametrize(("changed", "rule"), [(LOST, "prohibition"), (LEFT, "untranslated")])
def test_a_clinical_locale_withholds_a_page_with_a_lost_prohibition_or_a_sentence_left_untranslated(
    medicines: ProjectFolder, changed: dict[str, str], rule: str
) -> None:
    configure(medicines, "clinical = true\n")
    translate(medicines, changed)
    result = medicines.run("publish")
    assert "de/medicines: withheld: 1 with blocking findings" in result.stdout
    assert result.exit_code == 1
    assert [each["rule"] for each in medicines.json("check")["findings"] if each["severity"] == "error"] == [rule]


def test_a_waiver_publishes_it_all_the_same(medicines: ProjectFolder) -> None:
    configure(medicines, "clinical = true\n")
    translate(medicines, LOST, " check-ok: prohibition")
    assert "1 published" in medicines.run("publish").stdout


def test_a_clinical_locale_cannot_lower_it(medicines: ProjectFolder) -> None:
    configure(medicines, 'clinical = true\n[locales.de.checks]\nprohibition = "warning"\n')
    result = medicines.run("check")
    assert result.exit_code == 2
    assert "localize.toml:5: prohibition is 'warning', expected 'error': de is clinical" in result.stderr


def test_what_all_locales_say_does_not_lower_it_in_a_clinical_one(medicines: ProjectFolder) -> None:
    configure(medicines, 'clinical = true\n[checks]\nprohibition = "off"\n')
    translate(medicines, LOST)
    assert "de/medicines: withheld" in medicines.run("publish").stdout


def test_in_a_language_without_a_measurement_it_stays_a_warning(medicines: ProjectFolder) -> None:
    configure(medicines, "clinical = true\n", locale="he")
    medicines.run("update")
    path = "locales/he/LC_MESSAGES/medicines.po"
    hebrew = {
        "Nerve pain medicines": "תרופות לכאב עצבי",
        "Do not stop these medicines suddenly.": "הפסיקו את התרופות האלה בפתאומיות.",
        "Take them every day.": "קחו אותן בכל יום.",
        "Ask your doctor first.": "שאלו תחילה את הרופא שלכם.",
    }
    medicines.translate(path, lambda entry: replace(entry, target=hebrew[entry.source], fuzzy=False))
    assert [(each["rule"], each["severity"]) for each in medicines.json("check")["findings"]] == [
        ("prohibition", "warning")
    ]
