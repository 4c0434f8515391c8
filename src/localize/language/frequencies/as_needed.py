"""Words for a dose that is taken only when there is a need for it: "as needed"."""

from __future__ import annotations

from functools import lru_cache

from localize.language import datafiles
from localize.language.cue_search import Cue, CueFinder, cue_finder
from localize.language.cue_text import CueText
from localize.language.tags import language


def as_needed(text: CueText, tag: str) -> tuple[Cue, ...]:
    """The words of a text that say so (hard), or may translate them (soft); none without data for the language."""
    finder = _finder(language(tag))
    return tuple(finder.find(text)) if finder else ()


@lru_cache
def _finder(code: str) -> CueFinder | None:
    data = datafiles.data("frequencies", code)
    if not data:
        return None
    return cue_finder({"hard": data["as-needed"], "soft": data["needed"], "spaces": data.get("spaces", True)})
