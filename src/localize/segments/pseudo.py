"""Made-up translations that show what a page does to long, accented and right-to-left text before anyone translates.

After the pseudo locales of CLDR and of Android.
"""

from __future__ import annotations

from localize.expressions import expression
from localize.language.pseudo import Pseudo
from localize.language.quantities import Notation, read
from localize.model.finding import Span
from localize.segments import tags

_ACCENTS = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž"
)
_VOWEL = expression("[AEIOUaeiou]")
_UNCHANGED = expression(
    tags.TAG + r"|&#?[A-Za-z0-9]+;"  # entities
    r"|(?:https?://|www\.|doi:)[^\s<>]+"
    r"|[^\s<>@]+@[^\s<>@]+"
    r"|[^\s<>]*\d[^\s<>]*"  # names with numbers: COVID-19
)
_WORD = expression(r"[^\W\d]+(?:['’-][^\W\d]+)*")
_LONGER = 1.4


def translate(text: str, pseudo: Pseudo, *, source_locale: str) -> str:
    """A text as translators see it made longer and accented, or turned from right to left word by word.

    Tags, entities, amounts as they are read in the source's language, web and e-mail addresses stay.
    `Stop <em>now</em>!` becomes `⟦Šţööþ <em>ñööŵ</em>!⟧`.
    """
    change = _accented if pseudo is Pseudo.ACCENTED else _turned
    pieces: list[str] = []
    position = 0
    for begin, end in _unchanged(text, source_locale):
        pieces += (change(text[position:begin]), text[max(begin, position) : end])
        position = max(end, position)
    changed = "".join((*pieces, change(text[position:])))
    if pseudo is Pseudo.BIDI:
        return changed
    return f"⟦{changed}{'~' * max(0, round(len(text) * _LONGER) - len(changed) - 2)}⟧"


def _unchanged(text: str, source_locale: str) -> list[Span]:
    """The spans of what stays, in order; they may overlap. A number in words is a word."""
    amounts = (number.span for number in read(text, source_locale) if number.written is Notation.DIGITS)
    return sorted([*amounts, *(match.span() for match in _UNCHANGED.finditer(text))])


def _accented(text: str) -> str:
    return _VOWEL.sub(lambda match: match[0] + match[0].lower(), text).translate(_ACCENTS)


def _turned(text: str) -> str:
    """Each word between RLM RLO and PDF RLM, as Android's ar-XB has it."""
    return _WORD.sub(lambda match: f"\u200f\u202e{match[0]}\u202c\u200f", text)
