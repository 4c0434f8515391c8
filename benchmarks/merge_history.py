"""How much of the translators' work survives an editor's changes, beside msgmerge and pot2po.

Makes up histories of edits over the articles in `source/` (word and number changes, sentences inserted, replaced,
removed, moved, split and joined, headings renamed), each with the truth of what came from what, and lets every tool
bring the same German catalogs up to date.

    .venv/bin/python -m benchmarks.merge_history [--seeds 40] [--edits 14]
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from localize.catalogs import po
from localize.catalogs.merge import merge
from localize.model.catalog import Catalog, Entry
from localize.tasks.articles import article_template, read_article
from localize.tasks.workspace import Workspace

LOCALE = "de"


@dataclass(frozen=True)
class Part:
    """A segment of the new version, and the sources of the old ones it was made from."""

    source: str
    context: str | None
    role: str
    origins: tuple[str, ...]
    how: str = "unchanged"


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=40)
    parser.add_argument("--edits", type=int, default=14)
    options = parser.parse_args()
    tools = {"localize": _ours, "msgmerge": _msgmerge, "pot2po": _pot2po}
    tools = {name: tool for name, tool in tools.items() if name == "localize" or _program(name)}
    counts: dict[str, Counter[str]] = {name: Counter() for name in tools}
    for seed in range(options.seeds):
        for old, parts in _histories(random.Random(seed), options.edits):
            entries = (Entry(part.source, context=part.context, hints=(part.role,)) for part in parts)
            template = Catalog(old.header, tuple(entries))
            for name, tool in tools.items():
                counts[name] += _judged(old, parts, tool(template, old))
    _print(counts)


def _histories(chance: random.Random, edits: int) -> Iterator[tuple[Catalog, list[Part]]]:
    workspace = Workspace(Path())
    catalogs = []
    for path in workspace.source_paths():
        name = str(Path(path).relative_to(workspace.config.source).with_suffix(""))
        article = read_article(workspace.read(path) or b"", path, name, workspace.config)
        catalog = po.read(workspace.read(workspace.layout.catalog(LOCALE, name)) or b"", name)
        known = catalog.by_key()
        wanted = article_template(article, workspace.config)
        catalogs.append(replace(catalog, entries=tuple(known[entry.key] for entry in wanted.entries)))
    for number, catalog in enumerate(catalogs):
        strangers = [entry.source for entry in catalogs[number - 1].entries if entry.context is None]
        yield catalog, _edited(catalog, strangers, chance, edits)


def _edited(catalog: Catalog, strangers: list[str], chance: random.Random, edits: int) -> list[Part]:
    parts = [Part(entry.source, entry.context, entry.hints[0], (entry.source,)) for entry in catalog.entries]
    vocabulary = sorted({word for entry in catalog.entries for word in re.findall(r"[a-z]{4,}", entry.source)})
    for _ in range(edits):
        kind = chance.choice(["word", "word", *_EDITS])
        _EDITS[kind](parts, chance, vocabulary, strangers)
    unique = {(part.context, part.source): part for part in reversed(parts)}
    return [part for part in parts if unique[part.context, part.source] is part]


def _pick(parts: list[Part], chance: random.Random, fits: Callable[[Part], object]) -> int | None:
    numbers = [n for n, part in enumerate(parts) if part.context is None and part.how == "unchanged" and fits(part)]
    return chance.choice(numbers) if numbers else None


def _word(parts: list[Part], chance: random.Random, vocabulary: list[str], _: list[str]) -> None:
    number = _pick(parts, chance, lambda part: len(part.source.split()) > 5 and part.role != "Heading")
    if number is not None:
        words = parts[number].source.split(" ")
        for at in chance.sample(range(len(words)), chance.randint(1, 2)):
            if words[at].isalpha():
                words[at] = chance.choice(vocabulary)
        if " ".join(words) != parts[number].source:
            parts[number] = replace(parts[number], source=" ".join(words), how="word")


def _number(parts: list[Part], chance: random.Random, _: list[str], __: list[str]) -> None:
    number = _pick(parts, chance, lambda part: re.search(r"\d", part.source) is not None)
    if number is not None:
        source = re.sub(r"\d", lambda digit: str((int(digit[0]) + 3) % 10), parts[number].source, count=1)
        parts[number] = replace(parts[number], source=source, how="number")


def _insert(parts: list[Part], chance: random.Random, _: list[str], strangers: list[str]) -> None:
    stranger = chance.choice([text for text in strangers if "<" not in text])
    parts.insert(chance.randrange(4, len(parts)), Part(stranger, None, "Paragraph", (), "insert"))


def _replace(parts: list[Part], chance: random.Random, _: list[str], strangers: list[str]) -> None:
    """A sentence gives way to another that has nothing to do with it."""
    number = _pick(parts, chance, lambda part: "<" not in part.source and part.role != "Heading")
    if number is not None:
        stranger = chance.choice([text for text in strangers if "<" not in text])
        parts[number] = Part(stranger, None, parts[number].role, (), "replace")


def _remove(parts: list[Part], chance: random.Random, _: list[str], __: list[str]) -> None:
    number = _pick(parts, chance, bool)
    if number is not None:
        del parts[number]


def _move(parts: list[Part], chance: random.Random, _: list[str], __: list[str]) -> None:
    number = _pick(parts, chance, bool)
    if number is not None:
        part = parts.pop(number)
        parts.insert(chance.randrange(4, len(parts)), replace(part, how="move"))


def _split(parts: list[Part], chance: random.Random, _: list[str], __: list[str]) -> None:
    number = _pick(parts, chance, lambda part: re.search(r"\w{3}, (and|but|so) \w", part.source) is not None)
    if number is not None:
        part = parts[number]
        first, _join, second = re.split(r", (and|but|so) ", part.source, maxsplit=1)
        parts[number : number + 1] = [
            replace(part, source=first + ".", how="split"),
            replace(part, source=second[0].upper() + second[1:], how="split"),
        ]


def _join(parts: list[Part], chance: random.Random, _: list[str], __: list[str]) -> None:
    number = _pick(parts, chance, lambda part: part.role == "Paragraph" and part.source.endswith("."))
    if number is not None and number + 1 < len(parts):
        part, after = parts[number], parts[number + 1]
        if after.role == "Paragraph" and after.how == "unchanged":
            source = f"{part.source[:-1]}, and {after.source[0].lower()}{after.source[1:]}"
            both = replace(part, source=source, origins=part.origins + after.origins, how="join")
            parts[number : number + 2] = [both]


def _heading(parts: list[Part], chance: random.Random, vocabulary: list[str], _: list[str]) -> None:
    number = _pick(parts, chance, lambda part: part.role == "Heading")
    if number is not None:
        words = parts[number].source.split(" ")
        words.insert(chance.randrange(1, len(words) + 1), chance.choice(vocabulary))
        parts[number] = replace(parts[number], source=" ".join(words), how="heading")


_EDITS = {
    "word": _word,
    "number": _number,
    "insert": _insert,
    "replace": _replace,
    "remove": _remove,
    "move": _move,
    "split": _split,
    "join": _join,
    "heading": _heading,
}


_JUDGED = ("reusable", "carried", "wrong")


def _judged(old: Catalog, parts: list[Part], result: Catalog) -> Counter[str]:
    """Counts by kind of edit: translations that could be reused, those that were, and proposals that were wrong."""
    translations = {entry.source: entry.target for entry in old.entries}
    found = result.by_key()
    counts: Counter[str] = Counter()
    for part in parts:
        entry = found.get((part.context, part.source), Entry(part.source))
        kept = [_holds(entry.target, translations[origin]) for origin in part.origins]
        counts[f"{part.how} reusable"] += len(kept)
        counts[f"{part.how} carried"] += sum(kept)
        counts[f"{part.how} wrong"] += bool(entry.target) and not any(kept)
        counts["taken for finished"] += part.how not in ("unchanged", "move") and entry.translated
    return counts


def _holds(target: str, translation: str) -> bool:
    """Whether a proposal is a translation, or one of the sentences it was cut into."""
    return bool(target) and (translation in target or target in translation)


def _ours(template: Catalog, old: Catalog) -> Catalog:
    return merge(template, old, locale=LOCALE)


def _msgmerge(template: Catalog, old: Catalog) -> Catalog:
    return _by_files(template, old, lambda pot, old, new: ["msgmerge", "-q", "--previous", "-o", new, old, pot])


def _pot2po(template: Catalog, old: Catalog) -> Catalog:
    return _by_files(template, old, lambda pot, before, after: ["pot2po", "--progress=none", "-t", before, pot, after])


def _by_files(template: Catalog, old: Catalog, command: Callable[[str, str, str], list[str]]) -> Catalog:
    with tempfile.TemporaryDirectory() as folder:
        pot, before, after = (f"{folder}/{name}" for name in ("new.pot", "old.po", "new.po"))
        Path(pot).write_bytes(po.write(template))
        Path(before).write_bytes(po.write(old))
        program, *arguments = command(pot, before, after)
        subprocess.run([_program(program) or program, *arguments], check=True, capture_output=True)
        return po.read(Path(after).read_bytes(), after)


def _program(name: str) -> str | None:
    """Where a program is: in the environment that runs this, or on the machine."""
    found = shutil.which(name, path=f"{sys.prefix}/bin") or shutil.which(name)
    if found is None:
        print(f"{name} is not installed and left out")
    return found


def _print(counts: dict[str, Counter[str]]) -> None:
    kinds = ["unchanged", *_EDITS]
    print(f"{'':10}{'':>12}" + "".join(f"{name:>22}" for name in counts))
    print(f"{'edit':10}{'reusable':>12}" + f"{'carried':>14}{'wrong':>8}" * len(counts))
    for kind in [*kinds, "all"]:
        chosen = kinds if kind == "all" else [kind]
        sums = [[sum(count[f"{k} {what}"] for k in chosen) for what in _JUDGED] for count in counts.values()]
        reusable = sums[0][0]
        cells = "".join(f"{_share(carried, reusable):>14}{wrong:>8}" for _, carried, wrong in sums)
        print(f"{kind:10}{reusable:>12}{cells}")
    wrongly = {name: count["taken for finished"] for name, count in counts.items()}
    print("changed segments taken for finished:", wrongly)


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"


if __name__ == "__main__":
    main()
