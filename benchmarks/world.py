"""How much of the world's documents can be read: files read, files refused by reason, and words that are lost.

Each file of the folders is read as the source of an article. What was read is written as its page, with identity
translations, and its words are compared with those that an independent reader finds: lxml for HTML, Python-Markdown for
Markdown, python-docx for Word. A word that the other reader finds more often is lost. The independent readers are
installed by hand, as those of other benchmarks; they know other extensions, so look at the words by eye (`--words`).

    .venv/bin/python -m benchmarks.world /usr/share/doc [FOLDER …] [--every 20] [--format md] [--examples 3] [--words]

Measured with what Debian ships as documentation (/usr/share/doc), the documents of npm and Rust, and `../shared/data`.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import import_module
from io import BytesIO
from pathlib import Path

from lxml import html

from localize import formats
from localize.config import Config
from localize.config.formats import Formats, Surroundings
from localize.errors import SourceError
from localize.formats.clean.rendered import as_html
from localize.formats.source import Source
from localize.formats.source import utf8 as utf8_text
from localize.model.article import Article

_WORD = re.compile(r"[^\W_]+")
_VALUE = re.compile(r"'[^']*'|\"[^\"]*\"|[0-9][0-9,]*|\([^()]*\)")
"""What differs in a message from file to file."""
_FRONT = re.compile(r"\A---[ \t]*\n.*?\n---[ \t]*\n", re.DOTALL)
_UNSEEN = ("script", "style", "template", "noscript", "iframe", "head", "math", "svg")
_OPTIONS = Formats(surroundings=Surroundings.KEEP)
_EXTENSIONS = ["extra", "admonition", "sane_lists"]


@dataclass(slots=True)
class Tally:
    """What became of the files of one suffix."""

    files: int = 0
    read: int = 0
    words: int = 0
    lost: Counter[str] = field(default_factory=Counter)
    refused: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    losers: list[tuple[int, str]] = field(default_factory=list)


def main() -> None:
    """Prints what became of the files, by suffix."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--every", type=int, default=1, help="only each file of this number")
    parser.add_argument("--format", help="only files of this suffix, such as md")
    parser.add_argument("--examples", type=int, default=2, help="how many files to name for a reason")
    parser.add_argument("--words", action="store_true", help="names the words that are lost, and where most are")
    options = parser.parse_args()
    tallies: dict[str, Tally] = defaultdict(Tally)
    for suffix, path in _files(options.folders, options.every):
        if not options.format or suffix == f".{options.format}":
            _look_at(path, suffix, tallies[suffix])
    for suffix, tally in sorted(tallies.items()):
        _print(suffix, tally, options.examples, words=options.words)


def _files(folders: list[Path], every: int) -> Iterator[tuple[str, Path]]:
    """The documents in the folders, each content once."""
    seen: set[bytes] = set()
    paths = (path for folder in folders for path in (sorted(folder.rglob("*")) if folder.is_dir() else [folder]))
    documents = (path for path in paths if path.suffix.lower() in formats.PARSERS and path.is_file())
    for number, path in enumerate(documents):
        if number % every == 0 and (data := path.read_bytes()) not in seen:
            seen.add(data)
            yield path.suffix.lower(), path


def _look_at(path: Path, suffix: str, tally: Tally) -> None:
    data = path.read_bytes()
    tally.files += 1
    try:
        article = formats.parse(data, path.as_posix(), name=path.stem, locale=Config().source_locale, options=_OPTIONS)
    except SourceError as error:
        tally.refused[_VALUE.sub("…", error.problems[0].message)].append(str(error.problems[0]))
        return
    tally.read += 1
    expected = _independent(data, path, suffix)
    lost = expected - _words(_page(article))
    tally.words += expected.total()
    tally.lost += lost
    if lost:
        tally.losers.append((lost.total(), f"{path}: {' '.join(list(lost)[:12])}"))


def _page(article: Article) -> str:
    title = article.field("title")
    heading = (*article.heading, title, "</h1>") if title and article.heading else ()
    return as_html((*heading, *article.body), article.locale)


def _words(page: str) -> Counter[str]:
    """The words that readers of a page see."""
    if not page.strip():
        return Counter()
    tree = html.document_fromstring(f"<div>{page}</div>")
    for element in list(tree.iter(*_UNSEEN)):
        element.drop_tree()
    return Counter(_WORD.findall(" ".join(tree.itertext()).casefold()))


def _independent(data: bytes, path: Path, suffix: str) -> Counter[str]:
    """The words that another reader finds; none for a format that has no other reader here."""
    if suffix == ".docx":
        return _words_of_word(data)
    if suffix in (".md", ".markdown"):
        text = utf8_text(Source(data, path.stem, path=path.as_posix(), locale="en"))
        page = import_module("markdown").markdown(_FRONT.sub("", text), extensions=_EXTENSIONS)
        return _words(str(page))
    if suffix in (".html", ".htm"):
        tree = html.document_fromstring(data)
        for element in list(tree.iter(*_UNSEEN)):
            element.drop_tree()
        return Counter(_WORD.findall(" ".join(tree.itertext()).casefold()))
    return Counter()


def _words_of_word(data: bytes) -> Counter[str]:
    document = import_module("docx").Document(BytesIO(data))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    texts = [*(paragraph.text for paragraph in document.paragraphs), *cells]
    return Counter(_WORD.findall(" ".join(texts).casefold()))


def _print(suffix: str, tally: Tally, examples: int, *, words: bool) -> None:
    share = tally.read / tally.files
    lost = tally.lost.total()
    part = lost / tally.words if tally.words else 0
    print(f"\n{suffix}: {tally.files} files, {tally.read} read ({share:.1%})", end=", ")
    print(f"{tally.words:,} words, {lost} lost ({part:.3%})")
    for reason, where in sorted(tally.refused.items(), key=lambda row: -len(row[1])):
        print(f"{len(where):>6} {reason}")
        for each in where[:examples]:
            print(f"         {each[:200]}")
    if words:
        print("  lost:", " ".join(f"{word}×{number}" for word, number in tally.lost.most_common(40)))
        for number, loser in sorted(tally.losers, reverse=True)[:15]:
            print(f"{number:>6} {loser[:220]}")


if __name__ == "__main__":
    main()
