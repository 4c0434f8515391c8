"""How the texts of another tool's catalog are written: in which markup, with bare tags, or as plain text."""

from __future__ import annotations

import re
from collections.abc import Callable, Set

import regex

from localize.dataclass import dataclass
from localize.exchange.codes import guessed
from localize.expressions import expression, unicode_expression
from localize.formats.fragments import html_blocks, markdown_blocks, restructuredtext_blocks
from localize.language.scripts import WITHOUT_SPACES
from localize.model.block import Pattern
from localize.segments import tags

_MARKED = expression(r"[<&*_`\[\]\\!~^\n|{:]|==|\A\s*(?:[-+>=#]|\d+[.)])|www\.")
"""Whether a text may say something else in Markdown or HTML than its characters; most do not."""
_REFERENCE = expression(r"(?<!\\)\]\[([^\]\[<>\n]+)\]")
"""The end of a link whose address stands elsewhere: `[the trial][1]`."""
_MARKER = expression(r"\A(\s*)([-+>#=]|\d+(?=[.)]))")
_SPACELESS_LINE_END = unicode_expression(
    rf"(?<=[{WITHOUT_SPACES}。、，：；！？）」』])\n(?=[{WITHOUT_SPACES}（「『])", regex.VERSION1
)
_RST_MARKED = expression(r"[`*|_\\\n]|::|\A\s*(?:[-+•>=#]|\w{1,4}[.)]\s|\(\w+\)\s|\.\. )")
_RST_SIGN = r":[A-Za-z][\w:+.-]*:`[^`]|[^`]`__?(?!\w)"
"""A role or a link, as only reStructuredText has them."""
_SPACES = expression(r"[ \t\r\n\f]+")


@dataclass(frozen=True, slots=True)
class TextNotation:
    """A way to write texts; `patterns` gives those of the blocks in a text of a locale, in reading order.

    Its last argument are the elements that stay in a block that is wholly inside one. A catalog is only in a notation
    with a `sign` if one of its texts has that.
    """

    name: str
    patterns: Callable[[str, str, Set[str]], tuple[Pattern, ...]]
    sign: str = ""


def _markdown(text: str, locale: str, shown: Set[str]) -> tuple[Pattern, ...]:
    if not _MARKED.search(text):
        return _plain(text, locale, shown)
    return tuple(block.pattern for block in markdown_blocks(_with_addresses(text), locale, shown))


def _markdown_line(text: str, locale: str, shown: Set[str]) -> tuple[Pattern, ...]:
    """One line, where a number or a hyphen at its beginning is no mark of a list."""
    return _markdown(_MARKER.sub(_escaped, text), locale, shown)


def _escaped(match: re.Match[str]) -> str:
    return f"{match[1]}{match[2]}\\" if match[2].isdigit() else f"{match[1]}\\{match[2]}"


def _with_addresses(text: str) -> str:
    """The text with each link whose address stands elsewhere as a link to its label."""
    return _REFERENCE.sub(r"](<\1>)", text)


def _restructuredtext(text: str, locale: str, shown: Set[str]) -> tuple[Pattern, ...]:
    if not _RST_MARKED.search(text):
        return _plain(text, locale, shown)
    return tuple(block.pattern for block in restructuredtext_blocks(text, locale, shown))


def _html(text: str, locale: str, shown: Set[str]) -> tuple[Pattern, ...]:
    if "<" not in text and "&" not in text:
        return _plain(text, locale, shown)
    return tuple(block.pattern for block in html_blocks(text, locale, shown))


def _coded(text: str, _locale: str, _shown: Set[str]) -> tuple[Pattern, ...]:
    folded = _SPACES.sub(" ", text).strip()
    return (guessed(folded),) if folded else ()


def _plain(text: str, _locale: str, _shown: Set[str]) -> tuple[Pattern, ...]:
    folded = _SPACES.sub(" ", text).strip()
    return ((folded,),) if folded else ()


NOTATIONS = (
    TextNotation("Markdown", _markdown),
    TextNotation("Markdown without list marks", _markdown_line),
    TextNotation("reStructuredText", _restructuredtext, _RST_SIGN),
    TextNotation("HTML", _html),
    TextNotation("plain text", _plain),
)
"""The notations that a catalog may be in, in the order in which they are preferred."""


def _unescaped(notation: TextNotation) -> TextNotation:
    """The notation for texts in which what would read as a tag of ours is written with an entity."""
    return TextNotation(
        notation.name,
        lambda text, locale, shown: notation.patterns(tags.unescape(text), locale, shown),
        notation.sign,
    )


NOTATIONS_WITH_CODES = (TextNotation("texts with inline codes", _coded), *map(_unescaped, NOTATIONS))
"""The same for a format that has inline codes of its own, which may not be used for the markup."""


def joined_lines(text: str) -> str:
    """The text with lines joined that end and begin in a script without spaces; a space would be a mistake there."""
    return _SPACELESS_LINE_END.sub("", text) if "\n" in text else text
