"""A made-up project of any size, the same for the same seed: articles, glossary, and complete translated catalogs.

    python -m benchmarks.corpus DIR --articles 200 --locales 5 --seed 1

Articles are text, Markdown and HTML in turn, about 850 words and 73 entries each, with doses, terms, emphasis, links to
each other and some images. The catalogs are written as `localize update` would write them, so that it finds nothing to
do, and translated frame by frame and word by word (see corpus_words.py): numbers keep their units and get the
separators of the language. Nothing here imports the program, so one corpus serves any version of it. Articles are made
one by one and each from its own random numbers: any of them can be made alone, and 20,000 need no more memory than one.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks import corpus_words as words
from benchmarks.corpus_words import SOURCE, VOICES, Voice

VOCABULARY = 6000
"""Different words that a corpus draws from; the first ones come often, the last ones seldom, as in real texts."""
CONCEPTS = 120
SECTIONS = 6
"""Sections of an article; with one it has a quarter of the text, and a page costs that much less."""
_IN_A_FOLDER = 100
_BATCH = 100
_SUFFIXES = (".txt", ".md", ".html")
_FORBIDDEN_EVERY = 6
_HTML, _MARKDOWN, _TEXT = ".html", ".md", ".txt"

Frame = Mapping[str, str]
Values = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A frame and what stands in its slots, in no language yet.

    `emphasis` is what marks the first word (`em`), `lead` the word in bold that an item begins with, `link` the number
    of the article that a link leads to.
    """

    frame: Frame
    values: Values
    role: str
    context: str = ""
    emphasis: bool = False
    lead: int | None = None
    link: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, a paragraph, a warning perhaps, and a list."""

    heading: Sentence
    paragraph: tuple[Sentence, ...]
    items: tuple[Sentence, ...]
    warning: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A whole article, in no language yet."""

    number: int
    title: Sentence
    description: Sentence
    keywords: Values
    opening: tuple[Sentence, ...]
    sections: tuple[Section, ...]
    image: tuple[Sentence, ...] = ()
    table: tuple[tuple[Sentence, ...], ...] = ()

    def sentences(self) -> Iterator[Sentence]:
        """The texts below the description, keywords and author, in the order of the article."""
        yield from self.opening
        yield from self.image
        for row in self.table:
            yield from row
        for section in self.sections:
            yield section.heading
            yield from section.paragraph
            yield from section.warning
            yield from section.items


# --- what stands in slots -----------------------------------------------------------------------------------------


def word(voice: Voice, number: int) -> str:
    """Word `number` of a language: the same number is a word of its own in each of them."""
    begins, middles, ends = (part.split() for part in voice.syllables)
    number, begin = divmod(number, len(begins))
    number, middle = divmod(number, len(middles))
    number, end = divmod(number, len(ends))
    made = begins[begin] + middles[middle] + ends[end]
    while number:
        number, middle = divmod(number, len(middles))
        made += middles[middle] if voice.has_capitals else ends[middle % len(ends)] + middles[middle]
    return made


def term(voice: Voice, number: int) -> str:
    """The preferred term of a concept; no word has its ending."""
    made = word(voice, VOCABULARY + number) + voice.mark
    return made if voice.has_capital_nouns else made.lower()


def forbidden(voice: Voice, number: int) -> str:
    """A term that must not be used; no text has it."""
    return term(voice, CONCEPTS + number)


def medicine(number: int) -> str:
    """The name of a medicine, which is the same in all languages."""
    return word(VOICES[SOURCE], 2 * VOCABULARY + number).capitalize() + "ol"


class Writer:
    """Writes sentences in one language."""

    def __init__(self, locale: str) -> None:
        self.locale = locale
        self.voice = VOICES[locale]
        self._words = [word(self.voice, number) for number in range(VOCABULARY)]
        self._terms = [term(self.voice, number) for number in range(CONCEPTS)]
        self._slots: Mapping[str, Callable[[int], str]] = {
            "w": self._words.__getitem__,
            "t": self._terms.__getitem__,
            "m": medicine,
            "n": str,
            "k": self._number,
            "a": self._milligrams,
            "b": self._milligrams,
            "r": self._range,
            "p": self.voice.percent.format,
            "c": lambda number: f"{number}\u00a0°C" if "\u00a0" in self.voice.milligrams else f"{number} °C",
            "g": lambda number: self.voice.kilograms.format(self._number(number)),
        }

    def text(self, sentence: Sentence, tags: Mapping[str, str], opened: str = "") -> str:
        """A sentence with the tags of a format: of emphasis, of the lead-in; `opened` begins a link."""
        values = {name: self._slots[name[0]](number) for name, number in sentence.values.items()}
        if sentence.emphasis:
            values["w0"] = f"{tags['em']}{values['w0']}{tags['/em']}"
        if sentence.link is not None:
            values["x"], values["y"] = opened, tags["/a"]
        made = sentence.frame[self.locale].format_map(values)
        if sentence.lead is not None:
            lead = tags["lead"].format(self.capital(self._words[sentence.lead]), self.voice.colon)
            made = f"{lead}{made}" if self.voice.colon == "：" else f"{lead} {made}"
        return made

    def plain(self, sentence: Sentence) -> str:
        """A sentence without any tags."""
        return self.text(sentence, _NO_TAGS)

    def keywords(self, values: Values) -> str:
        """Words and terms with the comma of the language."""
        return self.voice.comma.join(self._slots[name[0]](number) for name, number in values.items())

    def capital(self, made: str) -> str:
        """A word at the beginning of a line."""
        return made[0].upper() + made[1:]

    def _number(self, number: int) -> str:
        return f"{number:,}".replace(",", self.voice.group if number > 9999 or self.voice.name != "Spanish" else "")

    def _milligrams(self, number: int) -> str:
        """A dose: an odd number stands for tenths of itself, so that some doses have a decimal separator."""
        if number % 2:
            whole, tenth = divmod(number, 10)
            return self.voice.milligrams.format(f"{whole}{self.voice.decimal}{tenth}")
        return self.voice.milligrams.format(self._number(number))

    def _range(self, number: int) -> str:
        return self.voice.milligrams.format(f"{number}{self.voice.dash}{4 * number}")


_PO_TAGS = {"em": "<em>", "/em": "</em>", "/a": "</a>"}
_TAGS = {
    _TEXT: {"lead": "{}{}"},
    _MARKDOWN: {"em": "*", "/em": "*", "lead": "**{}**{}"},
    _HTML: {"em": "<em>", "/em": "</em>", "/a": "</a>", "lead": "<strong>{}</strong>{}"},
}
_NO_TAGS = {"em": "", "/em": "", "/a": "", "lead": "{}{}"}


def _po_tags(suffix: str) -> Mapping[str, str]:
    """The tags that translators see; in plain text the colon of a lead-in belongs to it."""
    return _PO_TAGS | {"lead": "<strong>{}{}</strong>" if suffix == _TEXT else "<strong>{}</strong>{}"}


@cache
def writer(locale: str) -> Writer:
    """The writer of a language."""
    return Writer(locale)


# --- articles -----------------------------------------------------------------------------------------------------


def suffix(number: int) -> str:
    """The format of an article."""
    return _SUFFIXES[number % len(_SUFFIXES)]


def name(number: int) -> str:
    """The name of an article: its path in the source folder without the suffix."""
    return f"part-{number // _IN_A_FOLDER:03}/article-{number:05}"


def path(number: int) -> str:
    """The path of an article in the project."""
    return f"source/{name(number)}{suffix(number)}"


def text_of(number: int, *, articles: int, seed: int, sections: int = SECTIONS) -> Text:
    """Article `number` of a corpus with so many articles."""
    return _Draw(number, articles=articles, seed=seed, sections=sections).text()


class _Draw:
    """Draws one article."""

    def __init__(self, number: int, *, articles: int, seed: int, sections: int) -> None:
        self._number = number
        self._articles = articles
        self._sections = sections
        self._chance = random.Random(f"{seed}/{number}")
        self._seen: set[tuple[object, ...]] = set()
        self._suffix = suffix(number)

    def text(self) -> Text:
        has_table = self._suffix != _TEXT
        return Text(
            self._number,
            title=self._sentence(words.TITLE, "Title", context="title"),
            description=self._sentence(words.DESCRIPTION, "Description for search engines", context="description"),
            keywords=self._values("{t0}{w0}{t1}{w1}"),
            opening=self._paragraph(3),
            sections=tuple(self._section(place, 4 if has_table else 6) for place in range(self._sections)),
            image=self._image() if has_table and self._number % 5 == 0 else (),
            table=tuple(self._row(row) for row in range(3)) if has_table else (),
        )

    def _section(self, place: int, sentences: int) -> Section:
        heading = self._sentence(self._chance.choice(words.HEADINGS), "Heading")
        paragraph = self._paragraph(sentences)
        link = self._chance.randrange(self._articles)
        if self._suffix != _TEXT and place % 2 == 0 and link != self._number:
            paragraph = (*paragraph[:-1], self._sentence(words.LINK, "Paragraph", link=link))
        has_warning = self._suffix != _TEXT and place == 3
        warned = self._sentence(words.WARNING, "Paragraph in a warning or on dosing")
        return Section(heading, paragraph, tuple(self._item() for _ in range(4)), (warned,) if has_warning else ())

    def _paragraph(self, sentences: int) -> tuple[Sentence, ...]:
        return tuple(self._sentence(self._chance.choice(words.SENTENCES), "Paragraph") for _ in range(sentences))

    def _item(self) -> Sentence:
        return self._sentence(self._chance.choice(words.SENTENCES), "List item", lead=self._word())

    def _image(self) -> tuple[Sentence, ...]:
        alt = self._sentence(words.ALT, "Alternative text of an image", context="alt")
        is_html = self._suffix == _HTML
        return alt, self._sentence(
            words.CAPTION, "Caption" if is_html else "Tooltip", context="" if is_html else "tooltip"
        )

    def _row(self, row: int) -> tuple[Sentence, ...]:
        role = "Table cell" if row else "Table heading"
        return tuple(self._sentence(words.CELL, role) for _ in range(3))

    def _sentence(
        self, frame: Frame, role: str, *, context: str = "", lead: int | None = None, link: int | None = None
    ) -> Sentence:
        """A sentence that this article does not have yet: the same text twice would be one entry."""
        while True:
            values = self._values(frame[SOURCE])
            if (key := (frame[SOURCE], *values.values())) not in self._seen:
                break
        self._seen.add(key)
        can_stress = self._suffix != _TEXT and role == "Paragraph" and "w0" in values and link is None
        emphasis = can_stress and self._chance.random() < 0.15
        return Sentence(frame, values, role, context=context, emphasis=emphasis, lead=lead, link=link)

    def _word(self) -> int:
        return int(VOCABULARY ** self._chance.random()) - 1

    def _values(self, frame: str) -> Values:
        values: dict[str, int] = {}
        for slot in _slots(frame):
            values[slot] = self._value(slot[0])
            while slot[0] in "wt" and list(values.values()).count(values[slot]) > 1:
                values[slot] = self._value(slot[0])
        return values

    def _value(self, kind: str) -> int:
        chance = self._chance
        if kind == "w":
            return self._word()
        if kind == "t":
            return int(CONCEPTS ** chance.random()) - 1
        if kind == "a":
            return chance.choice((25, 75, 50, 100, 150, 300, 400, 500))
        low, high, step = _NUMBERS[kind]
        return chance.randrange(low, high, step)


_NUMBERS = {
    "m": (0, 300, 1),
    "n": (3, 11, 1),
    "k": (1010, 9990, 1),
    "b": (1000, 4000, 100),
    "r": (10, 200, 10),
    "p": (11, 95, 1),
    "c": (20, 40, 1),
    "g": (30, 60, 1),
}


@cache
def _slots(frame: str) -> tuple[str, ...]:
    """The slots of a frame but those of links, in alphabetical order."""
    found = {part.partition("}")[0] for part in frame.split("{")[1:]}
    return tuple(sorted(found - {"x", "y"}))


# --- sources ------------------------------------------------------------------------------------------------------


def source(text: Text) -> str:
    """The source file of an article."""
    return {_TEXT: _as_text, _MARKDOWN: _as_markdown, _HTML: _as_html}[suffix(text.number)](text)


def _joined(sentences: tuple[Sentence, ...], made_by: str) -> str:
    return " ".join(_marked(sentence, made_by) for sentence in sentences)


def _marked(sentence: Sentence, made_by: str) -> str:
    english, link = writer(SOURCE), sentence.link
    if link is None:
        return english.text(sentence, _TAGS[made_by])
    target = _address(link)
    if made_by == _HTML:
        return english.text(sentence, _TAGS[made_by], f'<a href="{target}">')
    return english.text(sentence, {"/a": f"]({target})"}, "[")


def _address(number: int) -> str:
    """Where a link from an article to another one leads."""
    return f"../{name(number)}{suffix(number)}"


def _as_text(text: Text) -> str:
    english = writer(SOURCE)
    lines = [
        f"Meta-description: {english.plain(text.description)}",
        f"Author: {words.AUTHOR[SOURCE]}",
        f"Keywords: {english.keywords(text.keywords)}",
        "",
        english.plain(text.title),
        "",
        _joined(text.opening, _TEXT),
    ]
    for section in text.sections:
        lines += ["", f"{english.plain(section.heading)}:", "", _joined(section.paragraph, _TEXT)]
        for item in section.items:
            lines += ["", f"• {_marked(item, _TEXT)}"]
    return "\n".join(lines) + "\n"


def _as_markdown(text: Text) -> str:
    english = writer(SOURCE)
    title = english.plain(text.title)
    lines = [
        "---",
        f'title: "{title}"',
        f'description: "{english.plain(text.description)}"',
        f'keywords: "{english.keywords(text.keywords)}"',
        f"author: {words.AUTHOR[SOURCE]}",
        "---",
        "",
        f"# {title}",
        "",
        _joined(text.opening, _MARKDOWN),
    ]
    if text.image:
        alt, tooltip = (english.plain(sentence) for sentence in text.image)
        lines += ["", f'![{alt}](figure.svg "{tooltip}")']
    lines += ["", *_markdown_table(text.table)]
    for section in text.sections:
        lines += ["", f"## {english.plain(section.heading)}", "", _joined(section.paragraph, _MARKDOWN)]
        for warned in section.warning:
            lines += ["", "::: warning", _marked(warned, _MARKDOWN), ":::"]
        lines += ["", *(f"- {_marked(item, _MARKDOWN)}" for item in section.items)]
    return "\n".join(lines) + "\n"


def _markdown_table(table: tuple[tuple[Sentence, ...], ...]) -> Iterator[str]:
    for row, cells in enumerate(table):
        yield f"| {' | '.join(_marked(cell, _MARKDOWN) for cell in cells)} |"
        if not row:
            yield "|---" * len(cells) + "|"


def _as_html(text: Text) -> str:
    english = writer(SOURCE)
    title = english.plain(text.title)
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{SOURCE}">',
        "<head>",
        '<meta charset="utf-8">',
        f"<title>{title}</title>",
        f'<meta name="description" content="{english.plain(text.description)}">',
        f'<meta name="keywords" content="{english.keywords(text.keywords)}">',
        f'<meta name="author" content="{words.AUTHOR[SOURCE]}">',
        "</head>",
        "<body>",
        "<article>",
        f"<h1>{title}</h1>",
        f"<p>{_joined(text.opening, _HTML)}</p>",
    ]
    if text.image:
        alt, caption = (english.plain(sentence) for sentence in text.image)
        lines += [f'<figure><img src="figure.svg" alt="{alt}"><figcaption>{caption}</figcaption></figure>']
    lines += ["<table>"]
    for row, cells in enumerate(text.table):
        tag = "td" if row else "th"
        lines += [f"<tr>{''.join(f'<{tag}>{_marked(cell, _HTML)}</{tag}>' for cell in cells)}</tr>"]
    lines += ["</table>"]
    for section in text.sections:
        lines += [f"<h2>{english.plain(section.heading)}</h2>", f"<p>{_joined(section.paragraph, _HTML)}</p>"]
        lines += [f'<p class="warning">{_marked(warned, _HTML)}</p>' for warned in section.warning]
        lines += ["<ul>", *(f"<li>{_marked(item, _HTML)}</li>" for item in section.items), "</ul>"]
    return "\n".join([*lines, "</article>", "</body>", "</html>"]) + "\n"


# --- catalogs -----------------------------------------------------------------------------------------------------


def template(text: Text) -> str:
    """The template of an article's catalogs."""
    return _catalog(text, None)


def catalog(text: Text, locale: str) -> str:
    """The finished catalog of an article in a locale."""
    return _catalog(text, locale)


def _catalog(text: Text, locale: str | None) -> str:
    tags = _po_tags(suffix(text.number))
    english, target = writer(SOURCE), writer(locale) if locale else None
    cells = _cells(text)

    def entry(sentence: Sentence) -> str:
        translation = target.text(sentence, tags, "<a>") if target else ""
        return _entry(
            f"{_role(sentence)}{_link(sentence)}{cells.get(id(sentence), '')}{_hints(sentence.values, locale)}"
            f"#: {path(text.number)}\n{_key(sentence)}",
            english.text(sentence, tags, "<a>"),
            translation,
        )

    keywords = _entry(
        f'#. Keywords\n{_hints(text.keywords, locale)}#: {path(text.number)}\nmsgctxt "keywords"\n',
        english.keywords(text.keywords),
        target.keywords(text.keywords) if target else "",
    )
    author = _entry(
        f'#. Author\n#: {path(text.number)}\nmsgctxt "author"\n',
        words.AUTHOR[SOURCE],
        words.AUTHOR[locale] if locale else "",
    )
    parts = [_header(text, locale), entry(text.title), entry(text.description), keywords, author]
    return "".join((*parts, *map(entry, text.sentences())))


def _entry(begin: str, source: str, translation: str) -> str:
    return f'\n{begin}msgid "{source}"\nmsgstr "{translation}"\n'


def _role(sentence: Sentence) -> str:
    limit = "#. Limit: 155 characters\n" if sentence.context == "description" else ""
    return f"#. {sentence.role}\n{limit}"


def _link(sentence: Sentence) -> str:
    """Where the link of a sentence leads."""
    return "" if sentence.link is None else f"#. Link: <a> → {_address(sentence.link)}\n"


def _cells(text: Text) -> dict[int, str]:
    """The headers of each cell of the table, by the identity of its sentence."""
    plain = writer(SOURCE).plain
    notes = {}
    for row in text.table[1:]:
        for column, cell in enumerate(row):
            of_row = f"row “{plain(row[0])}”, " if column else ""
            notes[id(cell)] = f"#. In the table: {of_row}column “{plain(text.table[0][column])}”\n"
    return notes


def _key(sentence: Sentence) -> str:
    flags = "#, max-length:155\n" if sentence.context == "description" else ""
    return f'{flags}msgctxt "{sentence.context}"\n' if sentence.context else ""


def _header(text: Text, locale: str | None) -> str:
    voice = VOICES[locale] if locale else None
    fields = [
        f"Project-Id-Version: {name(text.number)}",
        "Report-Msgid-Bugs-To: ",
        "PO-Revision-Date: YEAR-MO-DA HO:MI+0000",
        "Last-Translator: ",
        f"Language-Team: {voice.name if voice else ''}",
        f"Language: {locale.replace('-', '_') if locale else ''}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
        *([f"Plural-Forms: {voice.plural_forms}"] if voice else []),
        "X-Segmentation: sentence 3",
    ]
    return 'msgid ""\nmsgstr ""\n' + "".join(f'"{field}\\n"\n' for field in fields)


def _hints(values: Values, locale: str | None) -> str:
    """The lines for the terms of an entry, in the order of its English text: slots are named in that order."""
    if locale is None:
        return ""
    return "".join(_hint(number, locale) for slot, number in values.items() if slot[0] == "t")


@cache
def _hint(number: int, locale: str) -> str:
    not_this = f" (not: {forbidden(VOICES[locale], number)})" if number % _FORBIDDEN_EVERY == 0 else ""
    return f"#. Glossary: {term(VOICES[SOURCE], number)} → {term(VOICES[locale], number)}{not_this}\n"


# --- the project --------------------------------------------------------------------------------------------------

_FIGURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10" width="20" height="10" role="img">'
    '<rect width="20" height="10" fill="#43566a"/></svg>\n'
)


def write_project(  # noqa: PLR0913  # the options of the command
    root: Path, *, articles: int, locales: tuple[str, ...], seed: int, workers: int = 1, sections: int = SECTIONS
) -> None:
    """Write a whole project into a folder; its articles have so many sections each."""
    root.mkdir(parents=True, exist_ok=True)
    tables = "".join(f"\n[locales.{tag}]\n" for tag in locales)
    settings = f'source-locale = "{SOURCE}"\nbase-url = "https://health.example/"\n{tables}'
    (root / "localize.toml").write_text(settings, encoding="utf-8")
    write_glossary(root / "glossary.csv", locales)
    batches = [range(first, min(first + _BATCH, articles)) for first in range(0, articles, _BATCH)]
    jobs = [_Batch(root, batch, articles, locales=locales, seed=seed, sections=sections) for batch in batches]
    if workers > 1:
        with ProcessPoolExecutor(workers) as pool:
            list(pool.map(_write_batch, jobs))
    else:
        for job in jobs:
            _write_batch(job)


@dataclass(frozen=True, slots=True)
class _Batch:
    """Articles to be written by one process."""

    root: Path
    numbers: range
    articles: int
    locales: tuple[str, ...]
    seed: int
    sections: int


def _write_batch(batch: _Batch) -> None:
    for number in batch.numbers:
        text = text_of(number, articles=batch.articles, seed=batch.seed, sections=batch.sections)
        write_article(batch.root, text, batch.locales)
    for folder in {(batch.root / path(number)).parent for number in batch.numbers}:
        (folder / "figure.svg").write_text(_FIGURE, encoding="utf-8")


def write_article(root: Path, text: Text, locales: tuple[str, ...]) -> None:
    """Write the source of an article, its template and its catalogs."""
    files = {path(text.number): source(text), f"locales/templates/{name(text.number)}.pot": template(text)}
    for locale in locales:
        files[f"locales/{locale.replace('-', '_')}/LC_MESSAGES/{name(text.number)}.po"] = catalog(text, locale)
    for file, content in files.items():
        target = root / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode())


_COLUMNS = ("concept", "locale", "term", "status", "part_of_speech", "case", "forms", "definition", "note")


def write_glossary(target: Path, locales: tuple[str, ...]) -> None:
    """Write the glossary: each concept with its term in each language, every sixth with a forbidden one too."""
    with target.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(_COLUMNS)
        for number in range(CONCEPTS):
            for locale in (SOURCE, *locales):
                preferred = term(VOICES[locale], number)
                forms = f"{preferred}s" if locale == SOURCE else ""
                rows.writerow((f"concept-{number:03}", locale, preferred, "preferred", "noun", "", forms, "", ""))
                if locale != SOURCE and number % _FORBIDDEN_EVERY == 0:
                    avoided = forbidden(VOICES[locale], number)
                    rows.writerow((f"concept-{number:03}", locale, avoided, "forbidden", "noun", "", "", "", ""))


def main() -> None:
    """Write the corpus that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--locales", type=int, default=5, choices=range(1, len(words.LOCALES) + 1))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=1, help="processes that write at the same time")
    options = parser.parse_args()
    write_project(
        options.folder,
        articles=options.articles,
        locales=words.LOCALES[: options.locales],
        seed=options.seed,
        workers=options.workers,
    )


if __name__ == "__main__":
    main()
