"""The reports of a project and of what was adopted are valid HTML, and accessible.

In both directions, in light and dark, on phone and desktop.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from support.folder import ARTICLE, CONFIG, ProjectFolder, shout
from validate import access, html, rules
from validate.site import Site

ADOPTED = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Cold packs"
msgstr "الكمادات الباردة"

msgid "Wrap the pack in a cloth. Use it for 10 minutes."
msgstr "لف الكمادة بقطعة قماش. استخدمها لمدة 20 دقيقة."

#, fuzzy
msgid "When to stop"
msgstr "متى تتوقف"

msgid "Hot packs"
msgstr "الكمادات الساخنة"
"""

pytestmark = pytest.mark.validators


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The report as it is, and the same from right to left, in a folder of their own."""
    project = ProjectFolder(tmp_path_factory.mktemp("project"))
    project.write("localize.toml", CONFIG)
    project.write(
        "glossary.csv",
        "concept,locale,term,status,part_of_speech,case,forms,definition,note\n"
        "pack,en,cold pack,preferred,noun,,,,\npack,de,COLD PACK,preferred,noun,,,,\n",
    )
    for name in ("cold-packs", "كمادات-باردة", "冷却パック"):
        project.write(f"source/{name}.txt", ARTICLE)
    project.run("update")
    project.translate(
        "locales/de/LC_MESSAGES/cold-packs.po", lambda entry: replace(shout(entry), fuzzy="Wrap" in entry.source)
    )
    folder = tmp_path_factory.mktemp("site")
    project.run("report", "-o", str(folder / "report.html"))
    old = project.write("old/ar.po", ADOPTED)
    project.run("adopt", "--locale", "ar", "--report", str(folder), str(old))
    text = (folder / "report.html").read_text(encoding="utf-8")
    (folder / "mirrored.html").write_text(text.replace('dir="ltr"', 'dir="rtl"', 1), encoding="utf-8")
    return Site(Path(folder).resolve(), "https://health.example/")


def test_it_is_valid(site: Site) -> None:
    assert html.faults(site) == []
    assert rules.faults(site) == []


def test_it_is_accessible(site: Site) -> None:
    assert access.faults(site) == []
