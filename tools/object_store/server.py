"""Starts SeaweedFS, an object store that speaks S3, in a folder and on ports of its own."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

ACCESS_KEY, SECRET_KEY = "localize-tests", "only-for-tests"
_PATIENCE = 120
"""Seconds that the server may need until it answers."""
_ATTEMPTS = 5
"""How often it is started: another program may take a port that was free when it was looked for."""
_GRPC = 10_000
"""What SeaweedFS adds to a port for a second one."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs: its address, and the environment in which clients find it."""

    address: str

    @property
    def environment(self) -> Mapping[str, str]:
        """What botocore, and so s3fs, reads."""
        return {
            "AWS_ACCESS_KEY_ID": ACCESS_KEY,
            "AWS_SECRET_ACCESS_KEY": SECRET_KEY,
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_ENDPOINT_URL": self.address,
        }


def program() -> str:
    """Return the path of the server's program, empty where it is not installed."""
    return shutil.which("weed", path=f"{sys.prefix}/bin") or shutil.which("weed") or ""


@contextmanager
def started(folder: Path) -> Iterator[Server]:
    """Start the server with its data in a folder, and stop it at the end."""
    with ExitStack() as stack:
        for attempt in range(1, _ATTEMPTS + 1):
            own = folder / str(attempt)
            own.mkdir()
            address, process = _start(stack, own)
            if _answers(address, process):
                break
        else:
            raise RuntimeError(f"{program()} did not answer: {(own / 'log').read_text(errors='replace')[-2000:]}")
        yield Server(address)


def _start(stack: ExitStack, folder: Path) -> tuple[str, subprocess.Popen[bytes]]:
    """Start the server, to be stopped with the stack; return where it is to answer."""
    master, volume, filer, s3 = _free_ports(4)
    identity = {
        "name": "tests",
        "credentials": [{"accessKey": ACCESS_KEY, "secretKey": SECRET_KEY}],
        "actions": ["Admin", "Read", "Write", "List", "Tagging"],
    }
    (folder / "s3.json").write_text(json.dumps({"identities": [identity]}), encoding="utf-8")
    (folder / "data").mkdir()
    options = {
        "dir": folder / "data",
        "ip": "127.0.0.1",
        "ip.bind": "127.0.0.1",
        "master.port": master,
        "master.volumeSizeLimitMB": 64,
        "volume.port": volume,
        "volume.max": 20,
        "filer.port": filer,
        "filer.localSocket": folder / "filer.sock",
        "s3.port": s3,
        "s3.port.iceberg": 0,
        "s3.port.lance": 0,
        "s3.config": folder / "s3.json",
    }
    command = [program(), "server", "-filer", "-s3", *(f"-{name}={value}" for name, value in options.items())]
    log = stack.enter_context((folder / "log").open("wb"))
    process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
    stack.callback(process.wait)
    stack.callback(process.kill)
    return f"http://127.0.0.1:{s3}", process


def _answers(address: str, process: subprocess.Popen[bytes]) -> bool:
    """Wait until the server answers; False where it ends before. An error is an answer: it asks for a signature."""
    end = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < end:
        with suppress(OSError):
            with suppress(urllib.error.HTTPError):
                urllib.request.urlopen(f"{address}/", timeout=5).close()
            return True
        time.sleep(0.1)
    return False


def _free_ports(count: int) -> list[int]:
    """Return free ports whose second port, which SeaweedFS takes too, is free and exists."""
    ports: list[int] = []
    for port in range(12_000 + _seed() % 20_000, 55_000):
        if len(ports) == count:
            break
        if all(_is_free(each) for each in (port, port + _GRPC)):
            ports.append(port)
    return ports


def _seed() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True
