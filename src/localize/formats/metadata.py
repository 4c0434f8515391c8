"""What an article says about itself, in any format."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from localize.errors import Problem
from localize.formats.dates import written_date
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

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Metadata:
    """Gathers the metadata of one article; what is wrong with it is added to `problems`.

    `guesses` tell what was read otherwise than it is written, so that a person can look at it.
    """

    def __init__(
        self, source: Source, problems: list[Problem], pattern: Callable[[str], Pattern] = lambda text: (text,)
    ) -> None:
        """`pattern` turns a text into what translators see of it."""
        self._pattern = pattern
        self._source = source
        self._problems = problems
        self._seen: dict[str, int] = {}
        self._fields: dict[str, Block] = {}
        self.date: date | None = None
        self.slug = ""
        self.locale = source.locale
        self.guesses: list[Problem] = []

    def add(self, context: str, lines: list[Line], *, label: str = "") -> None:
        """Add one value: a text of that msgctxt, or `date`, `language`, `slug`; `label` is its name in the file.

        A value without a text counts as none.
        """
        name = label or context
        number = lines[0][0]
        content = block(ROLES.get(context, Role.TITLE), lines, context=context)
        text = str(content.pattern[0])
        if not text:
            return
        if context in self._seen:
            first = self._seen[context]
            self._tell(number, f"second {name!r} header, expected one (first on line {first})")
        elif context in ROLES:
            self.put(replace(content, pattern=self._pattern(text)))
        elif context == "date":
            self._set_date(text, number)
        elif context == "slug":
            self._set_slug(text, number)
        else:
            self._set_language(text, number)
        self._seen.setdefault(context, number)

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

    def _tell(self, line: int, message: str) -> None:
        self._problems.append(self._source.problem(line, message))

    def _set_language(self, text: str, number: int) -> None:
        if tags.is_written_alike(text, self._source.locale):
            return
        if other := tags.written_tag(text):
            self.locale = other
        else:
            self._tell(number, f"the language is {text!r}, expected the source locale {self._source.locale!r}")

    def _set_date(self, text: str, number: int) -> None:
        self.date = written_date(text)
        if self.date is None:
            self._tell(number, f"the date is {text!r}, expected one like 2026-11-16")

    def _set_slug(self, text: str, number: int) -> None:
        if not _SLUG.fullmatch(text):
            self._tell(number, f"the slug is {text!r}, expected small letters, digits and hyphens, such as dry-mouth")
        self.slug = text
