"""lychee over the links of the site."""

from __future__ import annotations

import json
from pathlib import Path

from validate.programs import failed, run


def lost_links(folder: Path) -> list[str]:
    """Return a line for each link that leads nowhere in the site; nothing outside of it is asked for."""
    done = run(
        ["lychee", "--offline", "--no-progress", "--include-fragments", "--format", "json", "--files-from", "-"],
        "\n".join(map(str, sorted(folder.rglob("*.html")))),
    )
    try:
        found = json.loads(done.stdout)["error_map"]
    except ValueError:
        raise failed("lychee", done) from None
    return sorted(
        f"{Path(path).relative_to(folder)}: {link['url']}: {link['status']['text']}"
        for path, links in found.items()
        for link in links
    )
