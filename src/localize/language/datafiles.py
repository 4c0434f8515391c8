"""The data of languages: a folder for each subject under `data/`, a TOML file for each language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

_SAME = {"no": "nb"}
"""Names of languages that have no data of their own under one name, but under another."""


@lru_cache(maxsize=256)
def data(subject: str, name: str) -> Mapping[str, Any]:
    """What `data/<subject>/<name>.toml` says; empty where there is no such file, under no name of the language."""
    folder = files("localize.language") / "data" / subject
    place = folder / f"{name}.toml"
    if not place.is_file():
        place = folder / f"{_SAME.get(name, name)}.toml"
    return MappingProxyType(tomllib.loads(place.read_text(encoding="utf-8")) if place.is_file() else {})


def languages(subject: str) -> list[str]:
    """The names of the languages that have data of their own on a subject."""
    folder = files("localize.language") / "data" / subject
    names = (place.name.removesuffix(".toml") for place in folder.iterdir() if place.name.endswith(".toml"))
    return sorted(name for name in names if len(name) == 2)
