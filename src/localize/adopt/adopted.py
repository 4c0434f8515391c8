"""What was adopted for an article: a translation for each segment that has one, and what is left over on both sides."""

from __future__ import annotations

from localize.dataclass import dataclass
from localize.model.catalog import Key


@dataclass(frozen=True, slots=True)
class AdoptedText:
    """A translation that exists elsewhere for a segment: the entry's key, and the text in our own tags.

    `confidence` is from 0 to 1; a `certain` one can come in as translated. `path` and `line` are where it stands, and
    `source` is the text it translates there, empty in a document that holds the translation only. `neighbours` are the
    texts before and after it there, for a person who has to decide on an uncertain one; an empty one where there is
    none. `comments` are what translators have written on it there. `remarks` tell why it is not certain, and what a
    person has to mend in it, such as a tag that is missing. `untranslated` is what was left in the language of the
    source: the text, or those of links in it. A text is `disputed` if another file has another certain one.
    """

    key: Key
    text: str
    confidence: float
    certain: bool
    path: str
    line: int
    source: str = ""
    neighbours: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    untranslated: tuple[str, ...] = ()
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A text of a translation that has no counterpart in the article, and why."""

    text: str
    path: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class AdoptedArticle:
    """What was adopted for one article in one locale.

    `texts` are in the order of the article's entries, each key once; `missing` are the keys without a translation.
    """

    article: str
    locale: str
    texts: tuple[AdoptedText, ...]
    missing: tuple[Key, ...] = ()
    left_over: tuple[LeftOver, ...] = ()
