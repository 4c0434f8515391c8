"""What an article says about itself, in any format."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html import escape
from pathlib import PurePosixPath

from localize import paths
from localize.errors import Problem
from localize.expressions import expression
from localize.formats.dates import guessed_date, written_date
from localize.formats.lines import Line, block
from localize.formats.source import Source
from localize.language import tags
from localize.model.block import Block, Pattern, Role

ROLES = {
    "title": Role.TITLE,
    "page-title": Role.PAGE_TITLE,
    "description": Role.DESCRIPTION,
    "keywords": Role.KEYWORDS,
    "author": Role.AUTHOR,
    "reviewer": Role.REVIEWER,
}
"""The roles of metadata by msgctxt, in the order of the catalog."""

DESCRIPTIONS = ("description", "meta-description", "seo-description", "summary", "excerpt")
"""The names that programs give to what search engines show; of several the first that has a value counts."""

_GATHERED = frozenset({"author", "reviewer", "keywords"})
"""What is a list: the texts of a second one count too."""

_DRAFTS = frozenset({"draft", "published"})
"""What says that a page is not to be published: one that says so is enough."""

_YES = frozenset({"true", "yes", "on", "1"})
_SLUG = expression(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def _slug_of(text: str) -> str:
    """The name of a page in the last part of an address, without accents; empty where other letters are in it."""
    last = unicodedata.normalize("NFKD", text.rstrip("/").rpartition("/")[2]).lower()
    slug = re.sub(r"[\W_]+", "-", "".join(char for char in last if not unicodedata.combining(char))).strip("-")
    return slug if _SLUG.fullmatch(slug) else ""


class Metadata:
    """Gathers the metadata of one article; what is wrong with it is added to `problems`.

    `guesses` tell what was read otherwise than it is written, so that a person can look at it.
    """

    def __init__(
        self,
        source: Source,
        problems: list[Problem],
        pattern: Callable[[str], Pattern] = lambda text: (text,),
    ) -> None:
        """`pattern` turns a text into what translators see of it."""
        self._pattern = pattern
        self._source = source
        self._problems = problems
        self._seen: dict[str, int] = {}
        self._fields: dict[str, Block] = {}
        self._texts: dict[str, str] = {}
        self.date: date | None = None
        self.slug = ""
        self.locale = source.locale
        self.guesses: list[Problem] = []
        self.is_draft = False
        self.translation_key = ""
        self.aliases: list[str] = []
        self._passed_on: dict[str, str] = {}

    def add(self, context: str, lines: list[Line], *, label: str = "") -> None:
        """Add one value: a text of that msgctxt, or one of the others below; `label` is its name in the file.

        A value without a text counts as none.
        """
        name = label or context
        number = lines[0][0]
        content = block(ROLES.get(context, Role.TITLE), lines, context=context)
        text = str(content.pattern[0])
        if not text:
            return
        if context in self._seen:
            self.add_second(name, number, first=self._seen[context], is_read=context in _GATHERED | _DRAFTS)
        if context in _GATHERED and context in self._texts:
            self._texts[context] = ", ".join(dict.fromkeys([*self._texts[context].split(", "), *text.split(", ")]))
            self._fields[context] = replace(self._fields[context], pattern=self._pattern(self._texts[context]))
        elif context in _DRAFTS:
            self.is_draft = self.is_draft or (text.lower() in _YES) == (context == "draft")
        elif context in self._seen:
            return
        elif context in ROLES:
            self._texts[context] = text
            self.put(replace(content, pattern=self._pattern(text)))
        elif context == "date":
            self._set_date(text, number)
        elif context == "slug":
            self._set_slug(text.strip("/"), number)
        elif context == "permalink":
            self._set_permalink(text)
        elif context == "translation-key":
            self.translation_key = text
        else:
            self._set_language(text, number)
        self._seen.setdefault(context, number)

    def add_second(self, name: str, line: int, *, first: int, is_read: bool = False) -> None:
        """Tells of a value that is given twice, and whether the second counts too."""
        guess = "read as one with the first" if is_read else "the first counts"
        self.guess(line, f"second {name!r} header, {guess}, expected one (first on line {first})")

    def add_alias(self, address: str) -> None:
        """Takes an earlier address of the page: below the folder of the locale, or beside the page; no other counts."""
        path = self._path_of(address)
        if path and paths.is_inside(path) and path != self._source.name:
            self.aliases.append(path)

    def pass_on(self, name: str, text: str) -> None:
        """Takes a value that goes to the page as it is."""
        if text:
            self._passed_on.setdefault(name, " ".join(text.split()))

    def put(self, content: Block) -> None:
        """Takes a block that is ready, unless there is one of its msgctxt."""
        context = content.context or ""
        translatable = content.translatable and context not in self._source.options.untranslated
        self._fields.setdefault(context, replace(content, translatable=translatable))

    def get(self, context: str) -> Block | None:
        """The block of a msgctxt."""
        return self._fields.get(context)

    def drop(self, context: str) -> None:
        """Forgets a block."""
        self._fields.pop(context, None)

    def blocks(self) -> tuple[Block, ...]:
        """The blocks in the order of the catalog."""
        return tuple(self._fields[context] for context in ROLES if context in self._fields)

    def head(self) -> tuple[str, ...]:
        """What goes to the page as it is, as `meta` elements."""
        return tuple(
            f'<meta name="{escape(name)}" content="{escape(text)}">\n' for name, text in self._passed_on.items()
        )

    def _tell(self, line: int, message: str) -> None:
        self._problems.append(self._source.problem(line, message))

    def guess(self, line: int, message: str) -> None:
        """Tells what was read otherwise than it is written."""
        self.guesses.append(self._source.problem(line, message))

    def _set_language(self, text: str, number: int) -> None:
        if tags.is_written_alike(text, self._source.locale):
            return
        if other := tags.written_tag(text):
            self.locale = other
            return
        message, expected = f"the language is {text!r}", f"expected a BCP 47 tag such as {self._source.locale!r}"
        named = tags.named_language(text, self._source.locale)
        if not named:
            self._tell(number, f"{message}, {expected}")
            return
        self.guess(number, f"{message}, read as {named!r}, {expected}")
        if not tags.is_written_alike(named, self._source.locale):
            self.locale = named

    def _set_date(self, text: str, number: int) -> None:
        self.date = written_date(text)
        if self.date is not None:
            return
        self.date = guessed_date(text, self._source.locale)
        guess = "which is no date that can be read" if self.date is None else f"read as {self.date}"
        self.guess(number, f"the date is {text!r}, {guess}, expected one like 2026-11-16")

    def _set_permalink(self, text: str) -> None:
        """Takes the name of the page from an address in the folder of the article; another says nothing for us."""
        path = PurePosixPath(self._path_of(text))
        if path.parent == PurePosixPath(self._source.name).parent and _SLUG.fullmatch(path.name):
            self.slug = self.slug or path.name

    def _path_of(self, address: str) -> str:
        """The path of a page below the folder of its locale, without suffix; empty for an address elsewhere.

        `/pain/knee/`, `/pain/knee.html` and `/pain/knee/index.html` are one page.
        """
        if "://" in address or not address.strip("/ "):
            return ""
        folder = "" if address.startswith("/") else str(PurePosixPath(self._source.name).parent)
        path = posixpath.normpath(posixpath.join(folder, address.strip().strip("/")))
        return path.removesuffix(".html").removesuffix("/index")

    def _set_slug(self, text: str, number: int) -> None:
        if _SLUG.fullmatch(text):
            self.slug = text
            return
        self.slug = _slug_of(text)
        guess = f"read as {self.slug!r}" if self.slug else "the page is called after its file"
        expected = "expected small letters, digits and hyphens, such as dry-mouth"
        self.guess(number, f"the slug is {text!r}, {guess}, {expected}")
