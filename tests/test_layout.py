"""The layout of the catalogs is the one that Weblate finds by itself."""

from __future__ import annotations

import re
from pathlib import Path

from translation_finder import discover

from support.folder import ProjectFolder

MATCH = r"locales/(?P<language>[^/]*)/LC_MESSAGES/(?P<component>.*)\.po"
NEW_BASE = "locales/templates/{component}.pot"
"""What docs/translators.md tells to enter into Weblate's component discovery."""


def test_weblate_finds_a_gettext_component_for_each_article(project: ProjectFolder) -> None:
    project.write(
        "localize.toml", 'base-url = "https://health.example/"\n[locales.de]\n[locales.pt-BR]\n[locales.zh-Hant]\n'
    )
    project.run("update")
    found = {(match["filemask"], match["file_format"]) for match in discover(str(project.root), source_language="en")}
    assert found == {
        ("locales/*/LC_MESSAGES/cold-packs.po", "po"),
        ("locales/*/LC_MESSAGES/interface.po", "po"),
    }


def test_the_discovery_that_the_documents_describe_finds_each_catalog_with_its_template(project: ProjectFolder) -> None:
    project.write("source/warm/warm-packs.txt", "Warm packs\n\nUse them.\n")
    project.run("update")
    catalogs = [path for path in project.snapshot() if path.endswith(".po")]
    assert len(catalogs) == 6
    for path in catalogs:
        match = re.fullmatch(MATCH, path)
        assert match
        assert (project.root / NEW_BASE.format(**match.groupdict())).is_file()


def test_the_documents_name_that_configuration() -> None:
    text = (Path(__file__).parent.parent / "docs/translators.md").read_text(encoding="utf-8")
    assert MATCH in text
    assert NEW_BASE.replace("{component}", "{{ component }}") in text
