"""How source files are read: the table [formats]."""

from __future__ import annotations

from enum import Enum
from typing import Any

from localize.config.reading import Keys, Reader, ReportProblem, choice, flag, listed, read_table
from localize.dataclass import dataclass
from localize.expressions import expression


class Surroundings(Enum):
    """What becomes of a whole page's content around its article."""

    DROP = "drop"
    KEEP = "keep"


class TitleRule(Enum):
    """What becomes of an article without a title."""

    GUESSED = "guessed"
    REQUIRED = "required"


_PASSED_ON = expression(r"[A-Za-z][\w.-]*")
_MADE = frozenset(
    {
        *("title", "description", "keywords", "author", "generator", "viewport", "robots", "referrer", "color-scheme"),
        *("theme-color", "application-name", "refresh", "content-security-policy"),
    }
)
"""Names of `meta` elements that pages have already, or that steer browsers (HTML Living Standard, "meta")."""

METADATA = ("title", "page-title", "description", "keywords", "author", "reviewer")
"""The metadata that translators get, by msgctxt, in the order of the catalog."""


@dataclass(frozen=True, slots=True)
class Formats:
    """The options of the readers.

    `trust_markup` leaves HTML as it is, scripts included. `article` is the CSS selector of the article in an HTML
    page; without one it is looked for. `prose_fences` are the languages of fenced blocks in Markdown that are
    translated; `untranslated` the metadata (by msgctxt) that translators do not get. `title` says what becomes of an
    article without one. `pass_metadata` are keys of other programs in front matter that pages get.
    """

    trust_markup: bool = False
    article: str = ""
    surroundings: Surroundings = Surroundings.DROP
    prose_fences: tuple[str, ...] = ()
    untranslated: tuple[str, ...] = ()
    title: TitleRule = TitleRule.GUESSED
    pass_metadata: tuple[str, ...] = ()


def read(at: Keys, value: Any, report: ReportProblem) -> Formats | None:
    """The reader of the table."""
    if not isinstance(value, dict):
        report(at, f"formats is {value!r}, expected a table [formats] with lines such as trust-markup = true")
        return None
    readers: dict[str, Reader] = {
        "trust-markup": flag,
        "article": _selector,
        "surroundings": choice(Surroundings),
        "prose-fences": _names,
        "untranslated": _metadata,
        "title": choice(TitleRule),
        "pass-metadata": _passed_on,
    }
    return Formats(**{key.replace("-", "_"): item for key, item in read_table(value, readers, at, report).items()})


def _selector(at: Keys, value: Any, report: ReportProblem) -> str | None:
    """A CSS selector; whether it is one is told by the parser of the pages."""
    if isinstance(value, str) and value.strip():
        return value
    report(at, f"{at[-1]} is {value!r}, expected a CSS selector such as 'main .article'")
    return None


def _names(at: Keys, value: Any, report: ReportProblem) -> tuple[str, ...] | None:
    if isinstance(value, list) and all(isinstance(item, str) and item for item in value):
        return tuple(value)
    report(at, f'{at[-1]} is {value!r}, expected a list of texts such as ["text"]')
    return None


def _passed_on(at: Keys, value: Any, report: ReportProblem) -> tuple[str, ...] | None:
    names = _names(at, value, report)
    wrong = [name for name in names or () if not _PASSED_ON.fullmatch(name) or name.lower() in _MADE]
    if wrong:
        report(at, f"{wrong[0]!r} cannot be passed on, expected keys of front matter that pages do not have themselves")
        return None
    return names


def _metadata(at: Keys, value: Any, report: ReportProblem) -> tuple[str, ...] | None:
    names = _names(at, value, report)
    unknown = [name for name in names or () if name not in METADATA]
    if unknown:
        report(at, f"{unknown[0]!r} is no metadata that is translated, expected some of: {listed(METADATA)}")
        return None
    return names
