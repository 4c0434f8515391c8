"""Articles checked in their locales: the findings of each page, and which of them are told once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from localize.cache.steps import PartedStep
from localize.gate.decide import SegmentCounts
from localize.model.catalog import Entry
from localize.tasks.check import (
    ProjectCatalogs,
    check_findings,
    check_pages,
    file_findings,
    unguarded,
)
from localize.tasks.page_checks import PageCheck, check_key
from localize.tasks.project import every_page, open_project
from localize.tasks.sources import Sources, load_sources
from localize.tasks.workspace import Workspace
from support.folder import CONFIG, ProjectFolder, shout

DE = "locales/de/LC_MESSAGES/cold-packs.po"
KNEE = "locales/de/LC_MESSAGES/knee.po"
HIP = "locales/de/LC_MESSAGES/hip.po"


def sources(folder: ProjectFolder, *, locales: Iterable[str] = (), articles: Iterable[str] = ()) -> Sources:
    return load_sources(open_project(Workspace(folder.root), locales=locales, articles=articles))


def test_a_page_whose_catalog_cannot_be_read_is_not_checked(translated: ProjectFolder) -> None:
    translated.write(DE, "msgid\n")
    read = sources(translated, locales=["de"])
    catalogs = ProjectCatalogs(read, ["de"])
    (page,) = check_pages(catalogs, read.row_pairs())
    assert (page.unreadable, page.counts, page.catalog.unreadable) == (DE, SegmentCounts(), True)
    assert {finding.path for finding in file_findings(catalogs, [page])} == {DE}


def test_a_page_that_will_be_checked_is_so_while_its_catalog_is_read(translated: ProjectFolder) -> None:
    read = sources(translated)
    catalogs = ProjectCatalogs(read, ["de", "ar"], checked=lambda _, tag: tag == "de")
    catalogs.rows_of("cold-packs")

    row, targets = read.articles.rows["cold-packs"], read.targets_of(read.articles.rows["cold-packs"])
    checks: PartedStep[PageCheck] = PartedStep(read.project.files.steps, "page check", PageCheck)
    rows = catalogs.rows_of(row.name)
    keys = {tag: check_key(rows[tag].key, (), catalogs.checks.settings_of(targets[tag])) for tag in ("de", "ar")}
    assert [*checks.known(row.name, keys)] == ["de"]


def test_a_page_checked_while_its_catalog_is_read_has_the_findings_of_the_comparison_too(
    translated: ProjectFolder,
) -> None:
    translated.write("source/knee.txt", "Knee\n\nWrap the pack in a cloth.\n")
    translated.run("update")
    translated.translate(KNEE, lambda entry: Entry(entry.source, "IN EIN TUCH DAMIT.", context=entry.context))
    read = sources(translated)
    pairs = read.row_pairs()
    at_once = list(check_pages(ProjectCatalogs(read, ["de", "ar"], checked=every_page), pairs))
    later = sources(translated)
    compared_first = check_pages(ProjectCatalogs(later, ["de", "ar"]), later.row_pairs())
    assert [(page.counts, page.findings) for page in at_once] == [
        (page.counts, page.findings) for page in compared_first
    ]
    assert "translated-differently" in {finding.rule for finding in check_findings(at_once)}


def test_a_page_with_a_file_that_cannot_be_read_is_checked_but_is_no_page(translated: ProjectFolder) -> None:
    translated.write("source/knee.md", "# Knee\n\n![A knee](knee.png)\n")
    (translated.root / "source/knee.png").symlink_to("nowhere.png")
    translated.run("update")
    read = sources(translated, locales=["de"], articles=["knee"])
    catalogs = ProjectCatalogs(read, ["de"])
    (page,) = check_pages(catalogs, read.row_pairs())
    assert page.unreadable == "source/knee.png"
    assert page.counts.missing
    assert [finding.path for finding in page.file_findings] == ["source/knee.png"]


def test_translations_are_compared_with_those_of_articles_that_were_not_asked_for(translated: ProjectFolder) -> None:
    translated.write("source/knee.txt", "Knee\n\nWrap the pack in a cloth.\n")
    translated.run("update")
    translated.translate(KNEE, lambda entry: Entry(entry.source, "IN EIN TUCH DAMIT.", context=entry.context))
    read = sources(translated, locales=["de"], articles=["knee"])
    pages = check_pages(ProjectCatalogs(read, ["de"]), read.row_pairs())
    assert "translated-differently" in {finding.rule for finding in check_findings(pages)}


def test_a_translation_is_short_beside_the_others_of_its_locale(translated: ProjectFolder) -> None:
    """It is told as soon as the others show it, though nothing changed in its own article."""
    translated.write("source/knee.txt", "Knee\n\nWrap the dry cloth around the knee, and leave it there.\n")
    sentences = "\n\n".join(f"Put the cloth number {number} on the hip, and leave it there." for number in range(300))
    translated.write("source/hip.txt", f"Hip\n\n{sentences}\n")
    translated.run("update")
    translated.translate(KNEE)
    assert "unusual-length" not in rules_told(translated)
    translated.translate(HIP, lambda entry: replace(shout(entry), target=f"{shout(entry).target} DOPPELT SO LANG " * 2))
    assert "unusual-length" in rules_told(translated)


def rules_told(project: ProjectFolder) -> set[str]:
    """The rules that find something in the article on the knee."""
    read = sources(project, locales=["de"], articles=["knee"])
    return {finding.rule for finding in check_findings(check_pages(ProjectCatalogs(read, ["de"]), read.row_pairs()))}


def test_an_entry_that_a_regional_locale_takes_over_is_told_once(translated: ProjectFolder) -> None:
    translated.write("localize.toml", CONFIG + '[locales.de-CH]\nfallback = ["de"]\n')
    translated.translate(DE, lambda entry: Entry(entry.source, entry.target.replace("10", "15"), context=entry.context))
    read = sources(translated, locales=["de", "de-CH"])
    pages = list(check_pages(ProjectCatalogs(read, ["de", "de-CH"]), read.row_pairs()))
    assert all(any(finding.rule == "numbers" for finding in page.findings) for page in pages)
    assert [finding.rule for finding in check_findings(pages)].count("numbers") == 1


def test_warnings_of_a_page_are_in_the_order_of_the_rules_then_by_line(translated: ProjectFolder) -> None:
    translated.translate(DE, lambda entry: Entry(entry.source, f"{entry.target} (", context=entry.context))
    read = sources(translated, locales=["de"])
    (page,) = check_pages(ProjectCatalogs(read, ["de"]), read.row_pairs())
    brackets = [finding.line for finding in page.warnings() if finding.rule == "brackets"]
    assert brackets
    assert brackets == sorted(brackets)
    assert not any(finding.blocking for finding in page.warnings())


def test_rules_without_data_are_named_by_selected_locale(project: ProjectFolder) -> None:
    project.write("localize.toml", CONFIG + "[locales.so]\n")
    assert set(unguarded(sources(project, locales=["de"]))) == set()
    assert "negation" in unguarded(sources(project, locales=["de", "so"]))["so"]


def test_a_wrong_number_blocks_its_segment(translated: ProjectFolder) -> None:
    translated.translate(DE, lambda entry: replace(shout(entry), target=shout(entry).target.replace("10 ", "100 ")))
    read = sources(translated, locales=["de"])
    catalogs = ProjectCatalogs(read, ["de"])
    pages = list(check_pages(catalogs, read.row_pairs()))
    (finding,) = [finding for finding in check_findings(pages) if finding.blocking]
    assert (finding.rule, finding.path, finding.locale, finding.article) == ("numbers", DE, "de", "cold-packs")
    assert pages[0].counts.blocked == 1
    assert (None, "Use it for 10 minutes.") not in catalogs.texts(pages[0])
    assert (None, "Wrap the pack in a cloth.") in catalogs.texts(pages[0])
