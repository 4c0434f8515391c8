"""The tags of lists whose items may be numbered."""

from __future__ import annotations


class Numbering:
    """Gives the tags of one list, so that its items keep the numbers they have in the source.

    A number that is not higher than the one before is ignored: people also write lists as `1.` `1.` `1.`.
    """

    def __init__(self, first: int | None) -> None:
        self._next = first
        self.tag = "ul" if first is None else "ol"
        self.start = "" if first in (None, 1) else f' start="{first}"'

    def item(self, number: int | None) -> str:
        """The start tag of the next item."""
        if self._next is None or number is None:
            return "<li>"
        skips = number > self._next
        self._next = max(number, self._next) + 1
        return f'<li value="{number}">' if skips else "<li>"
