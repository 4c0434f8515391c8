"""An article as a case file shows it: the page with what translators get in ⟦ ⟧, and below it their entries.

Entries are `line role [msgctxt]: text`, or `first-last role: text` where a text stands on several lines. ⟨ ⟩ holds what
each locale's page puts in itself: its tag and direction, and where a link leads there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

from localize import formats
from localize.config import load
from localize.config.formats import Formats
from localize.model.article import Article
from localize.model.block import Block, BodyPart, LanguageMark, LinkAddress, PageValue, Pattern, Slot, plain_text
from localize.segments.inline import to_text

INVISIBLE = {
    "{NBSP}": "\xa0", "{NNBSP}": "\u202f", "{LS}": "\u2028", "{TAB}": "\t", "{FF}": "\f", "{ZWSP}": "\u200b",
    "{SHY}": "\xad",
}  # fmt: skip
"""How case files write characters that nobody can see."""


def read(source: str | bytes, suffix: str, options: Formats | None = None) -> Article:
    """The article in a source file `source/a` of that suffix; text is in UTF-8."""
    data = source if isinstance(source, bytes) else source.encode()
    return formats.parse(data, f"source/a{suffix}", name="a", locale="en", options=options or Formats())


def read_case(path: Path, change: Callable[[str], str] = str) -> Article:
    """The article in the source of a case, after a change to its text."""
    config = path.with_suffix(".toml")
    options = load(config.read_text(encoding="utf-8"), "localize.toml").formats if config.exists() else None
    return read(change(as_meant(path.read_text(encoding="utf-8"))), path.suffix, options)


def made_visible(text: str) -> str:
    """The text with invisible characters by their names."""
    for name, char in INVISIBLE.items():
        text = text.replace(char, name)
    return text


def as_meant(text: str) -> str:
    """The text of a case file with invisible characters for their names."""
    for name, char in INVISIBLE.items():
        text = text.replace(name, char)
    return text


def shown(article: Article) -> str:
    """The article as its case file shows it."""
    about = [f"{problem.line} Remark: {problem.message}" for problem in article.remarks]
    about += [f"{problem.line} Guess: {problem.message}" for problem in article.guesses]
    about += [f"{problem.line} Unconfirmed: {problem.message}" for problem in article.unconfirmed]
    about += [f"Date: {article.date}"] if article.date else []
    about += [f"File: {article.page}"] if article.slug else []
    title = next(block for block in article.metadata if block.context == "title")
    heading = [*article.heading, title, "</h1>\n"] if article.heading else []
    page = "".join(map(_html, [*article.head, *heading, *article.body])).strip("\n")
    entries = [line for block in article.blocks() for line in _entry(block)]
    return made_visible("\n".join([*about, *([""] if about else []), page, "", *entries, ""]))


def _html(part: BodyPart) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, Block):
        return f"⟦{_inside(part)}⟧"
    if isinstance(part, LinkAddress):
        return f'href="⟨{part.address}⟩"'
    return f"⟨{part.value if isinstance(part, PageValue | LanguageMark) else part.word}⟩"


def _inside(block: Block) -> str:
    if block.slot is Slot.ATTRIBUTE:
        return escape(plain_text(block.pattern))
    return plain_text(block.pattern) if block.slot is Slot.JSON else "".join(_markup(block.pattern))


def _markup(pattern: Pattern) -> Iterator[str]:
    for part in pattern:
        if isinstance(part, str):
            yield escape(part, quote=False)
        else:
            yield "".join(map(_html, part.parts)) if part.parts else part.markup


def _entry(block: Block) -> Iterator[str]:
    last = block.lines[-1][1]
    lines = f"{block.line}-{last}" if last != block.line else f"{block.line}"
    context = f" [{block.context}]" if block.context else ""
    text = to_text(block.pattern).replace("\n", "\n    ")
    yield f"{lines} {block.role.value}{context}: {text}{'' if block.translatable else ' (not translated)'}"
    for note in block.notes:
        yield f"    note: {note}"
