"""What polib does for us: it reads and writes the strings of PO files, and reads messages. No other module knows it.

It takes for line ends what `str.splitlines` does, and an entry with an empty msgid for the header; both are kept from
it here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import polib

from localize.dataclass import dataclass
from localize.expressions import expression
from localize.model.catalog import Previous

_SPECIAL = expression(r'[\\"\t\r\n\v\b\f]')
_BREAKS = expression("[\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_FIRST_HIDING_PLACE = 0x10FFFD  # private use, plane 16; the next one down where the text has it


@dataclass(frozen=True, slots=True)
class PoMessage:
    """The strings of one entry; `plural` and `targets` are for messages with plurals, `previous` is of `#|` lines."""

    source: str
    target: str
    context: str | None
    plural: str
    targets: tuple[str, ...]
    previous: Previous | None


def escaped(text: str) -> str:
    """The text as it stands between the quotes of a PO string."""
    if text.isprintable() and '"' not in text and "\\" not in text:  # most texts
        return text
    return str(polib.escape(text)) if _SPECIAL.search(text) else text


def unescaped(text: str) -> str:
    """The text that stands between the quotes of a PO string."""
    return str(polib.unescape(text)) if "\\" in text else text


def messages(entries: Sequence[Sequence[str]]) -> list[PoMessage]:
    r"""The message of each entry, given by its lines: `#|` lines, then a keyword with a string, or a string, each.

    Raises ValueError or OSError for what polib cannot read. Example: `messages([['msgid "a\\n"', 'msgstr "b"']])`.
    """
    text = "\n\n".join("\n".join(map(_marked, lines)) for lines in entries)
    hidden = _Hidden(text)
    parsed = polib.pofile(hidden.hide(text))
    if len(parsed) != len(entries):
        raise ValueError(f"{len(parsed)} messages, expected {len(entries)}")
    return [_message(entry, hidden.show) for entry in parsed]


def _marked(line: str) -> str:
    """The line; a msgid with a mark before it, since an empty one is the header's, which polib consumes."""
    return line.replace('msgid "', 'msgid "=', 1) if line.startswith("msgid ") else line


def _message(entry: polib.POEntry, show: Callable[[str], str]) -> PoMessage:
    def maybe(text: str | None) -> str | None:
        return None if text is None else show(text)

    previous = None
    if entry.previous_msgid is not None:
        previous = Previous(
            show(entry.previous_msgid), maybe(entry.previous_msgctxt), maybe(entry.previous_msgid_plural)
        )
    return PoMessage(
        source=show(entry.msgid)[1:],
        target=show(entry.msgstr),
        context=maybe(entry.msgctxt),
        plural=show(entry.msgid_plural),
        targets=tuple(show(text) for _, text in sorted(entry.msgstr_plural.items())),
        previous=previous,
    )


class _Hidden:
    """Hides from polib the characters it would take for line ends, behind private-use ones that the text has not."""

    def __init__(self, text: str) -> None:
        self._hide: dict[int, int] = {}
        code = _FIRST_HIDING_PLACE
        for char in sorted(set(_BREAKS.findall(text))):
            while chr(code) in text:
                code -= 1
            self._hide[ord(char)] = code
            code -= 1
        self._show = {code: char for char, code in self._hide.items()}

    def hide(self, text: str) -> str:
        return text.translate(self._hide) if self._hide else text

    def show(self, text: str) -> str:
        return text.translate(self._show) if self._show else text
