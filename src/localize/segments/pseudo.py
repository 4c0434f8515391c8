"""Made-up translations that show what a page does to long, accented and right-to-left text before anyone translates.

After the pseudo locales of CLDR and of Android.
"""

from __future__ import annotations

import re

from localize.language.pseudo import Pseudo
from localize.segments import tags

_ACCENTS = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž"
)
_VOWEL = re.compile("[AEIOUaeiou]")
_UNCHANGED = re.compile(
    tags.TAG + r"|&#?[A-Za-z0-9]+;"  # entities
    r"|(?:https?://|www\.|doi:)[^\s<>]+"
    r"|[^\s<>@]+@[^\s<>@]+"
    r"|[^\s<>]*\d[^\s<>]*(?:[ \u00a0\u202f][^\W\d]+(?:/[^\W\d]+)?)?"  # numbers, with the unit that follows
)
_WORD = re.compile(r"[^\W\d]+(?:['’-][^\W\d]+)*")
_LONGER = 1.4


def translate(text: str, pseudo: Pseudo) -> str:
    """A text as translators see it made longer and accented, or turned from right to left word by word.

    Tags, entities, numbers with their units, web and e-mail addresses stay. `Stop <em>now</em>!` becomes
    `⟦Šţööþ <em>ñööŵ</em>!⟧`.
    """
    change = _accented if pseudo is Pseudo.ACCENTED else _turned
    pieces: list[str] = []
    position = 0
    for match in _UNCHANGED.finditer(text):
        pieces += (change(text[position : match.start()]), match[0])
        position = match.end()
    changed = "".join((*pieces, change(text[position:])))
    if pseudo is Pseudo.BIDI:
        return changed
    return f"⟦{changed}{'~' * max(0, round(len(text) * _LONGER) - len(changed) - 2)}⟧"


def _accented(text: str) -> str:
    return _VOWEL.sub(lambda match: match[0] + match[0].lower(), text).translate(_ACCENTS)


def _turned(text: str) -> str:
    """Each word between RLM RLO and PDF RLM, as Android's ar-XB has it."""
    return _WORD.sub(lambda match: f"\u200f\u202e{match[0]}\u202c\u200f", text)
