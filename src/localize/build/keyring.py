"""The keys of a publisher: made once, rotated, found again when something is to be signed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from localize.errors import Problem
from localize.folder import SECRET, Folder
from localize.publishing.signing import keys as signing_keys
from localize.publishing.signing import root as roots
from localize.publishing.signing.keys import ONLINE, ROLES, ROOT, SigningError

if TYPE_CHECKING:
    from securesystemslib.signer import CryptoSigner, Key

OFFLINE = "offline"
NEWEST = "root.json"
HISTORY = "roots"
_IGNORE = b"# Private keys are not for version control; the root metadata is.\n*.pem\n.lock\n"


@dataclass(frozen=True)
class Secrets:
    """What opens keys: ways to get the passphrases, asked only when needed, and keys given in place of files."""

    online: Callable[[], str]
    offline: Callable[[], str]
    given: Mapping[str, bytes] = field(default_factory=dict)

    def passphrase(self, role: str) -> str:
        """The passphrase for the key files of a role."""
        return self.offline() if role == ROOT else self.online()

    def new_passphrase(self, role: str) -> str:
        """The same for a new key; raises SigningError for one that is too short."""
        found = self.passphrase(role)
        if problem := signing_keys.passphrase_problem(found):
            raise SigningError(Problem(f"{role} key", 0, problem))
        return found


class Keyring:
    """The folder with the keys and the root metadata. All methods raise SigningError and FileError.

    Nothing in it is ever removed or written over but `root.json`. Links in it may be followed: `offline` may be one to
    a medium that is taken away, and where secrets are mounted into a container, key files are links.

    - `offline/root*.pem`: the root key, to be taken away from there
    - `targets*.pem`, `snapshot*.pem`, `timestamp*.pem`: the keys that sign each release
    - `roots/1.root.json` …: all versions of the root metadata, public
    - `root.json`: the newest of them, for regional sites
    """

    def __init__(self, folder: Folder, secrets: Secrets) -> None:
        self.folder = folder
        self._secrets = secrets

    def create(self, now: datetime) -> list[str]:
        """Makes a key for each role and the first root metadata; the paths of the files, in this order.

        Nothing that is there is written over: a key that is lost cannot be had again.
        """
        self._refuse_existing()
        passphrases = {role: self._secrets.new_passphrase(role) for role in ROLES}
        made = {role: signing_keys.generate(passphrases[role]) for role in ROLES}
        public = {role: signer.public_key for role, (signer, _) in made.items()}
        first = roots.first(public, made[ROOT][0], now)
        self.folder.make()
        self.folder.make(OFFLINE, mode=0o700)
        for role, (_, pem) in made.items():
            self.folder.create(_pem_path(role), pem, mode=SECRET)
        self._ignore()
        self._publish(first, 1)
        return [*(_pem_path(role) for role in ROLES), NEWEST]

    def rotate(self, role: str, now: datetime) -> str:
        """Gives a role a new key, and publishes the root metadata that says so; the path of the key's file."""
        with self.folder.locked():
            chain = self.chain()
            root_keys = self.signers(ROOT)
            signer, pem = signing_keys.generate(self._secrets.new_passphrase(role))
            key: Key = signer.public_key
            if role == ROOT:
                root_keys = [*root_keys, signer]
            new = roots.rotated(chain[-1], role, key, root_keys, now)
            path = _pem_path(role, key.keyid[:8])
            self.folder.create(path, pem, mode=SECRET)
            self._publish(new, len(chain) + 1)
            return path

    def renew(self, now: datetime) -> int:
        """Signs the root metadata again, with a later end; its version."""
        with self.folder.locked():
            chain = self.chain()
            self._publish(roots.renewed(chain[-1], self.signers(ROOT), now), len(chain) + 1)
            return len(chain) + 1

    def chain(self) -> tuple[bytes, ...]:
        """All versions of the root metadata, from the first on; empty ones are errors."""
        found: list[bytes] = []
        while (data := self.folder.read(_root_path(len(found) + 1))) is not None:
            found.append(data)
        if not found:
            place = self.folder.told(_root_path(1))
            raise SigningError(Problem(place, 0, "no root metadata, expected it: localize keys init"))
        for version, data in enumerate(found, start=1):
            if (there := roots.read(data, self.folder.told(_root_path(version))).signed.version) != version:
                place = self.folder.told(_root_path(version))
                raise SigningError(Problem(place, 0, f"version {there} of the root metadata, expected {version}"))
        return tuple(found)

    def signers(self, role: str) -> list[CryptoSigner]:
        """The keys for a role that are here: the given ones, else those in files, old ones included."""
        if role in self._secrets.given:
            return signing_keys.load(self._secrets.given[role], "", f"LOCALIZE_{role.upper()}_KEY")
        files = self._pem_paths(role)
        if not files:
            where = self.folder.told(_pem_path(role))
            given = f", or LOCALIZE_{role.upper()}_KEY" if role in ONLINE else ""
            raise SigningError(Problem(where, 0, f"no key for {role}, expected its file{given}"))
        passphrase = self._secrets.passphrase(role)
        found: list[CryptoSigner] = []
        problems: list[Problem] = []
        for path in files:
            try:
                found += signing_keys.load(self.folder.read(path) or b"", passphrase, self.folder.told(path))
            except SigningError as error:  # an old key may have another passphrase
                problems += error.problems
        if not found:
            raise SigningError(problems)
        return found

    def _pem_paths(self, role: str) -> list[str]:
        under = OFFLINE if role == ROOT else ""
        names = [name for name in self.folder.names(under) if name == f"{role}.pem" or name.startswith(f"{role}-")]
        return [f"{under}/{name}" if under else name for name in names if name.endswith(".pem")]

    def _publish(self, root: bytes, version: int) -> None:
        self.folder.create(_root_path(version), root)
        self.folder.write(NEWEST, root)

    def _ignore(self) -> None:
        """Keeps private keys out of version control; what a person wrote in the file stays."""
        there = self.folder.read(".gitignore") or b""
        if not {b"*.pem", b".lock"} <= set(there.splitlines()):
            end = b"" if not there or there.endswith(b"\n") else b"\n"
            self.folder.write(".gitignore", there + end + _IGNORE)

    def _refuse_existing(self) -> None:
        there = [path for role in ROLES for path in self._pem_paths(role)]
        there += [path for path in (NEWEST, _root_path(1)) if self.folder.has(path)]
        problems = [Problem(self.folder.told(path), 0, "is there already, expected no keys here") for path in there]
        if problems and not self.folder.has(NEWEST):
            hint = "left by an init that did not finish; nothing was signed with these keys, remove them"
            problems.append(Problem(self.folder.told(""), 0, hint))
        if problems:
            raise SigningError(problems)


def _pem_path(role: str, mark: str = "") -> str:
    name = f"{role}-{mark}.pem" if mark else f"{role}.pem"
    return f"{OFFLINE}/{name}" if role == ROOT else name


def _root_path(version: int) -> str:
    return f"{HISTORY}/{version}.root.json"
