"""The signature of a second key holder on a list of manifests: what they read first, and what they must not sign.

The first signer may be a thief with one key: a list with anything that this program never writes is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from localize.dataclass import dataclass
from localize.errors import Problem
from localize.release.signing.keys import TARGETS, SigningError
from localize.release.signing.root import Draft, read_root, signing_keys
from localize.release.signing.state import parse, verification
from localize.release.signing.step import Periods

if TYPE_CHECKING:
    from securesystemslib.signer import CryptoSigner
    from tuf.api.metadata import Metadata, Targets

_CLOCKS_DIFFER = timedelta(days=1)
"""The largest difference between the clocks of two key holders."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A list of manifests that waits for signatures, and the path that messages name.

    `previous` is the version of the release before it; None if that is not known.
    """

    data: bytes
    path: str
    previous: int | None = None

    def metadata(self) -> Metadata[Targets]:
        """Return the content of the list; raises SigningError if it is no list."""
        return parse(self.data, TARGETS)


def summary(waiting: Waiting) -> str:
    """Return, in words, the version of a list and when it expires; raises SigningError."""
    signed = waiting.metadata().signed
    line = f"release {signed.version}, valid until {signed.expires:%Y-%m-%d}"
    if waiting.previous is not None or signed.version == 1:
        return line
    return f"{line}; the former release is not here, look yourself whether it was {signed.version - 1}"


def countersigned(waiting: Waiting, root: bytes, *, signers: Sequence[CryptoSigner], now: datetime) -> Draft:
    """Return the list with the signatures of these keys added; raises SigningError for a list nobody should sign."""
    metadata = waiting.metadata()
    if problems := list(_problems(metadata.signed, waiting, now)):
        raise SigningError(problems)
    named = read_root(root).signed
    before = set(verification(metadata, TARGETS, named).signed)
    for signer in signing_keys(signers, named, role=TARGETS):
        metadata.sign(signer, append=True)
    result = verification(metadata, TARGETS, named)
    if set(result.signed) == before:
        message = "signed by all keys for targets that are here and that root.json names, expected another key"
        raise SigningError(Problem(waiting.path, 0, message))
    return Draft(metadata.to_bytes(), metadata.signed.version, result.missing)


def _problems(signed: Targets, waiting: Waiting, now: datetime) -> Iterator[Problem]:
    if waiting.previous is not None and signed.version != waiting.previous + 1:
        message = f"release {signed.version} after release {waiting.previous}, expected release {waiting.previous + 1}"
        yield Problem(waiting.path, 0, message)
    period = Periods().targets
    if signed.expires > now + period + _CLOCKS_DIFFER:
        latest = f"expected {now + period:%Y-%m-%d} at the latest, {period.days} days from today"
        yield Problem(waiting.path, 0, f"valid until {signed.expires:%Y-%m-%d}, {latest}")
    if signed.delegations is not None:
        message = "lets other keys sign parts of the release (delegations), expected none"
        yield Problem(waiting.path, 0, message)
