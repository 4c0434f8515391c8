"""The configuration of a project, from its folder: localize.toml, or else the table in pyproject.toml."""

from __future__ import annotations

from localize import config
from localize.checks.quiet_levels import MEASURED
from localize.checks.severities import SEVERITIES
from localize.config import Config
from localize.config.layout import LOCALIZE_TOML, PYPROJECT
from localize.errors import ConfigError, FileError, Problem, undecodable
from localize.files.folder import Folder

_TABLE = ("tool", "localize")


def read_config(folder: Folder) -> Config:
    """Return the configuration of the project in a folder; raises ConfigError."""
    texts = {path: text for path in (LOCALIZE_TOML, PYPROJECT) if (text := _text(folder, path)) is not None}
    in_shared = "[tool.localize" in texts.get(PYPROJECT, "")
    if LOCALIZE_TOML in texts and in_shared:
        message = f"[tool.localize] stands here and the keys in {LOCALIZE_TOML}, expected one of them"
        raise ConfigError(Problem(PYPROJECT, 0, message))
    if LOCALIZE_TOML not in texts and not in_shared:
        expected = f"expected {LOCALIZE_TOML}, or [tool.localize] in {PYPROJECT}"
        begin = "`localize init` begins a project"
        raise ConfigError(Problem(str(folder.root), 0, f"no configuration, {expected}; {begin}"))
    path, table = (LOCALIZE_TOML, ()) if LOCALIZE_TOML in texts else (PYPROJECT, _TABLE)
    return config.load(texts[path], path, table, rules=SEVERITIES, measured=MEASURED)


def _text(folder: Folder, path: str) -> str | None:
    """Return the text of a file, None where there is none; raises ConfigError."""
    try:
        data = folder.read(path)
    except FileError as error:
        raise ConfigError(error.problems) from None
    try:
        return None if data is None else data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ConfigError(undecodable(error, path)) from None
