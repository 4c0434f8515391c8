"""Pages and fragments as whole HTML documents, for validators that want whole documents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from validate.site import Role, Site

_OWN = re.compile(r'\s(?:lang|dir)="[^"]*"')


@contextmanager
def documents(site: Site) -> Iterator[Mapping[Path, str]]:
    """Files to look at, and the paths to name them by; a fragment keeps its line numbers."""
    files = {site.root / path: path for path in site.paths(Role.PAGE)}
    with TemporaryDirectory() as folder:
        for path in site.paths(Role.FRAGMENT):
            copy = Path(folder).resolve() / path
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(_whole((site.root / path).read_text(encoding="utf-8"), path), encoding="utf-8")
            files[copy] = path
        yield files


def _whole(fragment: str, path: str) -> str:
    """The fragment in a document of its language and direction, those of its first tag."""
    own = "".join(_OWN.findall(fragment.partition(">")[0]))
    return f"<!doctype html><html{own}><head><title>{path}</title></head><body>{fragment}</body></html>\n"
