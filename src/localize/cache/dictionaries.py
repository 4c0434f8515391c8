"""The dictionaries of this user: each in a file that is made when its language is first needed.

They are in the user's own cache folder, for all projects, and may be deleted at any time.
"""

from __future__ import annotations

from localize.cache.user_file import user_folder
from localize.language.lemmas import Dictionary, load_dictionary, open_dictionaries_with


def look_dictionaries_up() -> None:
    """Look words up in this user's files, in this process from now on."""
    open_dictionaries_with(open_dictionary)


def open_dictionary(language: str) -> Dictionary:
    """Return the dictionary of a language (its subtag)."""
    from pathlib import Path  # noqa: PLC0415  # few commands look words up

    from localize.cache.looked_up import LookedUpDictionary  # noqa: PLC0415

    folder = user_folder()
    return load_dictionary(language) if folder is None else LookedUpDictionary(language, Path(folder, "dictionaries"))
