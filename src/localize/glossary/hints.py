"""What the glossary tells a translator about a segment, as `#.` comments."""

from __future__ import annotations

from collections.abc import Iterator

from localize.glossary.match import Matcher
from localize.model.glossary import Glossary, Status, Term
from localize.segments.tags import without_tags

_WRITE = (Status.PREFERRED, Status.ADMITTED)
_AVOID = (Status.DEPRECATED, Status.FORBIDDEN)


def hints(text: str, matcher: Matcher, *, glossary: Glossary, chain: tuple[str, ...]) -> Iterator[str]:
    """A line for each concept in a source text that has terms in a locale: `Glossary: side effect → Nebenwirkung`.

    `text` is the text that translators see, with bare tags. `matcher` finds the terms of the source locale; `chain` is
    the target locale with its fallbacks.
    """
    seen: set[str] = set()
    for term in (term for hit in matcher.find(without_tags(text)) for term in hit.terms):
        if term.concept in seen:
            continue
        seen.add(term.concept)
        if term.status is Status.DO_NOT_TRANSLATE:
            yield f"Glossary: {term.text} (do not translate)"
        elif line := _line(term, glossary.of(term.concept, chain)):
            yield line


def _line(source: Term, targets: tuple[Term, ...]) -> str:
    write = [term.text for status in _WRITE for term in targets if term.status is status]
    avoid = [term.text for term in targets if term.status in _AVOID]
    if not write and not avoid:
        return ""
    line = f"Glossary: {source.text}"
    if write:
        line += f" → {', '.join(write)}"
    if avoid:
        line += f" (not: {', '.join(avoid)})"
    return line
