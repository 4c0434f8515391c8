"""An attacker's repository: all of it is refused, and the site keeps what it had, byte for byte.

The attacks are those of the specification of The Update Framework (1.0, 1.5.2), and some on what is not its matter:
the objects that manifests list, and the paths in manifests.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import Result
from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import Metadata, MetaFile, Root, Snapshot, TargetFile, Targets, Timestamp

from localize.release.signing import keys
from support.bundles import manifest, page, row
from support.publisher import ARTICLES, SECRETS, Publisher, RegionalSite, succeeded
from support.web import Web, served

NEXT = ARTICLES | {"pain/knee": "Knee two", "new": "New"}


def refused(site: RegionalSite, pull: Callable[[], Result], *words: str) -> None:
    """The pull ends with status 1, says these words, and changes nothing that readers see."""
    before, target = site.shown, (site.root / "current").readlink()
    result = pull()
    assert result.exit_code == 1, result.output
    for word in words:
        assert word in result.output
    assert "the site keeps what it has" in result.output
    assert site.shown == before
    assert (site.root / "current").readlink() == target
    assert site.report["result"] == "refused"
    assert site.report["errors"]


def outside(folder: Path) -> set[Path]:
    """What stands around the folders of publisher and site, and in no release of the site."""
    return {one for one in folder.rglob("*") if not {"publisher", "store", "trust"} & set(one.parts)}


def object_of(publisher: Publisher, path: str) -> Path:
    """Where the content of a page stands in the release folder."""
    rows = json.loads((publisher.root / "dist/de/manifest.json").read_bytes())["files"]
    digest: str = next(one["sha256"] for one in rows if one["path"] == path)
    return publisher.release_folder / "objects" / digest[:2] / digest


def online(publisher: Publisher, role: str) -> CryptoSigner:
    """An online key of the publisher, as somebody has it who took over the machine."""
    pem = (publisher.root / f"keys/{role}.pem").read_bytes()
    return keys.load_keys(pem, SECRETS["LOCALIZE_KEYS_PASSPHRASE"], path=role)[0]


def sign_targets(publisher: Publisher, name: str, data: bytes) -> None:
    """Signs a release with another content of one target, with the publisher's own keys."""
    folder = publisher.release_folder
    old = Metadata[Targets].from_file(str(folder / "metadata/1.targets.json"))
    file = TargetFile.from_data(name, data, ["sha256"])
    (folder / "targets" / file.get_prefixed_paths()[0]).write_bytes(data)
    old.signed.targets[name] = file
    old.signed.version = 2
    old.sign(online(publisher, "targets"))
    old.to_file(str(folder / "metadata/2.targets.json"))
    snapshot = Metadata[Snapshot].from_file(str(folder / "metadata/1.snapshot.json"))
    snapshot.signed.version = 2
    snapshot.signed.meta["targets.json"] = _meta(folder / "metadata/2.targets.json", 2)
    snapshot.sign(online(publisher, "snapshot"))
    snapshot.to_file(str(folder / "metadata/2.snapshot.json"))
    timestamp = Metadata[Timestamp].from_file(str(folder / "metadata/timestamp.json"))
    timestamp.signed.version = 2
    timestamp.signed.snapshot_meta = _meta(folder / "metadata/2.snapshot.json", 2)
    timestamp.sign(online(publisher, "timestamp"))
    timestamp.to_file(str(folder / "metadata/timestamp.json"))


def _meta(place: Path, version: int) -> MetaFile:
    return MetaFile.from_data(version, place.read_bytes(), ["sha256"])


# What is not signed


def test_a_tampered_page_is_refused(publisher: Publisher, web: Web, site: RegionalSite) -> None:
    publisher.publish(NEXT)
    place = object_of(publisher, "pain/knee.html")
    place.write_bytes(place.read_bytes().replace(b"two", b"666"))
    refused(site, lambda: site.pull(web.url), "refused: pain/knee.html: its content is not what was signed")
    assert not list(site.root.rglob(place.name)), "nothing of it is kept"


def test_a_tampered_manifest_is_refused(publisher: Publisher, web: Web, site: RegionalSite) -> None:
    publisher.publish(NEXT)
    web.replaced[".manifest.json"] = manifest("de", [row("x.html", page("evil"))])
    refused(site, lambda: site.pull(web.url), "refused: targets/de/")


def test_a_tampered_page_of_the_same_release_in_a_folder_is_refused_too(
    publisher: Publisher, site: RegionalSite
) -> None:
    publisher.publish(NEXT)
    object_of(publisher, "new.html").write_bytes(b"evil")
    refused(site, lambda: site.pull(publisher.release_folder), "new.html")


def test_a_page_that_is_not_there_is_refused(publisher: Publisher, web: Web, site: RegionalSite) -> None:
    publisher.publish(NEXT)
    object_of(publisher, "pain/knee.html").unlink()
    refused(site, lambda: site.pull(web.url), "pain/knee.html: not there (status 404)")


@pytest.mark.parametrize("fault", ["truncated", "shortened"])
def test_a_truncated_page_is_refused_and_fetched_whole_later(
    publisher: Publisher, web: Web, site: RegionalSite, fault: str
) -> None:
    publisher.publish(NEXT)
    faults: set[str] = getattr(web, fault)
    faults.add(object_of(publisher, "pain/knee.html").name)
    refused(site, lambda: site.pull(web.url), "pain/knee.html")
    faults.clear()
    succeeded(site.pull(web.url))
    assert b"Knee two" in site.shown["pain/knee.html"]


@pytest.mark.parametrize("end", ["timestamp.json", "2.snapshot.json", "2.targets.json", ".manifest.json"])
def test_truncated_metadata_is_refused(publisher: Publisher, web: Web, site: RegionalSite, end: str) -> None:
    publisher.publish(NEXT)
    web.shortened.add(end)
    refused(site, lambda: site.pull(web.url))


@pytest.mark.parametrize(
    "end", ["timestamp.json", "2.snapshot.json", "2.targets.json", ".manifest.json", "2.root.json"]
)
def test_endless_metadata_is_cut_off(publisher: Publisher, web: Web, site: RegionalSite, end: str) -> None:
    succeeded(publisher.run("keys", "renew"))
    publisher.publish(NEXT)
    web.endless.add(end)
    refused(site, lambda: site.pull(web.url))


def test_an_endless_page_is_cut_off(publisher: Publisher, web: Web, site: RegionalSite) -> None:
    publisher.publish(NEXT)
    web.endless.add(object_of(publisher, "pain/knee.html").name)
    refused(site, lambda: site.pull(web.url), "pain/knee.html: more than")


def test_a_page_that_drips_is_given_up(publisher: Publisher, web: Web, site: RegionalSite) -> None:
    publisher.publish(NEXT)
    web.dripping.add(object_of(publisher, "new.html").name)
    refused(site, lambda: site.pull(web.url, "--timeout", "3"), "new.html", "not whole after 3 seconds")


# What is signed


@pytest.mark.parametrize("name", ["timestamp.json", "2.snapshot.json", "2.targets.json", "2.root.json"])
def test_tampered_metadata_is_refused(publisher: Publisher, web: Web, site: RegionalSite, name: str) -> None:
    succeeded(publisher.run("keys", "renew"))
    publisher.publish(NEXT)
    place = publisher.release_folder / "metadata" / name
    changed = json.loads(place.read_bytes())
    changed["signed"]["expires"] = "2099-01-01T00:00:00Z"
    place.write_bytes(json.dumps(changed).encode())
    refused(site, lambda: site.pull(web.url))


def test_metadata_that_is_no_json_is_refused(publisher: Publisher, web: Web, site: RegionalSite) -> None:
    publisher.publish(NEXT)
    web.replaced["timestamp.json"] = b"<html>Welcome to the hotel's network"
    refused(site, lambda: site.pull(web.url))


def test_an_older_release_replayed_is_refused(publisher: Publisher, site: RegionalSite, tmp_path: Path) -> None:
    old = publisher.copy(tmp_path / "old")
    publisher.publish(NEXT)
    succeeded(site.pull(publisher.release_folder))
    with served(old) as attacker:
        refused(site, lambda: site.pull(attacker.url), "New timestamp version 1 must be >= 2")


@pytest.mark.parametrize("role", ["snapshot", "targets"])
def test_an_older_snapshot_or_list_under_a_newer_timestamp_is_refused(
    publisher: Publisher, site: RegionalSite, role: str
) -> None:
    """By somebody who has the keys of timestamp and snapshot, but not that of targets."""
    publisher.publish(NEXT)
    succeeded(site.pull(publisher.release_folder))
    metadata = publisher.release_folder / "metadata"
    snapshot = Metadata[Snapshot].from_file(str(metadata / "1.snapshot.json"))
    version = 1
    if role == "targets":
        version = 3
        snapshot.signed.version = 3
        snapshot.sign(online(publisher, "snapshot"))
        snapshot.to_file(str(metadata / "3.snapshot.json"))
    timestamp = Metadata[Timestamp].from_file(str(metadata / "timestamp.json"))
    timestamp.signed.version = 3
    timestamp.signed.snapshot_meta = _meta(metadata / f"{version}.snapshot.json", version)
    timestamp.sign(online(publisher, "timestamp"))
    timestamp.to_file(str(metadata / "timestamp.json"))
    words = {"snapshot": "New snapshot version must be >= 2", "targets": "Expected targets.json version 1"}
    refused(site, lambda: site.pull(publisher.release_folder), words[role])


def test_a_version_that_a_thief_drove_up_is_forgotten_when_the_key_is_rotated(
    publisher: Publisher, site: RegionalSite
) -> None:
    """The fast-forward attack, and the recovery from it (5.3.11)."""
    place = publisher.release_folder / "metadata/timestamp.json"
    right = place.read_bytes()
    timestamp = Metadata[Timestamp].from_bytes(right)
    timestamp.signed.version = 2**31
    timestamp.sign(online(publisher, "timestamp"))
    timestamp.to_file(str(place))
    succeeded(site.pull(publisher.release_folder))
    place.write_bytes(right)
    publisher.publish(NEXT)
    refused(site, lambda: site.pull(publisher.release_folder), "New timestamp version 2 must be >= 2147483648")
    succeeded(publisher.run("keys", "rotate", "timestamp"))
    publisher.release()
    succeeded(site.pull(publisher.release_folder))
    assert b"Knee two" in site.shown["pain/knee.html"]


@pytest.mark.parametrize("role", ["snapshot", "targets", "manifest"])
def test_a_mix_of_two_releases_is_refused(
    publisher: Publisher, web: Web, site: RegionalSite, tmp_path: Path, role: str
) -> None:
    old = publisher.copy(tmp_path / "old")
    publisher.publish(NEXT)
    is_manifest = role == "manifest"
    place = next((old / "targets/de").iterdir()) if is_manifest else old / f"metadata/1.{role}.json"
    web.replaced[".manifest.json" if is_manifest else f"2.{role}.json"] = place.read_bytes()
    refused(site, lambda: site.pull(web.url))


def test_a_frozen_timestamp_is_refused_when_it_has_ended(publisher: Publisher, tmp_path: Path) -> None:
    old = Publisher(tmp_path / "old")
    old.root.mkdir()
    old.init(ago=timedelta(days=9))
    old.publish(ARTICLES, ago=timedelta(days=9))
    frozen = old.copy(tmp_path / "frozen")
    old.release()
    site = RegionalSite(tmp_path / "frozen-site", old.root_json)
    succeeded(site.pull(old.release_folder))
    newer = RegionalSite(tmp_path / "frozen-newer", old.root_json)
    result = newer.pull(frozen)
    assert result.exit_code == 1
    assert "timestamp.json is expired" in result.output
    assert not (newer.root / "current").exists()


def test_a_site_told_the_same_timestamp_for_ever_refuses_in_the_end(tmp_path: Path) -> None:
    """The site has seen the newest timestamp that there was; it does not take its word for ever."""
    one = Publisher(tmp_path / "frozen")
    one.root.mkdir()
    one.init(ago=timedelta(days=30))
    one.write("de", ARTICLES)
    site = RegionalSite(tmp_path / "site", one.root_json)
    for seconds in (3, 12, 48):  # a slow machine needs more until the first pull
        one.release("--timestamp-days", "1", ago=timedelta(days=1) - timedelta(seconds=seconds))
        if site.pull(one.release_folder).exit_code == 0:
            break
    ends = datetime.fromisoformat(one.metadata("timestamp.json")["expires"])
    while datetime.now(UTC) <= ends:
        time.sleep(0.1)
    refused(site, lambda: site.pull(one.release_folder), "timestamp.json is expired")


def test_a_release_signed_by_strangers_is_refused(publisher: Publisher, site: RegionalSite, tmp_path: Path) -> None:
    stranger = Publisher(tmp_path / "stranger")
    stranger.root.mkdir()
    stranger.init()
    for text in ("a", "b", "c"):
        stranger.publish({"pain/knee": text})
    with served(stranger.release_folder) as attacker:
        refused(site, lambda: site.pull(attacker.url), "timestamp was signed by 0/1 keys")


def test_a_first_pull_with_the_wrong_root_shows_nothing_and_trusts_nothing(
    publisher: Publisher, web: Web, tmp_path: Path
) -> None:
    stranger = Publisher(tmp_path / "stranger")
    stranger.root.mkdir()
    stranger.init()
    site = RegionalSite(tmp_path / "new-site", stranger.root_json)
    result = site.pull(web.url)
    assert result.exit_code == 1
    assert not (site.root / "current").exists()
    succeeded(RegionalSite(site.root, publisher.root_json).pull(web.url))


def test_another_root_than_before_is_not_trusted(
    publisher: Publisher, web: Web, site: RegionalSite, tmp_path: Path
) -> None:
    stranger = Publisher(tmp_path / "stranger")
    stranger.root.mkdir()
    stranger.init()
    stranger.publish({"pain/knee": "evil"})
    before = site.shown
    for address in (web.url, stranger.release_folder):
        result = RegionalSite(site.root, stranger.root_json).pull(address)
        assert result.exit_code in (1, 2), result.output
        assert site.shown == before
    succeeded(site.pull(web.url))


def test_a_root_that_the_old_root_did_not_sign_is_refused(
    publisher: Publisher, web: Web, site: RegionalSite, tmp_path: Path
) -> None:
    stranger = Publisher(tmp_path / "stranger")
    stranger.root.mkdir()
    stranger.init()
    succeeded(stranger.run("keys", "renew"))
    web.replaced["2.root.json"] = (stranger.root / "keys/roots/2.root.json").read_bytes()
    refused(site, lambda: site.pull(web.url), "root was signed by 0/1 keys")


def test_fewer_signatures_than_the_threshold_are_refused(publisher: Publisher, tmp_path: Path) -> None:
    """A root that wants two keys for targets; a release that only one of them has signed."""
    second, _ = keys.generate_key("a second passphrase")
    pem = (publisher.root / "keys/offline/root.pem").read_bytes()
    root_key = keys.load_keys(pem, SECRETS["LOCALIZE_ROOT_PASSPHRASE"], path="root")[0]
    root = Metadata[Root].from_bytes(publisher.root_json.read_bytes())
    root.signed.add_key(second.public_key, "targets")
    root.signed.roles["targets"].threshold = 2
    root.sign(root_key)
    trusted = tmp_path / "threshold.root.json"
    root.to_file(str(trusted))
    site = RegionalSite(tmp_path / "site", trusted)
    metadata = publisher.release_folder / "metadata"
    one = (metadata / "1.targets.json").read_bytes()
    both = Metadata[Targets].from_bytes(one)
    both.sign(second, append=True)
    snapshot = Metadata[Snapshot].from_file(str(metadata / "1.snapshot.json"))
    snapshot.signed.meta["targets.json"].hashes = None
    snapshot.signed.meta["targets.json"].length = None
    snapshot.sign(online(publisher, "snapshot"))
    snapshot.to_file(str(metadata / "1.snapshot.json"))
    timestamp = Metadata[Timestamp].from_file(str(metadata / "timestamp.json"))
    timestamp.signed.snapshot_meta = _meta(metadata / "1.snapshot.json", 1)
    timestamp.sign(online(publisher, "timestamp"))
    timestamp.to_file(str(metadata / "timestamp.json"))
    result = site.pull(publisher.release_folder)
    assert result.exit_code == 1
    assert "targets was signed by 1/2 keys" in result.output
    assert not (site.root / "current").exists()
    both.to_file(str(metadata / "1.targets.json"))
    succeeded(site.pull(publisher.release_folder))


def test_a_root_that_has_ended_is_refused(tmp_path: Path) -> None:
    one = Publisher(tmp_path / "publisher")
    one.root.mkdir()
    one.init(ago=timedelta(days=740))
    one.publish(ARTICLES, ago=timedelta(days=720))
    site = RegionalSite(tmp_path / "site", one.root_json)
    result = site.pull(one.release_folder)
    assert result.exit_code == 1
    assert "root.json is expired" in result.output


# What is signed, but does harm


EVIL_PATHS = {
    "out of the folder": "../../x.html",
    "out of the folder from inside": "a/../../x.html",
    "absolute": "/etc/cron.d/x",
    "backslash": "a\\..\\x.html",
    "drive": "C:/x.html",
    "control character": "a\nb.html",
    "direction override": "a\u202etxt.html",
    "hidden": ".htaccess",
    "empty part": "a//b.html",
    "this folder": "./a.html",
    "trailing dot": "a./b.html",
    "too long": "a/" * 600 + "b.html",
    "name too long": "a" * 250,
    "reserved": "manifest.json",
    "reserved record": "recalled.json",
    "reserved in capitals": "Manifest.JSON",
}


@pytest.mark.parametrize("path", EVIL_PATHS.values(), ids=EVIL_PATHS)
def test_a_path_that_leads_elsewhere_is_refused_though_it_is_signed(
    publisher: Publisher, site: RegionalSite, tmp_path: Path, path: str
) -> None:
    data = page("evil")
    digest = row(path, data)["sha256"]
    place = publisher.release_folder / "objects" / digest[:2] / digest
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(data)
    site.report_path.touch()
    around = outside(tmp_path)
    sign_targets(publisher, "de/manifest.json", manifest("de", [row(path, data)]))
    refused(site, lambda: site.pull(publisher.release_folder), "refused: de/manifest.json: path")
    assert outside(tmp_path) == around


EVIL_ROWS = {
    "differ in case": [row("Knee.html", b"a"), row("knee.html", b"b")],
    "differ in normalization": [row("knä.html", b"a"), row("kna\u0308.html", b"b")],
    "twice": [row("knee.html", b"a"), row("knee.html", b"a")],
    "file and folder": [row("knee", b"a"), row("knee/x.html", b"b")],
    "too large": [row("x.html", b"a") | {"size": 2**40}],
    "negative": [row("x.html", b"a") | {"size": -1}],
    "size is true": [row("x.html", b"a") | {"size": True}],
    "digest leads elsewhere": [row("x.html", b"a") | {"sha256": "../../../" + "a" * 55}],
    "digest in capitals": [row("x.html", b"a") | {"sha256": "A" * 64}],
    "one digest, two sizes": [row("x.html", b"a"), row("y.html", b"a") | {"size": 2}],
    "all together too large": [row(f"{n}.bin", b"%d" % n) | {"size": 2**28} for n in range(33)],
    "no row": ["x.html"],
    "too many": [{}] * 200_001,
}


@pytest.mark.parametrize("rows", EVIL_ROWS.values(), ids=EVIL_ROWS)
def test_files_that_cannot_be_are_refused_though_they_are_signed(
    publisher: Publisher, site: RegionalSite, rows: list[dict[str, object]]
) -> None:
    data = json.dumps({"format": 1, "locale": "de", "files": rows}).encode()
    sign_targets(publisher, "de/manifest.json", data)
    refused(site, lambda: site.pull(publisher.release_folder), "refused: de/manifest.json: ")


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{", b"\xff", b'{"format": 2}', b'{"format": 1, "locale": "../x", "files": []}', b"[" * 100_000],
    ids=["empty", "array", "cut off", "not UTF-8", "newer format", "locale leads elsewhere", "deep"],
)
def test_a_signed_manifest_that_is_none_is_refused(publisher: Publisher, site: RegionalSite, data: bytes) -> None:
    sign_targets(publisher, "de/manifest.json", data)
    refused(site, lambda: site.pull(publisher.release_folder), "refused: de/manifest.json: ")


def test_the_bundle_of_another_locale_is_refused_though_it_is_signed(publisher: Publisher, site: RegionalSite) -> None:
    sign_targets(publisher, "de/manifest.json", manifest("fr", [row("x.html", b"x")]))
    refused(site, lambda: site.pull(publisher.release_folder), "the manifest of 'fr', expected that of 'de'")


def test_recalls_that_cannot_be_read_are_refused(publisher: Publisher, site: RegionalSite) -> None:
    sign_targets(publisher, "recalls.json", b'{"format": 1, "recalls": [{"article": "x"}]}')
    refused(site, lambda: site.pull(publisher.release_folder), "recalls.json", "is no recall")


def test_a_release_folder_that_was_changed_is_not_signed_over(publisher: Publisher) -> None:
    place = publisher.release_folder / "metadata/timestamp.json"
    changed = json.loads(place.read_bytes())
    changed["signed"]["version"] = 999
    place.write_bytes(json.dumps(changed).encode())
    result = publisher.run("release", "--bundles", publisher.root / "dist")
    assert result.exit_code == 2
    assert "no key of ours has signed the former release" in result.output


def test_after_all_these_the_site_takes_the_next_true_release(
    publisher: Publisher, web: Web, site: RegionalSite
) -> None:
    publisher.publish(NEXT)
    web.replaced["timestamp.json"] = b"{}"
    refused(site, lambda: site.pull(web.url))
    web.replaced.clear()
    succeeded(site.pull(web.url))
    assert b"Knee two" in site.shown["pain/knee.html"]
