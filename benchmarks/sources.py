"""What it costs to read a source file, by format and phase: microseconds a page, and times what lxml needs for it.

The sources are those of `source/`, or the files and folders that are named. The floor is lxml: parse, serialize and
write the article as one HTML page. Phases take turns with it in one process; each number is the best of several rounds,
in seconds of the processor. `extract` is all that a changed source costs; `read back` is what an unchanged one costs
where its article was kept. The others are parts of `extract`, and some are parts of each other.

    .venv/bin/python -m benchmarks.sources [PATH …] [--rounds 20] [--format md] [--profile extract]
"""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import dataclass
from pathlib import Path

from lxml import html

from benchmarks.phases import Phases, best_of, print_profile
from localize import formats
from localize.cache.codec import Codec
from localize.catalogs import po
from localize.config import Config, Segmentation
from localize.formats import encoding
from localize.formats.clean.rendered import as_html
from localize.formats.html.cleaning import taken_over
from localize.formats.html.document import HtmlDocument
from localize.formats.markdown import markdown_parser
from localize.formats.source import Source, utf8
from localize.language import sentences
from localize.model.article import Article
from localize.model.block import plain_text
from localize.segments.split import split
from localize.tasks.articles import article_template, read_article

CONFIG = Config()
CODEC: Codec[Article] = Codec(Article)


@dataclass(frozen=True, slots=True)
class Sample:
    """A source file and the article in it."""

    source: Source
    article: Article

    @property
    def suffix(self) -> str:
        """The suffix of the file, as formats are named in the table."""
        return Path(self.source.path).suffix

    def words(self) -> int:
        """How many words the article has, metadata included."""
        return sum(len(plain_text(block.pattern).split()) for block in self.article.blocks())


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=[Path("source")])
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--format", help="only files of this suffix, such as md")
    parser.add_argument("--profile", help="the profile of one phase instead of the table")
    options = parser.parse_args()
    files = [file for path in options.paths for file in (sorted(path.rglob("*")) if path.is_dir() else [path])]
    samples = [_sample(file) for file in files if file.suffix in formats.PARSERS and file.name != "README.md"]
    with tempfile.TemporaryDirectory() as folder:
        for suffix in sorted({each.suffix for each in samples}):
            if not options.format or suffix == f".{options.format}":
                chosen = [each for each in samples if each.suffix == suffix]
                phases = [phases_of(each, Path(folder) / "page.html") for each in chosen]
                if options.profile:
                    print_profile([each[options.profile] for each in phases], options.rounds)
                else:
                    _print(suffix, chosen, [best_of(each, options.rounds) for each in phases])


def _sample(file: Path) -> Sample:
    source = Source(file.read_bytes(), file.stem, str(file), CONFIG.source_locale, CONFIG.formats)
    return Sample(source, read_article(source.data, source.path, source.name, CONFIG))


def phases_of(sample: Sample, path: Path) -> Phases:
    """What is done with one source file, by phase; `path` is where the floor writes."""
    source, article = sample.source, sample.article
    title = article.field("title")
    heading = (*article.heading, title, "</h1>") if title else ()
    shown = as_html((*heading, *article.body), article.locale)
    page = f'<!doctype html>\n<html lang="{article.locale}"><meta charset="utf-8"><body>{shown}</body></html>'.encode()
    texts = [plain_text(block.pattern) for block in article.blocks() if block.translatable]
    parsed = formats.parse(source.data, source.path, name=source.name, locale=source.locale)
    template, packed = article_template(article, CONFIG), CODEC.pack(article)

    def floor() -> None:
        tree = html.document_fromstring(page, html.HTMLParser(encoding="utf-8"))
        path.write_bytes(html.tostring(tree, encoding="utf-8", doctype="<!doctype html>"))

    def extract() -> None:
        po.write(article_template(read_article(source.data, source.path, source.name, CONFIG), CONFIG))

    return {
        "floor": floor,
        "extract": extract,
        "parse": lambda: formats.parse(source.data, source.path, name=source.name, locale=source.locale),
        **_parts_of_parsing(source, sample.suffix),
        "split": lambda: split(parsed, Segmentation.SENTENCE),
        "sentences": lambda: [list(sentences.starts(text, source.locale)) for text in texts],
        "template": lambda: article_template(article, CONFIG),
        "POT": lambda: po.write(template),
        "pack": lambda: CODEC.pack(article),
        "read back": lambda: CODEC.unpack(packed),
    }


def _parts_of_parsing(source: Source, suffix: str) -> Phases:
    """The parts of `parse`, as far as a format has them."""

    def tree(text: str, *, made: bool) -> None:
        document = HtmlDocument(text, source.path, made=made)
        top = document.body if made else document.article("")
        assert top is not None  # the article has been read before
        taken_over(top, source.path, trusted=False)

    if suffix == ".txt":
        return {"decode": lambda: utf8(source)}
    if suffix in (".html", ".htm"):
        text = encoding.decoded(source)
        return {"decode": lambda: encoding.decoded(source), "tree": lambda: tree(text, made=False)}
    if suffix in (".md", ".markdown"):
        made = markdown_parser.as_html(source)
        return {
            "decode": lambda: utf8(source),
            "Markdown": lambda: markdown_parser.as_html(source),
            "tree": lambda: tree(made, made=True),
        }
    return {}


def _print(suffix: str, samples: list[Sample], best: list[dict[str, float]]) -> None:
    words = sum(each.words() for each in samples) / len(samples)
    print(
        f"\n{suffix}: {len(samples)} articles, {words:.0f} words each\n\n{'phase':>12} {'µs a page':>10} {'× floor':>8}"
    )
    floor = sum(each["floor"] for each in best)
    for name in best[0]:
        seconds = sum(each[name] for each in best)
        print(f"{name:>12} {seconds / len(samples) * 1e6:>10.0f} {seconds / floor:>8.2f}")


if __name__ == "__main__":
    main()
