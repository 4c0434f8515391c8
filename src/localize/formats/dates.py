"""Reads the date in a value that a file gives, with or without a time."""

from __future__ import annotations

import re
from datetime import date

_TIME = r"(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::(?:[0-5][0-9]|60)(?:[.,][0-9]+)?)?"
_ZONE = r"[ \t]*(?:[Zz]|UTC|GMT|[+\-\u2212][0-9]{1,2}(?::?[0-5][0-9])?(?:\[[A-Za-z0-9_+/\-]+\])?)"
_DATE = re.compile(rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})(?:(?:[Tt]|[ \t]+){_TIME}(?:{_ZONE})?)?")
"""A day as ISO 8601, RFC 3339, RFC 9557, YAML 1.1 and HTML write it, alone or with a time and a zone behind it.

ISO 8601 without hyphens ("20261116") and with weeks ("2026-W47-1") is not read: in an article it is a mistake.
"""


def written_date(text: str) -> date | None:
    """The date as it is written, whatever time and zone follow: `2024-05-01T23:30:00-05:00` is the first of May.

    None for what is no date.
    """
    match = _DATE.fullmatch(text.strip())
    if match is None:
        return None
    try:
        return date.fromisoformat(match[1])
    except ValueError:
        return None
