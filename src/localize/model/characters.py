"""Which characters a text may have: those that pages, feeds, JSON and catalogs can all hold."""

from __future__ import annotations

from localize.expressions import expression

_PLANES = "".join(f"{chr(plane << 16)}-{chr(plane << 16 | 0xFFFD)}" for plane in range(1, 17))
_REFUSED = expression(f"[^\t\n\r -~\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd{_PLANES}]")
"""Controls but for tab and line ends (HTML Living Standard, "control"), surrogates, and noncharacters.

XML 1.0 (production 2, Char) cannot hold most of C0, HTML neither C1 nor noncharacters ("Preprocessing the input
stream"), UTF-8 no surrogates. What is allowed is written down, as that is looked for ten times faster.
"""

_BLANKS = str.maketrans("\v\f", "  ")


def spaced(text: str) -> str:
    """The text with a space for each form feed and vertical tab: white space that no page can hold."""
    return text.translate(_BLANKS) if "\f" in text or "\v" in text else text


def refused(text: str) -> str:
    """The first character that no text may have; empty where there is none.

    It is refused and never taken out: a control is often what a wrong encoding has left of a dash, and a dose of
    "5–10 mg" would read "510 mg". And an address without it is another one than the one that was judged.
    """
    match = _REFUSED.search(text)
    return match[0] if match else ""


def all_refused(text: str) -> list[str]:
    """All characters of a text that none may have, each once, in their order in Unicode."""
    return sorted(set(_REFUSED.findall(text)))


def named(char: str) -> str:
    """What a refused character is, for messages: `control character U+0007`."""
    code = ord(char)
    kind = "control character" if code < 0xA0 else "half a surrogate pair" if code < 0xE000 else "noncharacter"
    return f"{kind} U+{code:04X}"
