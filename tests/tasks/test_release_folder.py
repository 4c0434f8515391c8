"""Release folders: what is signed anew and what stays, with the time that is given."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from pathlib import Path

import pytest

from support.publisher import ARTICLES, Publisher, RegionalSite, epoch, run, start, succeeded, tree

NEXT = ARTICLES | {"pain/knee": "Knee two"}


@pytest.fixture
def publisher(tmp_path: Path) -> Publisher:
    """A publisher with keys."""
    one = Publisher(tmp_path / "publisher")
    one.root.mkdir()
    one.init(ago=timedelta(days=60))
    one.write("de", ARTICLES)
    return one


def versions(publisher: Publisher) -> tuple[int, int, int]:
    """The versions of targets, snapshot and timestamp."""
    timestamp = publisher.metadata("timestamp.json")
    snapshot = publisher.metadata(f"{timestamp['meta']['snapshot.json']['version']}.snapshot.json")
    targets = snapshot["meta"]["targets.json"]["version"]
    return targets, snapshot["version"], timestamp["version"]


def test_a_release_is_manifests_and_objects_by_digest(publisher: Publisher) -> None:
    publisher.release()
    files = tree(publisher.release_folder)
    data = (publisher.root / "dist/de/manifest.json").read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    assert files[f"targets/de/{digest}.manifest.json"] == data
    for one in json.loads(data)["files"]:
        found = files[f"objects/{one['sha256'][:2]}/{one['sha256']}"]
        assert found == (publisher.root / "dist/de" / one["path"]).read_bytes()
    metadata = {path for path in files if path.startswith("metadata/")}
    assert metadata == {
        f"metadata/{name}" for name in ("1.root.json", "1.targets.json", "1.snapshot.json", "timestamp.json")
    }
    assert set(publisher.metadata("1.targets.json")["targets"]) == {"de/manifest.json", "recalls.json"}
    assert publisher.metadata("1.root.json")["consistent_snapshot"] is True


def test_nothing_new_is_nothing_written(publisher: Publisher) -> None:
    publisher.release()
    before = {path: (publisher.release_folder / path).stat().st_mtime_ns for path in tree(publisher.release_folder)}
    assert "nothing new, and still fresh" in publisher.release().output
    after = {path: (publisher.release_folder / path).stat().st_mtime_ns for path in tree(publisher.release_folder)}
    assert after == before


def test_only_new_objects_are_written(publisher: Publisher) -> None:
    publisher.release()
    before = {path: (publisher.release_folder / path).stat().st_mtime_ns for path in tree(publisher.release_folder)}
    publisher.write("de", NEXT)
    assert "release 2 signed, 4 new files" in publisher.release().output
    for path, when in before.items():
        if path.startswith(("objects/", "targets/", "metadata/1.")):
            assert (publisher.release_folder / path).stat().st_mtime_ns == when
    assert versions(publisher) == (2, 2, 2)


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        (timedelta(days=3), (1, 1, 1)),
        (timedelta(days=4), (1, 1, 2)),
        (timedelta(days=14), (1, 1, 2)),
        (timedelta(days=16), (1, 2, 2)),
        (timedelta(days=46), (2, 2, 2)),
    ],
    ids=str,
)
def test_what_nears_its_end_is_signed_again(
    publisher: Publisher, later: timedelta, expected: tuple[int, int, int]
) -> None:
    begin = timedelta(days=50)
    publisher.release(ago=begin)
    targets = publisher.metadata("1.targets.json")["targets"]
    result = publisher.release(ago=begin - later)
    assert versions(publisher) == expected
    assert publisher.metadata(f"{expected[0]}.targets.json")["targets"] == targets
    assert ("signed again: " if expected[2] > 1 else "nothing new, and still fresh") in result.output


def test_daily_runs_never_let_a_release_end(publisher: Publisher, tmp_path: Path) -> None:
    for days in range(50, -1, -1):
        publisher.release(ago=timedelta(days=days))
    site = RegionalSite(tmp_path / "site", publisher.root_json)
    succeeded(site.pull(publisher.release_folder))
    assert versions(publisher)[0] == 2
    assert len(tree(publisher.release_folder)) < 40


def test_a_renewal_changes_nothing_that_readers_see(publisher: Publisher, tmp_path: Path) -> None:
    publisher.release(ago=timedelta(days=6))
    site = RegionalSite(tmp_path / "site", publisher.root_json)
    succeeded(site.pull(publisher.release_folder))
    publisher.release()
    assert versions(publisher) == (1, 1, 2)
    assert "unchanged" in succeeded(site.pull(publisher.release_folder)).output


def test_same_inputs_keys_and_time_give_the_same_bytes(publisher: Publisher, tmp_path: Path) -> None:
    found = []
    now = epoch(timedelta(days=1))
    for name, zone in (("one", "UTC"), ("two", "Asia/Tokyo")):
        into = tmp_path / name
        env = now | {"TZ": zone}
        one = Publisher(publisher.root, env)
        for articles in (ARTICLES, NEXT):
            one.write("de", articles)
            succeeded(one.run("release", "--bundles", one.root / "dist", "--into", into))
        succeeded(one.run("recall", "pain/knee", "--reason", "wrong", "--into", into))
        found.append(tree(into))
    assert found[0] == found[1]


def test_a_bundle_that_is_not_as_its_manifest_says_is_not_signed(publisher: Publisher) -> None:
    publisher.release()
    before = tree(publisher.release_folder)
    publisher.write("de", NEXT)
    (publisher.root / "dist/de/pain/knee.html").write_bytes(b"half a pa")
    (publisher.root / "dist/de/pain/knee.json").unlink()
    result = publisher.run("release", "--bundles", publisher.root / "dist")
    assert result.exit_code == 1
    assert "dist/de/pain/knee.html: not as its manifest says" in result.output
    assert "dist/de/pain/knee.json: missing" in result.output
    after = tree(publisher.release_folder)
    assert {path: data for path, data in after.items() if not path.startswith("objects/")} == {
        path: data for path, data in before.items() if not path.startswith("objects/")
    }


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no JSON"),
        (b'{"format": 1, "locale": "fr", "files": []}', "locale 'fr', expected 'de'"),
        (b'{"format": 1, "locale": "de", "files": [{"path": "../x"}]}', "path '../x' has a part '..'"),
        (b'{"format": 9}', "format 9, expected 1"),
    ],
)
def test_a_manifest_that_cannot_be_is_not_signed(publisher: Publisher, data: bytes, words: str) -> None:
    (publisher.root / "dist/de/manifest.json").write_bytes(data)
    result = publisher.run("release", "--bundles", publisher.root / "dist")
    assert result.exit_code == 1
    assert words in result.output
    assert not (publisher.release_folder / "metadata").exists()


def test_a_locale_does_not_leave_a_release_unasked(publisher: Publisher) -> None:
    publisher.write("ar", ARTICLES)
    publisher.release()
    (publisher.root / "dist/ar/manifest.json").unlink()
    result = publisher.run("release", "--bundles", publisher.root / "dist")
    assert result.exit_code == 2
    assert "ar: in the former release, not in this one, expected its bundle, or --drop" in result.output
    publisher.release("--drop", "ar")
    assert set(publisher.metadata("2.targets.json")["targets"]) == {"de/manifest.json", "recalls.json"}


def test_without_bundles_or_a_project_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "dist").mkdir()
    result = run("-C", tmp_path, "release", "--bundles", tmp_path / "dist")
    assert result.exit_code == 1
    assert "no <locale>/manifest.json, expected one: localize publish" in result.output
    result = run("-C", tmp_path, "release")
    assert result.exit_code == 2
    assert "no configuration, expected localize.toml" in result.output


def test_in_a_project_the_output_is_released(publisher: Publisher) -> None:
    (publisher.root / "localize.toml").write_text('source-locale = "en"\n[locales.de]\n')
    succeeded(publisher.run("release"))
    assert versions(publisher) == (1, 1, 1)


def test_pruning_removes_what_only_older_releases_need(publisher: Publisher, tmp_path: Path) -> None:
    for text in "abcd":
        publisher.publish({"pain/knee": text, "rest": "Rest"})
    result = publisher.release("--prune", "2")
    assert "of older releases removed" in result.output
    names = {path for path in tree(publisher.release_folder) if path.startswith("metadata/")}
    assert names == {
        f"metadata/{name}"
        for name in ("1.root.json", "3.targets.json", "4.targets.json", "4.snapshot.json", "timestamp.json")
    }
    assert len([path for path in tree(publisher.release_folder) if path.startswith("targets/de/")]) == 2
    site = RegionalSite(tmp_path / "site", publisher.root_json)
    succeeded(site.pull(publisher.release_folder))
    assert site.shown == tree(publisher.root / "dist/de")
    assert "removed" not in publisher.release("--prune", "2").output


def test_a_lost_release_folder_can_be_made_again_with_higher_versions(publisher: Publisher, tmp_path: Path) -> None:
    for articles in (ARTICLES, NEXT, ARTICLES):
        publisher.publish(articles)
    site = RegionalSite(tmp_path / "site", publisher.root_json)
    succeeded(site.pull(publisher.release_folder))
    publisher.release_folder.rename(tmp_path / "lost")
    publisher.publish(NEXT)
    assert site.pull(publisher.release_folder).exit_code == 1
    publisher.release_folder.rename(tmp_path / "too-low")
    publisher.release("--after", "3")
    succeeded(site.pull(publisher.release_folder))
    assert b"Knee two" in site.shown["pain/knee.html"]


def test_missing_parts_of_the_former_release_are_told(publisher: Publisher) -> None:
    publisher.release()
    (publisher.release_folder / "metadata/1.targets.json").unlink()
    result = publisher.run("release", "--bundles", publisher.root / "dist")
    assert result.exit_code == 2
    assert "1.targets.json: missing, but the release names it" in result.output


def test_recalls_stay_through_releases(publisher: Publisher) -> None:
    publisher.release()
    succeeded(publisher.run("recall", "rest", "--reason", "x"))
    publisher.publish(NEXT)
    publisher.publish(ARTICLES)
    place = next(iter((publisher.release_folder / "targets").glob("*.recalls.json")))
    digest = publisher.metadata("4.targets.json")["targets"]["recalls.json"]["hashes"]["sha256"]
    rows = json.loads(place.with_name(f"{digest}.recalls.json").read_bytes())["recalls"]
    assert [one["article"] for one in rows] == ["rest"]
    assert len(rows[0]["digests"]) == 2


def test_a_recall_without_a_release_is_told(publisher: Publisher) -> None:
    result = publisher.run("recall", "rest")
    assert result.exit_code == 2
    assert "no such article in any release that is here, expected one of: none" in result.output


def test_of_two_releases_at_once_the_second_waits_and_says_for_whom(publisher: Publisher) -> None:
    from localize.files.folder import Folder  # noqa: PLC0415

    publisher.release()
    command = ("-C", publisher.root, "release", "--bundles", publisher.root / "dist")
    with Folder(publisher.release_folder).locked("localize recall"):
        second = start(*command)
        assert second.stderr
        told = second.stderr.readline().decode()
        assert second.poll() is None
    second.communicate()
    assert second.returncode == 0
    assert told.startswith("waiting for localize recall (process ")
