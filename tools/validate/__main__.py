"""Runs the validators that are named, or all, over a site, and tells at the end which failed."""

from __future__ import annotations

import argparse
import sys
import time
import tomllib
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from validate import access, bundles, html, links, rules, sitemaps, vocabulary
from validate.programs import PROJECT, CannotRun
from validate.site import Role, Site

VALIDATORS: Mapping[str, Callable[[Site], list[str]]] = {
    "access": access.faults,  # the slowest first: it runs beside all others
    "html": html.faults,
    "rules": rules.faults,
    "links": links.faults,
    "sitemaps": sitemaps.faults,
    "vocabulary": vocabulary.faults,
    "bundles": bundles.faults,
}


def main(arguments: Sequence[str]) -> int:
    """The exit status: 1 where a validator found a fault, 2 where one could not run."""
    parser = argparse.ArgumentParser(prog="validate", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="VALIDATOR", help=f"of {', '.join(VALIDATORS)}; all if none is named"
    )
    parser.add_argument("--site", type=Path, default=PROJECT / "dist", help="the folder of the site")
    parser.add_argument("--base-url", help="where it will stand; that of localize.toml if not given")
    given = parser.parse_args(arguments)
    if unknown := set(given.names) - set(VALIDATORS):
        parser.error(f"no validator {', '.join(sorted(unknown))}, expected {', '.join(VALIDATORS)}")
    site = Site(given.site.resolve(), given.base_url or _base_url())
    if not site.paths(Role.PAGE):
        parser.error(f"no pages in {site.root}; `make publish` writes them")
    names = given.names or list(VALIDATORS)
    with ThreadPoolExecutor(2) as pool:
        statuses = list(pool.map(lambda name: _validate(name, site), names))
    if failed := [name for name, status in zip(names, statuses, strict=True) if status]:
        print(f"failed: {', '.join(failed)}")
    return max(statuses)


def _validate(name: str, site: Site) -> int:
    """Runs one validator and tells, in one piece, what it found."""
    start = time.monotonic()
    try:
        found = VALIDATORS[name](site)
    except CannotRun as error:
        print(f"{name}: cannot run: {error}", flush=True)
        return 2
    summary = f"{name}: {f'{len(found)} faults' if found else 'no faults'} ({time.monotonic() - start:.1f} s)"
    print("\n".join([*(f"{name}: {fault}" for fault in found), summary]), flush=True)
    return 1 if found else 0


def _base_url() -> str:
    config = tomllib.loads((PROJECT / "localize.toml").read_text(encoding="utf-8"))
    return str(config["base-url"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
