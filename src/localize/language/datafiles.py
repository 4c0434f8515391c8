"""The data of languages: a folder for each subject under `data/`, a TOML file for each language.

The files are the list of languages: a language is known in a subject when it has a file there. A file that says only
`same-as = "nb"` has the data of another language. What holds for all languages is in `all.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

_FOLDER = Path(__file__).parent / "data"
_SAME_AS = "same-as"
_NO_LANGUAGE = ("all", "units")


@lru_cache(maxsize=512)
def data(subject: str, name: str) -> Mapping[str, Any]:
    """What `data/<subject>/<name>.toml` says, or the file it names with `same-as`; empty where there is no file."""
    table = _table(subject, name)
    return data(subject, table[_SAME_AS]) if _SAME_AS in table else MappingProxyType(table)


def languages(subject: str) -> list[str]:
    """The language subtags that have data of their own in a subject, sorted; those with `same-as` are left out."""
    names = (path.stem for path in (_FOLDER / subject).glob("*.toml"))
    return sorted(name for name in names if name not in _NO_LANGUAGE and _SAME_AS not in _table(subject, name))


def _table(subject: str, name: str) -> dict[str, Any]:
    """The TOML table of a file; empty where there is no file."""
    path = _FOLDER / subject / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
