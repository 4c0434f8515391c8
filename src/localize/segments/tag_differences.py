"""How the tags of a translation differ from those of its source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from localize.model.block import Kind, Part, Pattern, Placeholder
from localize.segments.placeholder_names import named

DROPPABLE = frozenset(
    {"b", "bdi", "em", "i", "mark", "rb", "rp", "rt", "rtc", "ruby", "s", "small", "strong", "u", "wbr"}
)
"""Elements that only stress, shade or gloss text (HTML Living Standard, text-level semantics).

A translator may drop them where they carry no attributes.
"""


def messages(source: Pattern, target: Pattern) -> Iterator[str]:
    """How the tags of a well-nested translation differ from the source's, as messages."""
    if all(isinstance(part, str) for part in (*source, *target)):
        return  # most texts have no tags
    if _tags(source) == _tags(target) and not any(_empty_elements(target)):
        return  # nearly always
    names = {
        part: name for part, name in named(source) if isinstance(part, Placeholder) and part.kind is not Kind.CLOSE
    }
    expected, present = Counter(_elements(source)), Counter(_elements(target))
    counts = [*_count_differences(expected, present, names)]
    # surroundings are compared only where no element is there too often: that keeps the time proportional to the text
    yield from counts or _misplaced(source, target, names)
    if not any(_empty_elements(source)):
        yield from (f"<{names[part]}> is empty" for part in _empty_elements(target))


def _count_differences(
    expected: Counter[Placeholder], present: Counter[Placeholder], names: Mapping[Placeholder, str]
) -> Iterator[str]:
    for element in {**expected, **present}:
        few = present[element] < expected[element] and not droppable(element)
        if few and not present[element]:
            yield f"<{names[element]}> is lost"
        elif few or present[element] > expected[element]:
            times = "once" if present[element] == 1 else f"{present[element]} times"
            yield f"<{names[element]}> is there {times}, expected {expected[element]}"


def _misplaced(source: Pattern, target: Pattern, names: Mapping[Placeholder, str]) -> Iterator[str]:
    """The elements that stand in another one, or in none, though the source has them elsewhere."""
    allowed = Counter(_surroundings(source))
    for (element, around), count in Counter(_surroundings(target)).items():
        if count > allowed[element, around]:
            inside = " inside ".join(f"<{names[outer]}>" for outer in reversed((*around, element)))
            yield f"{inside} is misplaced" if around else f"{inside} outside other tags is misplaced"


def _tags(pattern: Pattern) -> list[Placeholder]:
    return [part for part in pattern if not isinstance(part, str)]


def _elements(pattern: Pattern) -> Iterator[Placeholder]:
    return (part for part in pattern if isinstance(part, Placeholder) and part.kind is not Kind.CLOSE)


def _surroundings(pattern: Pattern) -> Iterator[tuple[Placeholder, tuple[Placeholder, ...]]]:
    """Each element with those it stands in, except the ones that only shade text."""
    around: list[tuple[Placeholder, ...]] = [()]
    for part in pattern:
        if isinstance(part, str):
            continue
        if part.kind is Kind.CLOSE:
            around.pop()
            continue
        yield part, around[-1]
        if part.kind is Kind.OPEN:
            around.append(around[-1] if droppable(part) else (*around[-1], part))


def droppable(placeholder: Placeholder) -> bool:
    """True for an element that a translator may leave out."""
    return placeholder.tag in DROPPABLE and placeholder.markup == f"<{placeholder.tag}>"


def _empty_elements(pattern: Pattern) -> Iterator[Placeholder]:
    for before, after in pairwise(pattern):
        if _kind(before) is Kind.OPEN and _kind(after) is Kind.CLOSE and isinstance(before, Placeholder):
            yield before


def _kind(part: Part) -> Kind | None:
    return None if isinstance(part, str) else part.kind
