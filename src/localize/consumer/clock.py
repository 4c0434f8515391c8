"""The latest time that a site has seen: an old release must not become valid again when a clock is set back.

Only for some days can a release prove that it is the newest (against the freeze attack of The Update Framework,
specification 1.0, 1.5.2). Somebody who sets the clock back, or a machine that starts without a time, would make these
days longer.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from localize.errors import LocalizeError, Problem
from localize.files.folder import Folder

PATH = "clock.json"
_STEP = timedelta(hours=1)
"""How much later a time must be to be written down: a site that pulls each minute need not write each time."""


class ClockError(LocalizeError):
    """The latest time seen cannot be read."""


def advanced(trust: Folder, now: datetime) -> datetime:
    """Return `now`, or the latest time seen here if that is later, and remember it.

    `now` is in UTC. Raises ClockError, FileError.
    """
    latest = _read(trust)
    if latest is None or now - latest >= _STEP:
        document = {"latest": now.replace(microsecond=0).isoformat()}
        trust.write(PATH, (json.dumps(document) + "\n").encode())
    return now if latest is None else max(now, latest)


def reset(trust: Folder) -> None:
    """Forget the latest time seen, because the clock was wrong then and is right now."""
    trust.remove(PATH)


def _read(trust: Folder) -> datetime | None:
    data = trust.read(PATH)
    if data is None:
        return None
    try:
        found = datetime.fromisoformat(json.loads(data)["latest"])
        if found.tzinfo is not None:
            return found
    except (ValueError, KeyError, TypeError):
        pass
    message = "no time, expected the latest one that was seen here; localize pull --reset-clock begins anew"
    raise ClockError(Problem(trust.label(PATH), 0, message))
