"""Segments made ready to be displayed: texts cut at tags, terms and what findings are about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from localize.catalogs.merge import MEMORY_NOTE
from localize.catalogs.progress import EntryState, Resolved
from localize.catalogs.word_differences import word_difference
from localize.checks.target_locale import TargetLocale
from localize.checks.terms import Terms
from localize.dataclass import dataclass
from localize.glossary.match import TermMatch
from localize.model.block import Block, Segment
from localize.model.catalog import Entry
from localize.model.finding import EntryFinding, Span
from localize.model.glossary import ACCEPTED, AVOIDED, Status, Term
from localize.preview.views import FindingView, SegmentState, SegmentView, TermView, TextPart, segment_id
from localize.segments.tags import pieces, tags_in, without_tags


@dataclass(frozen=True, slots=True)
class SegmentAt:
    """A segment of an article with its block and its number, from 1 in the order of the catalog."""

    block: Block
    segment: Segment
    number: int


@dataclass(frozen=True, slots=True)
class EntryAt:
    """What stands for a segment in a locale, and the entry of the locale's catalog itself, with their catalogs' paths.

    `entry` may be empty; it is None where the catalog has none.
    """

    resolved: Resolved
    entry: Entry | None
    path: str
    resolved_path: str

    @property
    def line(self) -> int:
        """The line of the entry, of the locale's own one before that of a fallback; 0 where there is none."""
        entry = self.entry or self.resolved.entry
        return entry.line if entry else 0


def segment_view(
    at: SegmentAt, entry_at: EntryAt, findings: Sequence[EntryFinding], *, locale: TargetLocale, blocked: bool
) -> SegmentView:
    """Return a segment as it is displayed; `findings` are about its translation, and `blocked` says that it waits."""
    resolved, entry = entry_at.resolved, entry_at.entry
    stands = resolved.entry or entry
    target = resolved.entry.target if resolved.entry else ""
    key = (at.block.context, at.segment.text)
    previous = stands.previous.source if stands and stands.previous and stands.fuzzy else ""
    matches = locale.terms.source.find(without_tags(at.segment.text))
    terms = [_spans_with_tags(at.segment.text, match) for match in matches]
    return SegmentView(
        id=segment_id(key),
        number=at.number,
        key=key,
        role=at.block.role.value,
        source=text_parts(at.segment.text, terms, [finding.source_span for finding in findings]),
        target=text_parts(target, (), [finding.target_span for finding in findings]),
        target_text=target,
        target_locale=resolved.locale,
        state=_state(resolved, locale.tag, blocked=blocked),
        terms=tuple(term_view(match, locale.terms) for match in matches),
        findings=tuple(FindingView(each.rule, each.severity, each.message) for each in findings),
        previous=previous,
        difference=word_difference(previous, at.segment.text) if previous else (),
        notes=entry.comments if entry else (),
        hints=stands.hints if stands else (),
        safety=at.block.safety,
        path=entry_at.path if entry else entry_at.resolved_path,
        line=entry_at.line,
    )


def _state(resolved: Resolved, locale: str, *, blocked: bool) -> SegmentState:
    entry = resolved.entry
    if resolved.state is EntryState.MISSING or entry is None:
        return SegmentState.MISSING
    if resolved.state is EntryState.FUZZY:
        from_memory = any(hint.startswith(MEMORY_NOTE) for hint in entry.hints)
        return SegmentState.PROPOSAL if from_memory else SegmentState.FUZZY
    if blocked:
        return SegmentState.BLOCKED
    return SegmentState.TRANSLATED if resolved.locale == locale else SegmentState.FALLBACK


def text_parts(text: str, terms: Iterable[Span], findings: Iterable[Span | None]) -> tuple[TextPart, ...]:
    """Cut a text at its tags, and at the spans of terms and findings; a finding may have none."""
    tags = [tag.span for tag in tags_in(text)]
    of_terms, of_findings = tuple(terms), tuple(findings)
    spans = [*tags, *of_terms, *(span for span in of_findings if span)]
    edges = sorted({0, len(text), *(min(max(edge, 0), len(text)) for span in spans for edge in span)})
    return tuple(
        TextPart(
            text[begin:end],
            is_tag=_covers(begin, tags),
            terms=tuple(number for number, span in enumerate(of_terms) if _covers(begin, [span])),
            findings=tuple(number for number, span in enumerate(of_findings) if span and _covers(begin, [span])),
        )
        for begin, end in pairwise(edges)
    )


def _covers(offset: int, spans: Iterable[Span]) -> bool:
    return any(begin <= offset < end for begin, end in spans)


def _spans_with_tags(text: str, match: TermMatch) -> Span:
    """Return where a match in the text without its tags stands in the text with them."""
    bare = position = begin = 0
    for piece in pieces(text):
        if not isinstance(piece, str):
            position += len(piece.text)
            continue
        if bare <= match.start < bare + len(piece):
            begin = position + match.start - bare
        if bare < match.end <= bare + len(piece):
            return begin, position + match.end - bare
        bare += len(piece)
        position += len(piece)
    return begin, position


def term_view(match: TermMatch, terms: Terms) -> TermView:
    """Return the term of a match as it is displayed: the first of those that are spelled alike."""
    term = match.terms[0]
    targets = terms.glossary.of(term.concept, terms.chain)
    return TermView(
        text=term.text,
        write=_texts(targets, ACCEPTED),
        avoid=_texts(targets, AVOIDED),
        definition=term.definition or next((each.definition for each in targets if each.definition), ""),
        note=term.note or next((each.note for each in targets if each.note), ""),
        do_not_translate=term.status is Status.DO_NOT_TRANSLATE,
    )


def _texts(terms: Sequence[Term], statuses: Sequence[Status]) -> tuple[str, ...]:
    return tuple(term.text for status in statuses for term in terms if term.status is status)
