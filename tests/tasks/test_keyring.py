"""Keys: made once, never written over, opened only with their passphrase, changed only with the root key."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key

from support.publisher import ARTICLES, SECRETS, Publisher, RegionalSite, run, succeeded, tree

ONLINE = ("targets", "snapshot", "timestamp")
PEMS = ("offline/root.pem", "targets.pem", "snapshot.pem", "timestamp.pem")


@pytest.fixture
def publisher(tmp_path: Path) -> Publisher:
    """A publisher with keys and a bundle."""
    one = Publisher(tmp_path / "publisher")
    one.root.mkdir()
    one.init()
    one.write("de", ARTICLES)
    return one


def plain(place: Path) -> str:
    """A key without its passphrase, as the secrets of CI hold it."""
    key = load_pem_private_key(place.read_bytes(), SECRETS["LOCALIZE_KEYS_PASSPHRASE"].encode())
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def test_keys_are_encrypted_and_readable_to_their_owner_alone(publisher: Publisher) -> None:
    for path in PEMS:
        place = publisher.root / "keys" / path
        assert place.stat().st_mode & 0o777 == 0o600
        assert b"ENCRYPTED PRIVATE KEY" in place.read_bytes()
    assert (publisher.root / "keys/offline").stat().st_mode & 0o777 == 0o700
    assert "*.pem" in (publisher.root / "keys/.gitignore").read_text()


def test_what_to_keep_where_is_told(tmp_path: Path) -> None:
    output = succeeded(run("keys", "init", "--into", tmp_path / "k")).output
    for words in ("take it off this machine now", "give it to each regional site", "under version control"):
        assert words in output


def test_keys_are_never_written_over(publisher: Publisher) -> None:
    before = tree(publisher.root / "keys")
    result = publisher.run("keys", "init")
    assert result.exit_code == 2
    assert result.output.count("is there already, expected no keys here") == 6
    (publisher.root / "keys/root.json").unlink()
    shutil.rmtree(publisher.root / "keys/roots")
    assert "left by an init that did not finish" in publisher.run("keys", "init").output
    after = tree(publisher.root / "keys")
    assert all(after[path] == before[path] for path in PEMS)


@pytest.mark.parametrize("variable", SECRETS)
def test_a_short_passphrase_is_refused(tmp_path: Path, variable: str) -> None:
    result = run("keys", "init", "--into", tmp_path / "k", env={variable: "short"})
    assert result.exit_code == 2
    assert "the passphrase has 5 characters, expected at least 12" in result.output
    assert not (tmp_path / "k").exists()


def test_a_wrong_passphrase_is_told_and_nothing_is_signed(publisher: Publisher) -> None:
    publisher.release()
    before = tree(publisher.release_folder)
    publisher.write("de", ARTICLES | {"new": "New"})
    wrong = Publisher(publisher.root, {"LOCALIZE_KEYS_PASSPHRASE": "some other passphrase"})
    result = wrong.run("release", "--bundles", publisher.root / "dist")
    assert result.exit_code == 2
    assert "keys/targets.pem: wrong passphrase, or a damaged key, expected an Ed25519 key in PEM" in result.output
    assert tree(publisher.release_folder) == before


def test_without_a_passphrase_nothing_is_signed(publisher: Publisher) -> None:
    result = Publisher(publisher.root, {"LOCALIZE_KEYS_PASSPHRASE": ""}).run(
        "release", "--bundles", publisher.root / "dist"
    )
    assert result.exit_code == 2
    assert "the key is encrypted, expected a passphrase for it" in result.output


@pytest.mark.parametrize("role", ["targets", "snapshot", "timestamp"])
def test_a_lost_key_is_told_and_the_last_release_stays(publisher: Publisher, role: str, tmp_path: Path) -> None:
    publisher.release()
    before = tree(publisher.release_folder)
    (publisher.root / f"keys/{role}.pem").unlink()
    publisher.write("de", ARTICLES | {"new": "New"})
    result = publisher.run("release", "--bundles", publisher.root / "dist")
    assert result.exit_code == 2
    assert f"no key for {role}, expected its file, or LOCALIZE_{role.upper()}_KEY" in result.output
    assert tree(publisher.release_folder) == before
    succeeded(RegionalSite(tmp_path / "site", publisher.root_json).pull(publisher.release_folder))
    succeeded(publisher.run("keys", "rotate", role))
    publisher.release()
    succeeded(RegionalSite(tmp_path / "site", publisher.root_json).pull(publisher.release_folder))


def test_keys_from_the_environment_sign_without_files(publisher: Publisher, tmp_path: Path) -> None:
    given = {f"LOCALIZE_{role.upper()}_KEY": plain(publisher.root / f"keys/{role}.pem") for role in ONLINE}
    for role in ONLINE:
        (publisher.root / f"keys/{role}.pem").unlink()
    Publisher(publisher.root, given | {"LOCALIZE_KEYS_PASSPHRASE": ""}).release()
    succeeded(RegionalSite(tmp_path / "site", publisher.root_json).pull(publisher.release_folder))


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("nonsense", "no private key in PEM, expected one"),
        ("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "a damaged key"),
        ("", "a key of another kind, expected Ed25519"),
    ],
)
def test_a_key_that_is_none_is_told(publisher: Publisher, key: str, words: str) -> None:
    other = generate_private_key(SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    one = Publisher(publisher.root, {"LOCALIZE_TARGETS_KEY": key or other})
    result = one.run("release", "--bundles", publisher.root / "dist")
    assert result.exit_code == 2
    assert f"LOCALIZE_TARGETS_KEY: {words}" in result.output


def test_the_key_of_another_role_does_not_sign(publisher: Publisher) -> None:
    key = plain(publisher.root / "keys/snapshot.pem")
    one = Publisher(publisher.root, {"LOCALIZE_TARGETS_KEY": key})
    result = one.run("release", "--bundles", publisher.root / "dist")
    assert result.exit_code == 2
    assert "no key for targets here that root.json names" in result.output
    assert not (publisher.release_folder / "metadata").exists()


@pytest.mark.parametrize("role", ["root", *ONLINE])
@pytest.mark.parametrize("is_old_key_there", [True, False])
def test_a_rotated_key_is_honoured_and_the_old_one_is_not(
    publisher: Publisher, tmp_path: Path, role: str, is_old_key_there: bool
) -> None:
    publisher.release()
    site = RegionalSite(tmp_path / "site", publisher.root_json)
    succeeded(site.pull(publisher.release_folder))
    old = shutil.copytree(publisher.root / "keys", tmp_path / "stolen")
    succeeded(publisher.run("keys", "rotate", role))
    if not is_old_key_there:
        (publisher.root / "keys" / ("offline/root.pem" if role == "root" else f"{role}.pem")).unlink()
    publisher.write("de", ARTICLES | {"new": "New"})
    publisher.release()
    succeeded(site.pull(publisher.release_folder))
    assert "new.html" in site.shown
    newcomer = RegionalSite(tmp_path / "newcomer", publisher.root_json)
    succeeded(newcomer.pull(publisher.release_folder))
    if role == "root":
        return
    thief = Publisher(tmp_path / "thief")
    thief.write("de", ARTICLES | {"evil": "Evil"})
    thief.release("--after", "9", "--keys", str(old))
    refused = site.pull(thief.release_folder)
    assert refused.exit_code == 1
    assert f"{role} was signed by 0/1 keys" in refused.output
    assert "evil.html" not in site.shown


def test_a_stranger_cannot_rotate(publisher: Publisher, tmp_path: Path) -> None:
    stranger = Publisher(tmp_path / "stranger")
    stranger.root.mkdir()
    stranger.init()
    shutil.copy(stranger.root / "keys/offline/root.pem", publisher.root / "keys/offline/root.pem")
    before = tree(publisher.root / "keys/roots")
    result = publisher.run("keys", "rotate", "targets")
    assert result.exit_code == 2
    assert "none of the keys given may sign this root metadata, expected the root key that it names" in result.output
    assert tree(publisher.root / "keys/roots") == before


def test_without_the_root_key_nothing_is_rotated(publisher: Publisher) -> None:
    (publisher.root / "keys/offline/root.pem").unlink()
    result = publisher.run("keys", "rotate", "targets")
    assert result.exit_code == 2
    assert "no key for root, expected its file" in result.output
    publisher.release()


def test_a_root_that_nears_its_end_is_told_and_can_be_renewed(tmp_path: Path) -> None:
    one = Publisher(tmp_path / "publisher")
    one.root.mkdir()
    one.init(ago=timedelta(days=700))
    one.write("de", ARTICLES)
    result = one.release()
    assert "warning: the root metadata ends on" in result.output
    assert "localize keys renew" in result.output
    succeeded(one.run("keys", "renew"))
    assert "warning" not in one.release().output
    succeeded(RegionalSite(tmp_path / "site", one.root_json).pull(one.release_folder))


def test_with_a_root_that_has_ended_nothing_is_signed(tmp_path: Path) -> None:
    one = Publisher(tmp_path / "publisher")
    one.root.mkdir()
    one.init(ago=timedelta(days=731))
    one.write("de", ARTICLES)
    result = one.run("release", "--bundles", one.root / "dist")
    assert result.exit_code == 2
    assert "root.json: ended on" in result.output
    succeeded(one.run("keys", "renew"))
    one.release()
    succeeded(RegionalSite(tmp_path / "site", one.root_json).pull(one.release_folder))


def test_a_damaged_chain_of_roots_is_told(publisher: Publisher) -> None:
    place = publisher.root / "keys/roots/1.root.json"
    right = place.read_bytes()
    changed = json.loads(right)
    changed["signed"]["version"] = 2
    for data, words in ((json.dumps(changed).encode(), "root was signed by 0/1 keys"), (b"{}", "1.root.json: ")):
        place.write_bytes(data)
        result = publisher.run("release", "--bundles", publisher.root / "dist")
        assert result.exit_code == 2
        assert words in result.output
    place.unlink()
    assert "no root metadata, expected it: localize keys init" in publisher.run("keys", "renew").output


def test_other_keys_do_not_sign_over_a_release(publisher: Publisher, tmp_path: Path) -> None:
    publisher.release()
    before = tree(publisher.release_folder)
    succeeded(run("keys", "init", "--into", tmp_path / "other"))
    result = publisher.run("release", "--bundles", publisher.root / "dist", "--keys", tmp_path / "other")
    assert result.exit_code == 2
    assert "metadata/1.root.json: the root metadata of other keys, expected these keys, or a new" in result.output
    assert tree(publisher.release_folder) == before


def test_keys_that_lag_behind_the_release_do_not_sign(publisher: Publisher, tmp_path: Path) -> None:
    old = shutil.copytree(publisher.root / "keys", tmp_path / "old")
    succeeded(publisher.run("keys", "rotate", "targets"))
    publisher.release()
    result = publisher.run("release", "--bundles", publisher.root / "dist", "--keys", old)
    assert result.exit_code == 2
    assert (
        "metadata/2.root.json: newer than the root metadata of the keys, expected keys/roots/2.root.json"
        in result.output
    )


def test_with_all_root_keys_lost_a_new_chain_begins_in_a_new_folder(publisher: Publisher, tmp_path: Path) -> None:
    publisher.release()
    site = RegionalSite(tmp_path / "site", publisher.root_json)
    succeeded(site.pull(publisher.release_folder))
    succeeded(run("keys", "init", "--into", tmp_path / "other"))
    publisher.write("de", ARTICLES | {"new": "New"})
    publisher.release("--keys", str(tmp_path / "other"), "--into", str(tmp_path / "new-release"), "--after", "20")
    again = RegionalSite(site.root, tmp_path / "other/root.json")
    assert again.pull(tmp_path / "new-release").exit_code == 1
    shutil.rmtree(site.root / "trust")
    succeeded(again.pull(tmp_path / "new-release"))
    assert "new.html" in again.shown
