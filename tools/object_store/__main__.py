"""Starts a real object store on this machine and prints how clients find it, until it is stopped.

PYTHONPATH=tools .venv/bin/python -m object_store
"""

from __future__ import annotations

import signal
import sys
import tempfile
from pathlib import Path

from object_store import server


def main() -> int:
    """Run the server until Ctrl+C."""
    if not server.program():
        print("SeaweedFS is not installed, expected it: make test-cluster installs it", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder, server.started(Path(folder)) as running:
        for name, value in running.environment.items():
            print(f"export {name}={value}")
        print("# Ctrl+C stops it", flush=True)
        signal.sigwait({signal.SIGINT, signal.SIGTERM})
    return 0


if __name__ == "__main__":
    sys.exit(main())
