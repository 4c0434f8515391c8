"""Time and memory of bringing the catalogs of a large project up to date, beside msgmerge and pot2po.

Makes up a project (articles of about 800 words from the sentences in `source/`, with words exchanged so that no two
sentences are the same), translates it, changes 5 % of its sentences, and lets each tool update all catalogs. Ours reads
and cuts the sources too; the others get the finished templates.

    .venv/bin/python -m benchmarks.update_corpus [--articles 200] [--times 4]
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from localize.catalogs import po

LOCALES = ("de", "fr", "es", "nb", "ja")
CHANGED = 0.05


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--times", type=int, default=4, help="how many times as many articles the second corpus has")
    options = parser.parse_args()
    print(f"{'articles':>8} {'entries':>9} {'tool':>10} {'seconds':>9} {'MiB':>7} {'localize is':>16}")
    for articles in dict.fromkeys((options.articles, options.articles * options.times)):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            _make(root, articles)
            entries = sum(path.read_bytes().count(b"\nmsgid ") for path in root.glob("locales/*/*/*.po"))
            ours = None
            for name, tool in _TOOLS.items():
                copy = root.parent / f"{root.name}-{name}"
                shutil.copytree(root, copy)
                seconds, mebibytes = _measured(tool, copy)
                shutil.rmtree(copy)
                ours = ours or seconds
                ratio = f"{seconds / ours:.1f} × faster" if name != "localize" else ""
                row = f"{articles:>8} {entries:>9} {name:>10} {seconds:>9.1f} {mebibytes:>7.0f} {ratio:>16}"
                print(row, flush=True)


def _make(root: Path, articles: int) -> None:
    """A translated project whose sources have been changed since."""
    chance = random.Random(articles)
    seeds = [path.read_text(encoding="utf-8") for path in sorted(Path("source").glob("*.txt"))]
    sentences = [line for text in seeds for line in re.findall(r"[A-Z][^.\n:]{30,200}\.", text.split("\n\n", 2)[2])]
    words = sorted({word for sentence in sentences for word in re.findall(r"[a-z]{3,}", sentence)})

    def invented() -> str:
        sentence = chance.choice(sentences)
        return re.sub(r"[a-z]{3,}", lambda word: chance.choice(words) if chance.random() < 0.3 else word[0], sentence)

    (root / "source").mkdir()
    config = 'source-locale = "en"\nbase-url = "https://health.example/"\n'
    (root / "localize.toml").write_text(config + "".join(f"[locales.{tag}]\n" for tag in LOCALES), encoding="utf-8")
    texts = [[[invented() for _ in range(5)] for _ in range(9)] for _ in range(articles)]
    _write(root, texts)
    _localize(root)
    for path in root.glob("locales/*/LC_MESSAGES/*.po"):
        catalog = po.read(path.read_bytes(), str(path))
        entries = (replace(entry, target=entry.target or f"«{entry.source}»") for entry in catalog.entries)
        path.write_bytes(po.write(replace(catalog, entries=tuple(entries))))
    for paragraphs in texts:
        for paragraph in paragraphs:
            for number, sentence in enumerate(paragraph):
                if chance.random() < CHANGED:
                    paragraph[number] = _edited(sentence, chance, words) if chance.random() < 0.8 else invented()
    _write(root, texts)


def _edited(sentence: str, chance: random.Random, words: list[str]) -> str:
    parts = sentence.split(" ")
    parts[chance.randrange(1, len(parts) - 1)] = chance.choice(words)
    return " ".join(parts)


def _write(root: Path, texts: list[list[list[str]]]) -> None:
    for number, paragraphs in enumerate(texts):
        parts = (f"Part {part} of article {number}:\n\n{' '.join(text)}" for part, text in enumerate(paragraphs))
        body = "\n\n".join(parts)
        (root / f"source/article-{number}.txt").write_text(f"Article {number}\n\n{body}\n", encoding="utf-8")


def _localize(root: Path) -> None:
    subprocess.run([f"{sys.prefix}/bin/localize", "-C", str(root), "update"], check=True, capture_output=True)


def _msgmerge(root: Path) -> None:
    """One call a catalog, as build tools do it."""
    for path in sorted(root.glob("locales/*/LC_MESSAGES/*.po")):
        template = root / "locales/templates" / f"{path.stem}.pot"
        subprocess.run(["msgmerge", "-q", "--previous", "-U", "--backup=none", str(path), str(template)], check=True)


def _pot2po(root: Path) -> None:
    """One call a locale: it takes whole folders."""
    for folder in sorted(root.glob("locales/*/LC_MESSAGES")):
        command = [f"{sys.prefix}/bin/pot2po", "--progress=none", "-t", str(folder)]
        command += [str(root / "locales/templates"), f"{folder}-new"]
        subprocess.run(command, check=True, capture_output=True)


def _measured(tool: Callable[[Path], None], root: Path) -> tuple[float, float]:
    """Seconds, and the most memory a process of the tool has had, in MiB."""
    if tool is not _localize:
        subprocess.run([f"{sys.prefix}/bin/localize", "-C", str(root), "extract"], check=True, capture_output=True)
    command = [sys.executable, "-c", _CHILD, tool.__name__, str(root)]
    begin = time.perf_counter()
    peak = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return time.perf_counter() - begin, int(peak) / 1024


_CHILD = """
import resource, sys
from pathlib import Path
from benchmarks import update_corpus
getattr(update_corpus, sys.argv[1])(Path(sys.argv[2]))
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
_TOOLS = {"localize": _localize, "msgmerge": _msgmerge, "pot2po": _pot2po}

if __name__ == "__main__":
    main()
