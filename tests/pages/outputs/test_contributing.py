"""The output that docs/contributing/output.md adds works as it says: one file and one row."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from lxml import etree

from localize.pages import outputs
from support.folder import ProjectFolder

GUIDE = Path(__file__).parents[3] / "docs/contributing/output.md"


@pytest.fixture
def epub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file and the row of the guide, added to the outputs."""
    file, row = re.findall(r"```python\n(.*?)\n```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    path = tmp_path / "epub.py"
    path.write_text(file, encoding="utf-8")
    spec = spec_from_file_location("localize.pages.outputs.epub", path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    added = eval(row, {**vars(outputs), "epub": module})  # the guide is ours
    monkeypatch.setattr(outputs, "PAGE_OUTPUTS", (*outputs.PAGE_OUTPUTS, added))
    monkeypatch.setattr(outputs, "SUFFIXES", (*outputs.SUFFIXES, module.SUFFIX))


def test_each_page_has_an_epub_that_the_manifest_lists(project: ProjectFolder, epub: None) -> None:
    project.run("publish")
    data = (project.root / "dist/en/cold-packs.epub").read_bytes()
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert archive.namelist()[0] == "mimetype"
    documents = {name: etree.fromstring(archive.read(name)) for name in archive.namelist()[1:]}
    assert "Cold packs" in "".join(documents["article.xhtml"].itertext())
    assert documents["book.opf"].findtext(".//{http://purl.org/dc/elements/1.1/}language") == "en"
    assert '"cold-packs.epub"' in project.read("dist/en/manifest.json")


def test_the_same_page_gives_the_same_bytes(project: ProjectFolder, epub: None) -> None:
    project.run("publish")
    path = project.root / "dist/en/cold-packs.epub"
    before = path.read_bytes()
    path.unlink()
    project.run("publish")
    assert path.read_bytes() == before


def test_the_epub_of_an_article_that_is_gone_is_removed(project: ProjectFolder, epub: None) -> None:
    project.run("publish")
    project.write("source/warm-packs.txt", "Warm packs\n\nUse them.\n")
    (project.root / "source/cold-packs.txt").unlink()
    project.run("publish")
    assert not (project.root / "dist/en/cold-packs.epub").exists()
    assert (project.root / "dist/en/warm-packs.epub").exists()
