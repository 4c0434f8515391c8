"""What is proposed for new messages in real histories of PO files, beside msgmerge.

Takes an older and a newer version of the same catalogs, files or folders, as two releases of a program hold them. The
new messages of the newer version are given to `localize` and to msgmerge with the older one, and each proposal is
compared with the translation that a person gave in the end: how much of it stands there.

    .venv/bin/python -m benchmarks.po_history OLD NEW [--locale de] [--show 20]
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from rapidfuzz import fuzz

from localize.catalogs import memory, po
from localize.catalogs.merge import merge
from localize.errors import CatalogError
from localize.model.catalog import Catalog, Entry, Key

HEADER = (("Content-Type", "text/plain; charset=UTF-8"),)
_HELPS = 60.0
"""The least likeness, in percent, of a proposal to the final translation for it to have saved work."""
_WRONG = 35.0
"""Below it two texts have no more in common than any two of a language."""


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--locale", help="only files in a folder of this name")
    parser.add_argument("--show", type=int, default=0, help="proposals that only one of them has, to look at")
    options = parser.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    shown: list[str] = []
    for old, new in _pairs(options.old, options.new, options.locale):
        before, template, final = _history(old, new)
        if not final:
            continue
        counts["", "new"] += len(final)
        found = {"localize": _ours(before, template), "msgmerge": _msgmerge(before, template)}
        for tool, proposals in found.items():
            for key, entry in proposals.items():
                if key in final:
                    counts[tool, "proposed"] += 1
                    counts[tool, _judged(entry.target, final[key])] += 1
        shown += _differences(found["localize"], found["msgmerge"], final)
    for what in ("proposed", "helps", "little", "wrong"):
        print(f"{what:10}" + "".join(f"{tool}: {counts[tool, what]:<8}" for tool in ("localize", "msgmerge")))
    print(f"of {counts['', 'new']} new messages that a person translated")
    print("\n".join(shown[: options.show]))


def _pairs(old: Path, new: Path, locale: str | None) -> Iterator[tuple[Path, Path]]:
    if old.is_file():
        yield old, new
        return
    for path in sorted(old.rglob("*.po")):
        other = new / path.relative_to(old)
        if other.is_file() and (locale is None or locale in path.parts):
            yield path, other


def _history(old: Path, new: Path) -> tuple[Catalog, Catalog, dict[Key, str]]:
    """The finished translations of before, the template of after, and how its new messages were translated."""
    try:
        earlier, later = (po.read(path.read_bytes(), str(path)) for path in (old, new))
    except CatalogError:
        return Catalog((), ()), Catalog((), ()), {}
    before = Catalog(HEADER, tuple(_bare(entry) for entry in earlier.active() if _usable(entry)))
    known = before.by_key()
    template = Catalog(HEADER, tuple(replace(_bare(entry), target="") for entry in later.active() if not entry.plural))
    final = {entry.key: entry.target for entry in later.active() if _usable(entry) and entry.key not in known}
    return before, template, final


def _usable(entry: Entry) -> bool:
    return entry.translated and not entry.plural


def _bare(entry: Entry) -> Entry:
    return Entry(entry.source, entry.target, entry.context)


def _ours(before: Catalog, template: Catalog) -> dict[Key, Entry]:
    """The proposals of an update: of merging, and of the memory for what is empty then."""
    merged = merge(template, before, locale="de")
    rows = [memory.catalog_rows(each) for each in (merged, before)]
    located = [("de", "x", each.in_use) for each in rows] + [("de", "x", each.obsolete) for each in rows]
    questions = memory.questions(merged, before.by_key())
    known = memory.Memory(lambda: located, [source for _, source in questions], memory.NearSources("en"))
    proposals = {key: each for key in questions if (each := known.proposal(key, ("de",)))}
    filled = memory.fill(merged, before.by_key(), proposals=proposals, finished=False)
    return {entry.key: entry for entry in filled.active() if entry.key not in before.by_key() and not entry.empty}


def _msgmerge(before: Catalog, template: Catalog) -> dict[Key, Entry]:
    with tempfile.TemporaryDirectory() as folder:
        pot, old, new = (f"{folder}/{name}" for name in ("new.pot", "old.po", "new.po"))
        Path(pot).write_bytes(po.write(template))
        Path(old).write_bytes(po.write(before))
        subprocess.run(["msgmerge", "-q", "--previous", "-o", new, old, pot], check=True)
        merged = po.read(Path(new).read_bytes(), new)
    return {entry.key: entry for entry in merged.active() if entry.key not in before.by_key() and not entry.empty}


def _judged(proposed: str, final: str) -> str:
    score = fuzz.ratio(proposed, final)
    return "helps" if score >= _HELPS else "little" if score >= _WRONG else "wrong"


def _differences(ours: dict[Key, Entry], theirs: dict[Key, Entry], final: dict[Key, str]) -> Iterator[str]:
    for name, found, other in (("msgmerge", theirs, ours), ("localize", ours, theirs)):
        for key in sorted(found.keys() - other.keys(), key=str):
            if key in final:
                made_from = found[key].previous
                source = made_from.source if made_from else ""
                yield f"only {name}, {_judged(found[key].target, final[key])}: {key[1]!r} from {source!r}"


if __name__ == "__main__":
    main()
