"""The data of languages: a folder for each subject under `data/`, a TOML file for each language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any


@lru_cache(maxsize=256)
def data(subject: str, name: str) -> Mapping[str, Any]:
    """What `data/<subject>/<name>.toml` says; empty where there is no such file."""
    place = files("localize.language") / "data" / subject / f"{name}.toml"
    return MappingProxyType(tomllib.loads(place.read_text(encoding="utf-8")) if place.is_file() else {})
