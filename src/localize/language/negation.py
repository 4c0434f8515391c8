"""Words that deny, found in running text.

A hard cue ("not", "without") denies, and its translation nearly always denies too. A soft cue ("avoid", "unable",
"only") may be the translation of a denial; its own translation need not deny. What looks like a cue but denies nothing
is left out ("not only", "no doubt"). The words are in `data/negation/<language>.toml`; `en.toml` explains the notation.
"""

from __future__ import annotations

from functools import lru_cache

from localize.language import datafiles
from localize.language.cue_search import Cue, CueFinder, cue_finder
from localize.language.cue_text import CueText
from localize.language.tags import language


def knows(tag: str) -> bool:
    """Whether there is data for a locale's language."""
    return _finder(language(tag)) is not None


def cue_text(text: str, tag: str) -> CueText:
    """Return a text of a locale's language, cut into words once for `cues`, `prohibitions` and `stops`."""
    return CueText(text, _symbols(language(tag)))


@lru_cache
def _symbols(code: str) -> frozenset[str]:
    """The symbols of units that are also words of a language."""
    symbols = datafiles.data("quantities", code).get("exact-unit", {}).values()
    return frozenset(form for forms in symbols for form in forms)


def cues(text: CueText, tag: str) -> tuple[Cue, ...]:
    """The cues of a text in a locale's language, in order; none where there is no data for it.

    Takes time proportional to the length of the text, whatever stands in it.
    """
    finder = _finder(language(tag))
    return tuple(finder.find(text)) if finder else ()


def knows_prohibitions(tag: str) -> bool:
    """Whether there is data on the words of a locale's language that forbid."""
    return _forbidding(language(tag)) is not None


def prohibitions(text: CueText, tag: str) -> tuple[Cue, ...]:
    """The words of a text that forbid, in order ("do not", "never"); none without data for the locale's language."""
    finder = _forbidding(language(tag))
    return tuple(finder.find(text)) if finder else ()


def may_deny(piece: str, tag: str) -> bool:
    """Whether a cue may begin in a piece of text without spaces; in a text without such pieces there is none."""
    finder = _finder(language(tag))
    return finder is not None and finder.may_begin(piece)


def may_forbid(piece: str, tag: str) -> bool:
    """The same for words that forbid."""
    finder = _forbidding(language(tag))
    return finder is not None and finder.may_begin(piece)


def stops(text: CueText, tag: str) -> tuple[Cue, ...]:
    """The words of a text that mean to stop something, or to leave it out; none without data."""
    finder = _stopping(language(tag))
    return tuple(finder.find(text)) if finder else ()


def forbids_to_stop(text: CueText, tag: str) -> bool:
    """Whether a text forbids to stop something or to leave it out: "do not stop", "never suddenly stop"."""
    return any(
        begin.end <= verb.start and len(text.text[begin.end : verb.start].split()) <= 1
        for begin in prohibitions(text, tag)
        for verb in stops(text, tag)
    )


@lru_cache
def _stopping(code: str) -> CueFinder | None:
    data = datafiles.data("negation", code)
    if "stops" not in data:
        return None
    return cue_finder({"soft": data["stops"], "spaces": data.get("spaces", True)})


@lru_cache
def _forbidding(code: str) -> CueFinder | None:
    data = datafiles.data("negation", code)
    if "forbids" not in data:
        return None
    ignored = [*data["ignored"], *data.get("urges", ())]
    return cue_finder({"ignored": ignored, "hard": data["forbids"], "spaces": data.get("spaces", True)})


@lru_cache
def _finder(code: str) -> CueFinder | None:
    data = datafiles.data("negation", code)
    return cue_finder(data) if data else None
