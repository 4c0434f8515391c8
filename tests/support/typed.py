"""A translator who types translations into a catalog and saves it, as editors of PO files do: long lines are wrapped.

`python typed.py CATALOG` reads pairs of lines from its input: a source text, and the translation that is typed for it.
"""

from __future__ import annotations

import sys

import polib


def type_in(path: str, lines: list[str]) -> None:
    """Type translations of source texts into a catalog, take their fuzzy marks away, and save it."""
    catalog = polib.pofile(path)
    for source, target in zip(lines[::2], lines[1::2], strict=True):
        entry = catalog.find(source)
        assert entry is not None, f"{path} has no entry {source!r}"
        entry.msgstr, entry.previous_msgid = target, None
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    catalog.save(path)


if __name__ == "__main__":
    type_in(sys.argv[1], [line for line in sys.stdin.read().splitlines() if line])
