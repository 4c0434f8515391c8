"""The keys of a publisher: made, rotated, and read when something is to be signed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import datetime
from typing import TYPE_CHECKING

from localize.dataclass import dataclass
from localize.errors import Problem
from localize.files.folder import SECRET, Folder
from localize.release.signing.countersigning import Waiting, countersigned
from localize.release.signing.keys import (
    ONLINE,
    ROLES,
    ROOT,
    SHARED,
    TARGETS,
    SigningError,
    generate_key,
    load_keys,
    passphrase_problem,
)
from localize.release.signing.root import (
    Draft,
    countersigned_root,
    first_root,
    published_version,
    read_root,
    renewed_root,
    replaceable_key,
    root_differences,
    rotated_root,
)

if TYPE_CHECKING:
    from securesystemslib.signer import CryptoSigner, Key

OFFLINE = "offline"
PENDING = "pending"
NEWEST = "root.json"
HISTORY = "roots"
_IGNORE = b"# Private keys are not for version control; the root metadata is.\n*.pem\n.lock\n"


@dataclass(frozen=True)
class Secrets:
    """What opens keys: functions that get passphrases, called only when needed, and keys given in place of files."""

    online: Callable[[], str]
    offline: Callable[[], str]
    of_holder: Callable[[str, int], str]
    """Asks the holder of the second, third … key of a role, with its number, for a passphrase of their own."""
    given: Mapping[str, bytes] = field(default_factory=dict)

    def passphrases(self, role: str) -> list[str]:
        """Return the passphrases that may open the key files of a role: one in each line of what was given."""
        text = self.offline() if role == ROOT else self.online()
        return [line for line in text.splitlines() if line] or [""]

    def new_passphrase(self, role: str, number: int = 1) -> str:
        """Return the passphrase for the first or a later key of a role; raises SigningError if it is too short."""
        known = self.passphrases(role)
        several = number > 1 and len(known) < number
        chosen = (self.of_holder(role, number) or known[0]) if several else known[number - 1]
        if problem := passphrase_problem(chosen):
            raise SigningError(Problem(f"{role} key", 0, problem))
        return chosen


@dataclass(frozen=True, slots=True)
class RootChange:
    """New root metadata: its version, the path of its file, and how many signatures it still waits for."""

    version: int
    path: str
    missing: int
    key_path: str = ""


class Keyring:
    """The folder with the keys and the root metadata. All methods raise SigningError and FileError.

    Nothing in it is ever removed or overwritten, except `root.json` and files in `pending/` that wait no more. Links in
    it are followed: `offline` may be a link to a removable medium, and key files may be links to mounted secrets.

    - `offline/root*.pem`: the root key, to be taken away from there
    - `targets*.pem`, `snapshot*.pem`, `timestamp*.pem`: the keys that sign each release
    - `roots/1.root.json` …: all versions of the root metadata, public
    - `root.json`: the newest of them, for regional sites
    - `pending/4.root.json`: a next version that waits for the signatures of other holders of root keys
    """

    def __init__(self, folder: Folder, secrets: Secrets) -> None:
        self.folder = folder
        self._secrets = secrets

    def create(self, now: datetime, *, threshold: int = 1, holders: int = 1) -> list[str]:
        """Make the keys of each role and the first root metadata; return the paths of the files, in this order.

        The roles in `SHARED` get a key for each of the `holders`, and need the signatures of `threshold` of them.
        Existing files are never overwritten: a lost key cannot be restored.
        """
        self._refuse_existing()
        counts = {role: holders if role in SHARED else 1 for role in ROLES}
        passphrases = {
            role: [self._secrets.new_passphrase(role, number) for number in range(1, count + 1)]
            for role, count in counts.items()
        }
        made = {role: [generate_key(one) for one in each] for role, each in passphrases.items()}
        first = first_root(
            {role: [signer for signer, _ in each] for role, each in made.items()}, threshold=threshold, now=now
        )
        self.folder.make()
        self.folder.make(OFFLINE, mode=0o700)
        paths = []
        for role, each in made.items():
            for signer, pem in each:
                paths.append(_pem_path(role, signer.public_key.keyid[:8] if len(each) > 1 else ""))
                self.folder.create(paths[-1], pem, mode=SECRET)
        self._ignore()
        self._publish(first, 1)
        return [*paths, NEWEST]

    def rotate(self, role: str, now: datetime, *, replaced: str = "") -> RootChange:
        """Give a role a new key in place of the one whose id begins with `replaced`, or in place of its only key.

        The root metadata that says so is published, or waits for signatures.
        """
        with self.folder.locked():
            chain = self._settled_chain()
            keyid = replaceable_key(chain[-1], role, replaced)
            root_keys = self.signers(ROOT)
            signer, pem = generate_key(self._secrets.new_passphrase(role))
            key: Key = signer.public_key
            if role == ROOT:
                root_keys = [*root_keys, signer]
            draft = rotated_root(chain[-1], role, (keyid, key), signers=root_keys, now=now)
            path = _pem_path(role, key.keyid[:8])
            self.folder.create(path, pem, mode=SECRET)
            return self._keep(draft, key_path=path)

    def renew(self, now: datetime) -> RootChange:
        """Sign the root metadata again, with a later end."""
        with self.folder.locked():
            chain = self._settled_chain()
            return self._keep(renewed_root(chain[-1], signers=self.signers(ROOT), now=now))

    def sign_root(self, draft: bytes, path: str) -> RootChange:
        """Add the signatures of the root keys that are here to a next version of the root metadata.

        It is published if it needs no more.
        """
        with self.folder.locked():
            self._finish()
            chain = self.chain()
            if version := published_version(chain, draft):
                return RootChange(version, NEWEST, 0)
            return self._keep(countersigned_root(chain[-1], draft, signers=self.signers(ROOT), path=path))

    def root_differences(self, draft: bytes) -> list[str]:
        """Return what a next version of the root metadata changes, in words."""
        return root_differences(self.chain()[-1], draft)

    def sign_targets(self, waiting: Waiting, now: datetime) -> Draft:
        """Return a list of manifests that waits for signatures, with those of the keys that are here."""
        return countersigned(waiting, self.chain()[-1], signers=self.signers(TARGETS), now=now)

    def pending(self) -> list[str]:
        """Finish what a killed run began; return the paths of root metadata that waits for signatures."""
        if self._pending():
            with self.folder.locked():
                self._finish()
        return self._pending()

    def _pending(self) -> list[str]:
        return [f"{PENDING}/{name}" for name in self.folder.names(PENDING) if name.endswith(".root.json")]

    def _finish(self) -> None:
        """Finish the work of a run that was killed while it published root metadata.

        The chain is written first. So a version in the chain no longer waits, and the newest one is `root.json`.
        """
        chain = self.chain()
        self.folder.write(NEWEST, chain[-1])
        for version in range(1, len(chain) + 1):
            if self.folder.exists(path := _pending_path(version)):
                self.folder.remove(path)

    def _settled_chain(self) -> tuple[bytes, ...]:
        """Return the chain of roots; raises SigningError while a next one waits for signatures."""
        self._finish()
        if waiting := self._pending():
            message = "waits for signatures, expected it signed first (localize keys sign), or removed"
            raise SigningError(Problem(self.folder.label(path), 0, message) for path in waiting)
        return self.chain()

    def _keep(self, draft: Draft, *, key_path: str = "") -> RootChange:
        """Publish root metadata that has all its signatures, or let it wait for them in `pending/`."""
        path = _pending_path(draft.version)
        if draft.missing:
            self.folder.write(path, draft.data)
        else:
            self._publish(draft.data, draft.version)
            self.folder.remove(path)
            path = NEWEST
        return RootChange(draft.version, path, missing=draft.missing, key_path=key_path)

    def chain(self) -> tuple[bytes, ...]:
        """Return all versions of the root metadata, from the first on; raises SigningError where there is none."""
        chain: list[bytes] = []
        while (data := self.folder.read(_root_path(len(chain) + 1))) is not None:
            chain.append(data)
        if not chain:
            label = self.folder.label(_root_path(1))
            raise SigningError(Problem(label, 0, "no root metadata, expected it: localize keys init"))
        for version, data in enumerate(chain, start=1):
            if (there := read_root(data, self.folder.label(_root_path(version))).signed.version) != version:
                label = self.folder.label(_root_path(version))
                raise SigningError(Problem(label, 0, f"version {there} of the root metadata, expected {version}"))
        return tuple(chain)

    def signers(self, role: str) -> list[CryptoSigner]:
        """Return the keys for a role that are here: the given ones, else all in files, also old ones."""
        if role in self._secrets.given:
            return load_keys(self._secrets.given[role], "", path=f"LOCALIZE_{role.upper()}_KEY")
        files = self._pem_paths(role)
        if not files:
            where = self.folder.label(_pem_path(role))
            given = f", or LOCALIZE_{role.upper()}_KEY" if role in ONLINE else ""
            raise SigningError(Problem(where, 0, f"no key for {role}, expected its file{given}"))
        signers: list[CryptoSigner] = []
        problems: list[Problem] = []
        for passphrase in self._secrets.passphrases(role):
            for path in files:
                try:
                    signers += load_keys(self.folder.read(path) or b"", passphrase, path=self.folder.label(path))
                except SigningError as error:  # an old key, or that of another holder, has another passphrase
                    problems += error.problems
        if not signers:
            raise SigningError(dict.fromkeys(problems))
        return list({signer.public_key.keyid: signer for signer in signers}.values())

    def _pem_paths(self, role: str) -> list[str]:
        under = OFFLINE if role == ROOT else ""
        names = [name for name in self.folder.names(under) if name == f"{role}.pem" or name.startswith(f"{role}-")]
        return [f"{under}/{name}" if under else name for name in names if name.endswith(".pem")]

    def _publish(self, root: bytes, version: int) -> None:
        self.folder.create(_root_path(version), root)
        self.folder.write(NEWEST, root)

    def _ignore(self) -> None:
        """Keep private keys out of version control; what a person wrote in the file stays."""
        there = self.folder.read(".gitignore") or b""
        if not {b"*.pem", b".lock"} <= set(there.splitlines()):
            end = b"" if not there or there.endswith(b"\n") else b"\n"
            self.folder.write(".gitignore", there + end + _IGNORE)

    def _refuse_existing(self) -> None:
        there = [path for role in ROLES for path in self._pem_paths(role)]
        there += [path for path in (NEWEST, _root_path(1)) if self.folder.exists(path)]
        problems = [Problem(self.folder.label(path), 0, "is there already, expected no keys here") for path in there]
        if problems and not self.folder.exists(NEWEST):
            hint = "left by an init that did not finish; nothing was signed with these keys, remove them"
            problems.append(Problem(self.folder.label(), 0, hint))
        if problems:
            raise SigningError(problems)


def _pem_path(role: str, mark: str = "") -> str:
    name = f"{role}-{mark}.pem" if mark else f"{role}.pem"
    return f"{OFFLINE}/{name}" if role == ROOT else name


def _root_path(version: int) -> str:
    return f"{HISTORY}/{version}.root.json"


def _pending_path(version: int) -> str:
    return f"{PENDING}/{version}.root.json"
