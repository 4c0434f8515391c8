"""A pattern to the text that translators see, and their text back to a pattern.

Inline elements are bare tags: `Read <a>the trial</a> of <em>E. coli</em>.` Elements of one tag that differ in their
attributes are numbered in order (`<a1>`, `<a2>`). `<` and `&` stay as typed unless they would read as a tag or an
entity. A translator's text is read against its own source pattern: what is not one of its tags is text.
"""

from __future__ import annotations

from localize.dataclass import dataclass
from localize.model.block import Kind, Part, Pattern, Placeholder, normal
from localize.model.finding import Span
from localize.segments import tag_differences, tags
from localize.segments.placeholder_names import named
from localize.segments.tags import Tag


@dataclass(frozen=True, slots=True)
class Reading:
    """A translator's text as a pattern; `problems` is empty where its tags are those of the source, well nested."""

    pattern: Pattern
    problems: tuple[str, ...]


def to_text(pattern: Pattern, source: Pattern | None = None) -> str:
    """The text of a pattern as translators see it; a translation's tags have their names from its `source`."""
    if len(pattern) == 1 and isinstance(pattern[0], str):  # most texts
        return tags.escape(pattern[0])
    pieces = []
    for part, name in named(pattern, source):
        if isinstance(part, str):
            pieces.append(tags.escape(part))
        elif part.kind is Kind.CLOSE:
            pieces.append(f"</{name}>")
        elif part.kind is Kind.LOCKED:
            pieces.append(f"<{name}>{tags.escape(part.content)}</{name}>")
        else:
            pieces.append(f"<{name}>")
    return "".join(pieces)


def to_pattern(text: str, source: Pattern) -> Reading:
    """A translator's text read against its source's pattern; read back, `to_text` gives the same pattern.

    With problems the pattern holds the tags in question as text; it is then for showing, never for publishing.
    """
    pattern, problems = _pattern(text, source)
    if len(pattern) == len(source) == 1 and isinstance(pattern[0], str) and isinstance(source[0], str):  # most texts
        return Reading(pattern, problems)
    return Reading(pattern, problems or tuple(tag_differences.messages(source, pattern)))


def pattern_of(text: str, source: Pattern) -> Pattern:
    """The pattern of a translator's text that is known to have no problems."""
    return _pattern(text, source)[0]


def character_spans(text: str, source: Pattern) -> list[Span]:
    """For each character of what readers see of a translator's text, the span of the text that stands for it.

    Readers see `plain_text(to_pattern(text, source).pattern)`. In `<b>5&nbsp;mg</b>` the "5" is at (3, 4), the
    no-break space at (4, 10). A LOCKED element with another text than its source's
    stands as a whole for each of its characters.
    """
    reader = _read(text, source)
    spans: list[Span] = []
    for part, (begin, end) in zip(reader.parts, reader.spans, strict=True):
        if isinstance(part, Placeholder):
            spans += _locked_spans(part, text, (begin, end))
        elif tags.whole(text[begin:end]):  # one that is none of the source's
            spans += ((at, at + 1) for at in range(begin, end))
        else:
            spans += tags.character_spans(text[begin:end], begin)
    return spans


def _locked_spans(locked: Placeholder, text: str, span: Span) -> list[Span]:
    begin, end = text.find(">", *span) + 1, text.rfind("<", *span)
    if tags.unescape(text[begin:end]) == locked.content:
        return tags.character_spans(text[begin:end], begin)
    return [span] * len(locked.content)


def _pattern(text: str, source: Pattern) -> tuple[Pattern, tuple[str, ...]]:
    """The pattern of a text and the problems of its tags by themselves."""
    if "<" not in text and "&" not in text:  # most texts
        return (text,) if text else (), ()
    reader = _read(text, source)
    return normal(reader.parts), tuple(reader.problems)


def _read(text: str, source: Pattern) -> _TagReader:
    tags_of_text = tags.tags_in(text)
    reader = _TagReader(tags_of_text, text, source if tags_of_text else ())
    position = 0
    for index, tag in enumerate(tags_of_text):
        begin, _ = tag.span
        if begin >= position:  # not inside a locked element
            reader.add_text(position, begin)
            position = reader.read(index, tag)
    reader.add_text(position, len(text))
    reader.end()
    return reader


@dataclass(frozen=True, slots=True)
class _Opened:
    tag: Tag
    index: int
    """Where it stands among the parts."""


class _TagReader:
    """Takes the tags of a translation one after another."""

    def __init__(self, tags_of_text: list[Tag], text: str, source: Pattern) -> None:
        self.parts: list[Part] = []
        self.spans: list[Span] = []
        """Where each of the parts stands in the text."""
        self.problems: list[str] = []
        self._tags = tags_of_text
        self._text = text
        self._opened: list[_Opened] = []
        self._unclosed: set[str] = set()
        self._elements: dict[str, Placeholder] = {}
        self._closers: dict[str, Placeholder] = {}
        for part, name in named(source):
            if not isinstance(part, str):
                (self._closers if part.kind is Kind.CLOSE else self._elements)[name] = part

    def add_text(self, begin: int, end: int) -> None:
        """Takes the text between tags, entities decoded."""
        if begin < end:
            self._add(tags.unescape(self._text[begin:end]), (begin, end))

    def read(self, index: int, tag: Tag) -> int:
        """Reads a tag, `index` among those of the text; gives the offset in the text at which reading goes on."""
        placeholder = self._elements.get(tag.name)
        if placeholder is None or (tag.closes and placeholder.kind is not Kind.OPEN):
            self._add_as_text(tag, f"unknown tag {tag.text}")
        elif tag.closes:
            self._close(tag)
        elif placeholder.kind is Kind.LOCKED:
            return self._lock(index, tag, placeholder)
        else:
            if placeholder.kind is Kind.OPEN:
                self._opened.append(_Opened(tag, len(self.parts)))
            self._add(placeholder, tag.span)
        return tag.span[1]

    def end(self) -> None:
        """What is still open becomes text, so that the pattern is well nested whatever was read."""
        for opened in self._opened:
            self.parts[opened.index] = opened.tag.text
            self.problems.append(f"<{opened.tag.name}> is not closed")

    def _close(self, tag: Tag) -> None:
        if self._opened and self._opened[-1].tag.name == tag.name:
            self._opened.pop()
            self._add(self._closers[tag.name], tag.span)
        else:
            self._add_as_text(tag, f"{tag.text} closes nothing here")

    def _lock(self, index: int, tag: Tag, placeholder: Placeholder) -> int:
        """A locked element is taken from the source, whatever stands in it."""
        begin, end = tag.span
        closer = None
        if tag.name not in self._unclosed:
            later = (self._tags[at] for at in range(index + 1, len(self._tags)))
            closer = next((other for other in later if other.closes and other.name == tag.name), None)
        if closer is None:
            self._unclosed.add(tag.name)
            self.problems.append(f"<{tag.name}> is not closed")
        else:
            end = closer.span[1]
        self._add(placeholder, (begin, end))
        return end

    def _add(self, part: Part, span: Span) -> None:
        self.parts.append(part)
        self.spans.append(span)

    def _add_as_text(self, tag: Tag, problem: str) -> None:
        self._add(tag.text, tag.span)
        self.problems.append(problem)
