"""Reads the inline markup of docutils without looking again for an end that is not there.

docutils looks for the end of each `*`, `` ` `` and `|` to the end of the paragraph, and for addresses from each
character of a word to its end, and for a name from each of its parts. The result is the same here, but for addresses of
thousands of characters, and for names of more than 41 parts (`a-b-c`).
"""

from __future__ import annotations

from typing import Any

from docutils.parsers.rst.states import Inliner

from localize.expressions import expression

_ENDS = ("emphasis", "strong", "interpreted_or_phrase_ref", "literal", "target", "substitution_ref")
"""The patterns with which docutils looks for ends."""

_TOO_LONG = expression(r"\S{2000}")
"""What is no address: the time in which one is looked for grows with the square of the length of a word."""


class LinearInliner(Inliner):
    """Reads the inline markup of one document."""

    def init_customizations(self, settings: Any) -> None:
        """Make the patterns; docutils calls it for each document."""
        super().init_customizations(settings)
        for name in _ENDS:
            setattr(self.patterns, name, _End(getattr(self.patterns, name)))
        dispatch: list[Any] = self.implicit_dispatch
        (addresses, method), *_ = dispatch
        dispatch[0] = (_Addresses(addresses), method)


for _name, _part in vars(Inliner).items():
    if isinstance(_part, str) and not _name.startswith("__"):
        setattr(LinearInliner, _name, _part)  # docutils makes the patterns of parts that the class itself has

LinearInliner.simplename = LinearInliner.simplename.removesuffix("*") + "{0,40}"


class _End:
    """Looks for the end of markup behind its beginning."""

    def __init__(self, pattern: Any) -> None:
        self._pattern = pattern
        self._without = ""
        """The last text in which there was none: there is none in any end of that text."""

    def search(self, text: str) -> Any:
        """Return the match of the end; docutils calls it with what stands behind each beginning."""
        if text and self._without.endswith(text):
            return None
        match = self._pattern.search(text)
        if match is None:
            self._without = text
        return match


class _Addresses:
    """Looks for web and e-mail addresses."""

    def __init__(self, pattern: Any) -> None:
        self._pattern = pattern

    def search(self, text: str) -> Any:
        """Return the match of the first address."""
        if not (":" in text or "@" in text) or _TOO_LONG.search(text):
            return None
        return self._pattern.search(text)
