"""Parts of an article as they are written in a source file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape

from localize.formats.html.head import json_text
from localize.language import tags
from localize.model.block import Block, BodyPart, Label, LanguageMark, LinkAddress, PageValue, Slot, plain_text

_ESCAPED = {"<": "\\u003c", "\u2028": "\\u2028"}
"""What must be escaped in a script element."""

_SCRIPT = '<script type="application/ld+json">'


def as_html(parts: Iterable[BodyPart], locale: str) -> str:
    """The parts as HTML in their own language, with the notes to translators as comments."""
    return "".join(_part(part, locale) for part in parts)


def _part(part: BodyPart, locale: str) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, LinkAddress):
        return f'href="{escape(part.address)}"'
    if isinstance(part, Label):
        return escape(part.word, quote=False)
    if isinstance(part, LanguageMark):
        return ""
    if isinstance(part, PageValue):
        return locale if part is PageValue.LOCALE else tags.direction(locale)
    return _block(part, locale)


def _block(block: Block, locale: str) -> str:
    if block.slot is Slot.ATTRIBUTE:
        return escape(plain_text(block.pattern))
    if block.slot is Slot.JSON:
        return json_text(plain_text(block.pattern))
    notes = [f"<!-- translators: {note.replace('--', '- -')} -->" for note in block.notes]
    for part in block.pattern:
        if isinstance(part, str):
            notes.append(escape(part, quote=False))
        else:
            notes.append(as_html(part.parts, locale) if part.parts else part.markup)
    return "".join(notes)


def head(parts: Iterable[BodyPart], locale: str) -> str:
    """The elements of the head that describe the page to others, one on a line; JSON-LD is indented."""
    before, *scripts = as_html(parts, locale).split(_SCRIPT)
    return before + "".join(map(_script, scripts))


def _script(text: str) -> str:
    data, _, after = text.partition("</script>")
    shown = json.dumps(json.loads(data), ensure_ascii=False, indent=2)
    for char, written_as in _ESCAPED.items():
        shown = shown.replace(char, written_as)
    return f"{_SCRIPT}\n{shown}\n</script>{after}"
