"""The status of pages: what is translated, and what becomes of each page."""

from __future__ import annotations

from dataclasses import replace

from localize.gate.decide import Outcome
from localize.model.approval import ApprovalState
from localize.tasks.check import ProjectCatalogs
from localize.tasks.project import open_project
from localize.tasks.sources import load_sources
from localize.tasks.status import StatusReport, report_status
from localize.tasks.workspace import Workspace
from support.folder import CONFIG, ProjectFolder, shout

DE = "locales/de/LC_MESSAGES/cold-packs.po"


def report(folder: ProjectFolder, *locales: str) -> StatusReport:
    return report_status(load_sources(open_project(Workspace(folder.root), locales=locales)))


def test_a_finished_page_is_published_and_one_without_translations_withheld(translated: ProjectFolder) -> None:
    de, ar = report(translated).rows()
    assert (de.article, de.locale, de.decision.outcome) == ("cold-packs", "de", Outcome.PUBLISHED)
    assert (de.counts.fuzzy, de.counts.missing, de.counts.blocked) == (0, 0, 0)
    assert (ar.counts.translated, ar.counts.missing, ar.decision.outcome) == (0, de.counts.translated, Outcome.WITHHELD)


def test_a_page_whose_catalog_cannot_be_read_has_no_counts(translated: ProjectFolder) -> None:
    translated.write(DE, "msgid\n")
    status = report(translated, "de")
    (row,) = status.rows()
    assert (row.counts.translated, row.counts.missing, row.decision.reasons) == (0, 0, (f"{DE} cannot be read",))
    assert {finding.path for finding in status.file_findings} == {DE}
    assert status.check_findings == ()


def test_a_page_is_kept_only_where_one_was_published(translated: ProjectFolder) -> None:
    translated.write("localize.toml", CONFIG.replace("[locales.de]", '[locales.de]\npolicy = "keep"'))
    fuzzy = translated.read(DE).replace('msgid "Wrap', '#, fuzzy\nmsgid "Wrap')
    translated.write(DE, fuzzy)
    assert report(translated, "de").rows()[0].decision.outcome is Outcome.WITHHELD
    translated.write(DE, fuzzy.replace("#, fuzzy\n", ""))
    translated.run("publish")
    translated.write(DE, fuzzy)
    assert report(translated, "de").rows()[0].decision.outcome is Outcome.KEPT


def test_an_approval_counts_under_the_name_that_the_article_had(translated: ProjectFolder) -> None:
    translated.run("approve", "cold-packs", "--locale", "de", "--reviewer", "Dr. A. Example")
    assert report(translated, "de").rows()[0].approval.state is ApprovalState.APPROVED
    (translated.root / "source/cold-packs.txt").rename(translated.root / "source/ice.txt")
    translated.run("update")
    (row,) = report(translated, "de").rows()
    assert (row.article, row.approval.state) == ("ice", ApprovalState.APPROVED)


def test_a_record_of_approvals_that_cannot_be_read_is_told_once(translated: ProjectFolder) -> None:
    translated.write("source/knee.txt", "Knee\n\nText.\n")
    translated.write("locales/de/approvals.csv", "what\n")
    findings = report(translated, "de").file_findings
    assert [finding.rule for finding in findings] == ["approvals"]


def test_the_states_of_segments_are_counted(translated: ProjectFolder) -> None:
    before = report(translated, "de").rows()[0].counts.translated
    translated.translate(
        DE,
        lambda entry: replace(
            shout(entry),
            target="" if entry.source.startswith("Wrap") else shout(entry).target,
            fuzzy=entry.source.startswith("Use"),
        ),
    )
    (row,) = report(translated, "de").rows()
    assert (row.counts.translated, row.counts.fuzzy, row.counts.missing) == (before - 2, 1, 1)
    assert row.decision.outcome is Outcome.WITHHELD
    assert row.decision.reasons == ("1 untranslated", "1 fuzzy")


def test_a_blocking_finding_withholds_a_page_and_is_told(translated: ProjectFolder) -> None:
    translated.translate(DE, lambda entry: replace(shout(entry), target=shout(entry).target.replace("10 ", "100 ")))
    found = report(translated, "de")
    (row,) = found.rows()
    assert (row.counts.blocked, row.decision.outcome) == (1, Outcome.WITHHELD)
    assert [finding.rule for finding in found.findings() if finding.blocking] == ["numbers"]


def test_only_finished_translations_may_be_shown(translated: ProjectFolder) -> None:
    translated.translate(DE, lambda entry: replace(shout(entry), fuzzy=entry.source.startswith("Use")))
    catalogs = ProjectCatalogs(load_sources(open_project(Workspace(translated.root))), ["de"])
    (page,) = report(translated, "de").pages
    texts = catalogs.texts(page.page)
    assert (None, "Wrap the pack in a cloth.") in texts
    assert (None, "Use it for 10 minutes.") not in texts
