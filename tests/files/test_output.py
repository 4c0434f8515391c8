"""All files of a release are made first, and then put in their places as one."""

from __future__ import annotations

from pathlib import Path

import pytest

from localize.errors import FileError
from localize.files import rehearsal
from localize.files.folder import Folder
from localize.files.output import OutputFolder, rehearsed


@pytest.fixture
def dist(tmp_path: Path) -> Folder:
    """An output folder with a page and a manifest."""
    folder = Folder(tmp_path / "dist", name="dist")
    folder.write("de/knee.html", b"old page")
    folder.write("de/manifest.json", b"old manifest")
    return folder


@pytest.fixture
def output(dist: Folder) -> OutputFolder:
    return OutputFolder(dist, last="manifest.json")


def published(dist: Folder) -> dict[str, bytes | None]:
    return {path: dist.read(path) for path in dist.visible_files()}


OLD = {"de/knee.html": b"old page", "de/manifest.json": b"old manifest"}


def test_nothing_is_seen_before_all_is_shown(dist: Folder, output: OutputFolder) -> None:
    with output.begun():
        assert output.add("de/knee.html", b"new page")
        assert output.add("de/hip.html", b"hip")
        output.remove("de/manifest.json")
        assert published(dist) == OLD
        output.show()
    assert published(dist) == {"de/knee.html": b"new page", "de/hip.html": b"hip"}
    assert dist.names() == ["de"], "nothing unfinished stays"


def test_a_file_that_stands_there_already_is_not_made_again(dist: Folder, output: OutputFolder) -> None:
    before = (dist.root / "de/knee.html").stat().st_ino
    with output.begun():
        assert not output.add("de/knee.html", b"old page")
        output.show()
    assert (dist.root / "de/knee.html").stat().st_ino == before


def test_what_was_made_and_not_shown_is_dropped(dist: Folder, output: OutputFolder) -> None:
    def work() -> None:
        with output.begun():
            output.add("de/knee.html", b"new page")
            raise ValueError("a fault")

    with pytest.raises(ValueError, match="a fault"):
        work()
    assert published(dist) == OLD
    assert dist.names() == ["de"]


def test_where_one_file_cannot_be_put_in_its_place_all_stays_as_it_was(dist: Folder, output: OutputFolder) -> None:
    dist.write("de/hip.html/of-a-person.txt", b"mine")
    before = published(dist)
    with output.begun():
        output.add("de/knee.html", b"new page")
        output.add("de/hip.html", b"hip")
        with pytest.raises(FileError, match=r"^dist/de/hip\.html: cannot be written"):
            output.show()
    assert published(dist) == before


def test_what_a_killed_run_had_made_is_dropped_before_it_began_to_show_it(dist: Folder, output: OutputFolder) -> None:
    output.add("de/knee.html", b"new page")
    OutputFolder(dist, last="manifest.json").finish()
    assert published(dist) == OLD
    assert dist.names() == ["de"]


def test_what_a_killed_run_had_begun_to_show_is_finished(dist: Folder, output: OutputFolder) -> None:
    dist.write(".localize/journal.json", b'[["de/knee.html", true, false]]')
    dist.write(".localize/new/de/knee.html", b"new page")
    output.finish()
    assert published(dist) == {**OLD, "de/knee.html": b"new page"}
    assert dist.names() == ["de"]


def test_in_a_rehearsal_all_is_read_as_it_stands_there_until_it_would_be_shown(dist: Folder) -> None:
    with rehearsal.rehearsed() as run:
        output = rehearsed(OutputFolder(dist, last="manifest.json"), dist.root)
        with output.begun():
            assert output.add("de/hip.html", b"hip")
            output.remove("de/manifest.json")
            assert not list(run.items())
            assert published(dist) == OLD
            output.show()
        planned = {path.relative_to(dist.root).as_posix(): plan.is_there for path, plan in run.items()}
    assert planned == {"de/hip.html": True, "de/manifest.json": False}
    assert published(dist) == OLD
