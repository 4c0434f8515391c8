"""How much of the world's documents can be read: files read, files refused by reason, and what of them is lost.

Each file of the folders is read as the source of an article. What was read is written as its page, with identity
translations, and compared with what another reader finds in the file (benchmarks/other_readers.py): words, links,
pictures, cells, notes, headings, and the levels of headings. What the other reader finds more often is lost. Other
readers know other extensions, so look at what is lost by eye (`--lost`); Markdown with what CommonMark and GitHub do
not have (directives, template tags, components) is counted by itself for that reason.

Not counted, and told apart: a file in which the other reader finds no words, or one block of text without a picture,
which is no document; one that it cannot read either (broken on purpose, or locked); words of Word files that the markup
keeps out of a page (benchmarks/kept_out.py), and cells and headings of nothing else; pictures of Word and OpenDocument
files that no browser shows (EMF, WMF, TIFF), which an author is told of; and words that it parts otherwise than we do,
letter for letter the same.

    .venv/bin/python -m benchmarks.world /usr/share/doc [FOLDER …] [--every 20] [--format md] [--examples 3] [--lost]

Measured with what Debian ships as documentation (/usr/share/doc, /usr/share/javascript), the documents of npm and Rust,
`../shared/data`, and for Word and OpenDocument with the test files in the source packages of Debian (`libreoffice`,
`pandoc`), PyPI (`python-docx`, `docxcompose`, `docx2python`, `docxtpl`, `docling`, `unstructured`, `markitdown`,
`PyDocX`, `textract`, `odfpy`) and npm (`mammoth`, `carbone`, `docx4js`), unpacked into a folder; for Markdown with
those of PyPI (`attrs`, `black`, `furo`, `hatch`, `jupyter-server`, `jupyterhub`, `markdown-it-py`, `mdit-py-plugins`,
`mkdocs`, `mkdocstrings`, `myst-nb`, `myst-parser`, `nbconvert`, `pdm`, `pip`, `sphinx-design`) and npm (`eslint`,
`express`, `fastify`, `marked`, `mermaid`, `mongoose`, `next`, `sharp`, `socket.io`, `zod` and twenty more); for
reStructuredText with the sources in Debian's `-doc` packages (`_sources/*.rst.txt` called `.rst`, `docutils-doc`) and
those of PyPI (`attrs`, `babel`, `celery`, `click`, `docutils`, `fabric`, `flask`, `marshmallow`, `paramiko`, `pip`,
`pygments`, `sphinx`, `sphinx-design`).

Held back, and measured once at the end: for Markdown the Debian sources of `hugo`, `libpod`, `prometheus`, `syncthing`,
twenty packages of npm (`axios` … `yargs`) and PyPI's `anyio`, `django-filter`, `djangorestframework`, `gunicorn`,
`httpx`, `markdown`, `pelican`, `rich`, `starlette`, `typer`, `uvicorn`; for HTML Debian's `autoconf-doc`, `bind9-doc`,
`debian-policy`, `debian-reference-en`, `elinks-doc`, `gimp-help-en`, `postfix-doc`, `postgresql-doc-15`, `r-doc-html`,
`buildbot-doc`, `python-aiohttp-doc`, `python-django-doc`, `python-kombu-doc`, `python-nibabel-doc`,
`python-scrapy-doc`; for reStructuredText the sources of these, and PyPI's `anyio`, `dask`, `networkx`, `nibabel`,
`pelican`, `pyramid`, `pytest`, `scrapy`, `supervisor`, `trio`, `zope.interface`. Those for reStructuredText were two
sets, chosen by different rules, which may overlap: what the first showed was mended in the reader, or led to what this
measure leaves out, before the second was measured. Saved web pages are some of these HTML files, saved by Chromium from
a server on the same machine.

Read for what translators are shown of markup, and mended where more than one file had it: the Markdown of PyPI's
`arviz`, `flax`, `jupyter-book`, `mdformat`, `numpyro`, `optax`, `pymdown-extensions`, `quartodoc`, `textual`, of npm's
`astro`, `docsify`, `katex`, `mathjax`, `reveal.js`, `svelte`, `vitepress`, `zx`, and of Debian's `r-cran-knitr` and
`r-cran-rmarkdown`; the HTML of Debian's `libeigen3-doc`, `octave-doc`, `python-pandas-doc`, `python-statsmodels-doc`
and `python-sympy-doc`.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import kept_out, other_readers
from benchmarks.page_contents import KINDS, Contents, contents, words
from localize import formats
from localize.config import Config
from localize.config.formats import Formats, Surroundings
from localize.errors import SourceError
from localize.formats.clean.rendered import as_html
from localize.model.article import Article

_VALUE = re.compile(r"'[^']*'|\"[^\"]*\"|[0-9][0-9,]*|\([^()]*\)")
"""What differs in a message from file to file."""
_OPTIONS = Formats(surroundings=Surroundings.KEEP)


@dataclass(slots=True)
class Tally:
    """What became of the files of one suffix."""

    files: int = 0
    read: int = 0
    aside: Counter[str] = field(default_factory=Counter)
    apart: Counter[str] = field(default_factory=Counter)
    numbers: Counter[str] = field(default_factory=Counter)
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
    files = [
        (suffix, path)
        for suffix, path in _files(options.folders, options.every)
        if not options.format or suffix == f".{options.format}"
    ]
    other_readers.prepare([(path.read_bytes(), suffix) for suffix, path in files])
    for suffix, path in files:
        kind = f"{suffix} {other_readers.dialect(path.read_bytes(), suffix)}".strip()
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
    expected = None if other is None else contents(other)
    kept = kept_out.paragraphs(data) if suffix == ".docx" else {}
    kept = {kind: [words(text) for text in texts] for kind, texts in kept.items()}
    try:
        article = formats.parse(data, path.as_posix(), name=path.stem, locale=Config().source_locale, options=_OPTIONS)
    except SourceError as error:
        article, problem = None, error.problems[0]
    if expected is None and article is None and other_readers.has_reader(suffix):
        tally.aside["unreadable"] += 1
    elif expected is not None and not expected.is_document([text for texts in kept.values() for text in texts]):
        tally.aside["one block" if expected.blocks else "no words"] += 1
        tally.aside["one block, read"] += bool(expected.blocks and article)
    elif article is None:
        tally.files += 1
        tally.refused[_VALUE.sub("…", problem.message)].append(str(problem))
    else:
        tally.files += 1
        tally.read += 1
        if other is not None and expected is not None:
            tally.apart["pictures that no browser shows"] += len(other.find_class(other_readers.UNSHOWN))
            _compare(expected, contents(other_readers.parsed(_page(article))), kept, tally=tally, path=path)


def _compare(expected: Contents, found: Contents, kept: dict[str, list[str]], *, tally: Tally, path: Path) -> None:
    """Add what is lost of a page to the tally."""
    all_lost = expected.lost(found)
    texts = Counter(text for rows in kept.values() for text in rows)
    for kind in ("cells", "headings"):
        kept_in_it = all_lost[kind] & texts
        apart_of = f"{kind} of what is kept out"
        tally.apart[apart_of] += kept_in_it.total()
        tally.numbers[kind] -= kept_in_it.total()
        all_lost[kind] -= kept_in_it
    all_lost["words"], apart = _without_explained(expected, found, kept, lost=all_lost["words"])
    tally.apart += apart
    tally.numbers["words"] -= apart.total()
    for kind, lost in all_lost.items():
        tally.numbers[kind] += expected.kinds[kind].total()
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
    readings = lost & found.around_readings
    apart["around readings"] += readings.total()
    lost = lost - readings
    if lost:
        otherwise = expected.parted_otherwise(found, lost)
        apart["parted otherwise"] += otherwise.total()
        lost = lost - otherwise
    return lost, apart


def _page(article: Article) -> str:
    title = article.field("title")
    heading = (*article.heading, title, "</h1>") if title and article.heading else ()
    return as_html((*heading, *article.body), article.locale)


def _print(suffix: str, tally: Tally, examples: int, *, lost: bool) -> None:
    share = tally.read / max(tally.files, 1)
    print(f"\n{suffix}: {tally.files} files, {tally.read} read ({share:.1%})")
    aside = tally.aside
    print(
        f"{'':>12} not counted: {aside['no words']} without words,"
        f" {aside['one block']} of one block of text ({aside['one block, read']} read),"
        f" {aside['unreadable']} that the other reader cannot read either"
    )
    for kind in KINDS:
        all_of_them, missing = tally.numbers[kind], tally.lost[kind].total()
        if all_of_them:
            print(f"{kind:>12} {all_of_them:>10,}  {missing:>6} lost ({missing / all_of_them:.3%})")
        if kind == "words" and tally.apart.total():
            print(f"{'':>24}apart: {', '.join(f'{number} {name}' for name, number in tally.apart.items() if number)}")
    for reason, where in sorted(tally.refused.items(), key=lambda row: -len(row[1])):
        print(f"{len(where):>6} {reason}")
        for each in where[:examples]:
            print(f"         {each[:200]}")
    for kind in KINDS if lost else ():
        if tally.lost[kind]:
            common = tally.lost[kind].most_common(40)
            print(f"  lost {kind}:", " | ".join(f"{each}×{number}" for each, number in common))
        for number, loser in sorted(tally.losers[kind], reverse=True)[:15]:
            print(f"{number:>6} {loser[:220]}")


if __name__ == "__main__":
    main()
