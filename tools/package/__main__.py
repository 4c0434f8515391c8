"""Builds the wheel and the source archive, and tries each in an empty environment, away from this checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

PROJECT = Path(__file__).parents[2]
_SOURCE = "src/localize/"
_EXAMPLE = ("localize.toml", "glossary.csv", "source", "locales")
"""The articles of this project with their translations: they need every part of the program that publishes."""

_COMMANDS = (
    ("--version",),
    ("check", "--explain", "tags"),
    ("publish", "--locale", "de"),
    ("init", "new", "--locale", "de"),
    ("-C", "new", "publish"),
)


def main() -> int:
    """The exit status: 1 where something is missing, or does not work."""
    with tempfile.TemporaryDirectory(prefix="localize-package-") as folder:
        made = _build(Path(folder) / "made")
        faults = [fault for archive in made for fault in _missing(archive)]
        with ThreadPoolExecutor() as pool:
            for found in pool.map(_try, made):
                faults += found
    print("\n".join(faults) if faults else "package: no faults", flush=True)
    return 1 if faults else 0


def _build(target: Path) -> list[Path]:
    """The source archive and the wheel, the second made of the first, as an index would get them."""
    _run(sys.executable, "-m", "build", "--outdir", str(target), str(PROJECT), at=PROJECT)
    return sorted(target.iterdir())


def _missing(archive: Path) -> list[str]:
    """Files of the program that git knows and the archive does not hold: templates, schemas, data of languages."""
    listed = _run("git", "ls-files", "-z", _SOURCE, at=PROJECT).split("\0")
    wanted = {path.removeprefix("src/") for path in listed if path}
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            held = set(wheel.namelist())
    else:
        with tarfile.open(archive) as source:
            held = {name.partition("/src/")[2] for name in source.getnames()}
    return [f"{archive.name}: without {path}, expected all files of {_SOURCE}" for path in sorted(wanted - held)]


def _try(archive: Path) -> list[str]:
    """What goes wrong where somebody installs the archive and publishes the example."""
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="localize-package-") as folder:
        place = Path(folder)
        site = place / "site"
        site.mkdir()
        for name in _EXAMPLE:
            copy = shutil.copytree if (PROJECT / name).is_dir() else shutil.copyfile
            copy(PROJECT / name, site / name)
        try:
            _run(sys.executable, "-m", "venv", str(place / "env"), at=place)
            programs = place / "env" / ("Scripts" if os.name == "nt" else "bin")
            _run(str(programs / "pip"), "install", "--quiet", "--no-compile", str(archive), at=place)
            for command in _COMMANDS:
                _run(str(programs / "localize"), *command, at=site)
        except subprocess.CalledProcessError as error:
            return [f"{archive.name}: {' '.join(error.cmd)}: status {error.returncode}: {error.stdout}{error.stderr}"]
        pages = len(list(site.glob("dist/**/*.head.json")))
    print(f"{archive.name}: installed, {pages} pages published ({time.monotonic() - start:.1f} s)", flush=True)
    return [] if pages else [f"{archive.name}: published no page"]


def _run(*command: str, at: Path) -> str:
    """What a program prints; raises CalledProcessError where it fails. Nothing of this environment is on its way."""
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    return subprocess.run(command, cwd=at, env=environment, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    sys.exit(main())
