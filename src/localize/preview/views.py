"""What the preview displays, as values: a list of pages, a page, its segments. They are made without I/O.

`segment_views` makes segments, `opened_page` a page, `project_state` the rows of the list; templates only read them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import Enum
from hashlib import blake2b

from localize.catalogs.word_differences import WordRun
from localize.dataclass import dataclass
from localize.gate.decide import Decision, SegmentCounts
from localize.model.approval import ApprovalStatus
from localize.model.catalog import Key
from localize.model.finding import Severity


class SegmentState(Enum):
    """How far the translation of a segment is.

    `FALLBACK` is finished, in the catalog of a fallback locale. `FUZZY` was made from another source text; `PROPOSAL`
    is unfinished too, and comes from the memory or another article. `BLOCKED` is finished, with a finding that keeps
    it from readers.
    """

    TRANSLATED = "translated"
    FALLBACK = "fallback"
    BLOCKED = "blocked"
    FUZZY = "fuzzy"
    PROPOSAL = "proposal"
    MISSING = "missing"

    @property
    def finished(self) -> bool:
        """Whether a person has finished it, so that nothing is left to do."""
        return self in (SegmentState.TRANSLATED, SegmentState.FALLBACK)


@dataclass(frozen=True, slots=True)
class TextPart:
    """A run of a text as it was typed: plain text, or a tag.

    `terms` and `findings` are the numbers of those that it belongs to in `SegmentView.terms` and `.findings`.
    """

    text: str
    is_tag: bool = False
    terms: tuple[int, ...] = ()
    findings: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TermView:
    """A glossary term in a source: what to write for it, what not, and what it means."""

    text: str
    write: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    definition: str = ""
    note: str = ""
    do_not_translate: bool = False


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding at a segment."""

    rule: str
    severity: Severity
    message: str


@dataclass(frozen=True, slots=True)
class SegmentView:
    """A segment of an article in a locale; `number` counts from 1 in the order of the catalog.

    `source` and `target` are the parts of both texts, `target_text` the translation as typed. `target_locale` is that
    of the catalog where the translation stands, empty where there is none. `previous` is the source that a fuzzy
    translation was made from, `difference` what has changed since in words. `notes` are the translator's comments,
    `hints` ours. `path` and `line` are where the entry stands; two views that differ in the line only are equal.
    """

    id: str
    number: int
    key: Key
    role: str
    source: tuple[TextPart, ...]
    target: tuple[TextPart, ...]
    target_text: str
    target_locale: str
    state: SegmentState
    terms: tuple[TermView, ...] = ()
    findings: tuple[FindingView, ...] = ()
    previous: str = ""
    difference: tuple[WordRun, ...] = ()
    notes: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    safety: bool = False
    path: str = ""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class PageView:
    """An article in a locale, side by side.

    `version` is another one with each change. `decision` and `approval` are None until they are known: they depend on
    other files, and a page does not wait for them. `problems` tell why a file of the page cannot be read; then the page
    is as it was before. `path` is where readers will find it below the locale's folder.
    """

    article: str
    locale: str
    source_locale: str
    direction: str
    source_direction: str
    title: str
    path: str
    source_path: str
    catalog_path: str
    version: str
    counts: SegmentCounts
    segments: tuple[SegmentView, ...]
    decision: Decision | None = None
    approval: ApprovalStatus | None = None
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row of the list: an article in a locale with its progress; None for what is not known yet."""

    article: str
    locale: str
    title: str
    counts: SegmentCounts | None = None
    decision: Decision | None = None
    approved: bool = False

    @property
    def segments(self) -> int:
        """How many segments there are."""
        return self.counts.segments if self.counts else 0

    @property
    def ready(self) -> int:
        """How many segments may be published."""
        return self.counts.translated - self.counts.blocked if self.counts else 0


@dataclass(frozen=True, slots=True)
class ListView:
    """The list of pages: the rows that a filter has left, of how many; the locales and the source locale.

    `complete` says that all rows are known; `problems` are about files that all pages need.
    """

    rows: tuple[ListRow, ...]
    total: int
    locales: tuple[str, ...]
    query: Mapping[str, str]
    source_locale: str
    complete: bool = True
    problems: tuple[str, ...] = ()


def segment_id(key: Key) -> str:
    """Return the id of a segment: ten hexadecimal digits that stay as long as context and source text stay."""
    context, source = key
    digest = blake2b(digest_size=5)
    digest.update(f"{'' if context is None else f'{context}'}\x04{source}".encode("utf-8", "surrogatepass"))
    return f"s{digest.hexdigest()}"
