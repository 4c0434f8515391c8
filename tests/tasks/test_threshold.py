"""Two people sign: one signature alone publishes nothing, changes no key, and is not taken by a site."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import Result
from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import Metadata, MetaFile, Snapshot, Targets, Timestamp

from localize.release.signing import keys
from support.publisher import ARTICLES, SECRETS, Publisher, RegionalSite, run, succeeded, tree

NEXT = ARTICLES | {"rest": "Rest two"}
STAGED = "staged/1.targets.json"
PASSPHRASES = {
    "LOCALIZE_ROOT_PASSPHRASE": "the root of anna\nthe root of ben",
    "LOCALIZE_KEYS_PASSPHRASE": "the keys of anna\nthe keys of ben",
}


def pems(folder: Path, role: str) -> list[Path]:
    """The files with the keys of a role, in a folder of keys."""
    under = folder / "offline" if role == "root" else folder
    return sorted(under.glob(f"{role}*.pem"))


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keys for two people, made once."""
    one = Publisher(tmp_path_factory.mktemp("threshold") / "publisher")
    one.root.mkdir()
    succeeded(one.run("keys", "init", "--threshold", "2"))
    return one.root


@pytest.fixture
def anna(made: Path, tmp_path: Path) -> Publisher:
    """Who makes releases: without the keys of Ben."""
    shutil.copytree(made, tmp_path / "anna")
    one = Publisher(tmp_path / "anna")
    for role in ("root", "targets"):
        pems(one.root / "keys", role)[1].unlink()
    one.write("de", ARTICLES)
    return one


@pytest.fixture
def ben(made: Path, tmp_path: Path) -> Publisher:
    """The other holder, on another machine: without the keys of Anna."""
    shutil.copytree(made, tmp_path / "ben")
    one = Publisher(tmp_path / "ben")
    for path in [pems(one.root / "keys", role)[0] for role in ("root", "targets", "snapshot", "timestamp")]:
        path.unlink()
    return one


def release(publisher: Publisher, *arguments: str, ago: timedelta | None = None) -> Result:
    """Signs what is in dist/."""
    return publisher.run("release", "--bundles", publisher.root / "dist", *arguments, ago=ago)


def waits(result: Result, what: str = "release 1 waits for 1 more signature") -> None:
    """The command did what it could, and says for whom it waits."""
    assert result.exit_code == 1, result.output
    assert what in result.output


def shared(anna: Publisher, ben: Publisher, tmp_path: Path, path: str = STAGED, *arguments: str | Path) -> None:
    """Anna sends a file, Ben signs it on his machine and sends it back."""
    mail = tmp_path / Path(path).name
    shutil.copy(anna.release_folder / path, mail)
    succeeded(ben.run("keys", "sign", mail, *arguments))
    shutil.copy(mail, anna.release_folder / path)


def released(anna: Publisher, ben: Publisher, tmp_path: Path) -> RegionalSite:
    """A first release, signed by both, and a site that has it."""
    waits(release(anna))
    shared(anna, ben, tmp_path)
    succeeded(release(anna))
    site = RegionalSite(tmp_path / "site", anna.root_json)
    succeeded(site.pull(anna.release_folder))
    return site


def test_two_people_get_keys_of_their_own(made: Path) -> None:
    root = json.loads((made / "keys/root.json").read_bytes())
    roles = root["signed"]["roles"]
    assert {role: (len(one["keyids"]), one["threshold"]) for role, one in roles.items()} == {
        "root": (2, 2),
        "targets": (2, 2),
        "snapshot": (1, 1),
        "timestamp": (1, 1),
    }
    assert len(root["signatures"]) == 2
    for role in ("root", "targets"):
        named = {path.stem.rpartition("-")[2] for path in pems(made / "keys", role)}
        assert named == {keyid[:8] for keyid in roles[role]["keyids"]}


def test_each_holder_has_a_passphrase_of_their_own(tmp_path: Path) -> None:
    succeeded(run("keys", "init", "--threshold", "2", "--into", tmp_path, env=PASSPHRASES))
    for number, role in ((0, "root"), (1, "targets")):
        lines = list(PASSPHRASES.values())[number].split("\n")
        opened = [sum(bool(_opens(path, line)) for path in pems(tmp_path, role)) for line in lines]
        assert opened == [1, 1]


def _opens(path: Path, passphrase: str) -> bool:
    try:
        return bool(keys.load_keys(path.read_bytes(), passphrase, path=str(path)))
    except keys.SigningError:
        return False


def test_each_holder_is_told_what_is_theirs(tmp_path: Path) -> None:
    output = succeeded(run("keys", "init", "--threshold", "2", "--into", tmp_path)).output
    for number in (1, 2):
        assert f"belong to holder {number}, who takes them off this machine now" in output
    assert "2 of 2 sign each release" in output
    assert all(str(path) in output for role in ("root", "targets") for path in pems(tmp_path, role))


def test_more_signatures_than_holders_cannot_be_asked_for(tmp_path: Path) -> None:
    result = run("keys", "init", "--threshold", "2", "--holders", "1", "--into", tmp_path)
    assert result.exit_code == 2
    assert "1 holders cannot give 2 signatures" in result.output


def test_with_both_keys_here_a_release_is_signed_at_once(made: Path, tmp_path: Path) -> None:
    shutil.copytree(made, tmp_path / "both")
    both = Publisher(tmp_path / "both")
    both.write("de", ARTICLES)
    succeeded(release(both))
    assert len(json.loads((both.release_folder / "metadata/1.targets.json").read_bytes())["signatures"]) == 2
    succeeded(RegionalSite(tmp_path / "site", both.root_json).pull(both.release_folder))


def test_one_signature_publishes_nothing_and_two_do(anna: Publisher, ben: Publisher, tmp_path: Path) -> None:
    waits(release(anna))
    assert not (anna.release_folder / "metadata").exists()
    site = RegionalSite(tmp_path / "early", anna.root_json)
    assert site.pull(anna.release_folder).exit_code == 2
    site = released(anna, ben, tmp_path)
    assert site.shown == tree(anna.root / "dist/de")
    assert not list((anna.release_folder / "staged").iterdir())


def test_a_release_with_one_signature_is_refused_by_a_site(anna: Publisher, ben: Publisher, tmp_path: Path) -> None:
    site = released(anna, ben, tmp_path)
    before = site.shown
    anna.write("de", NEXT)
    waits(release(anna), "release 2 waits for 1 more signature")
    _publish_as_a_thief_would(anna)
    result = site.pull(anna.release_folder)
    assert result.exit_code == 1
    assert "targets was signed by 1/2 keys" in result.output
    assert site.shown == before


def _publish_as_a_thief_would(publisher: Publisher) -> None:
    """Publishes what is staged, with the keys that are on the machine for releases."""
    folder = publisher.release_folder / "metadata"
    data = (publisher.release_folder / "staged/2.targets.json").read_bytes()
    assert len(Metadata[Targets].from_bytes(data).signatures) == 1
    (folder / "2.targets.json").write_bytes(data)
    snapshot = Metadata[Snapshot].from_file(str(folder / "1.snapshot.json"))
    snapshot.signed.version = 2
    snapshot.signed.meta["targets.json"] = MetaFile.from_data(2, data, ["sha256"])
    snapshot.sign(_online(publisher, "snapshot"))
    snapshot.to_file(str(folder / "2.snapshot.json"))
    timestamp = Metadata[Timestamp].from_file(str(folder / "timestamp.json"))
    timestamp.signed.version = 2
    timestamp.signed.snapshot_meta = MetaFile.from_data(2, (folder / "2.snapshot.json").read_bytes(), ["sha256"])
    timestamp.sign(_online(publisher, "timestamp"))
    timestamp.to_file(str(folder / "timestamp.json"))


def _online(publisher: Publisher, role: str) -> CryptoSigner:
    pem = (publisher.root / f"keys/{role}.pem").read_bytes()
    return keys.load_keys(pem, SECRETS["LOCALIZE_KEYS_PASSPHRASE"], path=role)[0]


def test_what_waits_keeps_the_former_release_fresh(anna: Publisher, ben: Publisher, tmp_path: Path) -> None:
    waits(release(anna, ago=timedelta(days=5)))
    shared(anna, ben, tmp_path)
    succeeded(release(anna, ago=timedelta(days=5)))
    anna.write("de", NEXT)
    result = release(anna)
    waits(result, "release 2 waits for 1 more signature")
    assert "signed again: timestamp" in result.output
    assert anna.metadata("timestamp.json")["version"] == 2
    succeeded(RegionalSite(tmp_path / "site", anna.root_json).pull(anna.release_folder))


def test_a_second_run_waits_for_the_same_file(anna: Publisher, ben: Publisher, tmp_path: Path) -> None:
    waits(release(anna))
    before = (anna.release_folder / STAGED).read_bytes()
    waits(release(anna))
    assert (anna.release_folder / STAGED).read_bytes() == before
    anna.write("de", NEXT)
    waits(release(anna))
    assert (anna.release_folder / STAGED).read_bytes() != before, "other pages need other signatures"


def test_the_other_holder_signs_only_the_bundles_of_their_own(anna: Publisher, ben: Publisher, tmp_path: Path) -> None:
    waits(release(anna))
    ben.write("de", NEXT)
    mail = tmp_path / "1.targets.json"
    shutil.copy(anna.release_folder / STAGED, mail)
    before = mail.read_bytes()
    result = ben.run("keys", "sign", mail, "--bundles", ben.root / "dist")
    assert result.exit_code == 1
    assert "de/manifest.json: another one than in the release to sign, expected the same" in result.output
    assert mail.read_bytes() == before
    ben.write("de", ARTICLES)
    shared(anna, ben, tmp_path, STAGED, "--bundles", ben.root / "dist")
    succeeded(release(anna))


def test_nobody_signs_twice_and_no_stranger_signs(anna: Publisher, tmp_path: Path) -> None:
    waits(release(anna))
    result = anna.run("keys", "sign", anna.release_folder / STAGED)
    assert result.exit_code == 2
    assert "signed by all keys for targets that are here and that root.json names" in result.output
    stranger = Publisher(tmp_path / "stranger")
    stranger.root.mkdir()
    stranger.init()
    shutil.copy(next((stranger.root / "keys").glob("targets*.pem")), pems(anna.root / "keys", "targets")[0])
    assert anna.run("keys", "sign", anna.release_folder / STAGED).exit_code == 2
    (tmp_path / "x.json").write_text("{}")
    result = anna.run("keys", "sign", tmp_path / "x.json")
    assert result.exit_code == 2
    assert "no metadata of The Update Framework" in result.output


def test_who_signs_is_told_which_release_it_is_and_how_long_it_is_valid(
    anna: Publisher, ben: Publisher, tmp_path: Path
) -> None:
    released(anna, ben, tmp_path)
    anna.write("de", NEXT)
    waits(release(anna), "release 2 waits for 1 more signature")
    place = anna.release_folder / "staged/2.targets.json"
    end = json.loads(place.read_bytes())["signed"]["expires"][:10]
    mail = shutil.copy(place, tmp_path / "2.targets.json")
    told = succeeded(ben.run("keys", "sign", mail)).output
    unknown = "the former release is not here, look yourself whether it was 1"
    assert told.startswith(f"release 2, valid until {end}; {unknown}\n")
    assert succeeded(ben.run("keys", "sign", place)).output.startswith(f"release 2, valid until {end}\n")


def _forged(publisher: Publisher, path: str, **changes: object) -> Path:
    """A list that waits, with other content, signed by the key that is on the machine for releases."""
    place = publisher.release_folder / path
    document = json.loads(place.read_bytes())
    document["signed"] |= changes
    metadata = Metadata[Targets].from_dict(document)
    metadata.sign(_online(publisher, pems(publisher.root / "keys", "targets")[0].stem))
    metadata.to_file(str(place))
    return place


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"version": 2**31}, "release 2147483648 after release 1, expected release 2"),
        ({"version": 1}, "release 1 after release 1, expected release 2"),
        ({"expires": "2099-01-01T00:00:00Z"}, "valid until 2099-01-01, expected "),
        ({"delegations": {"keys": {}, "roles": []}}, "lets other keys sign parts of the release (delegations)"),
    ],
)
def test_what_somebody_slips_into_a_release_is_not_signed(
    anna: Publisher, ben: Publisher, tmp_path: Path, changes: dict[str, object], words: str
) -> None:
    released(anna, ben, tmp_path)
    anna.write("de", NEXT)
    waits(release(anna), "release 2 waits for 1 more signature")
    place = _forged(anna, "staged/2.targets.json", **changes)
    before = place.read_bytes()
    result = ben.run("keys", "sign", place)
    assert result.exit_code == 2
    assert f"{place}: {words}" in result.output
    assert place.read_bytes() == before


def test_a_target_without_a_digest_that_we_write_is_not_signed(anna: Publisher, ben: Publisher) -> None:
    waits(release(anna))
    path = _forged(anna, STAGED, targets={"x\x1b[2J": {"length": 1, "hashes": {"sha512": "ab" * 64}}})
    before = path.read_bytes()
    result = ben.run("keys", "sign", path)
    assert result.exit_code == 2
    assert "error: x\\x1b[2J: has no SHA-256, expected one for each file of a release\n" in result.output
    assert path.read_bytes() == before


def test_the_name_of_a_target_cannot_hide_what_is_printed(anna: Publisher, ben: Publisher) -> None:
    waits(release(anna))
    path = _forged(anna, STAGED, targets={"x\x1b[2J": {"length": 1, "hashes": {"sha256": "ab" * 32}}})
    result = ben.run("keys", "sign", path)
    assert f"x\\x1b[2J: SHA-256 {'ab' * 32}\n" in result.output
    assert "\x1b" not in result.output


def test_the_end_of_a_release_and_its_delegations_are_looked_at_without_the_release_folder_too(
    anna: Publisher, ben: Publisher, tmp_path: Path
) -> None:
    waits(release(anna))
    end = "2099-01-01T00:00:00Z"
    delegations: dict[str, object] = {"keys": {}, "roles": []}
    mail = shutil.copy(_forged(anna, STAGED, expires=end, delegations=delegations), tmp_path / "mail.json")
    result = ben.run("keys", "sign", mail)
    assert result.exit_code == 2
    assert result.output.count("error: ") == 2


def test_the_former_release_is_the_one_that_our_keys_have_signed(
    anna: Publisher, ben: Publisher, tmp_path: Path
) -> None:
    released(anna, ben, tmp_path)
    anna.write("de", NEXT)
    waits(release(anna), "release 2 waits for 1 more signature")
    place = anna.release_folder / "staged/2.targets.json"
    staged = place.read_bytes()
    _publish_as_a_thief_would(anna)
    result = ben.run("keys", "sign", place)
    assert result.exit_code == 2
    assert "no key of ours has signed the former release" in result.output
    assert place.read_bytes() == staged


def test_a_recall_waits_too_and_the_next_release_does_not_lose_it(
    anna: Publisher, ben: Publisher, tmp_path: Path
) -> None:
    site = released(anna, ben, tmp_path)
    result = anna.run("recall", "pain/knee", "--reason", "wrong dose")
    waits(result, "recall of pain/knee for all locales is not in force yet")
    anna.write("de", NEXT)
    waits(release(anna, "--prune", "1"), "release 2 waits for 1 more signature")
    told = ben.run("keys", "sign", shutil.copy(anna.release_folder / "staged/2.targets.json", tmp_path / "seen.json"))
    assert "recalls.json: SHA-256 " in told.output
    told = anna.run("keys", "sign", anna.release_folder / "staged/2.targets.json")
    assert "recalls.json: recalled: pain/knee for all locales (wrong dose)" in told.output
    shared(anna, ben, tmp_path, "staged/2.targets.json")
    succeeded(release(anna))
    succeeded(site.pull(anna.release_folder))
    assert b"Knee" not in site.shown["pain/knee.html"]
    assert b"Rest two" in site.shown["rest.html"]


def test_one_of_two_keys_is_rotated_by_both_and_the_other_stays(
    anna: Publisher, ben: Publisher, tmp_path: Path
) -> None:
    site = released(anna, ben, tmp_path)
    old = pems(ben.root / "keys", "targets")[0].stem.rpartition("-")[2]
    assert "targets has 2 keys, expected --key with one of: " in ben.run("keys", "rotate", "targets").output
    result = succeeded(ben.run("keys", "rotate", "targets", "--key", old))
    assert "version 2 of the root metadata waits for 1 more signature" in result.output
    assert not (ben.root / "keys/roots/2.root.json").exists()
    assert "waits for signatures, expected it signed first" in ben.run("keys", "renew").output
    pems(ben.root / "keys", "targets")[0 if old in pems(ben.root / "keys", "targets")[0].name else 1].unlink()

    shutil.copytree(ben.root / "keys/pending", anna.root / "keys/pending")
    told = succeeded(anna.run("keys", "sign")).output
    new = json.loads((anna.root / "keys/root.json").read_bytes())["signed"]
    (came,) = {*new["roles"]["targets"]["keyids"]} - {*anna.metadata("1.root.json")["roles"]["targets"]["keyids"]}
    assert told.startswith(
        f"targets: key {old} goes\ntargets: key {came[:8]} comes\nvalid until {new['expires'][:10]}\n"
    )
    assert "root.json is version 2 now" in told
    assert not list((anna.root / "keys/pending").iterdir())
    shutil.copytree(anna.root / "keys/roots", ben.root / "keys/roots", dirs_exist_ok=True)

    anna.write("de", NEXT)
    waits(release(anna), "release 2 waits for 1 more signature")
    assert not (anna.release_folder / "metadata/2.root.json").exists(), "a root that the release does not fit waits"
    succeeded(site.pull(anna.release_folder))
    shared(anna, ben, tmp_path, "staged/2.targets.json")
    succeeded(release(anna))
    succeeded(site.pull(anna.release_folder))
    assert site.shown == tree(anna.root / "dist/de")
    succeeded(RegionalSite(tmp_path / "newcomer", anna.root_json).pull(anna.release_folder))
    roles = anna.metadata("2.root.json")["roles"]
    assert roles["targets"]["threshold"] == 2
    assert not [keyid for keyid in roles["targets"]["keyids"] if keyid.startswith(old)]


def test_what_somebody_slips_into_root_metadata_is_told_to_who_signs_it(anna: Publisher, ben: Publisher) -> None:
    succeeded(anna.run("keys", "renew"))
    pending = anna.root / "keys/pending/2.root.json"
    document = json.loads(pending.read_bytes())
    root = document["signed"]
    root["roles"]["targets"]["threshold"] = 1
    other, key = root["roles"]["snapshot"]["keyids"][0], root["roles"]["targets"]["keyids"][1]
    root["keys"][key] = root["keys"][other]
    pending.write_text(json.dumps(document))
    told = ben.run("keys", "sign", pending).output
    for line in (f"key {key[:8]} goes", f"key {key[:8]} comes", "needs 1 of its keys, before 2"):
        assert f"targets: {line}\n" in told


@pytest.mark.parametrize("command", [("keys", "sign"), ("keys", "sign", "PENDING"), ("keys", "renew")])
@pytest.mark.parametrize("is_newest_written", [True, False])
def test_root_metadata_that_a_killed_run_published_waits_no_more(
    anna: Publisher, ben: Publisher, command: tuple[str, ...], is_newest_written: bool
) -> None:
    succeeded(anna.run("keys", "renew"))
    shutil.copytree(anna.root / "keys/pending", ben.root / "keys/pending")
    left, newest = ben.root / "keys/pending/2.root.json", ben.root / "keys/root.json"
    waiting, former = left.read_bytes(), newest.read_bytes()
    succeeded(ben.run("keys", "sign"))
    published = newest.read_bytes()
    left.write_bytes(waiting)
    if not is_newest_written:
        newest.write_bytes(former)
    succeeded(ben.run(*(str(left) if word == "PENDING" else word for word in command)))
    assert newest.read_bytes() == published
    assert not left.exists()


def test_a_root_key_is_rotated_by_both(anna: Publisher, ben: Publisher, tmp_path: Path) -> None:
    site = released(anna, ben, tmp_path)
    old = pems(anna.root / "keys", "root")[0].stem.rpartition("-")[2]
    succeeded(anna.run("keys", "rotate", "root", "--key", old))
    mail = tmp_path / "2.root.json"
    shutil.copy(anna.root / "keys/pending/2.root.json", mail)
    assert "root.json is version 2 now" in succeeded(ben.run("keys", "sign", mail)).output
    shutil.copytree(ben.root / "keys/roots", anna.root / "keys/roots", dirs_exist_ok=True)
    succeeded(release(anna))
    succeeded(site.pull(anna.release_folder))
    assert anna.metadata("2.root.json")["roles"]["root"]["threshold"] == 2


def test_two_of_three_are_enough(tmp_path: Path) -> None:
    one = Publisher(tmp_path / "three")
    one.root.mkdir()
    succeeded(one.run("keys", "init", "--threshold", "2", "--holders", "3"))
    for role in ("root", "targets"):
        pems(one.root / "keys", role)[0].unlink()
    one.write("de", ARTICLES)
    succeeded(release(one))
    lost = one.metadata("1.root.json")["roles"]["targets"]["keyids"]
    here = {path.stem.rpartition("-")[2] for path in pems(one.root / "keys", "targets")}
    (gone,) = [keyid[:8] for keyid in lost if keyid[:8] not in here]
    assert "is version 2 now" in succeeded(one.run("keys", "rotate", "targets", "--key", gone)).output
    succeeded(release(one))
    succeeded(RegionalSite(tmp_path / "site", one.root_json).pull(one.release_folder))
