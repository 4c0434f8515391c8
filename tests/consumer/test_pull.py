"""Pulling: only what is missing, all or nothing, back and forth, and recalls."""

from __future__ import annotations

import json
import shutil
import time
from pathlib import Path

import pytest

from support.publisher import ARTICLES, Publisher, RegionalSite, run, start, succeeded, tree
from support.web import Web

NEXT = {"pain/knee": "Knee two", "cold-packs": "Cold one", "new": "New"}


def version(site: RegionalSite) -> str:
    """The name of the release that readers see."""
    return (site.root / "current").readlink().name


def test_what_readers_see_is_the_bundle(publisher: Publisher, site: RegionalSite) -> None:
    assert site.shown == tree(publisher.root / "dist/de")
    succeeded(run("verify", site.root))
    succeeded(run("verify", site.root / "current"))


def test_only_what_is_missing_is_fetched(publisher: Publisher, web: Web, site: RegionalSite) -> None:
    publisher.publish(NEXT)
    succeeded(site.pull(web.url))
    assert site.shown == tree(publisher.root / "dist/de")
    fetched = [path for path in web.requests if path.startswith("/objects/")]
    assert len(fetched) == len(set(fetched)) == 8, "two articles of three files each, the index, the list"
    report = site.report
    assert report["result"] == "new"
    assert (report["version"], report["former"], report["repository-version"]) == ("2", "1", 2)
    assert report["pages"] == {"added": ["new.html"], "changed": ["pain/knee.html"], "removed": ["rest.html"]}
    assert report["objects"] == {"fetched": 8, "reused": 4}
    assert report["bytes-fetched"] > 0
    assert report["errors"] == []
    assert len(report["expires"]) == len("2026-12-04T21:10:23Z")


def test_a_second_pull_changes_and_fetches_nothing(web: Web, site: RegionalSite) -> None:
    succeeded(site.pull(web.url))
    before = tree(site.root)
    web.requests.clear()
    succeeded(site.pull(web.url))
    assert tree(site.root) == before
    assert site.report["result"] == "unchanged"
    assert not [path for path in web.requests if path.startswith("/objects/")]


def test_a_release_of_another_locale_alone_is_no_change(publisher: Publisher, site: RegionalSite) -> None:
    publisher.write("ar", ARTICLES)
    publisher.release()
    assert "unchanged" in succeeded(site.pull(publisher.release_folder)).output
    assert version(site) == "1"
    assert site.report["repository-version"] == 2


def test_the_same_from_a_folder_a_file_url_and_a_server(
    publisher: Publisher, web: Web, site: RegionalSite, tmp_path: Path
) -> None:
    folder = publisher.release_folder
    addresses: tuple[str | Path, ...] = (folder, folder.as_uri(), f"{web.url}/")
    for number, address in enumerate(addresses):
        one = RegionalSite(tmp_path / f"site{number}", publisher.root_json)
        succeeded(one.pull(address))
        assert one.shown == site.shown


def test_the_root_is_remembered(publisher: Publisher, site: RegionalSite) -> None:
    publisher.publish(NEXT)
    succeeded(run("pull", publisher.release_folder, "--locale", "de", "--into", site.root))
    assert site.shown == tree(publisher.root / "dist/de")


def test_releases_are_kept_and_what_only_older_ones_need_is_removed(publisher: Publisher, site: RegionalSite) -> None:
    for number in range(2, 6):
        publisher.publish({"pain/knee": f"Knee {number}"})
        succeeded(site.pull(publisher.release_folder, "--keep", "2"))
    assert sorted(one.name for one in (site.root / "releases").iterdir()) == ["4", "5"]
    kept = {json.dumps(one) for number in "45" for one in _rows(site.root / f"releases/{number}")}
    digests = {json.loads(one)["sha256"] for one in kept}
    assert {one.name for one in (site.root / "store").rglob("*") if one.is_file()} == digests


def _rows(folder: Path) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads((folder / "manifest.json").read_bytes())["files"]
    return rows


def test_going_back_holds_until_there_is_something_newer(publisher: Publisher, web: Web, site: RegionalSite) -> None:
    first = site.shown
    publisher.publish(NEXT)
    succeeded(site.pull(web.url))
    second = site.shown
    web.requests.clear()
    result = succeeded(run("pull", "--rollback", "--into", site.root, "--report", site.report_path))
    assert "release 1" in result.output
    assert not web.requests
    assert site.shown == first
    assert site.report["pages"]["removed"] == ["new.html"]
    assert "somebody went back from" in succeeded(site.pull(web.url)).output
    assert site.shown == first
    assert site.report["held-back"]
    succeeded(site.pull(web.url, "--newest"))
    assert site.shown == second
    succeeded(run("pull", "--rollback", "--into", site.root))
    publisher.publish(NEXT | {"newer": "Newer"})
    succeeded(site.pull(web.url))
    assert site.shown == tree(publisher.root / "dist/de")


def test_going_back_twice_needs_two_releases_before(publisher: Publisher, site: RegionalSite) -> None:
    publisher.publish(NEXT)
    succeeded(site.pull(publisher.release_folder))
    succeeded(run("pull", "--rollback", "--into", site.root))
    result = run("pull", "--rollback", "--into", site.root)
    assert result.exit_code == 2
    assert "release 1 is the oldest that is here, expected one before it to go back to" in result.output
    assert version(site) == "1"


def test_going_back_before_the_first_pull_is_told(tmp_path: Path) -> None:
    result = run("pull", "--rollback", "--into", tmp_path / "x")
    assert result.exit_code == 2
    assert "nothing was pulled here" in result.output
    assert not (tmp_path / "x").exists()


def test_going_back_after_a_first_recall_says_that_there_is_nothing_to_go_back_to(
    publisher: Publisher, site: RegionalSite
) -> None:
    succeeded(publisher.run("recall", "pain/knee"))
    succeeded(site.pull(publisher.release_folder))
    result = run("pull", "--rollback", "--into", site.root)
    assert result.exit_code == 2
    assert result.output.startswith(f"error: {site.root}: nothing to go back to: release 1 has the same pages as")
    assert "recalls stay" in result.output
    assert version(site) == "2"


def test_the_address_and_the_locale_are_remembered(publisher: Publisher, web: Web, site: RegionalSite) -> None:
    publisher.publish(NEXT)
    succeeded(site.pull(web.url))
    succeeded(run("pull", "--rollback", "--into", site.root))
    succeeded(run("pull", "--newest", "--into", site.root))
    assert site.shown == tree(publisher.root / "dist/de")
    publisher.publish(NEXT | {"newer": "Newer"})
    succeeded(run("pull", "--into", site.root))
    assert site.shown == tree(publisher.root / "dist/de")


def test_a_folder_is_remembered_wherever_the_next_pull_is_started(
    publisher: Publisher, site: RegionalSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(publisher.root)
    succeeded(site.pull("release"))
    monkeypatch.chdir(tmp_path)
    succeeded(run("pull", "--into", site.root))


def test_what_is_not_remembered_is_asked_for(site: RegionalSite, tmp_path: Path) -> None:
    (site.root / "state.json").unlink()
    result = run("pull", "--newest", "--into", site.root)
    assert result.exit_code == 2
    assert f"{site.root} does not remember a former pull's URL|FOLDER, expected URL|FOLDER" in result.output
    result = run("pull", "--into", tmp_path / "new")
    assert "expected URL|FOLDER and --locale" in result.output
    assert not (tmp_path / "new").exists()


def test_an_address_with_a_password_is_not_written_down(web: Web, site: RegionalSite) -> None:
    succeeded(site.pull(web.url.replace("//", "//me:secret@")))
    assert "secret" not in (site.root / "state.json").read_text()


def test_a_page_that_somebody_changed_here_is_mended(publisher: Publisher, site: RegionalSite) -> None:
    right = site.shown
    page = site.root / "current/pain/knee.html"
    page.chmod(0o644)
    page.write_bytes(b"changed here, in the store too")
    (site.root / "current/rest.html").unlink()
    (site.root / "current/extra.html").write_bytes(b"x")
    result = run("verify", site.root)
    assert result.exit_code == 1
    for words in ("extra.html: not in the manifest", "knee.html: changed: ", "rest.html: missing, expected a file"):
        assert words in result.output
    succeeded(site.pull(publisher.release_folder))
    assert site.shown == right
    assert version(site) == "1.1"


def test_links_and_changes_of_the_same_size_are_found(publisher: Publisher, site: RegionalSite) -> None:
    folder = publisher.root / "dist/de"
    (folder / "rest.html").write_bytes((folder / "rest.html").read_bytes().replace(b"one", b"two"))
    (folder / "cold-packs.html").unlink()
    (folder / "cold-packs.html").symlink_to("index.html")
    result = run("verify", folder)
    assert result.exit_code == 1
    assert "rest.html: changed: SHA-256" in result.output
    assert "cold-packs.html: a link or device, expected a file" in result.output
    assert "2 problems" in result.output


def test_a_folder_without_a_manifest_cannot_be_verified(tmp_path: Path) -> None:
    result = run("verify", tmp_path)
    assert result.exit_code == 2
    assert "no manifest, expected one" in result.output


# Recalls


def test_a_recalled_page_gives_way_to_a_notice_and_the_rest_of_it_goes(
    publisher: Publisher, web: Web, site: RegionalSite
) -> None:
    succeeded(publisher.run("recall", "pain/knee", "--reason", "wrong dose"))
    output = succeeded(site.pull(web.url)).output
    assert "withdrawn: pain/knee (wrong dose): index.html, items.json, pain/knee.fragment.html" in output
    shown = site.shown
    assert b'lang="de"' in shown["pain/knee.html"]
    assert "zurückgezogen" in shown["pain/knee.html"].decode()
    assert b"Knee" not in b"".join(data for path, data in shown.items() if path.startswith(("pain/", "items")))
    assert {path for path in shown if path.startswith("pain/")} == {"pain/knee.html"}
    assert [one["id"] for one in json.loads(shown["items.json"])] == ["cold-packs", "rest"]
    assert site.report["pages"]["removed"] == ["pain/knee.html"]
    assert site.report["recalls"][0]["files"] == [
        "index.html",
        "items.json",
        "pain/knee.fragment.html",
        "pain/knee.html",
        "pain/knee.json",
    ]
    succeeded(run("verify", site.root))
    before = tree(site.root)
    assert "unchanged" in succeeded(site.pull(web.url)).output
    assert tree(site.root) == before


def test_a_recalled_page_can_be_removed_altogether(publisher: Publisher, site: RegionalSite) -> None:
    succeeded(publisher.run("recall", "pain/knee"))
    succeeded(site.pull(publisher.release_folder, "--recalled", "remove"))
    assert not [path for path in site.shown if path.startswith("pain/")]
    succeeded(run("verify", site.root))
    (site.root / "current/pain").mkdir()
    (site.root / "current/pain/knee.html").write_bytes(b"back again")
    result = run("verify", site.root)
    assert "knee.html: withdrawn, expected no such file" in result.output


def test_a_recalled_page_need_not_be_on_the_server_any_more(
    publisher: Publisher, tmp_path: Path, prepared: Path
) -> None:
    rows = json.loads((publisher.root / "dist/de/manifest.json").read_bytes())["files"]
    succeeded(publisher.run("recall", "pain/knee"))
    for one in rows:
        if one.get("article") == "pain/knee":
            (publisher.release_folder / "objects" / one["sha256"][:2] / one["sha256"]).unlink()
    site = RegionalSite(tmp_path / "new-site", publisher.root_json)
    succeeded(site.pull(publisher.release_folder))
    assert "pain/knee.html" in site.shown


def test_a_recall_for_one_locale_leaves_the_others(publisher: Publisher, site: RegionalSite) -> None:
    publisher.write("ar", ARTICLES)
    publisher.release()
    succeeded(publisher.run("recall", "pain/knee", "--locale", "ar"))
    assert "unchanged" in succeeded(site.pull(publisher.release_folder)).output
    arabic = site.root.with_name("arabic")
    options = ("--locale", "ar", "--into", arabic, "--root", publisher.root_json)
    succeeded(run("pull", publisher.release_folder, *options))
    assert 'lang="ar" dir="rtl"' in tree(arabic / "current")["pain/knee.html"].decode()


def test_a_recall_holds_for_new_text_until_it_is_lifted(publisher: Publisher, site: RegionalSite) -> None:
    right = site.shown
    succeeded(publisher.run("recall", "pain/knee"))
    publisher.publish(ARTICLES | {"pain/knee": "Still wrong"})
    succeeded(site.pull(publisher.release_folder))
    assert b"wrong" not in site.shown["pain/knee.html"]
    publisher.publish(ARTICLES)
    succeeded(publisher.run("recall", "pain/knee", "--lift"))
    succeeded(site.pull(publisher.release_folder))
    assert site.shown == right
    assert site.report["recalls"] == []


def test_a_corrected_article_is_shown_and_what_was_recalled_never_again(
    publisher: Publisher, site: RegionalSite
) -> None:
    publisher.publish(ARTICLES | {"rest": "Rest two"})
    succeeded(site.pull(publisher.release_folder))
    succeeded(publisher.run("recall", "pain/knee"))
    early = publisher.run("recall", "pain/knee", "--corrected")
    assert early.exit_code == 2
    assert "de/pain/knee.html: the release still has what was recalled" in early.output
    publisher.publish(ARTICLES | {"pain/knee": "Knee right"})
    succeeded(publisher.run("recall", "pain/knee", "--corrected"))
    succeeded(site.pull(publisher.release_folder))
    assert b"Knee right" in site.shown["pain/knee.html"]
    succeeded(run("pull", "--rollback", "--into", site.root))
    assert b"Rest two" in site.shown["rest.html"]
    assert b"Knee" not in site.shown["pain/knee.html"]
    succeeded(run("verify", site.root))


def test_going_back_honours_the_newest_recalls(publisher: Publisher, site: RegionalSite) -> None:
    publisher.publish(ARTICLES | {"rest": "Rest two"})
    succeeded(site.pull(publisher.release_folder))
    succeeded(publisher.run("recall", "pain/knee"))
    succeeded(site.pull(publisher.release_folder))
    succeeded(run("pull", "--rollback", "--into", site.root))
    assert b"Rest one" in site.shown["rest.html"]
    assert b"Knee" not in site.shown["pain/knee.html"]
    assert version(site) == "1.1"
    succeeded(publisher.run("recall", "cold-packs"))
    succeeded(site.pull(publisher.release_folder))
    assert b"Rest one" in site.shown["rest.html"], "it stays where somebody went back to"
    assert b"Cold" not in site.shown["cold-packs.html"], "but what is recalled since is withdrawn"


@pytest.mark.parametrize("arguments", [("--lift",), ("--corrected",)])
def test_a_recall_that_is_not_there_cannot_end(publisher: Publisher, arguments: tuple[str, ...]) -> None:
    result = publisher.run("recall", "pain/knee", *arguments)
    assert result.exit_code == 2
    assert "pain/knee: no recall for all locales, expected one that is in force" in result.output


def test_an_article_nobody_published_cannot_be_recalled(publisher: Publisher) -> None:
    before = tree(publisher.release_folder)
    result = publisher.run("recall", "pain/kneee")
    assert result.exit_code == 2
    assert "no such article in any release that is here, expected one of: cold-packs, pain/knee, rest" in result.output
    result = publisher.run("recall", "pain/knee", "--locale", "fr")
    assert "fr: no such locale in any release that is here, expected one of: de" in result.output
    assert tree(publisher.release_folder) == before


# What cannot run


def test_a_site_takes_one_pull_at_a_time(publisher: Publisher, web: Web, site: RegionalSite) -> None:
    publisher.publish(NEXT)
    web.dripping.add("2.targets.json")
    with start("pull", *site.arguments(web.url)) as first:
        until(lambda: any(path.endswith("2.targets.json") for path in web.requests))
        result = site.pull(publisher.release_folder)
        assert result.exit_code == 2
        assert "another run works here" in result.output
        first.kill()
    succeeded(site.pull(publisher.release_folder))


def until(done: object, seconds: float = 90) -> None:
    """Waits for something that another process does."""
    assert callable(done)
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_watching_takes_each_release_and_outlives_a_refusal(publisher: Publisher, web: Web, site: RegionalSite) -> None:
    with start("pull", *site.arguments(web.url), "--watch", "1") as watcher:
        until(lambda: web.requests)
        web.replaced["timestamp.json"] = b"{}"
        web.requests.clear()
        until(lambda: len(web.requests) > 2)
        web.replaced.clear()
        publisher.publish(NEXT)
        until(lambda: version(site) == "2")
        watcher.terminate()
    assert site.shown == tree(publisher.root / "dist/de")


CANNOT = {
    "nobody there": ("http://127.0.0.1:9/", "error: http://127.0.0.1:9/"),
    "no folder": ("/no/such/folder", "no such folder, expected a release"),
    "another kind": ("ftp://health.example/x", "an unknown kind of address"),
    "an empty folder": ("{tmp}", "status 404"),
}


@pytest.mark.parametrize(("address", "words"), CANNOT.values(), ids=CANNOT)
def test_where_no_release_is_the_pull_cannot_run(site: RegionalSite, tmp_path: Path, address: str, words: str) -> None:
    before = site.shown
    result = site.pull(address.format(tmp=tmp_path))
    assert result.exit_code == 2, result.output
    assert words in result.output
    assert site.shown == before
    assert site.report["result"] == "failed"


def test_a_server_in_trouble_is_no_attack(web: Web, site: RegionalSite) -> None:
    web.failing["timestamp.json"] = 503
    result = site.pull(web.url)
    assert result.exit_code == 2
    assert "503" in result.output


def test_a_locale_that_is_not_released_is_told_with_those_that_are(publisher: Publisher, tmp_path: Path) -> None:
    options = ("--locale", "fr", "--into", tmp_path / "fr", "--root", publisher.root_json)
    result = run("pull", publisher.release_folder, *options)
    assert result.exit_code == 2
    assert "no locale 'fr', expected one of: de" in result.output


def test_a_folder_is_for_one_locale(publisher: Publisher, site: RegionalSite) -> None:
    publisher.write("ar", ARTICLES)
    publisher.release()
    result = run("pull", publisher.release_folder, "--locale", "ar", "--into", site.root)
    assert result.exit_code == 2
    assert "holds 'de', expected a folder for 'ar' alone" in result.output


def test_without_a_root_nothing_is_trusted(publisher: Publisher, tmp_path: Path) -> None:
    options = ("--locale", "de", "--into", tmp_path / "x")
    result = run("pull", publisher.release_folder, *options)
    assert result.exit_code == 2
    assert "no root is trusted here yet, expected --root root.json" in result.output
    bad = tmp_path / "bad.json"
    bad.write_bytes(b"{}")
    result = run("pull", publisher.release_folder, *options, "--root", bad)
    assert result.exit_code == 2
    assert "root.json" in result.output
    result = run("pull", publisher.release_folder, *options, "--root", tmp_path / "none.json")
    assert result.exit_code == 2


def test_a_folder_in_place_of_the_link_is_left_alone(publisher: Publisher, tmp_path: Path) -> None:
    site = RegionalSite(tmp_path / "own", publisher.root_json)
    run("pull", tmp_path, "--locale", "de", "--into", site.root, "--root", publisher.root_json)
    (site.root / "current").mkdir(parents=True)
    (site.root / "current/index.html").write_bytes(b"my own site")
    result = site.pull(publisher.release_folder)
    assert result.exit_code == 2
    assert "no link, expected a link of ours to releases/…, or nothing there" in result.output
    assert (site.root / "current/index.html").read_bytes() == b"my own site"


def test_a_new_root_follows_from_the_old_one(publisher: Publisher, site: RegionalSite, tmp_path: Path) -> None:
    succeeded(publisher.run("keys", "rotate", "root"))
    publisher.publish(NEXT)
    given = tmp_path / "newest.json"
    shutil.copy(publisher.root / "keys/root.json", given)
    succeeded(RegionalSite(site.root, given).pull(publisher.release_folder))
    assert site.shown == tree(publisher.root / "dist/de")
