"""Who has reviewed a page, as machines are told: of a translation only those who have read it."""

from __future__ import annotations

import json
from pathlib import Path

from support.folder import CONFIG, ProjectFolder

KNEE = "---\nreviewer: Dr. Source\ndate: 2026-11-01\n---\n# Knee\n\nRest it.\n"


def said(project: ProjectFolder, locale: str) -> dict[str, object]:
    head = json.loads(project.read(f"dist/{locale}/knee.head.json"))["json-ld"]
    row = json.loads(project.read(f"dist/{locale}/manifest.json"))["articles"][0]
    names = [each["name"] for each in head.get("reviewedBy", [])]
    return {
        "by": names,
        "on": head.get("lastReviewed"),
        "changed": head.get("dateModified"),
        "in": row.get("reviewers"),
    }


def test_the_reviewer_of_the_source_is_not_named_for_a_translation(tmp_path: Path) -> None:
    project = ProjectFolder(tmp_path)
    project.write("localize.toml", CONFIG)
    project.write("source/knee.md", KNEE)
    project.run("update")
    project.translate("locales/de/LC_MESSAGES/knee.po")
    project.run("publish")
    source = {"by": ["Dr. Source"], "on": "2026-11-01", "changed": None, "in": ["Dr. Source"]}
    assert said(project, "en") == source
    assert said(project, "de") == {"by": [], "on": None, "changed": "2026-11-01", "in": None}
    approved = project.run("approve", "knee", "--locale", "de", "--reviewer", "Dr. Übersetzt", "--date", "2026-11-20")
    assert approved.exit_code == 0, approved.output
    project.run("publish")
    names = ["Dr. Übersetzt"]
    assert said(project, "de") == {"by": names, "on": "2026-11-20", "changed": None, "in": names}
    assert said(project, "en") == source
