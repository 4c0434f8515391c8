"""A publisher with keys and a release folder, and a regional site that pulls from it, as the commands make them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from localize.cli import main
from support.bundles import write_bundle

SECRETS = {
    "LOCALIZE_ROOT_PASSPHRASE": "the root passphrase",
    "LOCALIZE_KEYS_PASSPHRASE": "the online passphrase",
}
ARTICLES = {"pain/knee": "Knee one", "cold-packs": "Cold one", "rest": "Rest one"}


def run(*arguments: str | Path, env: Mapping[str, str] | None = None) -> Result:
    """Runs `localize` in this process."""
    clean = {"SOURCE_DATE_EPOCH": "", "LOCALIZE_TARGETS_KEY": ""}
    return CliRunner().invoke(main, [str(one) for one in arguments], env=clean | SECRETS | dict(env or {}))


def start(*arguments: str | Path, prefix: tuple[str, ...] = ()) -> subprocess.Popen[bytes]:
    """Starts `localize` in a process of its own."""
    command = [*prefix, sys.executable, "-m", "localize", *(str(one) for one in arguments)]
    env = os.environ | SECRETS
    return subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def epoch(ago: timedelta) -> dict[str, str]:
    """The environment in which it is earlier."""
    return {"SOURCE_DATE_EPOCH": str(int((datetime.now(UTC) - ago).timestamp()))}


def tree(folder: Path) -> dict[str, bytes]:
    """All files below a folder; links are followed at its top only."""
    base = folder.resolve()
    return {one.relative_to(base).as_posix(): one.read_bytes() for one in sorted(base.rglob("*")) if one.is_file()}


@dataclass(frozen=True)
class Publisher:
    """A folder with dist/, keys/ and release/."""

    root: Path
    env: dict[str, str] = field(default_factory=dict)

    @property
    def release_folder(self) -> Path:
        return self.root / "release"

    @property
    def root_json(self) -> Path:
        return self.root / "keys/roots/1.root.json"

    def run(self, *arguments: str | Path, ago: timedelta | None = None) -> Result:
        """Runs `localize` in the folder, some time ago."""
        return run("-C", self.root, *arguments, env=self.env | (epoch(ago) if ago else {}))

    def init(self, ago: timedelta | None = None) -> None:
        """Makes the keys."""
        succeeded(self.run("keys", "init", ago=ago))

    def write(self, locale: str, articles: Mapping[str, str]) -> None:
        """Writes a bundle."""
        write_bundle(self.root / "dist", locale, articles)

    def release(self, *arguments: str, ago: timedelta | None = None) -> Result:
        """Signs the bundles."""
        return succeeded(self.run("release", "--bundles", self.root / "dist", *arguments, ago=ago))

    def publish(self, articles: Mapping[str, str], *, ago: timedelta | None = None) -> None:
        """Writes the German bundle, and signs it."""
        self.write("de", articles)
        self.release(ago=ago)

    def copy(self, target: Path) -> Path:
        """A copy of the release folder, as an attacker may keep one."""
        shutil.copytree(self.release_folder, target)
        return target

    def metadata(self, name: str) -> Any:
        """The signed part of a metadata file."""
        return json.loads((self.release_folder / "metadata" / name).read_bytes())["signed"]


@dataclass(frozen=True)
class RegionalSite:
    """A folder that pulls the German bundle."""

    root: Path
    trusted: Path

    @property
    def shown(self) -> dict[str, bytes]:
        """What readers see."""
        return tree(self.root / "current")

    def pull(self, address: str | Path, *arguments: str | Path) -> Result:
        """Pulls once."""
        return run("pull", *self.arguments(address), *arguments)

    def arguments(self, address: str | Path) -> list[str | Path]:
        """The arguments of a pull."""
        return [address, "--locale", "de", "--into", self.root, "--root", self.trusted, "--report", self.report_path]

    @property
    def report_path(self) -> Path:
        return self.root.with_name(f"{self.root.name}.report.json")

    @property
    def report(self) -> Any:
        """The report of the last pull."""
        return json.loads(self.report_path.read_bytes())


def succeeded(result: Result) -> Result:
    """The same result, which must be that of a command that did its work."""
    assert result.exit_code == 0, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result
