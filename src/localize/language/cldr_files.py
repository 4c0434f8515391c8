"""What Babel's files say of single locales: each holds what CLDR says of a locale and not of its parent.

Babel itself joins what a locale says with all that it inherits, at three times the cost of reading it.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from babel import localedata
from babel.core import get_global


def file_of(name: str) -> Mapping[str, Any]:
    """What the file of a locale says, by its name in Babel's form; it is read each time."""
    data: Mapping[str, Any] = pickle.loads(Path(localedata.resolve_locale_filename(name)).read_bytes())
    return data


def with_parents(name: str) -> Iterator[str]:
    """A locale and those it inherits from, the root of all left out (UTS #35, "Parent Locales")."""
    while name and name != "root":
        yield name
        parent = get_global("parent_exceptions").get(name)
        name = parent or ("" if _in_another_script(name) else name.rpartition("_")[0])


def _in_another_script(name: str) -> bool:
    """Whether a locale is a language in a script in which it is seldom written: its parent is the root."""
    language, *rest = name.split("_")
    likely = get_global("likely_subtags").get(language, "").split("_")
    return len(rest) == 1 and len(rest[0]) == 4 and rest[0] not in likely
