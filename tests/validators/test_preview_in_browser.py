"""The preview in Chromium: a catalog saved by another program changes its segment, and the page stays where it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from localize.preview.views import segment_id
from support.folder import ProjectFolder
from support.running_preview import running_preview
from validate.programs import run

pytestmark = pytest.mark.validators

HERE = Path(__file__).parent
CATALOG = "locales/ar/LC_MESSAGES/long.po"


def test_a_catalog_that_is_saved_changes_its_segment_where_it_stands(project: ProjectFolder) -> None:
    sentences = "\n\n".join(f"Take {number} sips of water." for number in range(2, 80))
    project.write("source/long.txt", f"Water\n\n{sentences}\n")
    project.run("update")
    project.translate(CATALOG)
    with running_preview(project.root) as preview:
        segment = segment_id((None, "Take 40 sips of water."))
        address = f"http://{preview.host}/ar/long"
        arguments = (address, segment, str(project.root / CATALOG), "TAKE 40 SIPS OF WATER.", "اشرب 40 رشفة من الماء.")
        done = run(["node", HERE / "preview.mjs", *arguments])
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert "اشرب 40 رشفة من الماء." in seen.pop("text")
    assert seen == {"scrolled": 0, "moved": 0, "sameDocument": True, "messages": []}
