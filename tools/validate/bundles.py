"""The bundle of each locale as a regional site verifies it in another language: tools/conformance, in JavaScript."""

from __future__ import annotations

from validate.programs import PROJECT, failed, run
from validate.site import Site

_VERIFY = PROJECT / "tools/conformance/verify.mjs"


def faults(site: Site) -> list[str]:
    """A line for each file that is not as its manifest says, and each fragment or item that is not as it must be."""
    done = run(["node", _VERIFY, site.root])
    if done.returncode not in (0, 1):
        raise failed("verify.mjs", done)
    return [line.removeprefix(f"{site.root}/") for line in done.stdout.splitlines()[:-1]]
