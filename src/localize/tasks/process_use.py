"""Whether a check is worth more processes than one."""

from __future__ import annotations

import os

_WORTH_PROCESSES = 300
"""Catalogs from which on the start of more processes pays for a check."""


def pays(catalogs: int) -> bool:
    """Whether there are so many catalogs to check, and so many processors, that more processes pay."""
    return catalogs >= _WORTH_PROCESSES and (os.cpu_count() or 1) > 1
