"""Time of extraction and of rendering beside po4a, translate-toolkit and mdpo, and what their pages have lost.

Makes up articles of about 800 words (headings, paragraphs, lists, a table, an image, links and emphasis; sentences from
`source/` with words exchanged so that no two are the same) as HTML that is also XHTML, which po4a asks for, and as
Markdown. Each tool writes a template of each article, gets it back translated into five languages (made-up text, tags
kept), and writes the pages. Ours reads a source once and makes whole HTML pages; the others read it again for each page
and, from Markdown, make Markdown. Ours cuts blocks into sentences and so has twice as many entries. Nobody checks the
translations.

Seconds are the processor's, of the best of several rounds in which the tools take turns, each in a process of its own,
with the loading of its modules and of our interface words left out. The tools are called from inside, which is faster
for all of them than their commands. The measure is what lxml needs to read, parse, serialize and write the finished
pages. A new file may cost the system more than all that; let TMPDIR be in memory.

Beside the time stands what became of the pages of the first 50 articles when each text is translated by itself: how
many are the source's DOM (title, description and article; by an HTML5 parser, white space folded), and how many words
and no-break spaces they have lost; and of the translated pages, how many words were left as they are.

The tools have their defaults, but for what would harm them: po4a would neither translate a description nor leave tables
and tight lists as they are, and mdpo would break long headings.

Peers that are not installed are named. translate-toolkit and mdpo both have commands md2po and po2md; the last one
installed wins, but their modules do not touch each other, so one environment will do:

    apt-get install po4a
    python -m venv peers
    peers/bin/pip install -e . "translate-toolkit[markdown]" mdpo html5lib
    TMPDIR=/dev/shm peers/bin/python -m benchmarks.extract_render [--articles 200] [--format html] [--rounds 3]
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt

from localize.catalogs import po, progress
from localize.checks.article import Checked, translations
from localize.config import Config, LocaleConfig
from localize.errors import SourceError
from localize.gate.resolve import translated_words
from localize.language import tags
from localize.model.catalog import Catalog
from localize.model.page import Page
from localize.pages import interface, urls
from localize.pages.compiled import compile_article
from localize.pages.outputs.page import page_html
from localize.pages.render import content, word_lookup
from localize.tasks.articles import article_template, read_article
from localize.tasks.interface import interface_words

LOCALES = ("de", "fr", "es", "nb", "ja")
FORMATS = ("html", "md")
BASE_URL = "https://health.example/"
SHOWN = {"html": ("head/title", "head/meta[@name='description']", ".//article"), "md": (".//article",)}
"""By format, what is compared: Markdown has no head."""
COMPARED = 50
"""How many articles are looked at for what was lost."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a tool has to do: the sources of one format, and where its own files stand."""

    format: str
    source: Path
    place: Path
    locales: tuple[str, ...] = LOCALES

    def sources(self) -> list[Path]:
        """The source files."""
        return sorted(self.source.iterdir())

    def template(self, name: str) -> Path:
        """The template of an article."""
        return self.place / "templates" / f"{name}.pot"

    def catalog(self, locale: str, name: str) -> Path:
        """The translations of an article."""
        return self.place / "catalogs" / locale / f"{name}.po"

    def pages(self, locale: str) -> Path:
        """The folder of the finished pages."""
        return self.place / "pages" / locale

    def clear(self) -> None:
        """Empties the folders that the tool writes to: some would bring up to date what they find."""
        for folder in (self.place / "templates", *map(self.pages, self.locales)):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)


class Watch:
    """Seconds of the processor by what was done in them."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, what: str) -> Iterator[None]:
        """Counts what is done inside."""
        begin = time.process_time()
        yield
        self.seconds[what] = self.seconds.get(what, 0) + time.process_time() - begin


Seconds = Mapping[str, float]
"""By part of the work; the parts that are not in EXTRACT are rendering."""

EXTRACT = ("extract", "parse and split", "template")


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--format", choices=FORMATS, help="only this one")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_corpus(root, options.articles)
        for name in [options.format] if options.format else FORMATS:
            _compare(root, name, options.rounds)


def _compare(root: Path, name: str, rounds: int) -> None:
    """Measures the tools of a format and prints them."""
    print(f"\n{name}: {len(list((root / name).iterdir()))} articles, {len(LOCALES)} languages\n")
    jobs = {}
    for tool, missing in TOOLS[name].items():
        if reason := missing(name):
            print(f"{tool}: {reason}")
            continue
        jobs[tool] = Job(name, root / name, root / f"{name}-{tool}")
        _translate(tool, jobs[tool], accented)
    tools = list(jobs)
    jobs["lxml"] = _finished(root, name, jobs)
    best: dict[str, Seconds] = {}
    for _ in range(rounds):
        for tool in (turn for name in tools for turn in (name, "lxml")):  # the shortest is the least steady
            seconds = measured(tool, jobs[tool])
            best[tool] = min(best.get(tool, seconds), seconds, key=lambda found: sum(found.values()))
    _print(jobs, best)


def _translate(tool: str, job: Job, translation: Callable[[str], str]) -> None:
    """Lets a tool extract, fills its templates, and lets it render, so that all its files are there."""
    job.clear()
    measured(tool, replace(job, locales=()))
    for path in (job.place / "templates").iterdir():
        catalog = po.read(path.read_bytes(), str(path))
        entries = (replace(entry, target=translation(entry.source), fuzzy=False) for entry in catalog.entries)
        data = po.write(replace(catalog, entries=tuple(entries)))
        for locale in job.locales:
            place = job.catalog(locale, path.stem)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
    measured(tool, job)


def _finished(root: Path, name: str, jobs: Mapping[str, Job]) -> Job:
    """What lxml has to do: our pages, or the HTML sources where we have none."""
    job = Job(name, root / name, root / f"{name}-lxml")
    for locale in LOCALES:
        pages = jobs["localize"].pages(locale) if "localize" in jobs else root / "html"
        shutil.copytree(pages, job.place / "finished" / locale)
    return job


def measured(tool: str, job: Job) -> Seconds:
    """What a tool needs for a job, in a process of its own."""
    job.clear()
    arguments = [tool, job.format, str(job.source), str(job.place), *job.locales]
    command = ["perl", "-e", _PO4A] if tool == "po4a" else [sys.executable, "-c", _CHILD]
    done = subprocess.run([*command, *arguments], check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{tool} has failed: {done.stderr[-2000:]}")
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _print(jobs: Mapping[str, Job], best: Mapping[str, Seconds]) -> None:
    """Prints the table of one format, and the parts of our own time."""
    pages = len(jobs["lxml"].sources()) * len(LOCALES)
    whole = sum(best["lxml"].values())
    print(
        f"{'tool':>18} {'extract s':>10} {'render s':>10} {'ms a page':>10} {'× lxml':>8}"
        f" {'same DOM':>9} {'words lost':>11} {'spaces lost':>12} {'untranslated':>13}"
    )
    for tool in jobs:
        seconds = best[tool]
        extract = sum(spent for part, spent in seconds.items() if part in EXTRACT)
        total = sum(seconds.values())
        times = f"{extract:>10.2f} {total - extract:>10.2f} {total / pages * 1000:>10.2f} {total / whole:>8.1f}"
        print(f"{tool:>18} {times}", "" if tool == "lxml" else quality(tool, jobs[tool]), flush=True)
    if "localize" in best:
        parts = best["localize"].items()
        print("\nlocalize, ms a page: " + ", ".join(f"{part} {spent / pages * 1000:.3f}" for part, spent in parts))


# The tools


def child(arguments: list[str]) -> None:
    """Does a job in this process, and prints the seconds."""
    tool, name, source, place, *locales = arguments
    watch = Watch()
    _WORKERS[tool, name](Job(name, Path(source), Path(place), tuple(locales)), watch)
    print(json.dumps(watch.seconds))


def _localize(job: Job, watch: Watch) -> None:
    """As `localize extract` and `localize publish` do it, without the checks and the index."""
    config = Config(base_url=BASE_URL, locales={tag: LocaleConfig(tag) for tag in LOCALES})
    articles = []
    _no_parser(job.format)  # loads its modules
    for path in job.sources():
        with watch("parse and split"):
            articles.append(read_article(path.read_bytes(), f"source/{path.name}", path.stem, config))
        with watch("template"):
            template = article_template(articles[-1], config)
            job.template(path.stem).write_bytes(po.write(template))
    with watch("compile"):
        compiled = {article.name: compile_article(article) for article in articles}
    for locale in job.locales:
        shipped = Catalog((), tuple(interface.shipped(locale).values()))
        words = word_lookup(translated_words(interface_words([(locale, shipped)], locale)))
        for article in articles:
            with watch("read PO"):
                path = job.catalog(locale, article.name)
                catalog = po.read(path.read_bytes(), str(path))
            with watch("match"):
                keys = {(block.context, segment.text) for block, segment in article.translatable()}
                resolved = progress.resolve(keys, [(locale, catalog)])
                texts = translations(article, Checked(resolved, (), frozenset()))
            with watch("render and write"):
                places = dict.fromkeys(("en", *LOCALES), article.name)
                page = Page(
                    locale=locale,
                    direction=tags.direction(locale),
                    content=content(compiled[article.name], texts, locale, words),
                    root=urls.root(article.name),
                    canonical=urls.address(BASE_URL, locale, article.name),
                    alternates=urls.alternates(BASE_URL, places, "en"),
                    languages=urls.languages(places, locale, places),
                )
                (job.pages(locale) / f"{article.name}.html").write_text(page_html(page, words), encoding="utf-8")


def _toolkit_html(job: Job, watch: Watch) -> None:
    from translate.convert import html2po, po2html  # noqa: PLC0415  # a peer, which may be missing

    for path in job.sources():
        with watch("extract"), path.open("rb") as source, job.template(path.stem).open("wb") as template:
            html2po.converthtml(source, template, None)
    for locale in job.locales:
        for path in job.sources():
            page = job.pages(locale) / path.name
            with (
                watch("render"),
                path.open("rb") as source,
                job.catalog(locale, path.stem).open("rb") as catalog,
                page.open("wb") as target,
            ):
                po2html.converthtml(catalog, target, source)


def _toolkit_markdown(job: Job, watch: Watch) -> None:
    """As its md2po and po2md do it, with their defaults."""
    from translate.convert.po2md import DEFAULT_MAX_LINE_LENGTH, MarkdownTranslator  # noqa: PLC0415  # a peer
    from translate.storage import markdown  # noqa: PLC0415  # a peer
    from translate.storage import po as toolkit_po  # noqa: PLC0415  # a peer

    for path in job.sources():
        with watch("extract"), path.open("rb") as source, job.template(path.stem).open("wb") as template:
            store = toolkit_po.pofile()
            for found in markdown.MarkdownFile(inputfile=source).units:
                store.addsourceunit(found.source).addlocations(found.getlocations())
            store.removeduplicates("msgctxt")
            store.serialize(template)
    for locale in job.locales:
        for path in job.sources():
            page = job.pages(locale) / path.name
            with watch("render"), path.open("rb") as source, page.open("wb") as target:
                with job.catalog(locale, path.stem).open("rb") as catalog:
                    store = toolkit_po.pofile(catalog)
                MarkdownTranslator(store, False, None, DEFAULT_MAX_LINE_LENGTH).translate(source, target)  # noqa: FBT003


def _mdpo(job: Job, watch: Watch) -> None:
    from mdpo.md2po import markdown_to_pofile  # noqa: PLC0415  # a peer, which may be missing
    from mdpo.po2md import pofile_to_markdown  # noqa: PLC0415  # the same

    for path in job.sources():
        with watch("extract"):
            markdown_to_pofile(str(path), po_filepath=str(job.template(path.stem)), save=True, wrapwidth=0)
    for locale in job.locales:
        for path in job.sources():
            with watch("render"):
                catalog = str(job.catalog(locale, path.stem))
                pofile_to_markdown(str(path), catalog, save=str(job.pages(locale) / path.name), wrapwidth=0)


def _lxml(job: Job, watch: Watch) -> None:
    from lxml import html  # noqa: PLC0415  # for the measure only

    for locale in job.locales:
        for path in sorted((job.place / "finished" / locale).iterdir()):
            with watch("render"):
                tree = html.document_fromstring(path.read_bytes(), html.HTMLParser(encoding="utf-8"))
                data = html.tostring(tree, encoding="utf-8", doctype="<!doctype html>")
                (job.pages(locale) / path.name).write_bytes(data)


_WORKERS: Mapping[tuple[str, str], Callable[[Job, Watch], None]] = {
    ("localize", "html"): _localize,
    ("localize", "md"): _localize,
    ("translate-toolkit", "html"): _toolkit_html,
    ("translate-toolkit", "md"): _toolkit_markdown,
    ("mdpo", "md"): _mdpo,
    ("lxml", "html"): _lxml,
    ("lxml", "md"): _lxml,
}

_CHILD = """
import sys
from benchmarks import extract_render
extract_render.child(sys.argv[1:])
"""
_PO4A = r"""
use strict; use warnings;
use File::Basename; use List::Util 'sum'; use Locale::Po4a::Chooser; use Locale::Po4a::TransTractor;
my (undef, $format, $source, $place, @locales) = @ARGV;
my @paths = sort glob "$source/*";
sub name { basename($_[0]) =~ s/[.]\w+$//r }
sub process {
    my ($path, @files) = @_;
    my $doc = $format eq 'md'
        ? Locale::Po4a::Chooser::new('text', markdown => 1, neverwrap => 1, nobullets => 1)
        : Locale::Po4a::Chooser::new('xhtml', attributes => '<meta>content');
    $doc->process(file_in_name => [$path], file_in_charset => 'UTF-8', file_out_charset => 'UTF-8', @files);
    return $doc;
}
my $begin = sum times;
process($_, po_out_name => "$place/templates/" . name($_) . '.pot') for @paths;
my $middle = sum times;
for my $locale (@locales) {
    process($_, po_in_name => ["$place/catalogs/$locale/" . name($_) . '.po'])
        ->write("$place/pages/$locale/" . basename($_)) for @paths;
}
printf qq(\n{"extract": %f, "render": %f}\n), $middle - $begin, sum(times) - $middle;
"""


def _no_parser(name: str) -> str:
    try:
        read_article(_PAGE.encode(), f"page.{name}", "page", Config())
    except (KeyError, ImportError):
        return f"no parser for .{name} yet"
    except SourceError:  # there is one, and it has looked
        pass
    return ""


def _no_module(*modules: str) -> Callable[[str], str]:
    return lambda _: next((f"not installed ({module})" for module in modules if find_spec(module) is None), "")


def _no_po4a(_: str) -> str:
    found = shutil.which("perl") and subprocess.run(
        ["perl", "-MLocale::Po4a::Chooser", "-e1"], check=False, stderr=subprocess.DEVNULL
    )
    return "" if found and not found.returncode else "not installed"


TOOLS: Mapping[str, Mapping[str, Callable[[str], str]]] = {
    "html": {"localize": _no_parser, "translate-toolkit": _no_module("translate"), "po4a": _no_po4a},
    "md": {
        "localize": _no_parser,
        "translate-toolkit": _no_module("translate", "mistletoe"),
        "mdpo": _no_module("mdpo"),
        "po4a": _no_po4a,
    },
}
"""By format, each tool with what says why it cannot be measured."""


# What became of the pages


@dataclass(frozen=True, slots=True)
class Shown:
    """What readers see of a page, as tags, attributes and texts one after another, and its no-break spaces."""

    events: list[Any]
    fixed_spaces: int

    def words(self) -> Counter[str]:
        """The words, those of attributes included."""
        texts = [event for event in self.events if isinstance(event, str)]
        for event in self.events:
            if event[0] == "open":
                texts += [value for name, value in event[2] if name in {"alt", "content"}]
        return Counter(re.findall(r"\w+", " ".join(texts)))


def quality(tool: str, job: Job) -> str:
    """The columns that say how many pages are the source's, and how many words were lost or left."""
    if reason := _no_module("html5lib")(job.format):
        return reason
    same = lost = spaces = left = 0
    with tempfile.TemporaryDirectory() as folder:
        sources = Path(folder) / "sources"
        sources.mkdir()
        for path in job.sources()[:COMPARED]:
            shutil.copy(path, sources)
        own = Job(job.format, sources, Path(folder) / "own", LOCALES[:1])
        _translate(tool, own, lambda text: text)
        paths = own.sources()
        for path in paths:
            page = next(own.pages(LOCALES[0]).glob(f"{path.stem}.*"))
            translated = job.pages(LOCALES[0]) / page.name
            before, after, other = (shown(file, SHOWN[job.format]) for file in (path, page, translated))
            same += before.events == after.events
            lost += (before.words() - after.words()).total()
            spaces += before.fixed_spaces - after.fixed_spaces
            left += sum(count for word, count in other.words().items() if accented(word) != word)
    return f"{f'{same} / {len(paths)}':>9} {lost:>11} {spaces:>12} {left:>13}"


def shown(path: Path, places: tuple[str, ...]) -> Shown:
    """What is shown by a page or a Markdown text in some places, where it has them.

    Ids of headings are left out: Markdown has none.
    """
    import html5lib  # noqa: PLC0415  # a peer, which may be missing

    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        text = f"<article>{as_html(text)}</article>"
    tree = html5lib.parse(text, namespaceHTMLElements=False)
    found: list[Any] = []
    for element in filter(lambda found: found is not None, map(tree.find, places)):
        found += _events(element)
    spaces = sum(event.count("\u00a0") for event in found if isinstance(event, str))
    return Shown(_folded(found), spaces)


def _events(element: Any) -> Iterator[Any]:
    heading = element.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}
    items = [(name, " ".join(value.split())) for name, value in element.items() if not (heading and name == "id")]
    yield ("open", element.tag, sorted(items))
    yield element.text or ""
    for inner in element:
        yield from _events(inner)
        yield inner.tail or ""
    yield ("close", element.tag)


_INLINE = frozenset({"a", "em", "strong", "img"})
_SPACE = re.compile(r"[ \t\n\f\r\u00a0]+")


def _folded(events: list[Any]) -> list[Any]:
    """The events with runs of white space as one space, and none at the edges of blocks."""
    found: list[Any] = []
    for number, event in enumerate(events):
        if isinstance(event, tuple):
            found.append(event)
            continue
        text = _SPACE.sub(" ", event)
        text = text if events[number - 1][1] in _INLINE else text.lstrip(" ")
        text = text if events[number + 1][1] in _INLINE else text.rstrip(" ")
        found += [text] if text else []
    return found


# The corpus


_ACCENTS = str.maketrans("aeiouAEIOU", "äéïôüÄÉÏÔÜ")
_KEPT = re.compile(r"<[^<>]*>|&#?\w+;|\{\d+\}|\]\([^()]*\)|https?://\S+")


def accented(text: str) -> str:
    """A made-up translation: other vowels, while tags, entities, placeholders and targets of links stay."""
    pieces: list[str] = []
    position = 0
    for match in _KEPT.finditer(text):
        pieces += (text[position : match.start()].translate(_ACCENTS), match[0])
        position = match.end()
    return "".join((*pieces, text[position:].translate(_ACCENTS)))


class Inventor:
    """Makes up sentences, never one twice."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        texts = [path.read_text(encoding="utf-8") for path in sorted(Path("source").glob("*.txt"))]
        found = [line for text in texts for line in re.findall(r"[A-Z][^.\n:]{30,200}\.", text.split("\n\n", 2)[2])]
        self._sentences = [sentence for sentence in found if re.fullmatch(r"(?:[^*_`<>&|#\[\]\s]+ ){5,}\S+", sentence)]
        self._words = sorted({word for sentence in self._sentences for word in re.findall(r"\b[a-z]{3,}\b", sentence)})
        self._known: set[str] = set()

    def sentence(self) -> str:
        """A sentence as plain text."""
        while True:
            seed = self.chance.choice(self._sentences)
            sentence = re.sub(
                r"\b[a-z]{3,}\b", lambda word: self._word() if self.chance.random() < 0.3 else word[0], seed
            )
            if sentence not in self._known:
                self._known.add(sentence)
                return sentence

    def _word(self) -> str:
        return str(self.chance.choice(self._words))

    def phrase(self, words: int) -> str:
        """Some words that are no sentence."""
        return " ".join(self._word() for _ in range(words)).capitalize()

    def prose(self, sentences: int) -> str:
        """Sentences as Markdown, half of them with a link, an emphasis, a comparison or a dose."""
        return " ".join(self._marked(self.sentence()) for _ in range(sentences))

    def _marked(self, sentence: str) -> str:
        words = sentence.split(" ")
        begin = self.chance.randrange(1, len(words) - 3)
        marked = " ".join(words[begin : begin + 2])
        link = f"[{marked}]({BASE_URL}{self._word()})"
        marks = (link, f"*{marked}*", f"**{marked}**", f"{marked} (p < 0.05)", f"{marked} (5\u00a0mg)")
        if self.chance.random() < 0.5:
            words[begin : begin + 2] = [self.chance.choice(marks)]
        return " ".join(words)

    def section(self, number: int) -> Iterator[str]:
        """The blocks of one section as Markdown."""
        yield f"## {self.phrase(4)}"
        yield self.prose(4)
        yield self.prose(4)
        if number == 1:
            yield "\n".join(f"- **{self.phrase(2)}:** {self.prose(1)}" for _ in range(4))
            yield self.prose(2)
        elif number == 2:
            head, *rows = (f"| {self.phrase(2)} | {self.phrase(4)} | {self.phrase(3)} |" for _ in range(4))
            yield "\n".join((head, "| --- | --- | --- |", *rows))
            yield f"![{self.phrase(6)}]({self._word()}.png)"
        elif number == 3:
            yield "\n".join(f"{item}. {self.prose(1)}" for item in (1, 2, 3))


def write_corpus(root: Path, articles: int) -> None:
    """Writes the same articles in each format to a folder of its own; the same number gives the same articles."""
    inventor = Inventor(random.Random(articles))
    for name in FORMATS:
        (root / name).mkdir()
    for number in range(articles):
        title = inventor.phrase(8)
        blocks = (f"# {title}", inventor.prose(4), *(block for part in range(5) for block in inventor.section(part)))
        text = "\n\n".join(blocks) + "\n"
        (root / f"md/article-{number:04}.md").write_text(text, encoding="utf-8")
        html = _PAGE.format(title=title, description=inventor.sentence(), article=as_html(text))
        (root / f"html/article-{number:04}.html").write_text(html, encoding="utf-8")


def as_html(text: str) -> str:
    """Markdown as HTML that is also XHTML."""
    html: str = MarkdownIt("commonmark").enable("table").render(text)
    return html


_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8" />
<title>{title}</title>
<meta name="description" content="{description}" />
</head>
<body>
<article>
{article}</article>
</body>
</html>
"""

if __name__ == "__main__":
    main()
