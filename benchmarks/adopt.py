"""How much of what exists elsewhere `localize adopt` keeps, beside the ways there were before.

`catalogs` takes the sources of a book and the catalog of another tool for it. Counted are the words of finished
messages that still stand in the sources, as an independent reader tells (CommonMark, docutils, Beautiful Soup, without
any rule of ours): the words of each block of the message are a block there or whole sentences of one, outside of code
blocks. A message of code alone that is the same in both languages is left out: it needs no translation here. Kept are
the words of segments that come from such a message: those that the command writes as finished (certain, and without an
error that the checks find), and all.

A pair is counted as wrong if it would come in as finished, and the checks find an error in it: another number, unit or
address. With `--show` pairs that were cut out of paragraphs are printed, to be judged by eye: of 150, 50 each of the
book in German, the book in Japanese and the German manual with Sphinx, none was wrong.

A catalog of po4a with its sources in Markdown is in Debian's package ikiwiki (3.20200202.3): `basewiki` and
`directives` with the suffix `.md`, and the files below `po/de` joined by `msgcat --use-first`. Catalogs of Sphinx are
in the source distribution of horizon 18.3.1 on PyPI: `doc/source` and its `locale`. For html2po the pages of Debian's
apache2-doc serve (2.4.71), those in English with those in French by `html2po -t`. `po2xliff`, `po2csv` and `po2tmx`
of translate-toolkit make other forms of a catalog; its `pretranslate` is measured too where it can be run.

    .venv/bin/python -m benchmarks.adopt catalogs SOURCES CATALOG.po --locale de [--show 40]
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from markdown_it import MarkdownIt

from benchmarks.source_words import blocks, words
from localize.adopt.adopted import AdoptedArticle, AdoptedText
from localize.adopt.verdict import AdoptOptions, Verdict
from localize.catalogs import po
from localize.catalogs.template import header
from localize.config import Worth
from localize.language.word_counts import word_count
from localize.model.catalog import Catalog, Entry
from localize.segments import tags
from localize.tasks.adopt import Adoption, adopt
from localize.tasks.adopt_catalogs import READER
from localize.tasks.adopted_files import read_adopted
from localize.tasks.articles import article_template
from localize.tasks.project import open_project
from localize.tasks.sources import Sources, load_sources
from localize.tasks.workspace import Workspace

_SEED = 20
_ENDS = ".!?:…"
_LETTER = re.compile(r"[^\W\d_]")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("catalogs", help="a catalog of another tool for sources in Markdown")
    command.add_argument("sources", type=Path)
    command.add_argument("catalog", type=Path)
    command.add_argument("--locale", required=True)
    command.add_argument("--forms", type=Path, nargs="*", default=(), help="the same catalog as XLIFF, TMX or CSV")
    command.add_argument("--seed", type=int, default=_SEED, help="of the pairs to show")
    command.add_argument("--show", type=int, default=0, help="pairs cut out of paragraphs to show")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sources = _project(Path(folder), options.sources, options.locale)
        _measure(sources, options.catalog, options.forms, show=options.show, seed=options.seed)


def _project(folder: Path, articles: Path, locale: str) -> Sources:
    shutil.copytree(articles, folder / "source")
    (folder / "localize.toml").write_text(f"[locales.{locale}]\n", encoding="utf-8")
    return load_sources(open_project(Workspace(folder)))


def _measure(sources: Sources, path: Path, forms: Iterable[Path], *, show: int, seed: int) -> None:
    catalog = po.read(path.read_bytes(), str(path))
    suffix = _suffix(sources)
    standing = {entry.line: entry for entry in _standing(sources, catalog, suffix)}
    total = sum(word_count(words(entry.source, suffix)) for entry in standing.values())
    finished = [entry for entry in catalog.active() if entry.translated]
    print(f"{len(finished)} finished messages, {len(standing)} of them stand in the sources, with {total} words")
    read = read_adopted(sources, [path], (READER,))
    adoption = adopt(sources, read.articles, AdoptOptions(Worth.TRANSLATED))
    sure = _kept(standing, _finished(adoption), suffix)
    all_of_them = _kept(standing, _texts(read.articles), suffix)
    _tell("localize adopt, finished", sure, total)
    _tell("localize adopt, finished or fuzzy", all_of_them, total)
    for name, kept in _others(sources, path, standing).items():
        _tell(name, kept, total)
    _tell_forms(sources, forms, adoption)
    _tell_wrong(adoption)
    print(f"{_ready(adoption)} of {len(read.articles)} articles with any translation are complete and without errors")
    for text in _sample(read.articles, standing, suffix, number=show, seed=seed):
        print(f"{text.line}: {text.key[1]}\n    {text.text}")


def _tell(name: str, count: int, total: int) -> None:
    print(f"{name:40} {count:7} words  {100 * count / max(total, 1):5.1f} %")


def _suffix(sources: Sources) -> str:
    """The suffix that most sources have."""
    suffixes = Counter(PurePosixPath(row.links.path).suffix for row in sources.articles.rows.values())
    return suffixes.most_common(1)[0][0]


def _standing(sources: Sources, catalog: Catalog, suffix: str) -> Iterator[Entry]:
    """The finished messages that stand in the sources, outside of code blocks, and need a translation."""
    project = sources.project
    files = ((project.files.read(row.links.path) or b"").decode("utf-8") for row in sources.articles.rows.values())
    everything = "\n".join(block for text in files for block in blocks(text, suffix))
    for entry in catalog.active():
        parts = blocks(entry.source, suffix) if entry.translated else ()
        if parts and not _needs_none(entry, suffix) and all(_stands(each, everything) for each in parts):
            yield entry


def _needs_none(entry: Entry, suffix: str) -> bool:
    """Whether a message is code alone, and the same in both languages."""
    same = words(entry.source, suffix) == words(entry.target, suffix)
    return same and (_is_code(entry.source) if suffix == ".md" else not _LETTER.search(entry.source))


def _stands(text: str, everything: str) -> bool:
    """Whether words are a line of all lines, or whole sentences of one."""
    begin = everything.find(text)
    while begin >= 0:
        before, after = everything[:begin][-2:], everything[begin + len(text) :][:1]
        if (not before or before[-1] == "\n" or before[0] in _ENDS) and (after in ("", "\n") or text[-1] in _ENDS):
            return True
        begin = everything.find(text, begin + 1)
    return False


def _is_code(markdown: str) -> bool:
    """Whether a text has no letter outside of code."""
    tokens = (child for token in MarkdownIt("commonmark").parse(markdown) for child in token.children or ())
    return not any(char.isalnum() for token in tokens if token.type == "text" for char in token.content)


def _texts(articles: Iterable[AdoptedArticle]) -> Iterator[AdoptedText]:
    return (text for article in articles for text in article.texts)


def _kept(standing: Mapping[int, Entry], texts: Iterable[AdoptedText], suffix: str) -> int:
    """The words of messages that came in: those of their segments, and never more than the message has."""
    segments: dict[int, dict[str, int]] = {}
    for text in texts:
        if text.line in standing:
            segments.setdefault(text.line, {})[text.key[1]] = word_count(text.key[1])
    return sum(
        min(sum(each.values()), word_count(words(standing[line].source, suffix))) for line, each in segments.items()
    )


def _others(sources: Sources, path: Path, standing: Mapping[int, Entry]) -> dict[str, int]:
    """What the ways without `adopt` keep: texts that are the same to the letter."""
    ours = {
        entry.source
        for article in sources.articles.values()
        for entry in article_template(article, sources.project.config).entries
    }
    raw = sum(word_count(entry.source) for entry in standing.values() if tags.escape(entry.source) in ours)
    counts = {"memory of messages as they are": raw}
    known = {entry.source for entry in standing.values()}
    for name in filter(shutil.which, _MERGING):
        merged = [entry for entry in _merged(name, ours, path) if not entry.empty]
        counts[f"{name}, finished"] = sum(
            word_count(entry.source) for entry in merged if not entry.fuzzy and entry.source in known
        )
        counts[f"{name}, fuzzy"] = sum(word_count(entry.source) for entry in merged if entry.fuzzy)
    return counts


_MERGING = {
    "msgmerge": ("--quiet", "--output-file={merged}", "{catalog}", "{template}"),
    "pretranslate": ("--progress=none", "--template={catalog}", "{template}", "{merged}"),
}
"""Programs that fill a template of ours from a catalog, with their arguments: GNU gettext's and translate-toolkit's."""


def _merged(name: str, ours: Iterable[str], path: Path) -> list[Entry]:
    with tempfile.TemporaryDirectory() as folder:
        template, merged = Path(folder) / "ours.pot", Path(folder) / "merged.po"
        head = (*header("ours"), ("Content-Type", "text/plain; charset=UTF-8"))
        template.write_bytes(po.write(Catalog(head, tuple(Entry(source) for source in sorted(ours)))))
        arguments = [each.format(catalog=path, template=template, merged=merged) for each in _MERGING[name]]
        subprocess.run([name, *arguments], check=True, capture_output=True)
        return list(po.read_tolerantly(merged.read_bytes(), name).active())


def _tell_forms(sources: Sources, forms: Iterable[Path], adoption: Adoption) -> None:
    """How much comes in as finished from other forms of the catalog, such as XLIFF, beside what its PO file gives."""
    total = _words_of(_finished(adoption))
    for form in forms:
        read = read_adopted(sources, [form], (READER,))
        count = _words_of(_finished(adopt(sources, read.articles, AdoptOptions(Worth.TRANSLATED))))
        print(f"{form.name:40} {count:7} words  {100 * count / max(total, 1):5.1f} % of those from {total} in PO")


def _words_of(texts: Iterable[AdoptedText]) -> int:
    return sum(word_count(source) for source in {text.key[1] for text in texts})


def _finished(adoption: Adoption) -> Iterator[AdoptedText]:
    """The texts that the command writes as finished ones."""
    for catalog in adoption.catalogs:
        yield from (each.judged.text for each in catalog.entries if each.judged.verdict is Verdict.TRANSLATED)


def _tell_wrong(adoption: Adoption) -> None:
    certain = [
        entry
        for catalog in adoption.catalogs
        for entry in catalog.entries
        if entry.judged.text.certain and entry.judged.verdict in (Verdict.TRANSLATED, Verdict.FUZZY)
    ]
    wrong = [entry for entry in certain if any(finding.blocking for finding in entry.findings)]
    share = 100 * len(wrong) / max(len(certain), 1)
    print(f"{len(wrong)} of {len(certain)} certain pairs have an error ({share:.2f} %), and come in as fuzzy")


def _ready(adoption: Adoption) -> int:
    """How many articles have every text, finished and without errors."""
    return sum(
        not catalog.missing and all(entry.judged.verdict is Verdict.TRANSLATED for entry in catalog.entries)
        for catalog in adoption.catalogs
    )


def _sample(
    articles: Iterable[AdoptedArticle], standing: Mapping[int, Entry], suffix: str, *, number: int, seed: int
) -> list[AdoptedText]:
    cut = [
        text
        for text in _texts(articles)
        if text.certain and text.line in standing and words(standing[text.line].source, suffix) != _bare(text.key[1])
    ]
    return random.Random(seed).sample(cut, min(number, len(cut)))


def _bare(text: str) -> str:
    return tags.unescape(re.sub(r"</?[a-z][a-z0-9]*>", "", text))


if __name__ == "__main__":
    main()
