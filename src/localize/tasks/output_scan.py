"""What stands in the output at one moment."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class OutputScan:
    """The files in the output, relative to it: those that this program wrote, and the SHA-256 of all by path.

    Digests are known of files on this machine only.
    """

    ours: Set[str] = frozenset()
    digests: Mapping[str, str] = field(default_factory=dict)
