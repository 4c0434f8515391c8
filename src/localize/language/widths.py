"""How wide a text is in the sans-serif of search results, from the advance widths of Arial and its metric equals."""

from __future__ import annotations

import unicodedata

_WIDTHS = {
    222: "ijlł‘’‚",
    191: "'",
    260: "|¦",
    278: " \u00a0!,./:;I[\\]ftÍÌÎÏİıíìîï",
    333: "()-`r¡“”„‹›·",
    365: "г°º",
    370: "ª",
    355: '"',
    389: "*",
    458: "зкт",
    469: "^",
    500: "Jckszvxyçсухэ",
    556: "#$?0123456789L_abdeghnopquđŁ¢£¥§«»–¤µабвдеийлнопрцчья",
    584: "+<=>~±×÷¬−≤≥",
    611: "FTZ¿ßø",
    667: "ABEKPSVXY&жмъАБВЗЕКРТХ",
    722: "CDHNRUwИЙНПСУЧЭЯыю",
    778: "GOQØОЛ",
    833: "MmМшщфДЫФ",
    889: "%æ",
    944: "Wœ",
    1000: "—…Æ‰™ŒЖШЩЮ",
    1015: "@",
}
"""Thousandths of an em, as the metrics of Arial and Liberation Sans have them; Cyrillic to the nearest class."""

_WIDTH_OF = {char: width for width, chars in _WIDTHS.items() for char in chars}
_FULL = 1000
_CAPITAL, _SMALL, _OTHER = 690, 540, 600
_BY_SCRIPT = {"ARABIC": 480, "HEBREW": 520, "DEVANAGARI": 600, "THAI": 560, "HANGUL": _FULL}


def ems(text: str) -> float:
    """The width of a text in ems. A letter that is not in the table has the width of its class.

    A letter with marks is as wide as without; full-width characters are one em.
    """
    return sum(_width(char) for char in text) / 1000


def _width(char: str) -> int:
    known = _WIDTH_OF.get(char)
    if known is not None:
        return known
    category = unicodedata.category(char)
    if category in ("Mn", "Me", "Cf", "Cc"):
        return 0
    if unicodedata.east_asian_width(char) in "WF":
        return _FULL
    plain = unicodedata.decomposition(char).split(" ")[0]
    if plain and not plain.startswith("<"):
        return _width(chr(int(plain, 16)))
    script = unicodedata.name(char, "").split(" ")[0]
    if script in _BY_SCRIPT:
        return _BY_SCRIPT[script]
    if category[0] == "L":
        return _CAPITAL if category == "Lu" else _SMALL
    return _OTHER
