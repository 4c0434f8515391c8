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
ONE_LINE = 40
"""Pixels; the head of a page that is loaded again grows by a line once it is decided about the page."""


@pytest.mark.parametrize(("sentences", "number"), [(80, 40), (500, 430)], ids=["ordinary", "long"])
def test_a_catalog_that_is_saved_changes_its_segment_where_it_stands(
    project: ProjectFolder, sentences: int, number: int
) -> None:
    """Somebody goes far down at once; then the segment changes, and another one above becomes much longer.

    Then the title of the source is another one, and the page is loaded again: it is where it was.
    """
    text = "\n\n".join(f"Take {each} sips of water." for each in range(2, sentences))
    project.write("source/long.txt", f"Water\n\n{text}\n")
    project.run("update")
    project.translate(CATALOG)
    translation = f"اشرب {number} رشفة من الماء."
    saves = [
        (f"TAKE {number} SIPS OF WATER.", translation),
        ("TAKE 21 SIPS OF WATER.", "اشرب 21 رشفة من الماء. " * 20),
    ]
    segment = segment_id((None, f"Take {number} sips of water."))
    source = (str(project.root / "source/long.txt"), "Water", "Drinking")
    task = {"segment": segment, "file": str(project.root / CATALOG), "saves": saves, "source": source}
    with running_preview(project.root) as preview:
        done = run(["node", HERE / "preview.mjs", f"http://{preview.host}/ar/long"], stdin=json.dumps(task))
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert translation in seen.pop("text")
    assert len(seen.pop("heights")) == 1, "the text that somebody reads jumps"
    assert abs(seen.pop("moved")) < ONE_LINE, "a page that is loaded again is not where it was"
    assert seen == {"sameDocument": True, "messages": []}
