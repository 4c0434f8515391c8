"""A pull works in a folder of its own, and nowhere else: not in one of somebody else, not where a link leads."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from support.publisher import ARTICLES, Publisher, RegionalSite, run, succeeded, tree

NEXT = ARTICLES | {"rest": "Rest two"}
MARK = ".localize.json"


def everything(folder: Path) -> dict[str, bytes | str]:
    """All that is in a folder, links and folders too; links are not followed."""
    found: dict[str, bytes | str] = {}
    for one in sorted(folder.rglob("*")):
        what = str(one.readlink()) if one.is_symlink() else "" if one.is_dir() else one.read_bytes()
        found[one.relative_to(folder).as_posix()] = what
    return found


FOREIGN = {
    "a store of somebody else": "store/wine/red.txt",
    "releases of somebody else": "releases/2024/song.mp3",
    "a release with a number": "releases/1/song.mp3",
    "a folder of trust": "trust/deed.pdf",
    "current, as a folder": "current/index.html",
    "a root, and a store of somebody else": "store/ab/letter.txt",
    "something unfinished of another program": ".~lock.letter.odt#",
    "one file": "letter.txt",
}


@pytest.mark.parametrize("path", FOREIGN.values(), ids=FOREIGN)
@pytest.mark.parametrize("way", ["pull", "rollback"])
def test_a_folder_of_somebody_else_is_left_as_it_is(publisher: Publisher, tmp_path: Path, path: str, way: str) -> None:
    folder = tmp_path / "mine"
    (folder / path).parent.mkdir(parents=True)
    (folder / path).write_bytes(b"mine")
    before = everything(folder)
    site = RegionalSite(folder, publisher.root_json)
    result = site.pull(publisher.release_folder) if way == "pull" else run("pull", "--rollback", "--into", folder)
    assert result.exit_code == 2
    assert "a folder of somebody else" in result.output
    assert "expected a new or an empty folder" in result.output
    assert everything(folder) == before


def test_an_empty_folder_becomes_a_site_and_is_marked(publisher: Publisher, tmp_path: Path) -> None:
    site = RegionalSite(tmp_path / "new", publisher.root_json)
    (site.root / "lost+found").mkdir(parents=True)
    succeeded(site.pull(publisher.release_folder))
    assert (site.root / MARK).is_file()
    assert site.shown == tree(publisher.root / "dist/de")


@pytest.mark.parametrize("beside", [(), ("report.json", "root.json", "notes/todo.txt")], ids=["alone", "with files"])
def test_a_site_of_an_earlier_version_is_known_by_its_form(
    publisher: Publisher, site: RegionalSite, beside: tuple[str, ...]
) -> None:
    (site.root / MARK).unlink()
    for path in beside:
        (site.root / path).parent.mkdir(exist_ok=True)
        (site.root / path).write_bytes(b"of the operator")
    publisher.publish(NEXT)
    succeeded(site.pull(publisher.release_folder))
    assert (site.root / MARK).is_file()
    assert site.shown == tree(publisher.root / "dist/de")
    assert all((site.root / path).read_bytes() == b"of the operator" for path in beside)


def test_a_site_whose_first_pull_failed_in_an_earlier_version_goes_on(publisher: Publisher, tmp_path: Path) -> None:
    site = RegionalSite(tmp_path / "new", publisher.root_json)
    (site.root / "trust/metadata/root_history").mkdir(parents=True)
    (site.root / ".lock").touch()
    succeeded(site.pull(publisher.release_folder))


def test_what_others_put_into_our_folder_stays(publisher: Publisher, site: RegionalSite) -> None:
    others = ("store/letter.txt", "store/ab/letter.txt", "releases/old/song.mp3", "notes.txt", ".~lock.letter.odt#")
    for path in others:
        (site.root / path).parent.mkdir(exist_ok=True)
        (site.root / path).write_bytes(b"mine")
    publisher.publish(NEXT)
    succeeded(site.pull(publisher.release_folder, "--keep", "1"))
    assert [path for path in others if not (site.root / path).exists()] == []


@pytest.mark.parametrize("name", ["store", "releases", "trust", "trust/metadata", "trust/metadata/root_history"])
@pytest.mark.parametrize("marked", [True, False])
def test_no_link_is_followed_out_of_the_folder(
    publisher: Publisher, site: RegionalSite, tmp_path: Path, name: str, marked: bool
) -> None:
    elsewhere = tmp_path / "elsewhere"
    shutil.move(site.root / name, elsewhere)
    (site.root / name).symlink_to(elsewhere)
    if not marked:
        (site.root / MARK).unlink()
    before = everything(elsewhere)
    publisher.publish(NEXT)
    result = site.pull(publisher.release_folder, "--keep", "1")
    assert result.exit_code == 2
    assert f"{site.root / name}: a link, expected a file or folder of its own" in result.output
    assert run("pull", "--rollback", "--into", site.root).exit_code == 2
    assert everything(elsewhere) == before


@pytest.mark.parametrize("name", ["releases", "state.json"])
def test_a_pull_that_should_remember_says_which_link_keeps_it_from_that(
    site: RegionalSite, tmp_path: Path, name: str
) -> None:
    shutil.move(site.root / name, tmp_path / "elsewhere")
    (site.root / name).symlink_to(tmp_path / "elsewhere")
    result = run("pull", "--into", site.root, "--report", tmp_path / "report.json")
    assert result.exit_code == 2
    assert f"error: {site.root / name}: a link, expected a file or folder of its own" in result.output
    assert "remember" not in result.output
    assert (tmp_path / "report.json").exists()


@pytest.mark.parametrize("name", [".lock", "state.json", "trust/root.json", "trust/metadata/timestamp.json", MARK])
def test_no_link_in_place_of_a_file_is_followed(
    publisher: Publisher, site: RegionalSite, tmp_path: Path, name: str
) -> None:
    target = tmp_path / "mine.txt"
    (site.root / name).unlink(missing_ok=True)
    (site.root / name).symlink_to(target)
    result = site.pull(publisher.release_folder)
    assert result.exit_code == 2
    assert "a link, expected a file or folder of its own" in result.output
    assert not target.exists()


def test_current_leads_to_a_release_of_this_folder_or_nothing_is_done(
    publisher: Publisher, site: RegionalSite, tmp_path: Path
) -> None:
    other = tmp_path / "other/releases/1"
    other.mkdir(parents=True)
    (site.root / "current").unlink()
    (site.root / "current").symlink_to(other)
    result = site.pull(publisher.release_folder)
    assert result.exit_code == 2
    assert f"current: a link to '{other}', expected a link of ours to releases/…, or nothing there" in result.output
    result = run("verify", site.root)
    assert result.exit_code == 2
    assert "no manifest" in result.output


def test_the_folder_itself_may_be_reached_by_a_link(publisher: Publisher, site: RegionalSite, tmp_path: Path) -> None:
    link = tmp_path / "srv"
    link.symlink_to(site.root)
    publisher.publish(NEXT)
    succeeded(RegionalSite(link, publisher.root_json).pull(publisher.release_folder))
    assert site.shown == tree(publisher.root / "dist/de")
    succeeded(run("verify", link))


def test_a_release_is_no_place_for_a_site(publisher: Publisher) -> None:
    result = RegionalSite(publisher.release_folder, publisher.root_json).pull(publisher.release_folder)
    assert result.exit_code == 2
    assert "a release folder of localize, expected a site folder" in result.output


# The publisher's folders


@pytest.mark.parametrize(
    "path", ["objects/ab/photo.jpg", "metadata/1.root.json", "targets/list.txt", ".~mine", "x.txt"]
)
@pytest.mark.parametrize("command", [("release", "--prune", "1"), ("recall", "rest")], ids=["release", "recall"])
def test_a_release_is_not_made_in_a_folder_of_somebody_else(
    publisher: Publisher, tmp_path: Path, path: str, command: tuple[str, ...]
) -> None:
    folder = tmp_path / "mine"
    (folder / path).parent.mkdir(parents=True)
    (folder / path).write_bytes(b"mine")
    (folder / "letter.txt").write_bytes(b"mine")
    before = everything(folder)
    options = ("--bundles", publisher.root / "dist") if command[0] == "release" else ()
    result = publisher.run(*command, "--into", folder, *options)
    assert result.exit_code == 2
    assert "a folder of somebody else" in result.output
    assert everything(folder) == before


def test_a_release_of_an_earlier_version_is_known_by_its_form(publisher: Publisher) -> None:
    (publisher.release_folder / MARK).unlink()
    (publisher.release_folder / ".htaccess").write_bytes(b"of the operator")
    publisher.publish(NEXT)
    assert (publisher.release_folder / MARK).is_file()


def test_pruning_removes_only_what_a_release_is_made_of(publisher: Publisher) -> None:
    others = ("objects/photo.jpg", "objects/ab/photo.jpg", "targets/list.txt", "metadata/notes.txt", ".~lock.x#")
    for path in others:
        (publisher.release_folder / path).parent.mkdir(exist_ok=True)
        (publisher.release_folder / path).write_bytes(b"mine")
    publisher.write("de", NEXT)
    publisher.release("--prune", "1")
    assert [path for path in others if not (publisher.release_folder / path).exists()] == []


@pytest.mark.parametrize("name", ["objects", "targets", "metadata"])
def test_a_release_follows_no_link_out_of_its_folder(publisher: Publisher, tmp_path: Path, name: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    shutil.move(publisher.release_folder / name, elsewhere)
    (publisher.release_folder / name).symlink_to(elsewhere)
    before = everything(elsewhere)
    publisher.write("de", NEXT)
    result = publisher.run("release", "--bundles", publisher.root / "dist", "--prune", "1")
    assert result.exit_code == 2
    assert "a link, expected a file or folder of its own" in result.output
    assert everything(elsewhere) == before


def test_keys_may_stand_on_a_medium_that_a_link_leads_to(publisher: Publisher, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    shutil.move(publisher.root / "keys/offline", stick)
    (publisher.root / "keys/offline").symlink_to(stick)
    succeeded(publisher.run("keys", "rotate", "root"))
    assert len(list(stick.iterdir())) == 2


def test_keys_made_in_a_folder_that_is_used_leave_its_gitignore(publisher: Publisher, tmp_path: Path) -> None:
    folder = tmp_path / "used"
    folder.mkdir()
    (folder / ".gitignore").write_bytes(b"/build")
    succeeded(publisher.run("keys", "init", "--into", folder))
    lines = (folder / ".gitignore").read_text().splitlines()
    assert lines[0] == "/build"
    assert {"*.pem", ".lock"} <= set(lines)
