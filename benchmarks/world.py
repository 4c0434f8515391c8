"""How much of the world's documents can be read: files read, files refused by reason, and what of them is lost.

Each file of the folders is read as the source of an article. What was read is written as its page, with identity
translations, and compared with what another reader finds in the file (benchmarks/other_readers.py): words, links,
pictures, cells, notes, headings, and the levels of headings. What the other reader finds more often is lost. Other
readers know other extensions, so look at what is lost by eye (`--lost`); Markdown with what CommonMark and GitHub do
not have (directives, template tags, components) is counted by itself for that reason.

Not counted, and told apart: a file in which the other reader finds no words, or one block of text without a picture,
which is no document; one that it cannot read either (broken on purpose, or locked); words of Word files that the markup
keeps out of a page (benchmarks/kept_out.py); and words that it parts otherwise than we do, letter for letter the same.

    .venv/bin/python -m benchmarks.world /usr/share/doc [FOLDER …] [--every 20] [--format md] [--examples 3] [--lost]

Measured with what Debian ships as documentation (/usr/share/doc, /usr/share/javascript), the documents of npm and Rust,
`../shared/data`, and for Word and OpenDocument with the test files in the source packages of Debian (`libreoffice`,
`pandoc`), PyPI (`python-docx`, `docxcompose`, `docx2python`, `docxtpl`, `docling`, `unstructured`, `markitdown`,
`PyDocX`, `textract`, `odfpy`) and npm (`mammoth`, `carbone`, `docx4js`), unpacked into a folder; for Markdown with
those of PyPI (`attrs`, `black`, `furo`, `hatch`, `jupyter-server`, `jupyterhub`, `markdown-it-py`, `mdit-py-plugins`,
`mkdocs`, `mkdocstrings`, `myst-nb`, `myst-parser`, `nbconvert`, `pdm`, `pip`, `sphinx-design`) and npm (`eslint`,
`express`, `fastify`, `marked`, `mermaid`, `mongoose`, `next`, `sharp`, `socket.io`, `zod` and twenty more); for
reStructuredText with the sources in Debian's `-doc` packages (`borgbackup`, `python-attr`, `python-celery`,
`python-click`, `python-flask`, `python-jinja2`, `python-pandas`, `python-pydicom`, `python-requests`, `python-sklearn`,
`python-sqlalchemy`, `python-sympy`, `python-werkzeug`, `sphinx`; `python3-nipype`), `_sources/*.rst.txt` called `.rst`.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks import kept_out, other_readers
from localize import formats
from localize.config import Config
from localize.config.formats import Formats, Surroundings
from localize.errors import SourceError
from localize.formats.clean.rendered import as_html
from localize.model.article import Article

_WORD = re.compile(r"[^\W_]+")
_VALUE = re.compile(r"'[^']*'|\"[^\"]*\"|[0-9][0-9,]*|\([^()]*\)")
"""What differs in a message from file to file."""
_UNSEEN = ("script", "style", "template", "noscript", "iframe", "head", "title", "math", "svg")
_LEFT_OUT = (
    "//span[contains(@class, 'math')] | //header[@id = 'title-block-header']/p[@class = 'author' or @class = 'date']"
    " | //header[@id = 'title-block-header']/div/div[@class = 'abstract-title']"
)
"""Equations, which are left out with a warning; and in what pandoc makes of metadata those that are not in the text of
our page either, and a heading of its own."""
_NEIGHBOURS = 4
"""So many words may be written as one by another reader."""
_OPTIONS = Formats(surroundings=Surroundings.KEEP)
_INLINE = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd"),
        *(
            "mark",
            "nobr",
            "q",
            "ruby",
            "s",
            "samp",
            "small",
            "span",
            "strike",
            "strong",
            "time",
            "tt",
            "u",
            "var",
            "wbr",
        ),
    }
)
"""Elements that part no words."""
_PARTING = frozenset({"br", "img", "input", "sub", "sup"})
"""Elements in a block that part words; `sup` may be the number of a note."""
_SPOKEN = ("aria-label", "aria-description")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BACK = re.compile(r"#(?:fn|(?:foot|end)note-)ref")
"""The address of a link from a note back to the text."""
_KINDS = ("words", "links", "pictures", "cells", "notes", "headings", "levels")


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a page, by kind, each with how often."""

    kinds: dict[str, Counter[str]]
    blocks: list[str]

    def is_document(self, kept_out: list[str]) -> bool:
        """Whether there are two blocks of text, or one and a picture, besides those that a page must not have."""
        blocks = (Counter(self.blocks) - Counter(kept_out)).total()
        return blocks > 1 or (blocks == 1 and bool(self.kinds["pictures"]))

    def lost(self, other: Contents) -> dict[str, Counter[str]]:
        """What the other page has less often."""
        return {kind: self.kinds[kind] - other.kinds[kind] for kind in _KINDS}

    def parted_otherwise(self, other: Contents, lost: Counter[str]) -> Counter[str]:
        """Which of the lost words are there, letter for letter, as several words of the other page or a part of one."""
        added = other.kinds["words"] - self.kinds["words"]
        found = lost & Counter("".join(words) for words in other._neighbours())
        for words in self._neighbours():
            if added["".join(words)] and not Counter(words) - (lost - found):
                added["".join(words)] -= 1
                found += Counter(words)
        return found

    def _neighbours(self) -> Iterator[list[str]]:
        words = " ".join(self.blocks).split()
        for size in range(2, _NEIGHBOURS + 1):
            yield from (words[at : at + size] for at in range(len(words) - size + 1))


@dataclass(slots=True)
class Tally:
    """What became of the files of one suffix."""

    files: int = 0
    read: int = 0
    no_documents: int = 0
    unreadable: int = 0
    apart: Counter[str] = field(default_factory=Counter)
    contents: Counter[str] = field(default_factory=Counter)
    lost: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    refused: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    losers: dict[str, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))


def main() -> None:
    """Prints what became of the files, by suffix."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--every", type=int, default=1, help="only each file of this number")
    parser.add_argument("--format", help="only files of this suffix, such as md")
    parser.add_argument("--examples", type=int, default=2, help="how many files to name for a reason")
    parser.add_argument("--lost", action="store_true", help="names what is lost, and where most is")
    options = parser.parse_args()
    tallies: dict[str, Tally] = defaultdict(Tally)
    for suffix, path in _files(options.folders, options.every):
        if not options.format or suffix == f".{options.format}":
            kind = f"{suffix} in dialects" if other_readers.is_dialect(path.read_bytes(), suffix) else suffix
            _look_at(path, suffix, tallies[kind])
    for suffix, tally in sorted(tallies.items()):
        _print(suffix, tally, options.examples, lost=options.lost)


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
    other = other_readers.page(data, suffix)
    expected = None if other is None else _contents(other)
    kept = kept_out.paragraphs(data) if suffix == ".docx" else {}
    kept = {kind: [_words(text) for text in texts] for kind, texts in kept.items()}
    if expected is not None and not expected.is_document([text for texts in kept.values() for text in texts]):
        tally.no_documents += 1
        return
    try:
        article = formats.parse(data, path.as_posix(), name=path.stem, locale=Config().source_locale, options=_OPTIONS)
    except SourceError as error:
        if expected is None and other_readers.has_reader(suffix):
            tally.unreadable += 1
            return
        tally.files += 1
        tally.refused[_VALUE.sub("…", error.problems[0].message)].append(str(error.problems[0]))
        return
    tally.files += 1
    tally.read += 1
    if expected is not None:
        _compare(expected, _contents(other_readers.parsed(_page(article))), kept, tally=tally, path=path)


def _compare(expected: Contents, found: Contents, kept: dict[str, list[str]], *, tally: Tally, path: Path) -> None:
    """Add what is lost of a page to the tally."""
    all_lost = expected.lost(found)
    all_lost["words"], apart = _without_explained(expected, found, kept, lost=all_lost["words"])
    tally.apart += apart
    tally.contents["words"] -= apart.total()
    for kind, lost in all_lost.items():
        tally.contents[kind] += expected.kinds[kind].total()
        tally.lost[kind] += lost
        if lost:
            tally.losers[kind].append((lost.total(), f"{path}: {' '.join(list(lost)[:12])}"))


def _without_explained(
    expected: Contents, found: Contents, kept: dict[str, list[str]], *, lost: Counter[str]
) -> tuple[Counter[str], Counter[str]]:
    """The words that are really lost, and how many others are apart, by kind."""
    apart: Counter[str] = Counter()
    for kind, texts in kept.items():
        explained = lost & Counter(word for text in texts for word in text.split())
        apart[kind] += explained.total()
        lost = lost - explained
    if lost:
        otherwise = expected.parted_otherwise(found, lost)
        apart["parted otherwise"] += otherwise.total()
        lost = lost - otherwise
    return lost, apart


def _page(article: Article) -> str:
    title = article.field("title")
    heading = (*article.heading, title, "</h1>") if title and article.heading else ()
    return as_html((*heading, *article.body), article.locale)


def _contents(tree: Any) -> Contents:
    """What readers see of a page, and where its links and pictures lead."""
    for element in [*tree.iter(*_UNSEEN), *tree.xpath(_LEFT_OUT)]:
        if element.getparent() is not None:
            element.drop_tree()
    links = [each for each in tree.iter("a") if each.get("href") and not each.get("href").startswith("#")]
    headings = [each for each in tree.iter(*_HEADINGS) if _text(each)]
    return Contents(
        {
            "words": Counter(_text(tree).split()),
            "links": Counter(each.get("href").strip() for each in links),
            "pictures": Counter("picture" for _ in tree.iter("img")),
            "cells": Counter(text for each in tree.iter("td", "th") if (text := _text(each))),
            "notes": Counter(_text(each) for each in tree.iter("li") if _is_note(each)),
            "headings": Counter(map(_text, headings)),
            "levels": Counter(_levels(headings)),
        },
        [words for block in "".join(_texts(tree)).split("\n") if (words := _words(block))],
    )


def _text(element: Any) -> str:
    """The words in an element, without marks and spaces, which readers write differently."""
    return _words("".join(_texts(element)))


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _texts(element: Any) -> Iterator[str]:
    """The texts in an element, and what is read out of a table; line ends stand only around each block."""
    between = "" if element.tag in _INLINE else " " if element.tag in _PARTING else "\n"
    for name in _SPOKEN if element.tag == "table" else ():
        yield between + element.get(name, "").replace("\n", " ")
    yield between + (element.text or "").replace("\n", " ")
    for child in element:
        if isinstance(child.tag, str):
            yield from _texts(child)
        yield (child.tail or "").replace("\n", " ")
    yield between


def _is_note(item: Any) -> bool:
    return any(_BACK.match(link.get("href", "")) for link in item.iter("a"))


def _levels(headings: list[Any]) -> Iterator[str]:
    """For each heading but the first two, whether it is deeper than the one before it.

    Not of the first: the title is the only heading of level 1 on our pages, and what follows it goes down.
    """
    for before, after in pairwise(headings[1:]):
        step = "deeper" if after.tag > before.tag else "higher" if after.tag < before.tag else "same"
        yield f"{_text(before)} → {_text(after)}: {step}"


def _print(suffix: str, tally: Tally, examples: int, *, lost: bool) -> None:
    share = tally.read / max(tally.files, 1)
    print(f"\n{suffix}: {tally.files} files, {tally.read} read ({share:.1%})")
    print(f"{tally.no_documents:>12} more are no documents, {tally.unreadable} the other reader cannot read either")
    for kind in _KINDS:
        all_of_them, missing = tally.contents[kind], tally.lost[kind].total()
        if all_of_them:
            print(f"{kind:>12} {all_of_them:>10,}  {missing:>6} lost ({missing / all_of_them:.3%})")
        if kind == "words" and tally.apart.total():
            print(f"{'':>24}apart: {', '.join(f'{number} {name}' for name, number in tally.apart.items() if number)}")
    for reason, where in sorted(tally.refused.items(), key=lambda row: -len(row[1])):
        print(f"{len(where):>6} {reason}")
        for each in where[:examples]:
            print(f"         {each[:200]}")
    for kind in _KINDS if lost else ():
        if tally.lost[kind]:
            common = tally.lost[kind].most_common(40)
            print(f"  lost {kind}:", " | ".join(f"{each}×{number}" for each, number in common))
        for number, loser in sorted(tally.losers[kind], reverse=True)[:15]:
            print(f"{number:>6} {loser[:220]}")


if __name__ == "__main__":
    main()
