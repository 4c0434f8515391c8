"""lychee over all links and their fragments; absolute addresses of the site are looked up in its folder."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from validate.programs import failed, run
from validate.site import Role, Site

_WITH_LINKS = (Role.PAGE, Role.FRAGMENT, Role.STYLE, Role.DRAWING)
_IN_XML = (Role.SITEMAP, Role.FEED)


def faults(site: Site) -> list[str]:
    """A line for each link that leads nowhere in the site; nothing outside of it is asked for."""
    files = {site.root / path: path for path in site.paths(*_WITH_LINKS)}
    with TemporaryDirectory() as folder:
        # As XML, lychee would read no more of a sitemap than <loc>; as text, every address in it.
        for path in site.paths(*_IN_XML):
            copy = Path(folder).resolve() / f"{path}.txt"
            copy.parent.mkdir(parents=True, exist_ok=True)
            files[Path(shutil.copyfile(site.root / path, copy))] = path
        options = ["--remap", f"^{re.escape(site.base_url)}(.*)$ {site.root.as_uri()}/$1"]
        options += ["--root-dir", str(site.root), "--index-files", "index.html"]
        report = lost_links(files, *options)
    start = f"{site.root.as_uri()}/"
    return sorted(
        f"{files.get(Path(path), path)}:{(link.get('span') or {}).get('line', 1)}: "
        f"{link['url'].removeprefix(start)}: {link['status']['text']}"
        for path, links in report.items()
        for link in links
    )


def lost_links(files: Iterable[Path], *options: str) -> dict[str, list[dict[str, Any]]]:
    """The links in files that lead nowhere, as lychee tells them, by file; nothing is asked for elsewhere."""
    command = ["lychee", "--offline", "--no-progress", "--include-fragments", "--format", "json", "--files-from", "-"]
    done = run([*command, *options], "\n".join(map(str, files)))
    try:
        found: dict[str, list[dict[str, Any]]] = json.loads(done.stdout)["error_map"]
    except ValueError:
        raise failed("lychee", done) from None
    if done.returncode and not found:
        raise failed("lychee", done)
    return found
