"""Publication to an object store gives the same files as to a disk, and knows what is there from an earlier run."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from localize.files.object_store import ObjectStore
from support.folder import CONFIG, ProjectFolder

CATALOG = "locales/de/LC_MESSAGES/cold-packs.po"


def published(url: str) -> dict[str, bytes | None]:
    """What readers see in a store."""
    store = ObjectStore(url)
    return {path: store.read(path) for path in store.objects() if not path.startswith(".localize/")}


def on_disk(project: ProjectFolder) -> dict[str, bytes]:
    dist = project.root / "dist"
    return {path.relative_to(dist).as_posix(): path.read_bytes() for path in dist.rglob("*") if path.is_file()}


def test_an_output_that_is_no_folder_in_a_known_store_is_refused(translated: ProjectFolder) -> None:
    translated.write("localize.toml", f'output = "ftp://pages/site"\n{CONFIG}')
    result = translated.run("publish")
    assert result.exit_code == 2
    assert "ftp://pages/site" in result.stderr
    assert "expected s3://bucket/folder" in result.stderr


def test_a_release_is_signed_from_a_folder_on_this_machine(translated: ProjectFolder) -> None:
    translated.write("localize.toml", f'output = "s3://pages/site"\n{CONFIG}')
    result = translated.run("release")
    assert result.exit_code == 2
    assert "output is 's3://pages/site', expected a folder of bundles on this machine: --bundles DIR" in result.stderr


@pytest.mark.cluster
class TestStore:
    def test_the_same_bytes_as_on_a_disk(self, translated: ProjectFolder, store_url: str) -> None:
        translated.run("publish")
        translated.write("localize.toml", f'output = "{store_url}"\n{CONFIG}')
        result = translated.run("publish")
        assert f"written to {store_url}/" in result.output
        assert published(store_url) == on_disk(translated)

    def test_a_second_run_writes_nothing_and_one_entry_only_its_page_and_lists(
        self, translated: ProjectFolder, store_url: str
    ) -> None:
        translated.write("localize.toml", f'output = "{store_url}"\n{CONFIG}')
        translated.run("publish")
        before = ObjectStore(store_url).objects()
        assert "; 0 files written" in translated.run("publish").output
        translated.write(CATALOG, translated.read(CATALOG).replace("USE IT", "USE THIS"))
        translated.run("publish")
        after = ObjectStore(store_url).objects()
        changed = {path for path in after if after[path] != before.get(path)} - {".localize/claim.json"}
        assert "de/cold-packs.html" in changed
        assert not any(path.startswith("en/") for path in changed)

    def test_what_somebody_took_out_of_the_store_is_put_again(self, translated: ProjectFolder, store_url: str) -> None:
        translated.write("localize.toml", f'output = "{store_url}"\n{CONFIG}')
        command = [sys.executable, "-m", "localize", "-C", str(translated.root), "publish"]
        subprocess.run(command, check=False)
        before = published(store_url)
        ObjectStore(store_url).remove(["de/cold-packs.html"])
        subprocess.run(command, check=False)
        assert published(store_url) == before

    def test_a_page_that_is_kept_is_read_from_the_store(self, translated: ProjectFolder, store_url: str) -> None:
        finished = translated.read(CATALOG)
        for output in ("dist", store_url):
            translated.write(CATALOG, finished)
            translated.write("localize.toml", f'output = "{output}"\n{CONFIG.replace("[locales.de]", KEEP)}')
            translated.run("publish")
            translated.write(CATALOG, re.sub('msgstr "USE IT[^"]*"', 'msgstr ""', finished))
            assert "de/cold-packs: kept" in translated.run("publish").output
        assert published(store_url) == on_disk(translated)

    def test_what_is_gone_from_the_project_goes_from_the_store_and_the_rest_stays(
        self, translated: ProjectFolder, store_url: str
    ) -> None:
        translated.write("localize.toml", f'output = "{store_url}"\n{CONFIG}')
        translated.run("publish")
        ObjectStore(store_url).put("logo.png", b"not ours", version="")
        translated.write("localize.toml", f'output = "{store_url}"\n{CONFIG.replace("[locales.de]", "")}')
        translated.run("publish")
        paths = published(store_url)
        assert "logo.png" in paths
        assert not any(path.startswith("de/") for path in paths)


KEEP = '[locales.de]\npolicy = "keep"\n'
