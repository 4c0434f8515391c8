"""Templates and catalogs whose article is gone, or is itself in the locale of the catalog."""

from __future__ import annotations

from localize.tasks.orphans import orphan_findings, orphan_names, stale_templates
from support.folder import ProjectFolder
from support.opened import opened, sources


def test_nothing_is_left_over_of_articles_that_are_there(translated: ProjectFolder) -> None:
    project = opened(translated)
    assert stale_templates(project) == orphan_names(project, "de") == []
    assert orphan_findings(sources(translated)) == []


def test_what_is_left_over_of_an_article_is_named(translated: ProjectFolder) -> None:
    translated.write("source/other.txt", "Other\n\nText.\n")
    (translated.root / "source/cold-packs.txt").unlink()
    project = opened(translated)
    assert stale_templates(project) == ["locales/templates/cold-packs.pot"]
    assert orphan_names(project, "de") == ["cold-packs"]
    findings = orphan_findings(sources(translated))
    assert [(finding.rule, finding.path, finding.locale, finding.blocking) for finding in findings] == [
        ("orphan", "locales/de/LC_MESSAGES/cold-packs.po", "de", False),
        ("orphan", "locales/ar/LC_MESSAGES/cold-packs.po", "ar", False),
    ]
    assert findings[0].message == "no article 'cold-packs' in source/, expected one, or no such catalog"


def test_only_selected_locales_are_reported(translated: ProjectFolder) -> None:
    translated.write("source/other.txt", "Other\n\nText.\n")
    (translated.root / "source/cold-packs.txt").unlink()
    assert [finding.locale for finding in orphan_findings(sources(translated, locales=["ar"]))] == ["ar"]
