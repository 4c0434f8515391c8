"""What tests want from the machine."""

from __future__ import annotations

import os

import pytest


def needs(there: object, what: str) -> None:
    """Skips a test for which something is not installed; under CI it fails."""
    message = f"{what} not installed; `make packages` installs it"
    if there:
        return
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)
