"""What a check of the selected articles finds: files first, the rules last."""

from __future__ import annotations

from dataclasses import replace

from localize.tasks.check_selection import CheckedSelection, check_selection
from support.folder import ProjectFolder, shout
from support.opened import sources

DE = "locales/de/LC_MESSAGES/cold-packs.po"


def checked(folder: ProjectFolder, *locales: str, whole: bool = False) -> CheckedSelection:
    return check_selection(sources(folder, locales=locales), whole=whole)


def rules(found: CheckedSelection) -> list[str]:
    return [finding.rule for finding in found.findings]


def test_findings_of_files_come_first_and_those_of_the_rules_last(translated: ProjectFolder) -> None:
    translated.translate(DE, lambda entry: replace(shout(entry), target=shout(entry).target.replace("10 ", "100 ")))
    translated.write("source/broken.md", "# Only a title\n")
    translated.write("source/a.md", "# A\n\nSee [b](b.md).\n")
    translated.write("locales/de/approvals.csv", "no record\n")
    found = rules(checked(translated, "de"))
    assert found[:2] == ["source", "approvals"]
    assert found[-1] == "numbers"


def test_only_the_selected_locales_are_checked(translated: ProjectFolder) -> None:
    translated.translate(DE, lambda entry: replace(shout(entry), target=shout(entry).target.replace("10 ", "100 ")))
    assert "numbers" not in rules(checked(translated, "ar"))
    assert [page.names for page in checked(translated, "ar").pages] == [("cold-packs", "ar")]


def test_catalogs_of_no_article_are_findings_of_a_whole_check(translated: ProjectFolder) -> None:
    translated.write("source/a.txt", "A\n\nText.\n")
    (translated.root / "source/cold-packs.txt").unlink()
    assert "orphan" not in rules(checked(translated, "de"))
    assert "orphan" in rules(checked(translated, "de", whole=True))
