"""The Nu HTML checker over HTML, style sheets and drawings: what the W3C's validator would say."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from validate.documents import documents
from validate.programs import MODULES, failed, run
from validate.site import Role, Site

_GUESSED = "violates Content Security Policy (meta tag)"
"""What a policy blocks is for a browser to say (`access`): the checker knows no page's address, and takes data for
scripts (26.9.27)."""

_CHECKER = MODULES / "vnu-jar/build/dist/vnu.jar"


def faults(site: Site) -> list[str]:
    """A line for each message of the checker, warnings too."""
    drawings = {site.root / path: path for path in site.paths(Role.DRAWING)}
    sheets = {site.root / path: path for path in site.paths(Role.STYLE)}
    with documents(site) as files:
        found = list(_messages({**files, **drawings}, "--also-check-svg"))
    # Apart, since --also-check-css makes the lines of HTML one too small (26.9.27).
    return found + list(_messages(sheets, "--css"))


def _messages(files: Mapping[Path, str], kind: str) -> Iterator[str]:
    if not files:
        return
    done = run(["java", "-jar", _CHECKER, "--Werror", kind, "--stdout", "--format", "json", *files])
    try:
        messages = json.loads(done.stdout)["messages"]
    except ValueError:
        raise failed("vnu.jar", done) from None
    if done.returncode and not messages:
        raise failed("vnu.jar", done)
    for each in messages:
        path = Path(unquote(urlsplit(each.get("url", "")).path))
        if _GUESSED not in each["message"]:
            yield f"{files.get(path, path)}:{each.get('lastLine', 1)}: {each['message']}"
