"""JSON as all outputs write it."""

from __future__ import annotations

import json
from typing import Any


def to_json(data: Any) -> bytes:
    """A value as JSON that people can read and compare, in UTF-8."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
