"""Law 7: same inputs, same bytes, on any machine, with any number of workers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from support.folder import ARTICLE, ProjectFolder

ENVIRONMENTS = (
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "4242", "TZ": "America/Los_Angeles", "LANG": "ar_EG.UTF-8", "PYTHONUTF8": "0"},
)


def test_catalogs_and_pages_are_the_same_in_any_environment(tmp_path: Path) -> None:
    expected = made(tmp_path / "UTC", ENVIRONMENTS[0], jobs=1)
    for number, environment in enumerate(ENVIRONMENTS[1:], 1):
        assert made(tmp_path / str(number), environment, jobs=2) == expected, environment


def made(root: Path, environment: dict[str, str], *, jobs: int) -> dict[str, bytes]:
    """All files of a project after an update and a publish in an environment."""
    project = ProjectFolder(root)
    project.write(
        "localize.toml", 'base-url = "https://health.example/"\n[locales.ar]\npolicy = "fallback"\n[locales.de]\n'
    )
    project.write("source/cold-packs.txt", ARTICLE)
    project.write("source/hiver/été.txt", ARTICLE.replace("Cold", "Warm").replace("10 minutes", "15 minutes"))
    project.run("update")
    project.translate("locales/de/LC_MESSAGES/cold-packs.po")
    (root / "source/cold-packs.txt").write_text(ARTICLE.replace("often", "every minute"), encoding="utf-8")
    for command in (["update", "--jobs", str(jobs)], ["publish"]):
        full = [sys.executable, "-m", "localize", "-C", str(root), *command]
        subprocess.run(full, check=True, capture_output=True, env={"PATH": os.environ["PATH"], **environment})
    return project.snapshot()
