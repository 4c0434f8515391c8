"""Turns placeholders into the numbered inline codes of other tools, and these back into the tags of our catalogs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from localize.dataclass import dataclass
from localize.model.block import Kind, Pattern, Placeholder, normal
from localize.segments import tags
from localize.segments.inline import to_pattern, to_text
from localize.segments.placeholder_names import named
from localize.segments.tag_differences import droppable


@dataclass(frozen=True, slots=True)
class Code:
    """An inline code: its number, the same at both ends of a pair, and `text`, its tag in our catalogs.

    `name` is the tag's name, `markup` the HTML it stands for, `content` the words inside a LOCKED one.
    """

    kind: Kind
    id: str
    name: str
    text: str = ""
    markup: str = ""
    content: str = ""
    droppable: bool = False


@dataclass(frozen=True, slots=True)
class TagText:
    """A tag as our catalogs write it, which replaces a code that was read."""

    text: str


CodedPart = str | Code


def coded(pattern: Pattern) -> tuple[CodedPart, ...]:
    """The pattern of a source with numbered placeholders."""
    return tuple(_coded(pattern, pattern, {}))


def coded_target(target: str, source: Pattern) -> tuple[CodedPart, ...]:
    """A translation with the numbers of its source; only a text if its tags are not those of the source."""
    reading = to_pattern(target, source)
    if reading.problems:
        return (target,)
    numbers: dict[str, list[str]] = {}
    for piece in coded(source):
        if isinstance(piece, Code) and piece.kind is not Kind.CLOSE:
            numbers.setdefault(piece.name, []).append(piece.id)
    return tuple(_coded(reading.pattern, source, numbers))


def canonical(target: str, source: Pattern) -> str:
    """A translation as it comes back from a format with inline codes, if nobody has changed it."""
    reading = to_pattern(target, source)
    return to_text((target,)) if reading.problems else to_text(reading.pattern, source)


def _coded(pattern: Pattern, source: Pattern, numbers: dict[str, list[str]]) -> Iterator[CodedPart]:
    opened: list[str] = []
    count = 0
    for part, name in named(pattern, source):
        if isinstance(part, str):
            yield part
            continue
        if part.kind is Kind.CLOSE:
            number = opened.pop()
        else:
            count += 1
            number = numbers[name].pop(0) if name in numbers else str(count)
        if part.kind is Kind.OPEN:
            opened.append(number)
        text = f"</{name}>" if part.kind is Kind.CLOSE else to_text((part,), source)
        yield Code(
            part.kind, number, name=name, text=text, markup=part.markup, content=part.content, droppable=droppable(part)
        )


def guessed(text: str) -> Pattern:
    """The pattern of a source that no longer exists: what looks like a tag is one, ALONE if nothing closes it."""
    kinds: dict[int, Kind] = {}
    opened: list[tuple[int, str]] = []
    pieces = tags.pieces(text)
    for index, piece in enumerate(pieces):
        if isinstance(piece, str):
            continue
        if not piece.closes:
            kinds[index] = Kind.ALONE
            opened.append((index, piece.name))
        elif any(piece.name == name for _, name in opened):
            while opened[-1][1] != piece.name:
                opened.pop()
            kinds[opened.pop()[0]] = Kind.OPEN
            kinds[index] = Kind.CLOSE
        else:
            return (text,)
    parts = (
        tags.unescape(piece) if isinstance(piece, str) else Placeholder(kinds[index], piece.name, piece.text)
        for index, piece in enumerate(pieces)
    )
    return normal([*parts])


def joined(pieces: Iterable[str | TagText]) -> str:
    """The pieces as one text of a catalog; neighbouring texts are joined before they are escaped."""
    texts: list[str] = []
    run = ""
    for piece in pieces:
        if isinstance(piece, str):
            run += piece
        else:
            texts += (to_text((run,)), piece.text)
            run = ""
    return "".join((*texts, to_text((run,))))


def notation(text: str | None) -> str | None:
    """The text if it is a tag as our catalogs write it, or a locked element; otherwise None."""
    pieces = tags.pieces(text or "")
    if len(pieces) < 3 or pieces[0] or pieces[-1]:
        return None
    first, last = pieces[1], pieces[-2]
    if isinstance(first, str) or isinstance(last, str):
        return None
    is_element = first.name == last.name and last.closes and not first.closes
    return text if first is last or is_element else None


def closing(tag: str) -> str:
    """`</em>` for `<em>`."""
    return f"</{tag[1:]}"


def is_unknown(name: str) -> bool:
    """Whether a tag has the name of an unknown code that `unknown` gives."""
    return name[:1] == "x" and name[1:].isdigit()


def unknown(number: str) -> str:
    """A tag that no source has, for an unknown code: an unknown tag is refused later, and not ignored."""
    return f"<x{''.join(char for char in number if char.isascii() and char.isalnum())[:20]}>"
