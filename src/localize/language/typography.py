"""How a locale writes its marks: quotes, spaces before punctuation, its own signs. Data: `data/typography/`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from localize.dataclass import dataclass
from localize.language import datafiles, tags

PLAIN = MappingProxyType(
    {
        "，": ",",
        "、": ",",
        "。": ".",
        "；": ";",
        "：": ":",
        "？": "?",
        "！": "!",
        "（": "(",
        "）": ")",
        "،": ",",
        "؛": ";",
        "؟": "?",
        "।": ".",
        "۔": ".",
    }
)
"""Marks of one family of scripts, and what stands for them in all others."""


@dataclass(frozen=True, slots=True)
class Typography:
    """The marks of a locale. The default data allows everything that is a matter of taste."""

    known: bool
    """Whether the language has data of its own."""
    quotes: tuple[str, ...]
    """The pairs of quotation marks that may stand anywhere, the usual one first: "„“"."""
    nested: tuple[str, ...]
    """The pairs that may stand only inside others."""
    straight: bool
    """Whether the straight quotation mark of the keyboard is allowed."""
    spaced: str
    """Marks with a no-break space before them: ";" in French. With "»" among them, also after "«"."""
    unspaced: str
    """Marks that have no space before them."""
    marks: MappingProxyType[str, str]
    """ASCII marks that this locale replaces with its own."""
    also: str
    """Marks of this locale that replace no ASCII mark."""
    stop: str
    """What ends a sentence."""
    question: str
    """What ends a question."""
    asks: tuple[str, ...]
    """Last words of questions that may end with a stop: "か" in Japanese."""
    ends: bool
    """Whether the end of a sentence can be compared with that of a source."""
    inverted: bool
    """Whether questions and exclamations are opened: "¿", "¡"."""
    doubled: frozenset[str] | None
    """Words that may stand twice in a row, in lower case; None where any word may."""
    foreign: MappingProxyType[str, str]
    """Marks of other scripts, with what stands for them here; nothing where the language is not known."""


@lru_cache
def typography(tag: str) -> Typography:
    """The typography of a locale: its language's, with what differs in its script (`Hant`) or region (`CA`)."""
    code = tags.language(tag)
    own = dict(datafiles.data("typography", code))
    regions = own.pop("regions", {})
    data = {**datafiles.data("typography", "all"), **own}
    for part in (tags.script(tag), *tag.split("-")[1:]):
        data.update(regions.get(part, {}))
    return Typography(
        known=bool(own),
        quotes=tuple(data["quotes"]),
        nested=tuple(data["nested"]),
        straight=data["straight"],
        spaced=data["spaced"],
        unspaced=data["unspaced"],
        marks=MappingProxyType(data["marks"]),
        also=data["also"],
        stop=data["stop"],
        question=data["question"],
        asks=tuple(data["asks"]),
        ends=data["ends"],
        inverted=data["inverted"],
        doubled=frozenset(data["doubled"]) if "doubled" in data else None,
        foreign=MappingProxyType(_foreign(data) if own else {}),
    )


def _foreign(data: Mapping[str, Any]) -> dict[str, str]:
    native = {*data["marks"].values(), *data["also"], *("，．、" if "。" in data["stop"] else "")}
    return {mark: plain for mark, plain in PLAIN.items() if mark not in native}
